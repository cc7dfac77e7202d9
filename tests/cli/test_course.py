"""`grade.py course`."""

from pathlib import Path

import pytest

from grader.cli.main import main
from grader.errors import ExitStatus


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
