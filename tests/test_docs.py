"""The pages: docs/architecture.md names every module and no other, README.md every page, docs/screens.md real submissions."""

import importlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from grader.cli.commands import COMMANDS
from grader.cli.group import cli
from grader.lab import patience

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
    shown = re.findall(r"check (\S+) --exercise\s+(?:\\\s+)?(\S+)", (ROOT / "docs/screens.md").read_text(encoding="utf-8"))
    assert len(shown) >= 4
    assert [folder for folder, exercise in shown if not (ROOT / folder).is_dir() or exercise not in folder] == []


PAGES = [*(ROOT / "docs").glob("*.md"), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md"))]
SOURCES = [path for folder in ("grader", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
# for any module, any test; and what only a wheel has, and what a benchmark makes
STAND_INS = {"grader/x/y.py", "tests/x/test_y.py", "grader/data", "benchmarks/.venv-check50"}


def test_paths_that_pages_and_comments_name_are_there() -> None:
    pattern = r"(?<![\w/.])((?:grader|tests|exercises|docs|benchmarks|reference|examples|integrations|partners|\.ci)/[\w./*-]*\w)"
    named = {(file.name, path) for file in [*PAGES, *SOURCES] for path in re.findall(pattern, file.read_text(encoding="utf-8"))}
    meant = {each for each in named if each[1] not in STAND_INS and not re.search(r"/[A-Z]{2,}|/\.plays", each[1])}
    shown = {"exercises/tcp-echo.yml"}  # of examples/
    assert [each for each in sorted(meant) if not list(ROOT.glob(each[1])) and each[1] not in shown] == []


def test_names_of_the_package_that_pages_and_comments_mention_exist() -> None:
    files = [*PAGES, *SOURCES, *(path for path in (ROOT / "tests").rglob("*.py") if "submissions" not in path.parts)]
    named = {name for file in files for name in re.findall(r"`(grader(?:\.\w+)+)", file.read_text(encoding="utf-8"))}
    assert [name for name in sorted(named - {"grader.cli.NAME"}) if not _exists(name.split("."))] == []


def _exists(parts: list[str]) -> bool:
    for length in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            if not hasattr(found, part) and part not in getattr(found, "__annotations__", {}):
                return False
            found = getattr(found, part, None)
        return True
    return False


def test_targets_of_make_that_pages_name_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        target for page in PAGES for target in re.findall(r"(?:`|^    )make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert named - targets == set()
    told = set(re.findall(r"echo 'make ([a-z-]+) ", (ROOT / "Makefile").read_text(encoding="utf-8")))
    assert targets - told == {"help"}, "`make help` tells of them"


def test_commands_and_options_that_pages_name_are_there() -> None:
    context = click.Context(cli, info_name="grade", obj="en")
    wrong = set()
    for page in PAGES:
        for said in re.findall(r"\bgrade(?:\.py)? ([a-z][^`|#\n]*)", page.read_text(encoding="utf-8")):
            line = re.sub(r"'[^']*'", "", said)  # a student's program's own command line
            words = line.split()
            command = cli.get_command(context, words[0]) if words[0] in COMMANDS else None
            below = command.get_command(context, words[1]) if isinstance(command, click.Group) and len(words) > 1 else None
            command = below or command
            if command is not None:
                known = {name for each in command.params for name in (*each.opts, *each.secondary_opts)} | {"--help", "--lang", "--version"}
                told = re.findall(r"(?<!\S)--[a-z][a-z-]*", line) if words[0] != "pytest" else []  # which has options of its own
                wrong |= {(page.name, words[0], option) for option in told if option not in known}
    assert wrong == set()


def test_what_the_page_of_exercises_says_of_finish_is_what_is_waited() -> None:
    page = (ROOT / "docs/exercises.md").read_text(encoding="utf-8")
    (told,) = re.findall(r"\((\d+) s at most; (\d+) s in turns, (\d+) s for an alarm\)", page)
    assert tuple(map(float, told)) == (patience.OUTLASTED, patience.POLLING_OUTLASTED, patience.ALARM_OUTLASTED)
