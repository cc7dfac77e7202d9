"""A judge asks facts, and never reads a source itself."""

import re
from pathlib import Path

JUDGE = Path(__file__).resolve().parents[2] / "grader" / "judge"


def test_a_sources_lines_are_quoted_by_its_facts_alone() -> None:
    assert not [path.name for path in JUDGE.rglob("*.py") if re.search(r"facts\S*\.lines\b", path.read_text(encoding="utf-8"))]
