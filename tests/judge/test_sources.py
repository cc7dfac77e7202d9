"""A judge asks facts, and never reads a source itself."""

import re
from pathlib import Path

JUDGE = Path(__file__).resolve().parents[2] / "grader" / "judge"


def test_a_sources_lines_are_only_quoted() -> None:
    reading = {path.name: len(re.findall(r"facts\S*\.lines\b", path.read_text(encoding="utf-8"))) for path in JUDGE.rglob("*.py")}
    assert {name for name, count in reading.items() if count} == {"transcript.py"}
    quoting = (JUDGE / "transcript.py").read_text(encoding="utf-8").partition("def source_line(")[2].partition("\ndef ")[0]
    assert reading["transcript.py"] == len(re.findall(r"facts\.lines\b", quoting))
