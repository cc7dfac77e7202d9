"""How long bounded waits and computing are waited out: by what the program asked for and used, never by how fast the machine is.

A bounded wait (settimeout, select with a timeout, sleep) may end by itself, so its end is waited for, unless
- it is long: nobody waits for a recv with a timeout of ten seconds to give up;
- the program polls: it has come back to the same wait several times and done nothing else in between;
- it is a sleep, and the play's sleeping budget is spent.
A program that computes gets CPU seconds, by its own clock, before it counts as one that spins. One that fills memory is
not spinning, it comes to its limit in the end: memory that grows is an effect as a line printed is.
"""

import collections
from typing import NamedTuple

from grader.lab import clock
from grader.lab.waits import UNREADABLE, Blocked
from grader.timeline import Wait, WaitKind

LONG = 3.0  # seconds; a bounded wait for something else than time, above this, is not waited out
SLEEPING = 12.0  # seconds of sleep that a play waits out in all
_RETURNS = 2  # how often a program comes back to the same wait before it counts as polling
_RETURNS_SLEEPING = 3
COMPUTING = 1.5  # CPU seconds without any effect before a program counts as spinning
COMPUTING_AGAIN = 0.2  # and once it has
GROWTH = 64 << 20  # bytes: a new height of memory by so much is an effect; who never frees reaches a limit after some of them
BOUNDABLE = frozenset(
    {"poll", "ppoll", "select", "pselect6", "epoll_wait", "epoll_pwait", "epoll_pwait2", "futex", "nanosleep", "clock_nanosleep",
     "rt_sigtimedwait", UNREADABLE}
)  # fmt: skip
HIDDEN = 1.0  # seconds without any effect before a program that can't be looked into counts as still, though nothing proves it


class Ends(NamedTuple):
    """A bounded wait will end: in so many seconds, and whether it is a sleep."""

    seconds: float
    sleeps: bool


Place = tuple[int, int, str, tuple[int, ...]]


class Patience:
    """What is known of one program's bounded waits in a play."""

    def __init__(self) -> None:
        self._slept = 0.0
        self._bounds: dict[Blocked, tuple[WaitKind, float]] = {}  # as first seen
        self._last: dict[Place, str] = {}
        self._returns: collections.Counter[Place] = collections.Counter()
        self._known: dict[Place, WaitKind] = {}  # where it has been seen to poll
        self._polling: set[Place] = set()  # and has since something last moved
        self.spins = False
        self._cpu = -1.0
        self._height = 0  # of its memory, in bytes, as far as it counted
        self._hidden_since: float | None = None

    def moved(self) -> None:
        """Something went over the wire or a terminal: coming back to a wait was not idle polling."""
        self._returns.clear()
        self._last.clear()
        # It may do something at its next timeout now (retry, give up, print a total), so one more is waited for. Only
        # who polls for connections goes on as before: that is socketserver, in every step of every conversation.
        self._polling = {place for place, kind in self._known.items() if kind is WaitKind.CONNECTION}
        self._cpu = -1.0
        self._hidden_since = None

    def polling(self, look: tuple[Blocked, ...]) -> frozenset[Blocked]:
        """Those of a look's threads that are known to poll."""
        return frozenset(blocked for blocked in look if blocked.place in self._polling)

    def may_end(self, blocked: Blocked, waits: tuple[Wait, ...]) -> Ends | None:
        """When this wait ends by itself, if that is worth waiting for; None where it is not."""
        if blocked.call == UNREADABLE:
            return self._hidden()
        bounded = [wait for wait in waits if wait.seconds is not None]
        if not bounded:
            return None
        kind, seconds = bounded[0].on, bounded[0].seconds or 0.0
        if blocked not in self._bounds:
            self._bounds[blocked] = (kind, seconds)
            if kind is WaitKind.SLEEP and blocked.place not in self._known and self._slept + seconds <= SLEEPING:
                self._slept += seconds
            elif kind is WaitKind.SLEEP and blocked.place not in self._known:
                self._bounds[blocked] = (kind, SLEEPING + seconds)
        kind, first_seen = self._bounds[blocked]
        self._note_return(blocked, kind)
        if blocked.place in self._polling or first_seen > (SLEEPING if kind is WaitKind.SLEEP else LONG):
            return None
        return Ends(seconds, kind is WaitKind.SLEEP)

    def _hidden(self) -> Ends | None:
        if self._hidden_since is None:
            self._hidden_since = clock.now()
        left = self._hidden_since + HIDDEN - clock.now()
        return Ends(left, False) if left > 0 else None

    def _note_return(self, blocked: Blocked, kind: WaitKind) -> None:
        last = self._last.get(blocked.place)
        if last is not None and last != blocked.switches:
            self._returns[blocked.place] += 1
            enough = _RETURNS_SLEEPING if kind is WaitKind.SLEEP else _RETURNS
            if self._returns[blocked.place] >= (1 if blocked.place in self._known else enough):
                self._known[blocked.place] = kind
                self._polling.add(blocked.place)
        self._last[blocked.place] = blocked.switches

    def has_computed_enough(self, cpu_seconds: float, memory: int) -> bool:
        """The program has used its CPU patience since something last moved or its memory last grew."""
        if self._cpu < 0 or memory >= self._height + GROWTH:
            self._cpu = cpu_seconds
            self._height = max(memory, self._height)
        if cpu_seconds - self._cpu >= (COMPUTING_AGAIN if self.spins else COMPUTING):
            self.spins = True
            return True
        return False
