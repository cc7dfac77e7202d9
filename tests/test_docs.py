"""The pages: docs/architecture.md names every module and no other, README.md every page, docs/screens.md real submissions."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NAMED = re.compile(r"`((?:[a-z_]+/)*[a-z_]+\.py)`")


def test_architecture_walks_all_modules_and_no_others() -> None:
    named = set(NAMED.findall((ROOT / "docs/architecture.md").read_text()))
    package = ROOT / "grader"
    modules = {str(path.relative_to(package)) for path in package.rglob("*.py") if path.name != "__init__.py"}
    assert named - modules <= {"grade.py", "tests/test_docs.py", "socket.py"}
    assert modules - named == set()


def test_readme_links_to_every_page_and_to_nothing_that_is_not_there() -> None:
    linked = set(re.findall(r"\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")} <= linked
    assert [path for path in sorted(linked) if not (ROOT / path).exists()] == []


@pytest.mark.hosts
def test_screens_is_what_is_said_now() -> None:
    done = subprocess.run([sys.executable, "examples/screens.py"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == (ROOT / "docs/screens.md").read_text(encoding="utf-8"), "python examples/screens.py > docs/screens.md"


def test_screens_shows_submissions_that_are_there() -> None:
    shown = re.findall(r"check (\S+) --exercise (\S+)", (ROOT / "docs/screens.md").read_text(encoding="utf-8"))
    assert len(shown) >= 4
    assert [folder for folder, exercise in shown if not (ROOT / folder).is_dir() or exercise not in folder] == []
