"""Lines are the same however a sample of a program that moves on falls out, and however often py-spy makes nothing of it."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from grader.lab.explain import places
from grader.lab.programs import computing
from grader.lab.waits import Blocked
from grader.timeline import ProgramState, Wait, WaitKind

FILES = {"server.py": b"import time\nwhile True:\n    try:\n        recv()\n    except OSError:\n        continue\n    input()\n"}
# Answers with the next line of a file each time; an empty one is a failure.
PY_SPY = """#!{python}
import pathlib, sys
answers = pathlib.Path({answers!r})
first, _, rest = answers.read_text().partition("\\n")
answers.write_text(rest)
print(first)
sys.exit(0 if first else 1)
"""
MACHINE: Any = SimpleNamespace(folder="/entrega", proc="/nowhere", outer_pids=lambda: {"2": 4242}, processes=lambda: ["2"])


def thread(*lines: int, number: int = 2, active: bool = False, name: str = "MainThread") -> dict[str, object]:
    frames = [{"filename": "/python/lib/socket.py", "line": 1, "name": "x"}]
    frames += [{"filename": "/entrega/server.py", "line": line, "name": "f"} for line in lines]
    return {"os_thread_id": number, "active": active, "thread_name": name, "frames": frames}


class PySpy:
    """A py-spy whose answers are known beforehand; `left` of them it has not been asked for."""

    def __init__(self, folder: Path) -> None:
        self.path, self._answers = folder / "py-spy", folder / "answers"
        self.path.write_text(PY_SPY.format(python=sys.executable, answers=str(self._answers)))
        self.path.chmod(0o755)

    def lines(self, state: ProgramState, look: tuple[Blocked, ...], *answers: list[dict[str, object]] | None) -> list[int | None]:
        self._answers.write_text("".join((json.dumps(answer) if answer is not None else "") + "\n" for answer in answers))
        explained = places(str(self.path), MACHINE, look, state, FILES)
        return [wait.place.line if wait.place else None for wait in explained.waits]

    @property
    def left(self) -> int:
        return len(self._answers.read_text().splitlines())


@pytest.fixture
def py_spy(tmp_path: Path) -> PySpy:
    return PySpy(tmp_path)


COMPUTES = ProgramState(waits=computing())
WAITS = ProgramState(waits=(Wait(on=WaitKind.KEYBOARD, call="read"),))
POLLS = ProgramState(waits=(Wait(on=WaitKind.SLEEP, call="clock_nanosleep", seconds=0.1, polling=True),))
LOOK = (cast(Any, Blocked)(2, 2, "read", (0,), "voluntary_ctxt_switches:\t1\n"),)


@pytest.mark.parametrize("line", [2, 3, 4, 5, 6])
def test_a_loop_that_spins_has_one_line_wherever_the_sample_falls(line: int, py_spy: PySpy) -> None:
    assert py_spy.lines(COMPUTES, (), *[[thread(line)]] * 5) == [4]


def test_of_several_threads_the_one_that_runs_is_asked(py_spy: PySpy) -> None:
    idle, busy = thread(1), thread(5, number=3, active=True, name="Thread-1")
    assert py_spy.lines(COMPUTES, (), *[[idle, busy]] * 5) == [4]


def test_a_function_that_is_called_in_a_loop_is_the_loop(py_spy: PySpy) -> None:
    assert py_spy.lines(COMPUTES, (), *[[thread(1, 6)]] * 5) == [4]


def test_what_py_spy_makes_nothing_of_is_asked_again(py_spy: PySpy) -> None:
    assert py_spy.lines(COMPUTES, (), None, None, None, [thread(6)], None, *[[thread(5)]] * 4) == [4]
    assert py_spy.lines(WAITS, LOOK, None, None, [thread(7)]) == [7]


def test_what_is_no_python_has_no_line(py_spy: PySpy) -> None:
    assert py_spy.lines(WAITS, LOOK, *[None] * 5) == [None]


def test_a_thread_that_waits_without_an_end_is_asked_once(py_spy: PySpy) -> None:
    assert py_spy.lines(WAITS, LOOK, [thread(7)], [thread(1)]) == [7]
    assert py_spy.left == 1


def test_a_thread_that_polls_is_where_most_samples_find_it(py_spy: PySpy) -> None:
    assert py_spy.lines(POLLS, LOOK, [thread(1)], [thread(4)], [thread(2)], [thread(4)], [thread(4)]) == [4]
    assert py_spy.lines(POLLS, LOOK, *[[thread(4)]] * 5) == [4]
    assert py_spy.left == 2, "three of five are enough"


def test_of_a_program_that_forks_without_end_some_processes_are_asked(py_spy: PySpy, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = range(2, 65)
    monkeypatch.setattr(MACHINE, "outer_pids", lambda: {str(number): 4240 + number for number in numbers})
    look = tuple(Blocked(number, number, "read", (0,), "voluntary_ctxt_switches:\t1\n") for number in numbers)
    state = ProgramState(waits=tuple(Wait(on=WaitKind.KEYBOARD, call="read", thread=number) for number in range(len(look))))
    lines = py_spy.lines(state, look, *[[thread(7, number=number)] for number in numbers])
    assert lines == [7] * 8 + [None] * 55, "the oldest, which come first"


def test_of_processes_that_compute_one_that_runs_is_asked_and_no_other(
    py_spy: PySpy, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(MACHINE, "proc", str(tmp_path))
    monkeypatch.setattr(MACHINE, "processes", lambda: ["2", "3", "4"])
    monkeypatch.setattr(MACHINE, "outer_pids", lambda: {"2": 4242, "3": 4243, "4": 4244})
    for process, call in (("2", "61 0x0"), ("3", "running"), ("4", "running")):
        (tmp_path / process).mkdir()
        (tmp_path / process / "syscall").write_text(call)
    assert py_spy.lines(COMPUTES, (), *[[thread(5, active=True)]] * 5) == [4]
    assert py_spy.left == 2, "three of five samples are enough, of one process each"
