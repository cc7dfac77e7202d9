"""grade.py itself: which Python it goes on in, and what it never imports."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GRADE = ROOT / "grade.py"


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(word) for word in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of grade.py beside the real package, without a .venv."""
    folder = tmp_path / "a checkout"
    folder.mkdir()
    (folder / "grade.py").write_bytes(GRADE.read_bytes())
    (folder / "grader").symlink_to(ROOT / "grader")
    return folder


def give_venv(checkout: Path) -> None:
    """A .venv whose Python tells what it was started with."""
    python = checkout / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    python.chmod(0o755)


@pytest.mark.parametrize("environment", [{}, {"PYTHONPATH": ":"}, {"PYTHONPATH": "."}])
def test_nothing_is_imported_from_the_current_folder(environment: dict[str, str], tmp_path: Path) -> None:
    for name in ("socket", "click", "signal", "msgspec", "grader", "tempfile", "importlib", "conftest"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported from the student')\n")
    (tmp_path / "grade.py").symlink_to(GRADE)
    for program in (GRADE, "grade.py"):
        done = run(sys.executable, program, "doctor", "--lang", "en", cwd=tmp_path, PATH="/usr/bin:/bin", **environment)
        assert done.stdout.startswith("Isolation: ")
        assert done.stderr == ""


def test_a_python_without_the_dependencies_goes_on_in_venv(checkout: Path, tmp_path: Path) -> None:
    give_venv(checkout)
    done = run(sys.executable, "-S", checkout / "grade.py", "check", "uma pasta", cwd=tmp_path)
    assert done.stdout.splitlines() == [str(checkout / "grade.py"), "check", "uma pasta"]


def test_without_venv_it_tells_the_one_command_to_type(checkout: Path, tmp_path: Path) -> None:
    done = run(sys.executable, "-S", checkout / "grade.py", "check", "x", cwd=tmp_path)
    assert done.returncode == 2
    assert f"make -C '{checkout}' setup" in done.stderr
    assert "Traceback" not in done.stderr


def old_python(checkout: Path) -> tuple[str, str, str]:
    pretend = "sys.version_info = (3, 8, 10); sys.argv[0] = path; runpy.run_path(path, run_name='__main__')"
    return (sys.executable, "-c", f"import runpy, sys; path = {str(checkout / 'grade.py')!r}; {pretend}")


def test_too_old_a_python_says_so(checkout: Path, tmp_path: Path) -> None:
    done = run(*old_python(checkout), cwd=tmp_path)
    assert done.returncode == 2
    assert "este Python é o 3.8; é preciso o 3.11 ou mais novo." in done.stderr
    assert "this Python is 3.8; 3.11 or newer is needed." in done.stderr


def test_too_old_a_python_goes_on_in_venv(checkout: Path, tmp_path: Path) -> None:
    give_venv(checkout)
    done = run(*old_python(checkout), "doctor", cwd=tmp_path)
    assert done.stdout.splitlines() == [str(checkout / "grade.py"), "doctor"]


def test_old_pythons_can_read_it() -> None:
    ast.parse(GRADE.read_text(encoding="utf-8"), feature_version=(3, 4))


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_nobodys_crash(closed: str, tmp_path: Path) -> None:
    done = run("sh", "-c", f'exec "$0" "$1" check nowhere {closed}', sys.executable, GRADE, cwd=tmp_path, PATH="/usr/bin:/bin")
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("full", [">/dev/full", "2>/dev/full", ">/dev/full 2>/dev/full"])
@pytest.mark.parametrize("command", ["--help", "nope", "check nowhere", "exercises list"])
def test_where_nothing_can_be_written_that_is_the_status(command: str, full: str, tmp_path: Path) -> None:
    """Neither a crash of ours, nor what tells that a submission failed."""
    done = run("sh", "-c", f'exec "$0" "$1" {command} {full}', sys.executable, GRADE, cwd=tmp_path, PATH="/usr/bin:/bin")
    fine = command in ("--help", "exercises list") and full.startswith("2")
    assert done.returncode == (0 if fine else 2), done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_current_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"cd {gone} && rmdir {gone} && exec {sys.executable} {ROOT / 'grade.py'} --version"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "the current folder is gone" in done.stderr
