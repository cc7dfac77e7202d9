"""`grade new` and `grade completion`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import grader
from grader.cli.main import main

ROOT = Path(grader.__file__).parents[1]


def test_an_exercise_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "hello-tcp"]) == 0
    assert {file.name for file in (tmp_path / "hello-tcp").iterdir()} == {"server.py", "client.py"}
    assert "check hello-tcp --exercise hello-tcp" in capfd.readouterr().out
    assert all(os.access(file, os.W_OK) for file in (tmp_path / "hello-tcp").iterdir())


def test_byte_code_that_an_installer_left_is_not_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "student_template/hello-tcp", tmp_path / "template/hello-tcp")
    (tmp_path / "template/hello-tcp/__pycache__").mkdir()
    monkeypatch.setattr("grader.cli.new.TEMPLATE", tmp_path / "template")
    assert main(["new", "hello-tcp", str(tmp_path / "mine")]) == 0
    assert {file.name for file in (tmp_path / "mine").iterdir()} == {"server.py", "client.py"}


def test_nothing_that_is_there_is_changed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "server.py").write_text("mine")
    assert main(["new", "hello-tcp", str(tmp_path)]) == 2
    assert [file.read_text() for file in tmp_path.iterdir()] == ["mine"]
    assert main(["new", "no-such-exercise", str(tmp_path / "new")]) == 2
    assert capfd.readouterr().err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_what_it_needs(shell: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert f"_GRADE_COMPLETE={shell}_complete" in capfd.readouterr().out


@pytest.mark.parametrize(("typed", "completed"), [("grade ch", "check"), ("grade new hello", "hello-tcp"), ("grade check --gc", "--gcc")])
def test_words_are_completed(typed: str, completed: str) -> None:
    words = typed.split()
    environ = {
        **os.environ,
        "_GRADE_COMPLETE": "bash_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(words) - 1),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-c", "import sys; sys.argv = ['grade']; from grader.start import main; sys.exit(main())"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert completed in [line.partition(",")[2] for line in done.stdout.splitlines()], done.stderr


def test_bash_takes_it(tmp_path: Path) -> None:
    (tmp_path / "grade").write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT}/grade.py" "$@"\n')
    (tmp_path / "grade").chmod(0o755)
    environ = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", 'eval "$(grade completion bash)"; complete -p grade'], env=environ, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert b"_grade_completion" in done.stdout
