"""The bounds of one stillness: programs that never come to rest must not hold the grader up."""

from typing import NamedTuple

from grader.errors import LabError
from grader.lab import clock

MOST_EVENTS = 20_000  # two programs that talk for ever reach it in some seconds
MOST_STREAMED = 64 << 20  # bytes that leave or reach a program on connections
MOST_DATAGRAMS = 150_000  # of one program, where the play counts them: ten times 10,000, as the exercise once had it, has an end
MOST_UNCOUNTED = 15_000  # elsewhere: a thousand echoes come to a thousand of each side
ENDLESS = "endless"  # of `Still.why`
BUDGET_SENDING = 120.0  # seconds of sleeps between what a program sends, in a play that counts that: 10,000 times 10 ms come to 100
MOST_PIECES = 40_000  # in which what is sent arrives; a program that sends fewer bytes than that reaches it on no machine
_AGAIN = 10  # once a play has reached one of them, a step of it has this part of them; so has one whose programs have in another play,
# but for datagrams that are counted: a program that sends too many in one scenario may send many, and no more, in the next
_GUARD = 120.0  # seconds without any movement and without stillness: that is not decided; CPU patience has long run out then


class Done(NamedTuple):
    """What has happened in a play by now."""

    events: int
    streamed: int  # bytes
    datagrams: int  # of the program that has sent the most: what three send together hangs on how fast a fourth reads
    pieces: int


_MOST = Done(MOST_EVENTS, MOST_STREAMED, MOST_DATAGRAMS, MOST_PIECES)


class Bounds:
    """What one stillness has taken so far.

    `before`: what there had been before it. `again`: the play has been beyond a bound already. `known`: another play of the
    same programs has. `counts`: the play counts datagrams.
    """

    def __init__(self, before: Done, *, again: bool = False, known: bool = False, counts: bool = False) -> None:
        whole = _MOST if counts else _MOST._replace(datagrams=MOST_UNCOUNTED)
        part = Done(*(most // _AGAIN for most in whole))
        most = part if again or (known and not counts) else part._replace(datagrams=MOST_DATAGRAMS) if known else whole
        self._most = Done(*map(sum, zip(before, most, strict=True)))
        self._waited = 0.0
        self._last = self._last_moved = clock.now()
        self.turns = 0

    def moved(self) -> None:
        """Something went over the wire or a terminal."""
        self._last = self._last_moved = clock.now()
        self._waited = 0.0
        self.turns += 1

    def saw(self, waiting: bool) -> None:
        """Nothing moved; `waiting`: a bounded wait is being waited out, which its program's own budget limits."""
        now = clock.now()
        if waiting:
            self._waited += now - self._last
        self._last = now
        self.turns += 1

    @property
    def unmoved(self) -> float:
        """Seconds since something moved, as far as it was looked at."""
        return self._last - self._last_moved

    def exceeded(self, now: Done) -> str:
        """Why the play is not waited for any longer, as in `Still.why`; "" while it is. Raises LabError."""
        if any(one > most for one, most in zip(now, self._most, strict=True)):
            return ENDLESS
        if self.unmoved > _GUARD + self._waited:
            raise LabError(f"no-rest:{_GUARD:.0f}")  # a reason of grader.findings
        return ""
