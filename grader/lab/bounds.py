"""The bounds of one stillness: programs that never come to rest must not hold the grader up."""

from grader.errors import LabError
from grader.lab import clock

MOST_EVENTS = 20_000  # two programs that talk for ever reach it in some seconds
MOST_DATAGRAMS = 150_000  # three clients that wait for an answer to each of 10,000 come to 60,000
_GUARD = 120.0  # seconds without any movement and without stillness: that is not decided; CPU patience has long run out then


class Bounds:
    """What one stillness has taken so far. `events` and `datagrams` are what there had been before it."""

    def __init__(self, events: int, datagrams: int) -> None:
        self._events = events
        self._datagrams = datagrams
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

    def exceeded(self, events: int, datagrams: int) -> str:
        """Why the play is not waited for any longer, as in `Still.why`; "" while it is. Raises LabError."""
        if events - self._events > MOST_EVENTS or datagrams - self._datagrams > MOST_DATAGRAMS:
            return "endless"
        if self.unmoved > _GUARD + self._waited:
            raise LabError(f"no-rest:{_GUARD:.0f}")  # a reason of grader.findings
        return ""
