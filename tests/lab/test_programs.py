"""A running program, as the lab knows it."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from grader.lab.programs import CROWD, CROWDED, CROWDED_KNOWN, KEPT_HEAD, KEPT_TAIL, RunningProgram, Screen
from grader.lab.sandbox import Sandboxed
from grader.lab.waits import threads


@pytest.mark.parametrize("limit", ["", "memory"])
def test_a_killed_program_is_ending_until_it_is_gone(limit: str) -> None:
    """On a busy machine the signal reaches a sleeping program long after it was sent, and until then it sleeps as before: no stillness."""
    statuses = iter([None, -9])
    machine = SimpleNamespace(kill=lambda: None, status=lambda: next(statuses), started=lambda: True, proc="")
    program = RunningProgram("client", "client", cast(Any, machine), cast(Any, None))
    assert not program.is_ending
    program.kill(limit)
    program.look({})
    assert program.is_ending
    program.look({})
    assert (program.status, program.is_ending) == (-9, False)


def test_a_program_has_ended_when_what_it_left_behind_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine what it has forked is killed after bubblewrap has told of its end, and holds its connections until then."""
    left = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    read, write = os.pipe()
    os.write(write, b'{"exit-code": 3}')  # as bubblewrap tells of a program that it has begun
    os.set_blocking(read, False)
    monitor = os.posix_spawn(sys.executable, [sys.executable, "-c", "raise SystemExit(3)"], os.environ)
    os.waitid(os.P_PID, monitor, os.WEXITED | os.WNOWAIT)
    sandboxed = Sandboxed(monitor, left.pid, read, None)
    with monkeypatch.context() as slowly:
        slowly.setattr(sandboxed, "kill", lambda: None)
        assert sandboxed.status() is None
        assert sandboxed.status() is None
    assert sandboxed.wait() == 3, "it sees to the end of what is left"
    left.communicate()
    assert left.returncode == -9
    sandboxed.end()
    os.close(write)


STATES = {"S (sleeping)": True, "R (running)": False, "D (disk sleep)": False, "t (tracing stop)": False}


@pytest.mark.parametrize(("state", "is_seen"), STATES.items())
def test_only_what_sleeps_of_itself_is_at_rest(state: str, is_seen: bool, tmp_path: Path) -> None:
    """Held by a debugger, a program looks as it did when it was stopped, whatever has come for it since."""
    thread = tmp_path / "2" / "task" / "2"
    thread.mkdir(parents=True)
    (thread / "status").write_text(
        f"Name:\tpython3\nState:\t{state}\nSigCgt:\t0000000000000002\nvoluntary_ctxt_switches:\t7\nnonvoluntary_ctxt_switches:\t0\n"
    )
    (thread / "syscall").write_text("45 0x3 0x0 0x0 0x0 0x0 0x0 0x7ffe 0x7fff\n")
    looked = threads(str(tmp_path), ["2"], {45: "recvfrom"})
    assert (looked is not None and looked[0].call == "recvfrom") == is_seen


def test_what_is_shortened_is_whole_lines() -> None:
    screen = Screen()
    lines = [b"line %d\r\n" % number for number in range(40_000)]
    for line in lines:
        screen.add(line)
    head, dropped, tail = screen.take()
    assert dropped
    assert head.splitlines(keepends=True) == lines[: head.count(b"\n")]
    assert tail.splitlines(keepends=True) == lines[-tail.count(b"\n") :]
    assert len(head) + dropped + len(tail) == screen.total


def test_what_has_no_lines_is_shortened_all_the_same() -> None:
    screen = Screen()
    screen.add(b"x" * 200_000)
    head, dropped, tail = screen.take()
    assert (len(head), len(tail)) == (KEPT_HEAD, KEPT_TAIL)
    assert len(head) + dropped + len(tail) == 200_000


@pytest.mark.parametrize(("processes", "seconds"), [(2, 0.0), (64, 64 * 0.009)])
def test_what_many_processes_have_computed_is_not_lost_to_the_kernels_rounding(processes: int, seconds: float, tmp_path: Path) -> None:
    """Each has computed for 9 ms, which are no hundredth: of 64 that is half a second, at each look."""
    names = [str(2 + number) for number in range(processes)]
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "stat").write_text(f"{name} (python3) R 1" + " 0" * 48)
        (tmp_path / name / "schedstat").write_text("9000000 5000000 7\n")
    machine = SimpleNamespace(proc=str(tmp_path), heir="", processes=lambda: names)
    usage = RunningProgram("server", "server", cast(Any, machine), cast(Any, None)).usage()
    assert usage.cpu == pytest.approx(seconds)


class Crowd:
    """A program of some processes, as /proc tells of them."""

    def __init__(self, folder: Path) -> None:
        self._proc = folder
        self._names: list[str] = []
        machine = SimpleNamespace(proc=str(folder), heir="", processes=lambda: self._names)
        self.program = RunningProgram("server", "server", cast(Any, machine), cast(Any, None))

    def uses(self, seconds: float, living: int, ended: int = 0, *, at_rest: bool = False) -> float:
        """CPU seconds by now, as it is told of so many processes that have used `seconds` in all."""
        self._names = [str(2 + number) for number in range(living + ended)]
        for number, name in enumerate(self._names):
            (self._proc / name).mkdir(exist_ok=True)
            (self._proc / name / "stat").write_text(f"{name} (python3) {'R' if number < living else 'Z'} 1" + " 0" * 48)
            (self._proc / name / "schedstat").write_text(f"{round(seconds * 1e9 / len(self._names))} 0 7\n")
        return self.program.usage(at_rest=at_rest).cpu


@pytest.mark.parametrize(("known", "patience"), [(False, CROWDED), (True, CROWDED_KNOWN)])
def test_what_goes_on_with_all_the_processes_that_there_may_be_crowds(known: bool, patience: float, tmp_path: Path) -> None:
    crowd = Crowd(tmp_path)
    crowd.uses(3.0, CROWD - 1)
    assert not crowd.program.is_full
    assert not crowd.program.crowds(crowd.uses(4.0, CROWD), known=known), "only what it has computed since it was full counts"
    assert crowd.program.is_full
    assert not crowd.program.crowds(crowd.uses(4.0 + 0.9 * patience, CROWD), known=known)
    assert crowd.program.crowds(crowd.uses(4.0 + 1.1 * patience, CROWD), known=known)


def test_as_many_processes_as_there_may_be_that_rest_do_not_crowd(tmp_path: Path) -> None:
    crowd = Crowd(tmp_path)
    crowd.uses(0.0, CROWD)
    crowd.uses(0.9 * CROWDED, CROWD, at_rest=True)
    assert not crowd.program.is_full
    crowd.uses(CROWDED, CROWD)
    assert not crowd.program.crowds(crowd.uses(1.8 * CROWDED, CROWD), known=False), "they have been at rest in between"


def test_processes_that_have_ended_do_not_crowd(tmp_path: Path) -> None:
    crowd = Crowd(tmp_path)
    crowd.uses(0.0, 2, CROWD)
    assert not crowd.program.crowds(crowd.uses(4.0, 2, CROWD), known=False)
