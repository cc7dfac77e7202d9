"""A plain command line means what click takes it to mean."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.cli.check import check
from grader.cli.checking import CheckArguments
from grader.cli.plainly import asked_plainly

ROOT = Path(__file__).resolve().parents[2]
START = "import sys; sys.modules['typing_extensions'] = None; "  # as grader.start does

WORDS = (
    "ana", "exercício 1", "", "-", "--", "-v", "--verbose", "--github", "--gcc", "-vv", "--exercise", "--exercises", "--scenario",
    "--program", "server=a.py", "--json", "--html", "--junit", "--to", "sarif=x", "--lang", "en", "pt-BR", "pt", "--isolation", "plain",
    "hosts", "x",
    "--limit-time", "90s", "--seed", "7", "007", "٣", "-7", "9223372036854775807", "9223372036854775808", "--save", "--help", "--seed=7",
)  # fmt: skip


def by_click(arguments: list[str]) -> CheckArguments | str:
    try:
        with check.make_context("check", list(arguments)) as context:
            return CheckArguments(**context.params)
    except (click.exceptions.ClickException, click.exceptions.Exit) as error:
        return type(error).__name__


@given(st.lists(st.sampled_from(WORDS), max_size=7))
def test_what_is_read_here_is_what_click_makes_of_it(arguments: list[str]) -> None:
    asked = asked_plainly(["check", *arguments])
    assert asked is None or asked == by_click(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["ana"],
        ["ana", "--exercise", "hello-tcp", "--exercise", "udp-echo", "-v"],
        ["--lang", "en", "--seed", "7", "--isolation", "plain", "--limit-time", "90s", "a b/c", "--to", "sarif=x", "--github"],
        ["ana", "--json", "x.json", "--html", "x.html", "--junit", "x.xml", "--save", "x.play", "--program", "server=a.py 1", "--gcc"],
    ],
)
def test_what_people_type_needs_no_click(arguments: list[str]) -> None:
    asked = asked_plainly(["check", *arguments])
    assert asked is not None
    assert asked == by_click(arguments)


@pytest.mark.parametrize("arguments", [[], ["check"], ["check", "a", "b"], ["check", "a", "--lang", "fr"], ["watch", "a"], ["ana"]])
def test_the_rest_is_left_to_click(arguments: list[str]) -> None:
    assert asked_plainly(arguments) is None


def test_another_folder_of_exercises_is_clicks_to_check(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GRADE_EXERCISES", str(tmp_path))
    assert asked_plainly(["check", "ana"]) is None


def test_a_plain_check_imports_neither_click_nor_what_reads_exercise_files(tmp_path: Path) -> None:
    program = f"""
import sys
sys.path[:0] = {[str(ROOT), *sys.path]!r}
from grader.cli.main import main
main(["check", {str(tmp_path / "no folder")!r}, "--exercise", "hello-tcp"])
print(*sorted({{"click", "dataclasses", "inspect", "jsonschema", "rich", "tokenize", "yaml"}} & sys.modules.keys()))
"""
    for _ in range(2):  # once to keep the exercise compiled, where it is not yet
        done = subprocess.run([sys.executable, "-I", "-c", START + program], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
