"""To be stopped: Ctrl-C, SIGTERM and SIGHUP raise KeyboardInterrupt wherever the process is, so that every `finally` on the way runs.

Python may disguise what a handler raises (until 3.12, in a class that is just being made: "RuntimeError: Error calling
__set_name__") or lose it. So that it was asked is remembered, too, and looked at where the process waits for others.
"""

import signal
from types import FrameType

_asked: list[int] = []  # signals


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
