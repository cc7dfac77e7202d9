"""`grade.py watch` as a whole: a process that is left running while files are saved."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from grader.errors import ExitStatus
from grader.places import REFERENCE
from tests.processes import tree, wait_until

ROOT = Path(__file__).resolve().parents[2]
WAITING = "Waiting for the next save; Ctrl-C ends."
pytestmark = pytest.mark.hosts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(REFERENCE / "hello-tcp", tmp_path / "hello-tcp")
    return tmp_path


@pytest.fixture
def watching(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(ROOT / "grade.py"), "watch", ".", "--lang", "en"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def until(stream: IO[str] | None, line: str) -> str:
    """All that is said until that line."""
    assert stream is not None
    said = ""
    for each in stream:
        if each.strip() == line:
            return said
        said += each
    raise AssertionError(f"it ended, and said only:\n{said}")


def save(file: Path, text: str) -> None:
    """As most editors do: written beside it, and renamed."""
    beside = file.with_name(f".{file.name}.tmp")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, file)


def test_each_save_is_graded_and_what_changed_is_told(watching: subprocess.Popen[str], folder: Path) -> None:
    assert "7 of 7 scenarios pass" in until(watching.stdout, WAITING)
    server = folder / "hello-tcp/server.py"
    right = server.read_text(encoding="utf-8")
    save(server, right.replace("while True:", "for _ in range(1):"))
    said = until(watching.stdout, WAITING)
    assert "does not pass any more:" in said
    assert "server.py, line" in said
    assert "When it last passed, up to there:" in said
    save(server, right)
    said = until(watching.stdout, WAITING)
    assert "passes now:" in said
    assert "7 of 7 scenarios pass" in said
    processes = tree(watching.pid)
    assert processes, "its workers stay"
    watching.send_signal(signal.SIGINT)
    assert watching.wait(30) == ExitStatus.INTERRUPTED
    wait_until(lambda: not any(Path(f"/proc/{process}").exists() for process in processes), "the end of all that it started")


def test_a_folder_that_is_being_rewritten_is_waited_for(watching: subprocess.Popen[str], folder: Path) -> None:
    until(watching.stdout, WAITING)
    (folder / "hello-tcp").rename(folder.parent / "away")
    assert until(watching.stdout, "") == ""
    assert "is empty" in until(watching.stdout, "")
    until(watching.stdout, WAITING)  # whoever reads it knows that the command goes on
    (folder.parent / "away").rename(folder / "hello-tcp")
    assert "7 of 7 scenarios pass" in until(watching.stdout, WAITING)


@pytest.mark.parametrize(("loop", "status"), [("while True:", 0), ("for _ in range(1):", 1)])
def test_once(loop: str, status: int, folder: Path) -> None:
    server = folder / "hello-tcp/server.py"
    server.write_text(server.read_text(encoding="utf-8").replace("while True:", loop), encoding="utf-8")
    command = [sys.executable, str(ROOT / "grade.py"), "watch", str(server), "--exercise", "hello", "--once", "--gcc"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    first, *findings, last = done.stdout.splitlines()
    assert (first, last) == ("corretor: começou", "corretor: pronto")
    assert any(": error: " in line for line in findings) is bool(status)


def test_once_where_nothing_is(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "grade.py"), "watch", str(tmp_path), "--once"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (ExitStatus.USAGE, "")
