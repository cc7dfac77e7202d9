"""docs/batch.md's own lines start a cluster, from a checkout and from an installed package; one of its two workers is killed."""

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.batch.store import Store
from grader.places import REFERENCE
from tests.processes import wait_until
from tests.test_install import build, python_of_all
from tests.test_install import run as run_in

pytestmark = [pytest.mark.hosts, pytest.mark.timeout(900)]
pytest.importorskip("distributed")

ROOT = Path(__file__).resolve().parents[2]
LINES = re.findall(r"^    (.*10\.0\.0\.1.*)$", (ROOT / "docs/batch.md").read_text(encoding="utf-8"), re.MULTILINE)
WORDS = {"checkout": LINES[3:6], "installed": LINES[:3]}
STUDENTS = 6


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of an environment with the wheel and its extra `cluster`."""
    folder = tmp_path_factory.mktemp("installed")
    run_in(python_of_all(), "-m", "venv", folder / "venv", cwd=folder)
    pip = (folder / "venv/bin/python", "-m", "pip", "install", "--quiet")
    run_in(*pip, "--require-hashes", "-r", ROOT / "requirements.lock", "-r", ROOT / "requirements-extras.lock", cwd=folder)
    run_in(*pip, "--no-deps", "--no-index", build(folder / "wheels"), cwd=folder)
    return folder / "venv/bin"


@pytest.fixture
def started(tmp_path: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """All that a test starts, each the first of a session of its own."""
    processes: list[subprocess.Popen[bytes]] = []
    yield processes
    for process in reversed(processes):
        for number in (signal.SIGINT, signal.SIGKILL):
            if process.poll() is None:
                os.killpg(process.pid, number)
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    continue


@pytest.mark.parametrize("kind", ["checkout", "installed"])
def test_the_documented_lines(kind: str, tmp_path: Path, started: list[subprocess.Popen[bytes]], request: pytest.FixtureRequest) -> None:
    scheduler, worker, batch = WORDS[kind]
    path = f"{request.getfixturevalue('installed')}:" if kind == "installed" else ""
    environment = {
        "PATH": path + os.environ["PATH"],
        "HOME": str(tmp_path),
        "TMPDIR": str(tmp_path),
        "DASK_TEMPORARY_DIRECTORY": str(tmp_path),
    }
    cwd = ROOT if kind == "checkout" else tmp_path
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    source = tmp_path / "class"
    for number in range(STUDENTS):
        shutil.copytree(REFERENCE / "hello-tcp", source / f"student-{number}" / "hello-tcp")

    def here(line: str) -> str:
        return line.replace("10.0.0.1", "127.0.0.1").replace("8786", str(port))

    def start(line: str, sign: bytes) -> subprocess.Popen[bytes]:
        log = tmp_path / f"{len(started)}.log"
        with log.open("wb") as file:
            started.append(
                subprocess.Popen(["bash", "-c", here(line)], cwd=cwd, env=environment, stdout=file, stderr=file, start_new_session=True)
            )
        wait_until(lambda: sign in log.read_bytes(), line)
        return started[-1]

    start(scheduler, b"Scheduler at")
    lost = start(f"{worker} --no-dashboard", b"Registered to:")
    start(f"{worker} --no-dashboard", b"Registered to:")
    line = here(batch).replace("moodle.zip", shlex.quote(str(source))).replace("turma", shlex.quote(str(tmp_path / "out")))
    command = f"{line} --exercise hello-tcp --lang en"
    with subprocess.Popen(["bash", "-c", f"{command} >&2"], cwd=cwd, env=environment, text=True, stderr=subprocess.PIPE) as grading:
        assert grading.stderr
        told = ""
        for said in grading.stderr:
            told += said
            if f"1/{STUDENTS}" in said:
                os.killpg(lost.pid, signal.SIGKILL)
    assert grading.returncode == 0, told
    with Store.open(tmp_path / "out") as store:
        results = store.results()
    assert len(results) == STUDENTS
    assert {each.verdict.points for each in results if each.verdict} == {10}, told
