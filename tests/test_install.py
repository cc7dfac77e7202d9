"""The package as others get it: a wheel, installed into an empty environment, used from elsewhere and by another account."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOBODY = 65534


def build(folder: Path) -> Path:
    """The wheel that $GRADER_WHEEL names (`make release`), or one of the checkout as it is."""
    if given := os.environ.get("GRADER_WHEEL"):
        return Path(given)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    return wheel


def run(*command: str | Path, cwd: Path, status: int = 0, user: int | None = None, **environment: str) -> str:
    """What a command says on both of its streams; its exit status must be `status`."""
    inherited = {name: value for name, value in os.environ.items() if name.startswith("PIP_") or name == "PATH"}
    groups = None if user is None else []
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env={**inherited, **environment}, user=user, group=user, extra_groups=groups,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == status, done.stdout
    return done.stdout


def python_of_all() -> str:
    """The system's Python where it will do: the one that runs the tests may be closed to other accounts."""
    asks = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))"
    system = "/usr/bin/python3"
    there = os.path.exists(system) and subprocess.run([system, "-c", asks], check=False, capture_output=True).returncode == 0
    return system if there else sys.executable


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a blank in its name that every account may enter, with `wheels/` and `venv/`; made once for all processes of a run."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    folder = shared / "um lugar qualquer"
    with (shared / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            wheel = build(folder / "wheels")
            run(python_of_all(), "-m", "venv", folder / "venv", cwd=folder)
            pip = (folder / "venv/bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
            run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=folder)
            run(*pip, "--no-deps", "--no-index", wheel, cwd=folder)
            shutil.copytree(ROOT / "reference/hello-tcp", folder / "ana/hello-tcp")
            (folder / "done").touch()
    return folder


@pytest.fixture
def open_to_all(place: Path) -> Iterator[Path]:
    """The same, while every account may pass the folders above it."""
    above = [folder for folder in place.parents if folder.stat().st_uid == os.geteuid() and folder != Path("/")]
    modes = {folder: folder.stat().st_mode for folder in above}
    for folder in above:
        folder.chmod(modes[folder] | 0o555)
    yield place
    for folder, mode in modes.items():
        folder.chmod(mode)


def test_the_wheel_holds_all_that_the_checkout_has(place: Path) -> None:
    wheel = next(iter((place / "wheels").glob("*.whl")), None) or Path(os.environ["GRADER_WHEEL"])
    inside = set(zipfile.ZipFile(wheel).namelist())
    folders = {"grader": "grader"} | {
        name: f"grader/data/{name}" for name in ("exercises", "partners", "reference", "student_template", "integrations")
    }
    there = {
        f"{target}/{file.relative_to(ROOT / name).as_posix()}"
        for name, target in folders.items()
        for file in (ROOT / name).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert {path for path in inside if ".dist-info/" not in path} == there


@pytest.mark.hosts
def test_it_grades_from_any_folder(place: Path, tmp_path: Path) -> None:
    report = json.loads(
        run(place / "venv/bin/grade", "check", place / "ana", "--json", tmp_path / "r.json", cwd=tmp_path)
        and (tmp_path / "r.json").read_text()
    )
    (graded,) = report["exercises"]
    assert (graded["id"], graded["points"], report["isolation"]) == ("hello-tcp", 10, "hosts")


def test_each_command_tells_of_itself(place: Path, tmp_path: Path) -> None:
    grade = place / "venv/bin/grade"
    assert "grade check [OPTIONS]" in run(grade, "check", "--help", cwd=tmp_path)
    assert "ping-pong-udp" in run(grade, "exercises", "list", cwd=tmp_path)
    assert "`grade exercises show ID`" in run(grade, "check", place / "ana", "--scenario", "nenhum", "--lang", "en", cwd=tmp_path, status=2)
    assert f"`{place / 'venv/bin/python'} -m pip install 'socket-grader[similar]'`" in run(grade, "similar", ".", cwd=tmp_path, status=2)


def test_a_students_modules_are_not_imported(place: Path, tmp_path: Path) -> None:
    for name in ("socket", "click", "signal", "msgspec", "tempfile", "conftest"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported from the student')\n")
    for command in ((place / "venv/bin/grade",), (place / "venv/bin/python", "-m", "grader")):
        assert run(*command, "doctor", cwd=tmp_path, status=0 if hosts() else 1, PYTHONPATH=".").startswith("Isolamento: ")


def hosts() -> bool:
    from grader.lab.probe import choose_isolation

    return choose_isolation("auto") == "hosts"


@pytest.mark.as_root
@pytest.mark.hosts
def test_another_account_grades_with_it(open_to_all: Path) -> None:
    """One that may write nowhere, and has no home."""
    place = open_to_all
    said = run(place / "venv/bin/grade", "check", "ana", cwd=place, user=NOBODY, HOME="/nonexistent", PYTHONDONTWRITEBYTECODE="1")
    assert "10 de 10 pontos" in said
