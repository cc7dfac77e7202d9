"""What has no more time ends where it is, and leaves the process's alarm clock as it was."""

import math
import signal
import threading
import time

import pytest

from grader import stop


def computes(seconds: float = 60.0) -> str:
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        sum(range(1000))
    return "done"


def test_what_computes_beyond_its_time_is_ended() -> None:
    began = time.monotonic()
    with pytest.raises(stop.TimeIsUp), stop.until(began + 0.05):
        computes()
    assert 0.05 <= time.monotonic() - began < 30


def test_what_begins_when_the_time_is_over_already_does_not_go_on() -> None:
    with pytest.raises(stop.TimeIsUp), stop.until(time.monotonic() - 1):
        computes()


def test_what_is_done_in_time_is_done() -> None:
    with stop.until(time.monotonic() + 60):
        assert computes(0) == "done"
    with stop.until(math.inf):
        assert computes(0) == "done"


def test_what_fails_in_time_fails_and_what_fails_later_is_out_of_time() -> None:
    def disguised() -> None:  # as Python disguises what a handler raises
        try:
            computes()
        except stop.TimeIsUp:
            raise RuntimeError("Error calling __set_name__") from None

    with pytest.raises(ZeroDivisionError), stop.until(time.monotonic() + 60):
        raise ZeroDivisionError
    with pytest.raises(stop.TimeIsUp), stop.until(time.monotonic() + 0.02):
        disguised()


def test_the_clock_is_as_it_was_before() -> None:
    rang = []
    before = signal.signal(signal.SIGALRM, lambda *_: rang.append(True))
    left, every = signal.setitimer(signal.ITIMER_REAL, 50.0)  # pytest's own guard
    try:
        with stop.until(time.monotonic() + 60):
            pass
        assert 40 < signal.getitimer(signal.ITIMER_REAL)[0] <= 50
        with pytest.raises(stop.TimeIsUp), stop.until(time.monotonic() + 0.01):
            computes()
        signal.raise_signal(signal.SIGALRM)
        assert rang == [True]
    finally:
        signal.setitimer(signal.ITIMER_REAL, left, every)
        signal.signal(signal.SIGALRM, before)


def test_another_thread_goes_on() -> None:
    """Nothing can be raised in it."""
    said: list[str] = []

    def judge() -> None:
        with stop.until(time.monotonic() - 1):
            said.append(computes(0.01))

    thread = threading.Thread(target=judge)
    thread.start()
    thread.join()
    assert said == ["done"]
