"""The one module of the lab that knows the time.

Time serves three ends only: the stamps of a timeline (for people), the delays that a scenario asks the
wire for, and the guard against a grader that hangs (a `LabError`, never a verdict).
"""

import time

wall = time.time  # seconds, as CLOCK_REALTIME: some C libraries give Python's locks their deadlines in that one
kernels = time.monotonic  # seconds, as CLOCK_MONOTONIC: the clock that futex and clock_nanosleep deadlines are given in

_stood = 0.0  # seconds


def now() -> float:
    """Seconds of this process's plays, without those in which a play stood still for a person to look at it."""
    return kernels() - _stood


def stand_still(seconds: float) -> None:
    """A play stood still for so long: no limit of the grader's counts it."""
    global _stood
    _stood += seconds
