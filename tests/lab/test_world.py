"""A worker's world: what lives in it ends with the worker, in whatever state that is and at whatever moment."""

import contextlib
import os
import signal
from pathlib import Path

import msgspec
import pytest

from grader.play.frames import Setting
from grader.processes import Worker
from grader.workers import performed_by, start
from tests.lab.playing import script, setting
from tests.processes import Trace, runs, wait_until

pytestmark = pytest.mark.hosts

WAITS = script([{"start": "server"}], {"server": "input()"})
# two sleepers: one is an orphan already, as a bubblewrap is whose parent was killed before it could say a word to it
FORGETFUL = """#!/bin/sh
(setsid sleep 4321 </dev/null >/dev/null 2>&1 &)
exec sleep 4321
"""
LOOKS = (0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144)  # at /proc, from the first sight of bubblewrap on: each some 50 µs
MOST_LOOKS = 1_000_000


def playing(setting_: Setting) -> Worker:
    worker = start(setting_)
    worker.send(msgspec.msgpack.encode(WAITS))
    return worker


def children(process: int) -> list[int]:
    with contextlib.suppress(OSError):
        return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return []


def stat(process: int) -> bytes:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/stat").read_bytes()
    return b""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_what_knows_nothing_of_its_parents_ends_with_the_worker(number: signal.Signals, tmp_path: Path) -> None:
    forgetful = tmp_path / "bwrap"
    forgetful.write_text(FORGETFUL)
    forgetful.chmod(0o755)
    worker = playing(msgspec.structs.replace(setting(), bwrap=str(forgetful)))
    wait_until(lambda: runs(worker.process.pid, "sleep", "4321"), "the sleepers")
    trace = Trace(worker.process.pid)
    os.kill(worker.process.pid, number)
    trace.wait_until_gone()
    worker.end()


def test_it_ends_with_its_first_process() -> None:
    worker = playing(setting())
    wait_until(lambda: runs(worker.process.pid, "server.py"), "the program")
    trace = Trace(worker.process.pid)
    first = next(iter(children(worker.process.pid)))
    os.kill(first, signal.SIGKILL)
    trace.wait_until_gone()
    assert performed_by(worker) is None
    worker.end()


@pytest.mark.parametrize("target", ["the worker", "bubblewrap", "its child"])
@pytest.mark.parametrize("looks", LOOKS)
def test_killed_in_the_first_moments_of_a_program(target: str, looks: int) -> None:
    """Looked at as fast as it can be, and killed after so many looks: before bubblewrap has a child, before that may go on, or later."""
    worker = playing(setting())
    pid = worker.process.pid
    wait_until(lambda: bool(children(pid)), "the worker's world")
    monitor = 0
    for _ in range(MOST_LOOKS):
        born = [child for first in children(pid) for child in children(first) if b"(bwrap)" in stat(child)]
        if born and (target != "its child" or children(born[0])):
            monitor = born[0]
            break
    for _ in range(looks):
        children(monitor)
    trace = Trace(pid)
    aim = {"the worker": pid, "bubblewrap": monitor}.get(target) or next(iter(children(monitor)), monitor)
    with contextlib.suppress(ProcessLookupError):
        os.kill(aim, signal.SIGKILL)
    if target != "the worker":
        performed = performed_by(worker)
        assert performed is not None
        assert performed.timeline is None or target == "its child", "no program is to blame"
    worker.end()
    trace.wait_until_gone()
