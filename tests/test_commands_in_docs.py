"""Every command that a page names is one that can be typed, and the pages that walk a reader through something are walked."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from grader.cli.group import cli

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*sorted(ROOT.glob("docs/*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"]
WALKS = ("students.pt-BR.md", "students.en.md", "authors.pt-BR.md")  # the tutorials: tests/test_sample_class.py
TYPED = re.compile(r"^(?: {4,8}|\$ )(?:\.venv/bin/)?((?:python3? )?grade(?:\.py)? .*|make .*)$", re.MULTILINE)
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def typed(page: Path) -> list[str]:
    """The command lines of a page, without their comments: those that are indented, and those after a prompt."""
    text = re.sub(r"^```.*?^```", _prompts, page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    lines = text.replace("\n                                ", " ")  # a synopsis of several lines
    return [re.split(r"  #|   +", found)[0].strip() for found in TYPED.findall(lines)]


def _prompts(block: re.Match[str]) -> str:
    """Of what a page shows as a terminal's, the lines after a prompt: what a report says is held to in other tests."""
    return "\n".join(line for line in block[0].splitlines() if line.startswith("$ "))


def words(line: str) -> list[str]:
    """A command line's words; of a synopsis, one that it stands for."""
    plain = re.sub(r"[\[\]]|\.\.\.", "", line)
    return shlex.split(re.sub(r"(?<=[\w.-])\|[\w.|-]+", "", plain))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_can_be_typed(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for line in typed(page):
        program, *rest = words(line)
        if program == "make":
            assert rest[0] in TARGETS, line
            continue
        name, *arguments = rest[1:] if program.startswith("python") else rest
        _parsed(cli, name, arguments, line)


def _parsed(group: click.Group, name: str, arguments: list[str], line: str) -> None:
    command = group.get_command(click.Context(cli, obj=""), name)
    assert command is not None, line
    if isinstance(command, click.Group):
        _parsed(command, arguments[0], arguments[1:], line)
        return
    wrong = None
    try:
        command.make_context(name, arguments, obj="")
    except click.exceptions.Exit:  # --help
        return
    except click.MissingParameter:
        raise
    except click.BadParameter as error:
        wrong = error.param
    # what a page calls a file need not be there, and what a synopsis calls a number or one of a list's words is none
    assert wrong is None or wrong.type.name in ("path", "directory", "file") or re.search(r"\b[A-Z]+\b", line), line


@pytest.mark.hosts
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", WALKS)
def test_the_page_is_walked(name: str, tmp_path: Path) -> None:
    """Each of its commands in order, in one folder, as a reader would; installing is for tests/test_install.py."""
    shutil.copytree(ROOT / "examples/exercises", tmp_path / "examples/exercises")
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}
    lines = [line for line in typed(ROOT / "docs" / name) if not line.startswith("make")]
    assert len(lines) >= 5
    for line in lines:
        done = subprocess.run(
            [sys.executable, "-m", "grader", *shlex.split(line)[1:]], cwd=tmp_path, env=environ, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        # what the template holds is where one starts, and fails; everything else does what the page says
        expected = {1} if re.search(r"(check|watch).*hello-tcp", line) else {0}
        assert done.returncode in expected, f"{line}: {done.returncode}\n{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr
