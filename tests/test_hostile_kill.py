"""What becomes of a hostile hand-in whose grader is killed, by its user or where memory ends: nothing stays, at whatever moment."""

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from grader.lab import cgroups
from tests.processes import Trace, tree, wait_until

pytestmark = pytest.mark.hosts

ROOT = Path(__file__).resolve().parents[1]
CLINGS = """
import os, signal, socket, time
for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGCHLD): signal.signal(number, signal.SIG_IGN)
for _ in range(6):
    if os.fork() == 0:
        os.setsid(); os.closerange(0, 3)
        while os.fork() == 0: time.sleep(0.02)  # the next goes on in its place
        time.sleep(1000)
held = [open(f"/tmp/{n}", "wb") for n in range(20)]
for file in held: file.write(bytes(100_000)); file.flush()
listener = socket.create_server(("", 12345)); print("Esperando conexão.", flush=True)
while True: held.append(listener.accept())
"""
MOMENTS = random.Random(2026).sample(range(1, 120), 10)  # processes that have been seen by then


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    folder = tmp_path / "hostile" / "ping-pong-tcp"
    shutil.copytree(ROOT / "reference/ping-pong-tcp", folder)
    (folder / "server.py").write_text(CLINGS)
    return folder.parent


def check(folder: Path, scratch: Path, *more: str) -> "subprocess.Popen[bytes]":
    nothing = subprocess.DEVNULL
    environment = {**os.environ, "TMPDIR": str(scratch)}
    command = [sys.executable, str(ROOT / "grade.py"), "check", str(folder), "--isolation", "hosts", "--seed", "3", *more]
    return subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, env=environment)


def nothing_stays(trace: Trace, scratch: Path) -> None:
    trace.wait_until_gone()
    assert list(scratch.iterdir()) == []
    place = cgroups._place()
    dead = [
        folder for folder in (place[2].glob("grader-host-*") if place else ()) if not Path(f"/proc/{folder.name.split('-')[2]}").exists()
    ]

    def swept() -> bool:
        cgroups.sweep()
        return not any(folder.exists() for folder in dead)

    wait_until(swept, "the end of its control groups")


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_grader_is_killed(moment: int, hostile: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    seen: set[int] = set()
    with check(hostile, scratch) as grader:
        wait_until(lambda: len(seen.__ior__(tree(grader.pid))) >= moment or grader.poll() is not None, f"{moment} processes")
        trace = Trace(grader.pid)
        grader.kill()
    assert grader.returncode == -signal.SIGKILL
    nothing_stays(trace, scratch)


@pytest.mark.parametrize("moment", MOMENTS[:4])
def test_one_of_its_workers_is_killed_and_the_play_is_played_again(moment: int, hostile: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    seen: set[int] = set()
    with check(hostile, scratch, "--scenario", "conversation") as grader:
        wait_until(lambda: len(seen.__ior__(tree(grader.pid))) >= min(moment, 30) or grader.poll() is not None, f"{moment} processes")
        trace = Trace(grader.pid)
        worker = int(Path(f"/proc/{grader.pid}/task/{grader.pid}/children").read_text().split()[0])
        os.kill(worker, signal.SIGKILL)
    assert grader.returncode in (1, 3), "it failed, or is not decided"
    nothing_stays(trace, scratch)
