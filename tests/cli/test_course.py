"""`grade.py course`."""

import shutil
from pathlib import Path

import pytest

import grader
from grader.cli.course import exercises_for
from grader.cli.main import main
from grader.errors import ExitStatus
from grader.places import VARIABLE

ROOT = Path(grader.__file__).parents[1]


def test_lint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "course.yml"
    file.write_text("scale: 10\nhidden: [ping-pong-tcp/exit]\n", encoding="utf-8")
    assert main(["course", "lint", str(file)]) == ExitStatus.PASSED
    assert capsys.readouterr().out == f"{file}: ok (0-10, -)\n"
    file.write_text("scale: ten\nhidden: [ping-pong-tcp/exti]\npas: 6\n", encoding="utf-8")
    assert main(["course", "lint", str(file)]) == ExitStatus.USAGE
    told = capsys.readouterr().err
    assert f"{file}:1:8: found the text `ten`\n    scale: ten\n           ^\n    expected: a number" in told
    assert "did you mean `ping-pong-tcp/exit`?" in told and f"{file}:3:1: unknown key `pas`" in told


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["course", "schema"]) == ExitStatus.PASSED
    assert '"title": "Course"' in capsys.readouterr().out


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course's folder with one exercise of its own, and nothing in the environment, also afterwards."""
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.delenv(VARIABLE)
    (tmp_path / "exercises").mkdir()
    shutil.copy(ROOT / "examples/exercises/tcp-echo.yml", tmp_path / "exercises")
    (tmp_path / "rules").mkdir()
    return tmp_path


def test_a_course_has_exercises_of_its_own(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = own / "rules" / "course.yml"
    rules.write_text("exercises: ../exercises\nweights: {tcp-echo: 1}\n", encoding="utf-8")
    assert main(["course", "lint", str(rules)]) == 0
    assert [each.id for each in exercises_for(own / "rules")] == ["tcp-echo"]


def test_a_course_s_exercises_are_not_the_grader_s(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = own / "rules" / "course.yml"
    rules.write_text("exercises: ../exercises\nweights: {hello-tcp: 1}\n", encoding="utf-8")
    assert main(["course", "lint", str(rules)]) == 2
    assert "there is no exercise `hello-tcp`" in capsys.readouterr().err


def test_a_folder_of_exercises_that_is_not_there_is_told(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = own / "rules" / "course.yml"
    rules.write_text("exercises: ../exercicios\n", encoding="utf-8")
    assert main(["course", "lint", str(rules)]) == 2
    assert "exercicios" in capsys.readouterr().err


def test_the_command_line_goes_over_the_course_s_rules(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = own / "rules" / "course.yml"
    rules.write_text("exercises: ../nowhere\nweights: {tcp-echo: 1}\n", encoding="utf-8")
    assert main(["course", "lint", str(rules), "--exercises", str(own / "exercises")]) == 0
