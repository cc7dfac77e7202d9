"""What is waited out depends on what a program asked for and used, and never on how often, or how late, the lab looked at it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.lab import clock
from grader.lab.bounds import BUDGET_SENDING
from grader.lab.cgroups import MOST_MEMORY
from grader.lab.patience import (
    ALARM,
    ALARM_OUTLASTED,
    BUDGET,
    BUDGET_KNOWN,
    BUDGET_TOTALS,
    COMPUTING,
    COMPUTING_AGAIN,
    COMPUTING_BEGUN,
    COMPUTING_KNOWN,
    GROWTH,
    HIDDEN,
    LONG,
    OUTLASTED,
    STIRRING,
    STIRRING_AGAIN,
    STIRRING_KNOWN,
    STUCK_FOR,
    UNHURRIED,
    Patience,
)  # fmt: skip
from grader.lab.waits import STUCK, UNREADABLE, Blocked
from grader.timeline import Habit, Still, Wait, WaitKind
from tests.lab.playing import Player, last, shown, state, waits

CALLS = {WaitKind.SLEEP: "nanosleep", WaitKind.THREAD: "futex"}


class Program:
    """A made-up program with one thread, and a clock that only it moves on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        self.patience = Patience()
        self._switches = self._handed_over = self._sent = 0
        self._thread = 2
        monkeypatch.setattr(clock, "now", lambda: self.now)
        self.patience.begin()

    def waits(self, kind: WaitKind, seconds: float) -> bool:
        """Seen in a wait that is waited out. It is over then, unless that was not wanted."""
        call = CALLS.get(kind, "poll")
        seen = Blocked(2, self._thread, call, (1, 2), f"voluntary_ctxt_switches:\t{self._switches}\nnonvoluntary_ctxt_switches:\t7")
        self.patience.saw((seen,), self._handed_over, self._sent)
        return self.patience.may_end(seen, (Wait(on=kind, call=call, seconds=seconds),)) is not None

    def wakes(self, after: float, times: int = 1) -> None:
        """Its waits end, `times` of them before the lab looks again, each after so many seconds."""
        self._switches += times
        self.now += after * times

    def gets_something(self) -> None:
        self._handed_over += 1
        self.patience.moved()

    def sends(self) -> None:
        self._sent += 1
        self.patience.moved()

    def acts(self) -> None:
        self.patience.moved()

    def hands_on(self) -> None:
        """Its thread ends; another does the same."""
        self._thread += 1


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Program:
    return Program(monkeypatch)


def rounds(program: Program, kind: WaitKind, seconds: float, *, acts: bool = False, times: int = 1, most: int = 100_000) -> int:
    """How many of such waits, one after another, are waited out."""
    for number in range(0, most, times):
        if not program.waits(kind, seconds):
            return number
        program.wakes(seconds, times)
        if acts:
            program.acts()
    return most


def test_a_sleep_is_waited_out_within_the_budget(program: Program) -> None:
    assert rounds(program, WaitKind.SLEEP, 1.0, acts=True) == BUDGET
    assert not program.waits(WaitKind.SLEEP, 0.1)


def test_a_program_that_sleeps_on_and_on_in_one_step_is_known_for_it(program: Program) -> None:
    rounds(program, WaitKind.SLEEP, 1.0, acts=True)
    assert program.patience.tired == BUDGET


def test_a_program_that_is_slow_in_many_steps_or_would_sleep_for_long_is_not_known_for_it(program: Program) -> None:
    for _ in range(int(BUDGET)):
        program.patience.begin()
        assert rounds(program, WaitKind.SLEEP, 1.0, acts=True, most=1) == 1
    assert not program.waits(WaitKind.SLEEP, 1.0)
    assert not program.waits(WaitKind.SLEEP, 1000.0)
    assert program.patience.tired == 0.0


@pytest.mark.parametrize(
    ("habits", "counted", "budget"),
    [
        ({Habit.WAITS}, False, BUDGET_KNOWN),
        ({Habit.WAITS}, True, BUDGET_SENDING),
        ({Habit.SENDS_ON}, True, BUDGET),
        ({Habit.SPINS}, False, BUDGET),
    ],
)
def test_a_program_known_to_sleep_on_is_waited_for_less(program: Program, habits: set[Habit], counted: bool, budget: float) -> None:
    program.patience = Patience(frozenset(habits))
    program.patience.is_counted = counted
    program.patience.begin()
    assert rounds(program, WaitKind.SLEEP, 1.0, acts=True) == budget
    assert program.patience.tired == budget


@pytest.mark.parametrize("seconds", [5, 40, 300])
@pytest.mark.parametrize("times", [1, 3])
def test_how_long_others_send_to_what_tells_its_total_each_second_costs_it_nothing(program: Program, seconds: int, times: int) -> None:
    """However slow the machine is: when all has come, it has the time to say so."""
    program.patience.sums_up = True
    program.patience.begin()
    for _ in range(0, seconds, times):
        assert program.waits(WaitKind.SLEEP, 1.0)
        program.gets_something()
        program.wakes(1.0, times)
    assert rounds(program, WaitKind.SLEEP, 1.0, acts=True) >= 3


@pytest.mark.parametrize("times", [1, 3, 20])
def test_sleeps_that_nobody_saw_cost_as_much_as_those_that_were_seen(times: int, program: Program) -> None:
    """On a busy machine the lab looks once in a while: the same sleeps are waited out all the same."""
    assert rounds(program, WaitKind.SLEEP, 0.002, acts=True, times=times) == pytest.approx(BUDGET / 0.002, abs=times)


@settings(deadline=None, max_examples=20)  # a deadline would make the test depend on the machine
@given(late=st.floats(1.0, 50.0))
def test_how_late_a_sleeper_wakes_costs_nothing(late: float) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        program = Program(monkeypatch)
        for _ in range(1199):
            assert program.waits(WaitKind.SLEEP, 0.01)
            program.wakes(0.01 * late)
            program.acts()


@pytest.mark.parametrize("left", [0.95, 0.9, 0.85])
def test_a_deadline_counts_as_what_was_asked_for_however_late_it_was_read(left: float, program: Program) -> None:
    patience, now = program.patience, "voluntary_ctxt_switches:\t{}\nnonvoluntary_ctxt_switches:\t0"
    for number in range(12):
        seen = Blocked(2, 2, "clock_nanosleep", (1, 1), now.format(number))
        patience.saw((seen,))
        assert patience.may_end(seen, (Wait(on=WaitKind.SLEEP, call="clock_nanosleep", seconds=left),)) is not None
        program.now += 1.0
        patience.moved()
    seen = Blocked(2, 2, "clock_nanosleep", (1, 1), now.format(12))
    patience.saw((seen,))
    assert patience.may_end(seen, (Wait(on=WaitKind.SLEEP, call="clock_nanosleep", seconds=left),)) is None


@pytest.mark.parametrize(("seconds", "waited"), [(0.04, 19), (0.1, 8), (0.25, 3), (0.5, 2), (1.0, 2), (LONG, 2)])
def test_a_program_that_comes_back_to_the_same_wait_polls(seconds: float, waited: int, program: Program) -> None:
    """Tries that are over within half a second are all waited for: five of a tenth, say."""
    assert rounds(program, WaitKind.DATA, seconds) == waited
    program.acts()
    assert rounds(program, WaitKind.DATA, seconds) == 1, "it may do something at its next timeout now"


@pytest.mark.parametrize("seconds", [0.01, 0.1, 0.5, 1.0])
def test_a_program_that_polls_and_is_to_tell_a_total_is_waited_for_as_long_as_one_that_waits_once(seconds: float, program: Program) -> None:
    """It may tell it when nothing has come for one second, or two, by its own clock."""
    rounds(program, WaitKind.DATAGRAM, seconds)
    program.acts()
    program.patience.sums_up = True
    waited = rounds(program, WaitKind.DATAGRAM, seconds)
    assert LONG - 0.01 < waited * seconds < LONG + seconds + 0.01
    program.acts()
    program.patience.sums_up = False
    assert rounds(program, WaitKind.DATAGRAM, seconds) == 1


def test_a_program_that_polls_for_connections_is_known_once_and_for_all(program: Program) -> None:
    assert rounds(program, WaitKind.CONNECTION, 0.5) == 2
    program.acts()
    assert rounds(program, WaitKind.CONNECTION, 0.5) == 0


def test_a_chain_of_threads_polls_as_a_loop_does(program: Program) -> None:
    waited = 0
    while program.waits(WaitKind.THREAD, 0.2):
        program.wakes(0.2)
        program.hands_on()
        waited += 1
    assert waited == 4


def test_what_is_too_long_is_not_waited_out(program: Program) -> None:
    assert not program.waits(WaitKind.DATA, LONG + 0.1)
    program.wakes(0.1)
    assert not program.waits(WaitKind.SLEEP, BUDGET + 0.1)
    program.wakes(0.1)
    assert program.waits(WaitKind.SLEEP, BUDGET)


def test_a_timeout_that_data_cut_short_costs_what_it_took(program: Program) -> None:
    for _ in range(1000):
        assert program.waits(WaitKind.DATA, LONG)
        program.wakes(0.001)
        program.acts()


@settings(deadline=None, max_examples=20)
@given(late=st.floats(0.0, 100.0))
def test_how_late_the_data_came_costs_nothing(late: float) -> None:
    """On a busy machine it takes its time, as a busy network's would: that is no waiting of the program's."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        program = Program(monkeypatch)
        for _ in range(1000):
            assert program.waits(WaitKind.DATA, LONG)
            program.wakes(late)
            program.gets_something()


def test_a_sleep_costs_what_it_takes_whatever_comes_meanwhile(program: Program) -> None:
    for number in range(int(BUDGET) + 1):
        assert program.waits(WaitKind.SLEEP, 1.0) == (number < BUDGET)
        program.wakes(1.0)
        program.gets_something()


def test_a_program_that_prints_at_each_timeout_comes_to_the_end_of_the_budget(program: Program) -> None:
    assert rounds(program, WaitKind.DATA, 0.5, acts=True) == BUDGET / 0.5


def test_a_program_that_hides_has_its_second_and_no_more_of_them_than_the_budget(program: Program) -> None:
    hidden = Blocked(0, 0, UNREADABLE, (), "")
    began = program.now
    while program.patience.may_end(hidden, ()) is not None:
        program.now += HIDDEN / 2
        program.acts()
    assert program.now - began == pytest.approx(BUDGET, abs=HIDDEN)
    program.patience.begin()
    assert program.patience.may_end(hidden, ()) is None, "nor in the steps that follow"
    assert program.patience.tired == BUDGET


def test_what_passes_between_two_steps_costs_nothing_to_a_program_that_hides(program: Program) -> None:
    hidden = Blocked(0, 0, UNREADABLE, (), "")
    for _ in range(10):
        assert program.patience.may_end(hidden, ()) == HIDDEN
        program.now += HIDDEN
        assert program.patience.may_end(hidden, ()) is None
        program.now += BUDGET
        program.patience.begin()
    assert program.patience.tired == 0


class Ringing(Program):
    """One that handles SIGALRM, and waits for a datagram without a bound."""

    def quiet(self, seconds: float | None = None) -> float:
        """For how many seconds it is waited for while nothing happens."""
        began = self.now
        seen = Blocked(2, 2, "recvfrom", (3,), f"voluntary_ctxt_switches:\t{self._switches}\nnonvoluntary_ctxt_switches:\t7", alarm=True)
        while True:
            self.patience.saw((seen,))
            left = self.patience.may_end(seen, (Wait(on=WaitKind.DATAGRAM, call="recvfrom", seconds=seconds),))
            if left is None:
                return self.now - began
            assert left > 0
            self.now += min(left, 0.05)


@pytest.fixture
def ringing(monkeypatch: pytest.MonkeyPatch) -> Ringing:
    return Ringing(monkeypatch)


@pytest.mark.parametrize("bound", [None, ALARM + 1, 100.0])
def test_an_alarm_is_waited_for_whatever_the_program_waits_for(bound: float | None, ringing: Ringing) -> None:
    assert ringing.quiet(bound) == pytest.approx(ALARM)
    ringing.patience.begin()
    assert ringing.quiet(bound) == 0, "it has stood still: no alarm has been set since"
    ringing.wakes(0.0)
    ringing.acts()
    assert ringing.quiet(bound) == pytest.approx(ALARM)


def test_alarms_are_waited_for_within_the_budget(ringing: Ringing) -> None:
    waited = []
    for _ in range(8):
        waited.append(round(ringing.quiet()))
        ringing.wakes(0.0)
        ringing.acts()
    assert waited == [ALARM] * int(BUDGET // ALARM) + [0] * (8 - int(BUDGET // ALARM))
    ringing.patience.sums_up = True
    assert ringing.quiet() == pytest.approx(min(ALARM, BUDGET_TOTALS - BUDGET))


def test_a_program_that_acts_at_each_alarm_is_known_for_it(ringing: Ringing) -> None:
    for rings in range(20):
        seen = Blocked(2, 2, "recvfrom", (3,), f"voluntary_ctxt_switches:\t{rings}\nnonvoluntary_ctxt_switches:\t7", alarm=True)
        ringing.patience.saw((seen,))
        if ringing.patience.may_end(seen, (Wait(on=WaitKind.DATAGRAM, call="recvfrom"),)) is None:
            break
        assert ringing.patience.tired == 0.0
        ringing.wakes(0.98)
        ringing.acts()
    assert ringing.patience.tired > 0.0


@pytest.mark.parametrize("had", [0, 10_000])
def test_alarms_that_tell_a_total_for_ever_come_to_an_end_whatever_the_program_had_before(had: int, ringing: Ringing) -> None:
    """What was brought before these waits began is no reason for not charging them."""
    ringing.patience.sums_up = True
    ringing.patience.begin()
    for rings in range(100):
        seen = Blocked(2, 2, "recvfrom", (3,), f"voluntary_ctxt_switches:\t{rings}\nnonvoluntary_ctxt_switches:\t7", alarm=True)
        ringing.patience.saw((seen,), had)
        if ringing.patience.may_end(seen, (Wait(on=WaitKind.DATAGRAM, call="recvfrom"),)) is None:
            break
        ringing.now += 1.0
        ringing.acts()
    assert 3 <= rings <= BUDGET_TOTALS


def test_a_play_that_is_about_an_alarm_waits_for_a_long_one(ringing: Ringing) -> None:
    for _ in range(5):
        ringing.quiet()
        ringing.wakes(0.0)
        ringing.acts()
    ringing.patience.outlasts = True
    assert ringing.quiet() == pytest.approx(ALARM_OUTLASTED)


def test_an_alarm_that_rings_in_vain_again_and_again_is_polling(ringing: Ringing) -> None:
    rings = 0
    while rings < 1000:
        seen = Blocked(2, 2, "recvfrom", (3,), f"voluntary_ctxt_switches:\t{rings}\nnonvoluntary_ctxt_switches:\t7", alarm=True)
        ringing.patience.saw((seen,))
        if ringing.patience.may_end(seen, (Wait(on=WaitKind.DATAGRAM, call="recvfrom"),)) is None:
            break
        ringing.now += 0.1
        rings += 1
    assert rings == 8


# -- computing ------------------------------------------------------------------------------------------------------------


def test_patience_is_not_spent_on_a_program_that_still_gets_on() -> None:
    patient = Patience()
    patient.moved()
    assert not patient.has_computed_enough(1.0, 0, begun=False)
    assert not patient.has_computed_enough(1.0 + COMPUTING - 0.1, 0, begun=False)
    patient.moved()
    assert not patient.has_computed_enough(100.0, 0, begun=False)
    assert patient.has_computed_enough(100.0 + COMPUTING, 0, begun=False)
    patient.moved()
    assert not patient.has_computed_enough(200.0, 0, begun=False)
    assert patient.has_computed_enough(200.1 + COMPUTING_AGAIN, 0, begun=False)


def test_a_program_that_has_spun_in_another_play_is_waited_for_less_and_still_for_its_start() -> None:
    patient = Patience(frozenset({Habit.SPINS}))
    assert not patient.has_computed_enough(0.0, 0, begun=False)
    assert not patient.has_computed_enough(COMPUTING_KNOWN - 0.1, 0, begun=False)
    assert patient.has_computed_enough(COMPUTING_KNOWN, 0, begun=False)


def test_a_program_that_has_spun_in_another_play_and_has_started_is_waited_for_even_less() -> None:
    for known in (True, False):
        patient = Patience(frozenset({Habit.SPINS}) if known else frozenset())
        assert not patient.has_computed_enough(1.0, 0, begun=True)
        assert not patient.has_computed_enough(1.0 + COMPUTING_BEGUN - 0.1, 0, begun=True)
        assert patient.has_computed_enough(1.01 + COMPUTING_BEGUN, 0, begun=True) == known


# seconds of looks without an effect, of which the first is not looked at where nothing is known; shares of the time that it computes
# and waits for a CPU
@pytest.mark.parametrize(
    ("known", "computes", "queues", "after"),
    [
        (False, 0.0, 0.0, STIRRING),
        (False, 0.25, 0.25, 2 * STIRRING),
        (False, 0.0, 1.0, None),
        (False, 1.0, 0.0, None),
        (True, 0.0, 0.0, STIRRING_KNOWN),
    ],
)
def test_a_program_woken_again_and_again_is_known_by_the_time_asleep_and_by_none_in_a_queue_for_a_cpu(
    known: bool, computes: float, queues: float, after: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr(clock, "now", lambda: now)
    patient = Patience(frozenset({Habit.SPINS}) if known else frozenset())

    def scheduled() -> float:
        return (computes + queues) * now

    while now < 10 * STIRRING and not patient.has_stirred_enough(computes * now, scheduled):
        now += 0.125
    assert now == (10 * STIRRING if after is None else after + (not known))
    if after is None:
        return
    patient.moved()
    assert not patient.has_stirred_enough(0.0, lambda: 0.0)
    began = now
    while not patient.has_stirred_enough(0.0, lambda: 0.0):
        now += 0.125
    assert now - began == STIRRING_AGAIN, "it has in this play"


def test_memory_that_reaches_a_new_height_is_getting_on_and_comes_to_its_limit_on_the_slowest_machine() -> None:
    patient = Patience()
    cpu = 0.0
    for memory in range(0, MOST_MEMORY, GROWTH):
        assert not patient.has_computed_enough(cpu, memory, begun=False)
        cpu += COMPUTING - 0.1
        assert not patient.has_computed_enough(cpu, memory + GROWTH - 1, begun=False)
        cpu += COMPUTING
    assert patient.has_computed_enough(cpu, MOST_MEMORY - 1, begun=False), "growing by less than that is not growing"


def test_memory_that_comes_and_goes_is_not_getting_on() -> None:
    patient = Patience()
    assert not patient.has_computed_enough(0.0, 0, begun=False)
    assert not patient.has_computed_enough(1.0, GROWTH, begun=False)
    assert not patient.has_computed_enough(2.0, 0, begun=False)
    assert patient.has_computed_enough(1.0 + COMPUTING, GROWTH, begun=False)


# -- in the lab -----------------------------------------------------------------------------------------------------------

SERVER = [{"start": "server"}]
LISTENER = "import select, socket, threading, time\nlistener = socket.create_server(('', 5000))\n"


@pytest.mark.hosts
def test_a_few_quick_tries_are_all_waited_for(play: Player) -> None:
    source = """
listener.settimeout(0.1)
for _ in range(5):
    try: listener.accept()
    except TimeoutError: pass
print("gave up"); input()
"""
    timeline = play(SERVER, {"server": LISTENER + source})
    assert shown(timeline, "server") == "gave up\n"
    assert waits(timeline, "server") == [WaitKind.KEYBOARD]


@pytest.mark.hosts
def test_timers_without_end_are_still(play: Player) -> None:
    source = "def tick(): threading.Timer(0.1, tick).start()\ntick()\nlistener.accept()"
    timeline = play(SERVER, {"server": LISTENER + source})
    assert set(waits(timeline, "server")) == {WaitKind.CONNECTION, WaitKind.THREAD}
    assert last(timeline).proven


@pytest.mark.hosts
def test_a_loop_that_tells_of_each_timeout_is_still_in_the_end(play: Player) -> None:
    """It takes the budget's seconds: only time tells this one from a program that gets on."""
    source = "listener.settimeout(1)\nwhile True:\n    try: listener.accept()\n    except TimeoutError: print('nobody', flush=True)\n"
    timeline = play(SERVER, {"server": LISTENER + source})
    (wait,) = state(timeline, "server").waits
    assert (wait.on, wait.seconds) == (WaitKind.CONNECTION, 1)
    assert shown(timeline, "server").count("nobody") in (BUDGET, BUDGET + 1)


# All of them wait for a second and then do something: that must be seen, whatever they wait in.
GIVES_UP = {
    "select": "select.select([listener], [], [], 1)",
    "poll": "poller = select.poll(); poller.register(listener, select.POLLIN); poller.poll(1000)",
    "selectors": "import selectors; s = selectors.DefaultSelector(); s.register(listener, selectors.EVENT_READ); s.select(1)",
    "queue": "import queue\ntry: queue.Queue().get(timeout=1)\nexcept queue.Empty: pass",
    "event": "threading.Event().wait(1)",
    "join": "t = threading.Thread(target=listener.accept, daemon=True); t.start(); t.join(1)",
    "timer": "t = threading.Timer(1, lambda: None); t.start(); t.join()",
    "future": "import concurrent.futures as f; f.wait([f.Future()], timeout=1)",
    "asyncio.sleep": "import asyncio; asyncio.run(asyncio.sleep(1))",
    "asyncio.wait_for": """
import asyncio
async def main():
    server = await asyncio.start_server(lambda *_: None, "", 5001)
    try: await asyncio.wait_for(server.serve_forever(), 1)
    except TimeoutError: pass
asyncio.run(main())
""",
    "signal": "import signal; signal.sigtimedwait([signal.SIGUSR1], 1)",
    "option of the socket": """
import struct
listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", 1, 0))
try: listener.accept()
except BlockingIOError: pass
""",
    "process": """
import subprocess, sys
try: subprocess.run([sys.executable, "-c", "import time; time.sleep(60)"], timeout=0.5)
except subprocess.TimeoutExpired: pass
""",
    "deadline by the wall": """
import ctypes
libc, semaphore = ctypes.CDLL(None), ctypes.create_string_buffer(32)
libc.sem_init(semaphore, 0, 0)
seconds, nanoseconds = divmod(time.time_ns() + 10 ** 9, 10 ** 9)
libc.sem_timedwait(semaphore, (ctypes.c_long * 2)(seconds, nanoseconds))
""",
}


@pytest.mark.hosts
@pytest.mark.parametrize("way", GIVES_UP)
def test_a_program_that_gives_up_after_a_second_is_waited_for(way: str, play: Player) -> None:
    timeline = play(SERVER, {"server": LISTENER + GIVES_UP[way] + "\nprint('gave up'); input()"})
    assert shown(timeline, "server") == "gave up\n"
    assert WaitKind.KEYBOARD in waits(timeline, "server")
    assert last(timeline).proven


class TestWhatIsServed:
    """The play goes on to what the program waits for: no person starts a client, or types a reply, a second late."""

    @pytest.mark.parametrize("kind", [WaitKind.DATAGRAM, WaitKind.DATA, WaitKind.CONNECTION])
    @pytest.mark.parametrize(("seconds", "is_waited_out"), [(0.2, True), (1.0, False), (2.0, False), (3.0, False)])
    def test_a_wait_for_the_network(self, kind: WaitKind, seconds: float, is_waited_out: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        program = Program(monkeypatch)
        assert program.waits(kind, seconds)
        program.patience.is_served = True
        program.patience.begin()
        assert program.waits(kind, seconds) is is_waited_out

    def test_a_sleep_is_waited_out_all_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        program = Program(monkeypatch)
        program.patience.is_served = True
        assert program.waits(WaitKind.SLEEP, 2.0)

    def test_a_server_that_gives_up_after_two_silent_seconds_is_met_by_its_client(self, play: Player) -> None:
        server = (
            "import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.bind(('', 6000))\ns.settimeout(2)\n"
            "try:\n    while True: print(s.recvfrom(99)[0])\nexcept TimeoutError: print('enough')"
        )
        client = "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'hello', ('', 6000))"
        steps = [{"start": "server", "see": {"server": {"waits": "datagram"}}}, {"start": "client"}]
        timeline = play(steps, {"server": server, "client": client})
        assert shown(timeline, "server") == "b'hello'\nenough\n"

    @pytest.mark.parametrize("ending", [True, False])
    def test_a_server_that_is_not_done_with_its_client_is_waited_for_where_that_is_to_end(self, ending: bool, play: Player) -> None:
        """asyncio.sleep waits for its listener, too: only that the client is still there tells that nobody comes next."""
        server = "\n".join(
            (
                "import asyncio", "async def serve(reader, writer):", "    writer.write(b'a')", "    await asyncio.sleep(1.5)",
                "    writer.write(b'b')", "    writer.close()", "async def main():", "    s = await asyncio.start_server(serve, port=6000)",
                "    await s.serve_forever()", "asyncio.run(main())",
            )
        )  # fmt: skip
        client = "import socket\nfor part in socket.create_connection(('localhost', 6000)).makefile().read(): print(part)"
        looks = {"server": {"waits": "connection"}, "client": {"exits": 0} if ending else {}}
        steps = [{"start": "server"}, {"start": "client", "see": looks}, {"start": "client-2"}]
        timeline = play(steps, {"server": server, "client": client, "client-2": client})
        (before, *_) = [each for each in timeline.events if isinstance(each, Still) and "client" in each.states]
        assert (before.states["client"].status == 0) is ending


def test_what_sleeps_after_each_thing_that_it_sends_may_finish_where_that_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """10,000 times 10 ms."""
    for counted in (False, True):
        program = Program(monkeypatch)
        program.patience.is_counted = counted
        sent = 0
        while sent < 10_000 and program.waits(WaitKind.SLEEP, 0.01):
            program.wakes(0.01)
            program.acts()
            sent += 1
        assert (sent == 10_000) is counted


@pytest.mark.parametrize("counted", [False, True])
def test_what_waits_a_moment_for_an_answer_that_never_comes_may_send_on_where_that_is_counted(program: Program, counted: bool) -> None:
    sent = 0
    while sent < 10_000 and program.waits(WaitKind.DATAGRAM, 0.01):
        if sent == 0:
            program.patience.is_counted = counted
        program.wakes(0.01)
        program.sends()
        sent += 1
    assert (sent == 10_000) is counted


@pytest.mark.parametrize(("kind", "seconds", "silence", "waited"), [
    (WaitKind.DATAGRAM, 10.0, False, False),
    (WaitKind.DATAGRAM, 10.0, True, True),
    (WaitKind.CONNECTION, 10.0, True, True),
    (WaitKind.DATAGRAM, 60.0, True, False),  # nobody sits that out
    (WaitKind.SLEEP, 20.0, True, False),
])  # fmt: skip
def test_a_silence_is_outlasted_by_one_wait_for_the_network(
    program: Program, kind: WaitKind, seconds: float, silence: bool, waited: bool
) -> None:
    program.patience.silence = OUTLASTED if silence else 0.0
    assert program.waits(kind, seconds) is waited


@pytest.mark.parametrize(("seconds", "waited"), [(4.0, True), (8.0, True), (9.0, False)])
def test_an_operator_who_takes_a_while_outlasts_a_short_wait(program: Program, seconds: float, waited: bool) -> None:
    assert program.waits(WaitKind.DATA, seconds) is False
    program.patience.silence = UNHURRIED
    assert program.waits(WaitKind.DATA, seconds) is waited


def test_a_silence_is_not_outlasted_by_what_waits_in_turns(program: Program) -> None:
    program.patience.silence = OUTLASTED
    assert rounds(program, WaitKind.DATAGRAM, 1.0) <= 3


def test_what_polls_after_its_last_send_is_not_given_the_time_that_sending_has(program: Program) -> None:
    program.patience.is_counted = True
    for _ in range(100):
        program.sends()
    assert rounds(program, WaitKind.DATAGRAM, 1.0, acts=True) <= BUDGET + 1


@given(st.lists(st.integers(0, 40), min_size=100, max_size=100))
def test_answers_that_are_missed_cost_the_same_however_seldom_the_lab_looks(answered: list[int]) -> None:
    """Between two looks some answers come, and then one is lost: what was lost counts, at whatever moment the lab looks."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        program = Program(monkeypatch)
        program.patience.is_counted = True
        missed = 0
        for answers in (1, *answered):
            if not program.waits(WaitKind.DATAGRAM, 0.2):
                break
            for _ in range(answers):
                program.wakes(0.0)
                program.gets_something()
            program.wakes(0.2)
            program.sends()
            missed += 1
        assert missed in (BUDGET / 0.2, BUDGET / 0.2 + 1)


def test_a_program_that_sleeps_where_nothing_wakes_it_is_waited_for_ten_seconds_at_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(clock, "now", lambda: now)
    patience = Patience()
    stuck = [Blocked(2, 2, STUCK, (), f"voluntary_ctxt_switches:\t{turn}\nnonvoluntary_ctxt_switches:\t0") for turn in (0, 1)]
    assert patience.may_end(stuck[0], ()) == STUCK_FOR
    now = STUCK_FOR - 1
    assert patience.may_end(stuck[0], ()) == 1
    assert patience.may_end(stuck[1], ()) == STUCK_FOR, "it has moved since"
    now = STUCK_FOR
    assert patience.may_end(stuck[0], ()) is None
