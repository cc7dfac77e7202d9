"""CONTRIBUTING.md does what it says: its finding and its scenario are added to a copy, as a newcomer would."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def blocks(heading: str, language: str) -> list[str]:
    section = TEXT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("grader", "exercises", "tests/judge", "pyproject.toml", "docs/findings.md", "reference/hello-tcp"):
        source, there = ROOT / name, tmp_path / name
        there.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, there, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, there)
    return tmp_path


def run(copy: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def put(file: Path, before: str, text: str) -> None:
    """Insert `text` before the last place where `before` stands."""
    head, there, tail = file.read_text(encoding="utf-8").rpartition(before)
    assert there
    file.write_text(head + text + there + tail, encoding="utf-8")


def test_the_finding(copy: Path) -> None:
    words, about, rule, test = blocks("A finding from nothing", "python")
    put(copy / "grader/findings/remarks.py", "}\n", words)
    put(copy / "grader/findings/about/remarks.py", "}\n", about)
    remarks = copy / "grader/judge/remarks.py"
    (name,) = re.findall(r"def (\w+)", rule)
    text = remarks.read_text(encoding="utf-8").replace("for remark in (", f"for remark in ({name}, ", 1)
    text = text.replace("import Transcript, ", "import Transcript, received, ", 1) if "received," not in text else text
    remarks.write_text(f"{text}\n\n{rule}", encoding="utf-8")
    imported = sorted(set(re.findall(r"\b(\w+)\(", test)) & set(_words_of_the_table()))
    (copy / "tests/judge/test_new.py").write_text(f"from tests.judge.table import {', '.join(imported)}\n\n\n{test}", encoding="utf-8")
    assert "1 passed" in run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/judge/test_new.py")
    assert "prints-nothing" in run(copy, "-m", "grader.findings")


def _words_of_the_table() -> list[str]:
    return re.findall(r"^def (\w+)", (ROOT / "tests/judge/table.py").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.hosts
def test_the_scenario(copy: Path) -> None:
    (scenario,) = blocks("A scenario from nothing", "yaml")
    put(copy / "exercises/hello-tcp.yml", "\nhints:\n", f"\n{scenario}")
    run(copy, "-m", "grader", "exercises", "lint")
    assert "Two clients, one right after the other" in run(copy, "-m", "grader", "exercises", "show", "hello-tcp", "--lang", "en")
    check = ("check", "reference/hello-tcp", "--exercise", "hello-tcp", "--scenario", "back-to-back", "--lang", "en")
    assert "Two clients, one right after the other" in run(copy, "-m", "grader", *check, "-v")


def test_the_label_is_that_of_a_submission() -> None:
    (shown,) = (yaml.safe_load(block) for block in blocks("How to add a label", "yaml"))
    (case,) = re.findall(r"-k '([\w/-]+)'", TEXT)
    label = yaml.safe_load((ROOT / "tests/submissions" / case / "verdict.yml").read_text(encoding="utf-8"))
    assert shown == {key: label[key] for key in shown}


@pytest.mark.hosts
def test_a_kept_play_can_be_looked_at(tmp_path: Path) -> None:
    (program,) = re.findall(r"\.venv/bin/python -c '(.*)' FILE", TEXT)
    kept = tmp_path / "kept"
    run(ROOT, "-m", "grader", "check", "reference/hello-tcp", "--exercise", "hello-tcp", "--scenario", "pair", "--save", str(kept))
    assert "timeline=Timeline(" in run(ROOT, "-c", program, str(kept))
