"""To be stopped: Ctrl-C, SIGTERM and SIGHUP raise KeyboardInterrupt wherever the process is, so that every `finally` on the way runs.
Likewise a time that is over raises TimeIsUp in what has no more.

Python may disguise what a handler raises (until 3.12, in a class that is just being made: "RuntimeError: Error calling
__set_name__") or lose it. So that it was asked is remembered, too, and looked at where the process waits for others.
"""

import contextlib
import math
import signal
import threading
import time
from collections.abc import Iterator
from types import FrameType

_SOONEST = 1e-6  # seconds: a timer that is set to none is off

_asked: list[int] = []  # signals


class TimeIsUp(BaseException):
    """What goes on has no more time."""


def listen() -> None:
    """From now on. A signal that is ignored already (nohup) stays ignored."""
    _asked.clear()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def was_asked() -> bool:
    return bool(_asked)


def by_hand() -> bool:
    """By Ctrl-C alone: whoever pressed it is there, and may want to see what there is."""
    return _asked == [signal.SIGINT]


def leave_if_asked() -> None:
    """Raises KeyboardInterrupt where what the handler raised has been lost."""
    if _asked:
        raise KeyboardInterrupt


def _stop(number: int, _frame: FrameType | None) -> None:
    _asked.append(number)
    raise KeyboardInterrupt


@contextlib.contextmanager
def until(deadline: float) -> Iterator[None]:
    """What goes on within computes until `deadline`, by time.monotonic, and no longer: it raises TimeIsUp then, wherever it is.

    In the main thread: in another nothing can be raised, and there is no such bound.
    """
    if deadline == math.inf or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TimeIsUp

    before, began = signal.signal(signal.SIGALRM, ring), time.monotonic()
    left, every = signal.setitimer(signal.ITIMER_REAL, max(_SOONEST, deadline - began))
    try:
        yield
    except Exception as error:
        if time.monotonic() < deadline:
            raise
        raise TimeIsUp from error  # disguised, or its own: nobody waits for it any more
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before or signal.SIG_DFL)
        if left:  # a timer of the caller's
            signal.setitimer(signal.ITIMER_REAL, max(_SOONEST, left - (time.monotonic() - began)), every)
