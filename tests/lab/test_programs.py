"""A running program, as the lab knows it."""

import os
import subprocess
import sys
from types import SimpleNamespace
from typing import Any, cast

import pytest

from grader.lab.programs import Program
from grader.lab.sandbox import Sandboxed


@pytest.mark.parametrize("limit", ["", "memory"])
def test_a_killed_program_is_ending_until_it_is_gone(limit: str) -> None:
    """On a busy machine the signal reaches a sleeping program long after it was sent, and until then it sleeps as before: no stillness."""
    statuses = iter([None, -9])
    machine = SimpleNamespace(kill=lambda: None, status=lambda: next(statuses), started=lambda: True, proc="")
    program = Program("client", "client", cast(Any, machine), cast(Any, None))
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
    sandboxed = Sandboxed(cast(Any, SimpleNamespace(poll=lambda: 3, wait=lambda: 3)), left.pid, read)
    with monkeypatch.context() as slowly:
        slowly.setattr(sandboxed, "kill", lambda: None)
        assert sandboxed.status() is None
        assert sandboxed.status() is None
    assert sandboxed.wait() == 3, "it sees to the end of what is left"
    left.communicate()
    assert left.returncode == -9
    sandboxed.end()
    os.close(write)
