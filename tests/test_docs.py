"""The pages: docs/architecture.md names every module and no other, README.md every page, docs/screens.md real submissions."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NAMED = re.compile(r"`((?:[a-z_]+/)*[a-z0-9_]+\.py)`")


def test_architecture_walks_all_modules_and_no_others() -> None:
    named = set(NAMED.findall((ROOT / "docs/architecture.md").read_text()))
    package = ROOT / "grader"
    modules = {str(path.relative_to(package)) for path in package.rglob("*.py") if path.name != "__init__.py"}
    assert named - modules <= {"grade.py", "tests/test_docs.py", "socket.py"}
    assert modules - named == set()


def test_architecture_draws_the_layers_that_imports_are_held_to() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    drawn = text.partition("    grade.py, ")[2].partition("\n\n")[0].splitlines()
    layers = [re.findall(r"\w+", re.split(r"\s{2,}", line.strip())[0]) for line in drawn]
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    held_to = [re.findall(r"\w+", layer) for contract in contracts for layer in contract.get("layers", ())]
    assert [sorted(layer) for layer in layers] == [sorted(layer) for layer in held_to]


def test_readme_names_the_pythons_that_are_supported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    minors = [int(minor) for each in project["classifiers"] for minor in re.findall(r":: 3\.(\d+)$", each)]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"Python 3.{minors[0]} a 3.{minors[-1]}" in readme
    assert re.search(rf"Python 3\.{minors[0]} to\s+3\.{minors[-1]}", readme)
    assert project["requires-python"] == f">=3.{minors[0]}"


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
