"""How long bounded waits and computing are waited out: by what the program asked for and
used, never by how fast the machine is.

A bounded wait (settimeout, select with a timeout, sleep) may end by itself, so its end is waited for, unless
- it is long: a person does not sit out a recv with a timeout of ten seconds;
- the program polls: it has come back to the same wait several times and done nothing else in between (where it is to tell
  a total, it is given a longer time: many do that when nothing has come for a while);
- the play goes on to what may serve it: a person starts the client, or types the reply, before the second is over;
- the play's budget for this program is spent: one that prints at each timeout, or sleeps on and on, never comes to rest.
A program that handles SIGALRM may be called out of any wait, one that sets SO_RCVTIMEO out of any read, and the kernel does not say
when: such a wait is taken for one with a bound.
A program that computes gets CPU seconds, by its own clock, before it counts as one that spins. One that fills memory is
not spinning, it comes to its limit in the end: memory that grows is an effect as a line printed is. One that is woken again and again, and
never found at rest, may use hardly any CPU: of such the time counts that it was asleep in between, and none in which it waited for a CPU.

Under load the lab looks less often, so nothing is counted in looks alone: a thread that was seen twice in the same wait
has waited there as often in between as it was switched away from (its voluntary context switches).
"""

import math
from collections.abc import Callable
from typing import NamedTuple

from grader.lab import clock
from grader.lab.bounds import BUDGET_SENDING
from grader.lab.waits import STUCK, UNREADABLE, Blocked
from grader.timeline import Habit, Wait, WaitKind

LONG = 3.0  # seconds; a bounded wait for something else than time, above this, is not waited out
OUTLASTED = 30.0  # seconds, in a play that is about what a program does when it gives up waiting
UNHURRIED = 8.0  # seconds that an operator takes to answer, where a play is about that
ALARM = 4.0  # seconds in which a SIGALRM is waited for: those that are set to a whole number of them up to LONG have room in it
ALARM_OUTLASTED = 18.0  # where the play is about that
POLLING_OUTLASTED = 12.0  # likewise, of one that polls: many give up when nothing has come for ten seconds
BUDGET = 12.0  # seconds of bounded waits that are waited out for one program in a play, sleeps most of all
BUDGET_KNOWN = 3.0  # where the same program has used up all of them in another play, and most of them in one step
_MOST_OF_IT = 0.75
_RETURNS, _RETURNS_SLEEPING = 2, 3  # how often a program comes back to the same wait before it counts as polling,
_POLLED = 0.75  # total seconds of such waits before it counts as polling; a client that retries five times for 0.1 s has given up by then
COMPUTING = 1.2  # CPU seconds without output or traffic before a program counts as spinning; a delay loop of 1 s stays below
COMPUTING_KNOWN = 0.5  # where the same program has spun in a play before: its start must find room in that
COMPUTING_BEGUN = 0.2  # and once that one has printed in this play: its start is over
COMPUTING_AGAIN = 0.1  # and once it has spun in this play
STIRRING = 6.0  # seconds asleep, between one wake and the next, of a program that never rests and does nothing: timers, signals
STIRRING_KNOWN = 1.0  # where the same program has spun in a play before
STIRRING_AGAIN = 0.25  # and once it has in this play
_STIRS_FROM = 1.0  # seconds before it is looked at at all, where it is not known for that
GROWTH = 64 << 20  # bytes: a new height of memory by so much is an effect; one that never frees any reaches a limit in the end
BOUNDABLE = frozenset(
    {"poll", "ppoll", "select", "pselect6", "epoll_wait", "epoll_pwait", "epoll_pwait2", "futex", "nanosleep", "clock_nanosleep",
     "rt_sigtimedwait", UNREADABLE, STUCK}
)  # fmt: skip
BUDGET_TOTALS = 24.0  # for alarms, in a play that has come to where a total is to be told
SERVED = 1.0  # seconds; a bounded wait for the network of at least this is served in time, where the play goes on to what it waits for
HIDDEN = 1.0  # seconds without any effect before a program that can't be looked into counts as still, though nothing proves it
_NETWORK = frozenset({WaitKind.CONNECTION, WaitKind.DATA, WaitKind.DATAGRAM})
STUCK_FOR = 10.0  # seconds: likewise one that sleeps where nothing can wake it
_FOR_TIME = frozenset({WaitKind.SLEEP, WaitKind.OTHER})  # only time ends these (asyncio's sleep is a wait for no file that it knows)
_DEADLINES = frozenset({"futex", "clock_nanosleep"})  # whose bound is read as what is left of it
_ANOTHER_THREADS = -1  # in place of a count of switches, which are each thread's own
_ROUND = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)

WaitSite = tuple[int, int, str, tuple[int, ...]]


class _Seen(NamedTuple):
    """A thread in a bounded wait, as it was first seen in it."""

    switches: int
    at: float
    asked: float  # seconds
    handed_over: int = 0  # what had been brought to the program's host by then
    sent: int = 0  # datagrams that it had sent by then


class _Stirring(NamedTuple):
    """A program that runs, or has just run, at each look: since when, and what it had used by then."""

    at: float
    cpu: float = -1.0  # seconds
    scheduled: float = 0.0  # seconds


class Patience:
    """What is known of one program's bounded waits and computing in a play.

    `habits`: what it has done in another play.
    """

    def __init__(self, habits: frozenset[Habit] = frozenset()) -> None:
        self._known_to_spin = Habit.SPINS in habits
        self._usual = BUDGET_KNOWN if Habit.WAITS in habits else BUDGET
        self._sending = BUDGET if Habit.SENDS_ON in habits else BUDGET_SENDING
        self._spent = 0.0  # of the budget
        self._spent_before = 0.0  # this step
        self.tired = 0.0  # seconds of a budget of which nothing is left, most of it spent in one step
        self._handed_over = self._handed_over_before = 0  # in all, and before this step
        self._sent = self._sent_before = 0  # datagrams, in all, and when the wait before this one was first seen
        self._before: tuple[Blocked, ...] = ()  # the last look
        self._bounds: dict[Blocked, tuple[WaitKind, float]] = {}  # as first seen
        self._waited: dict[Blocked, _Seen] = {}  # out, now
        self._last: dict[WaitSite, _Seen] = {}
        self._idle: dict[WaitSite, tuple[int, float]] = {}  # returns to a place with nothing done in between, and their seconds
        self._known: dict[WaitSite, WaitKind] = {}  # where it has been seen to poll
        self._polling: set[WaitSite] = set()  # and has since something last moved
        self.outlasts = False  # what it does when it gives up waiting is to be seen
        self.silence = 0.0  # seconds for which nothing is to come to it from the network
        self.sums_up = False  # it is to tell a total in this step
        self.is_counted = False  # what it sends in this step is
        self.is_served = False  # it is to wait for the network at the end of this step, and the play goes on
        self.spins = False
        self.enough = False  # it has computed enough since something last moved
        self._cpu = -1.0
        self._stirring: _Stirring | None = None
        self._height = 0  # of its memory, in bytes, as far as it counted
        self._hidden_since: float | None = None
        self._hidden_asked: float | None = None  # in this step, for the last time
        self._stuck: dict[Blocked, float] = {}  # since when

    def begin(self) -> None:
        """A step has been done, and its stillness is sought."""
        self.moved()
        self._hidden_asked = None
        self._spent_before = self._spent
        self._handed_over_before = self._handed_over

    def moved(self) -> None:
        """Something went over the wire or a terminal: coming back to a wait was not idle polling."""
        self._idle.clear()
        self._last.clear()
        # It may do something at its next timeout now (retry, give up, print a total), so one more is waited for. Only
        # a program that polls for connections goes on as before: that is socketserver, in every step of
        # every conversation.
        self._polling = {place for place, kind in self._known.items() if kind is WaitKind.CONNECTION}
        self._cpu = -1.0
        self._stirring = None
        self.enough = False
        self._hidden_since = None

    def polling(self, look: tuple[Blocked, ...]) -> frozenset[Blocked]:
        """Those of a look's threads that are known to poll."""
        return frozenset(blocked for blocked in look if blocked.place in self._polling)

    def saw(self, look: tuple[Blocked, ...], handed_over: int = 0, sent: int = 0) -> None:
        """Take a look in: charge waits that are over to the budget, and let a new thread
        inherit what an ended one was known to do.

        `handed_over`: how often something had been brought to the program's host, or typed, by now. As many waits for that
        cost nothing: how long it took depends on the other programs and on the machine. `sent`: datagrams that have left
        the program by now. What is to tell a total sleeps for nothing, too, while something is brought to it.
        """
        self._inherit(look)
        self._handed_over, self._sent = handed_over, sent
        for over in [blocked for blocked in self._waited if blocked not in look]:
            seen = self._waited.pop(over)
            again = next((blocked for blocked in look if blocked.place == over.place), None)
            times = 1 if again is None else max(1, _voluntary(again) - seen.switches)
            served = handed_over - seen.handed_over
            if self._bounds[over][0] in _FOR_TIME:
                served = times if self.sums_up and served else 0  # it tells its total once a second, say, as long as others send
            self._spent += min(max(0, times - served) * seen.asked, clock.now() - seen.at)
            self._sent_before = seen.sent

    def _inherit(self, look: tuple[Blocked, ...]) -> None:
        """A new thread that waits as one did that has ended takes its place: a chain of timers polls as a loop does."""
        before, now = ({(one.process, one.thread) for one in seen} for seen in (self._before, look))
        if before != now:
            ended = [one for one in self._before if (one.process, one.thread) not in now]
            for new in [one for one in look if (one.process, one.thread) not in before]:
                old = next((one for one in ended if (one.process, one.call) == (new.process, new.call)), None)
                if old is not None:
                    ended.remove(old)
                    self._move_in(old.place, new.place)
        self._before = look

    def _move_in(self, old: WaitSite, new: WaitSite) -> None:
        if old in self._last:
            self._last[new] = self._last.pop(old)._replace(switches=_ANOTHER_THREADS)
        if old in self._idle:
            self._idle[new] = self._idle.pop(old)
        if old in self._known:
            self._known[new] = self._known.pop(old)
        if old in self._polling:
            self._polling.add(new)

    def may_end(self, blocked: Blocked, waits: tuple[Wait, ...]) -> float | None:
        """In how many seconds this wait ends by itself, if that is worth waiting for; None where it is not."""
        if blocked.call == UNREADABLE:
            return self._hidden()
        if blocked.call == STUCK:
            left = self._stuck.setdefault(blocked, clock.now()) + STUCK_FOR - clock.now()
            return left if left > 0 else None
        bounded = next((wait for wait in waits if wait.seconds is not None), None)
        if self.is_served and any(wait.on in _NETWORK and (blocked.alarm or (wait.seconds or 0) >= SERVED) for wait in waits):
            return None
        if blocked.alarm and (bounded is None or bounded.seconds is None or bounded.seconds > ALARM):
            return self._may_ring(blocked)
        if bounded is None or bounded.seconds is None:
            return None
        if blocked not in self._bounds:
            self._bounds[blocked] = (bounded.on, _as_asked(bounded.seconds) if blocked.call in _DEADLINES else bounded.seconds)
        kind, asked = self._bounds[blocked]
        self._note_return(blocked, kind, asked)
        if blocked.place in self._polling or (kind not in _FOR_TIME and asked > (OUTLASTED if self.outlasts else max(self.silence, LONG))):
            return None
        if blocked not in self._waited and blocked.place not in self._known:
            budget = self._budget(kind)
            if self._spent + asked > budget:
                self._note_tired(budget)
                return None
            self._waited[blocked] = _Seen(_voluntary(blocked), clock.now(), asked, self._handed_over, self._sent)
        return bounded.seconds

    def _budget(self, kind: WaitKind) -> float:
        """Seconds of bounded waits of that kind that are waited out."""
        usual = self._sending if self.is_counted and self._sends_on(kind) else self._usual
        if self.outlasts or kind in _NETWORK:
            usual = OUTLASTED if self.outlasts else max(usual, self.silence)
        # what tells its total once a second has told it all along, and has spent its budget on that
        return max(usual, self._spent_before + LONG) if self.sums_up else usual

    def _sends_on(self, kind: WaitKind) -> bool:
        """A wait of that kind stands between two datagrams that it sends: a sleep, or a wait for an answer, where nobody has answered.

        One that has had answers misses those that were lost, and what that teaches is seen soon.
        """
        unanswered = self._handed_over == self._handed_over_before and self._sent > self._sent_before
        return kind is WaitKind.SLEEP or (kind is WaitKind.DATAGRAM and unanswered)

    def _note_tired(self, budget: float) -> None:
        """Nothing is left of a budget: it acts by itself, and on and on, if one step took most of it."""
        if self._spent - self._spent_before >= _MOST_OF_IT * budget:
            self.tired = max(self.tired, budget)

    def _may_ring(self, blocked: Blocked) -> float | None:
        """In how many seconds at most SIGALRM ends this wait, as far as that is waited for."""
        asked = ALARM_OUTLASTED if self.outlasts else ALARM
        self._bounds[blocked] = (WaitKind.OTHER, asked)
        self._note_return(blocked, WaitKind.OTHER, asked)
        if blocked.place in self._polling:
            return None
        if blocked not in self._waited:
            budget = OUTLASTED if self.outlasts else BUDGET_TOTALS if self.sums_up else max(asked, self._usual)
            if self._spent + asked > budget and blocked.place not in self._known:
                self._note_tired(budget - asked)  # an alarm may come much sooner than is asked for here
                return None
            self._waited[blocked] = _Seen(_voluntary(blocked), clock.now(), asked, self._handed_over, self._sent)
        left = self._waited[blocked].at + asked - clock.now()  # no wait shows that it is over if no alarm was set
        return left if left > 0 else None

    def _hidden(self) -> float | None:
        now = clock.now()
        if self._hidden_since is None:
            self._hidden_since = now
        if self._hidden_asked is not None:
            self._spent += now - self._hidden_asked
        self._hidden_asked = now
        if self._spent >= self._usual:
            self.tired = max(self.tired, self._usual)
        left = min(self._hidden_since + HIDDEN - now, self._usual - self._spent)
        return left if left > 0 else None

    def _note_return(self, blocked: Blocked, kind: WaitKind, asked: float) -> None:
        place, now = _Seen(_voluntary(blocked), clock.now(), asked), clock.now()
        last = self._last.get(blocked.place)
        if last is not None and last.switches != place.switches:
            returns, seconds = self._idle.get(blocked.place, (0, 0.0))
            returns, seconds = returns + 1, seconds + min((place.switches - last.switches) * last.asked, now - last.at)
            self._idle[blocked.place] = (returns, seconds)
            enough = _RETURNS_SLEEPING if kind is WaitKind.SLEEP else _RETURNS
            known = blocked.place in self._known or (returns >= enough and seconds >= _POLLED)
            longest = POLLING_OUTLASTED if self.outlasts else LONG if self.sums_up else 0.0
            if known and seconds >= longest:
                self._known[blocked.place] = kind
                self._polling.add(blocked.place)
        if last is None or last.switches != place.switches:
            self._last[blocked.place] = place

    def has_computed_enough(self, cpu_seconds: float, memory: int, begun: bool) -> bool:
        """The program has used its CPU patience since something last moved or its memory last grew.

        `begun`: it has printed something.
        """
        if self._cpu < 0 or memory >= self._height + GROWTH:
            self._cpu = cpu_seconds
            self._stirring = None
            self._height = max(memory, self._height)
        if cpu_seconds - self._cpu >= self._computing(begun):
            self.spins = self.enough = True
        return self.enough

    def has_stirred_enough(self, cpu_seconds: float, scheduled: Callable[[], float]) -> bool:
        """The program has been awake and asleep in turns for long enough, with no effect.

        `scheduled`: seconds that its threads have computed or waited for a CPU by now, as far as they live.
        """
        now = clock.now()
        most = STIRRING_AGAIN if self.spins else STIRRING_KNOWN if self._known_to_spin else STIRRING
        if self._stirring is None:
            self._stirring = _Stirring(now)
        since = self._stirring
        if since.cpu < 0:
            if self.spins or self._known_to_spin or now - since.at >= _STIRS_FROM:
                self._stirring = _Stirring(now, cpu_seconds, scheduled())
        elif now - since.at >= most and now - since.at - max(cpu_seconds - since.cpu, scheduled() - since.scheduled) >= most:
            self.spins = self.enough = True
        return self.enough

    def _computing(self, begun: bool) -> float:
        if self.spins:
            return COMPUTING_AGAIN
        if self._known_to_spin:
            return COMPUTING_BEGUN if begun else COMPUTING_KNOWN
        return COMPUTING


def may_end_by_itself(blocked: Blocked) -> bool:
    """It waits for a time, or something may call it away."""
    return blocked.alarm or blocked.call in BOUNDABLE


def _voluntary(blocked: Blocked) -> int:
    """How often the thread has gone to sleep of itself."""
    return int(blocked.switches.split()[1])


def _as_asked(left: float) -> float:
    """What a program asked for when so many seconds are left of it: people ask for round numbers, and the look came a little later."""
    if left <= 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(left))
    return next(step * power for step in _ROUND if step * power >= left * (1 - 1e-9))
