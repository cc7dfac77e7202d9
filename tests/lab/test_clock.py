"""The lab's time: a play that stands still for a person to look at it is charged nothing for that."""

import pytest

from grader.lab import clock
from grader.lab.waits import _left


def test_no_time_of_a_play_goes_by_while_it_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_stood", 0.0)
    before, deadline = clock.now(), clock.kernels() + 1000
    clock.stand_still(500)
    assert clock.now() - before < 0
    assert 990 < _left(deadline, by_the_wall=False) <= 1000  # a program's own deadline comes by the kernel's clock all the same
