"""In which order things must be seen for a stillness to be one: orders that a quiet machine never shows, forced."""

import selectors
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest

from grader.lab.events import Recorder
from grader.lab.lab import Lab
from grader.lab.patience import COMPUTING_AGAIN, Patience
from grader.lab.programs import ResourceUsage, RunningProgram
from grader.lab.waits import Blocked
from grader.timeline import Counters, Wait, WaitKind

WAITS, SERVED = (1, "recvfrom"), (2, "read")  # how often it has slept, and what it sleeps in


class Receiver(RunningProgram):
    """A program that sleeps in recvfrom until something comes, and then in read. It is looked at as often as is told."""

    def __init__(self) -> None:
        terminal = SimpleNamespace(hand_over=lambda: None, read=lambda: b"", device=0)
        machine = SimpleNamespace(proc="", processes=list, grouped=True, overfull=lambda: False)
        super().__init__("server", "server", cast(Any, machine), cast(Any, terminal))
        self.is_served = False
        self.wakes: list[None] = []  # looks at which it runs, once it has been served

    def look(self, names: dict[int, str]) -> tuple[Blocked, ...] | None:
        if self.is_served and self.wakes:
            self.wakes.pop()
            return None
        times, call = SERVED if self.is_served else WAITS
        return (Blocked(2, 2, call, (3,), f"voluntary_ctxt_switches:\t{times}\n"),)

    def usage(self, *, at_rest: bool = False) -> ResourceUsage:
        return ResourceUsage(0.0, 0)

    def tell_waits(self, look: tuple[Blocked, ...], rows: object) -> tuple[Wait, ...]:
        return tuple(Wait(on=WaitKind.DATA if blocked.call == "recvfrom" else WaitKind.KEYBOARD, call=blocked.call) for blocked in look)


class Spinner(Receiver):
    """Asks again and again for what it is to get, and takes some computing time until it has it and asks at its keyboard."""

    def __init__(self, takes: float) -> None:
        super().__init__()
        self._used, self._takes = 0.0, takes

    def look(self, names: dict[int, str]) -> tuple[Blocked, ...] | None:
        return super().look(names) if self.is_served and self._takes <= 0 else None

    def usage(self, *, at_rest: bool = False) -> ResourceUsage:
        self._used += 0.05
        self._takes -= 0.05 if self.is_served else 0
        return ResourceUsage(self._used, 0)


def lab(
    program: RunningProgram, idle: Callable[[], bool], *, accounted: bool = True, release: Callable[[object], bool] = lambda _: False
) -> Lab:
    """A lab with one program, and a network of which nothing is known but whether it is idle."""
    network = SimpleNamespace(
        idle=idle, owed=frozenset, carry=lambda: False, next_due=lambda: None, release=release, tell_counts=lambda: None, reading=tuple,
        handed_over=lambda host: 0, datagrams_sent=dict, rows=lambda host: [], rows_at_rest=lambda host: [],
        counters=lambda host, at_rest: Counters(),
        groups=lambda host: (), groups_inside=lambda host: (), accounted=accounted, unfinished=dict,
    )  # fmt: skip
    made = Lab(cast(Any, network), selectors.SelectSelector(), Recorder(), cast(Any, None), {})
    made.programs["server"] = program
    made._patience["server"] = Patience()
    return made


@pytest.mark.parametrize("wakes", [0, 1, 5])
@pytest.mark.parametrize("late", [1, 2, 7])
def test_a_packet_that_arrives_while_the_network_is_asked_has_not_been_overlooked(late: int, wakes: int) -> None:
    """A soft interrupt on the other core delivers it: the network is empty then, and its receiver about to wake."""
    receiver, asked = Receiver(), []
    receiver.wakes = [None] * wakes

    def idle() -> bool:
        asked.append(None)
        receiver.is_served = len(asked) >= late
        return receiver.is_served

    still = lab(receiver, idle).settle()
    assert still.proven
    assert still.states["server"].waits_for() == {WaitKind.KEYBOARD}


@pytest.mark.parametrize("read", [1, 2, 3, 9])
def test_a_program_that_wakes_while_its_wait_is_read_has_not_come_to_rest(read: int) -> None:
    """The two looks agree, and then its sleep is over: of what it sleeps in nothing certain is left to be read."""

    class Sleeper(Receiver):
        reads = 0

        def look(self, names: dict[int, str]) -> tuple[Blocked, ...]:
            times, call = (2, "read") if self.reads >= read else (1, "clock_nanosleep")
            return (Blocked(2, 2, call, (3,), f"voluntary_ctxt_switches:\t{times}\n"),)

        def tell_waits(self, look: tuple[Blocked, ...], rows: object) -> tuple[Wait, ...]:
            self.reads += look[0].call == "clock_nanosleep"
            if self.reads >= read:
                return (Wait(on=WaitKind.KEYBOARD if look[0].call == "read" else WaitKind.OTHER, call=look[0].call),)
            return (Wait(on=WaitKind.SLEEP, call=look[0].call, seconds=0.001),)

    still = lab(Sleeper(), lambda: True).settle()
    assert still.states["server"].waits_for() == {WaitKind.KEYBOARD}


def test_a_wait_for_a_time_is_told_as_it_was_when_it_was_proven() -> None:
    """A poller wakes while the record is written: what is read of its wait then may be anything."""

    class Poller(Receiver):
        reads = 0

        def look(self, names: dict[int, str]) -> tuple[Blocked, ...]:
            return (Blocked(2, 2, "poll", (3,), "voluntary_ctxt_switches:\t1\n"),)

        def tell_waits(self, look: tuple[Blocked, ...], rows: object) -> tuple[Wait, ...]:
            self.reads += 1
            return (Wait(on=WaitKind.CONNECTION if self.reads < 3 else WaitKind.OTHER, call="poll"),)

    still = lab(Poller(), lambda: True).settle()
    assert still.states["server"].waits_for() == {WaitKind.CONNECTION}


class Walker(Receiver):
    """Runs for so many looks, and then sleeps; what it does at the last of them may wake another on its host."""

    def __init__(self, looks: int, wakes: Receiver) -> None:
        super().__init__()
        self.name = "client"
        self._left, self._wakes = looks, wakes

    def look(self, names: dict[int, str]) -> tuple[Blocked, ...] | None:
        self._left -= 1
        if self._left == 0:
            self._wakes.is_served = True
        return None if self._left >= 0 else super().look(names)


@pytest.mark.parametrize("wakes", [0, 3])
def test_a_program_at_rest_need_not_be_looked_at_while_another_runs_and_is_before_all_is_still(wakes: int) -> None:
    class Counting(Receiver):
        looks = 0

        def look(self, names: dict[int, str]) -> tuple[Blocked, ...] | None:
            self.looks += 1
            return super().look(names)

    server = Counting()
    server.wakes = [None] * wakes
    made = lab(server, lambda: True)
    made.programs["client"] = Walker(20, wakes=server)
    made._patience["client"] = Patience()
    still = made.settle()
    assert still.proven
    assert still.states["server"].waits_for() == {WaitKind.KEYBOARD}, "as it was after it had been woken, not as it was seen first"
    assert server.looks == 1 + wakes + 2


def test_what_a_program_does_between_two_looks_is_seen_by_its_switches() -> None:
    class Busy(Receiver):
        turns = 0

        def look(self, names: dict[int, str]) -> tuple[Blocked, ...]:
            self.turns = min(self.turns + 1, 5)
            return (Blocked(2, 2, "recvfrom", (3,), f"voluntary_ctxt_switches:\t{self.turns}\n"),)

    busy = Busy()
    lab(busy, lambda: True).settle()
    assert busy.turns == 5, "only then are two looks the same"


@pytest.mark.parametrize("pieces", [1, 3])
def test_a_program_that_spins_has_its_time_for_each_piece_that_is_let_go(pieces: int) -> None:
    """It was known to compute, and on a busy machine it does not run at once when something comes for it."""
    spinner, released = Spinner(takes=COMPUTING_AGAIN - 0.05), []

    def release(freeze: object) -> bool:
        released.append(None)
        spinner.is_served = len(released) >= pieces
        return len(released) <= pieces

    still = lab(spinner, lambda: True, release=release).settle()
    assert len(released) == pieces + 1
    assert still.states["server"].waits_for() == {WaitKind.KEYBOARD}


def test_a_program_asleep_at_each_look_and_awake_before_it_wakes_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A timer read as a file: hardly a look finds it running, and no two find it as it was."""

    class Woken(Receiver):
        def __init__(self) -> None:
            super().__init__()
            self.turns = 0

        def look(self, names: dict[int, str]) -> tuple[Blocked, ...]:
            self.turns += 1
            return (Blocked(2, 2, "read", (3,), f"voluntary_ctxt_switches:\t{self.turns}\n"),)

        def usage(self, *, at_rest: bool = False) -> ResourceUsage:
            return ResourceUsage(0.0, 0)

        def scheduled(self) -> float:
            return 0.0

    now = 0.0

    def later() -> float:
        nonlocal now
        now += 0.01
        return now

    monkeypatch.setattr("grader.lab.clock.now", later)
    still = lab(Woken(), lambda: True).settle()
    assert (still.proven, still.why) == (False, "computing")


def test_a_packet_that_never_turns_up_leaves_the_stillness_unproven() -> None:
    still = lab(Receiver(), lambda: True, accounted=False).settle()
    assert (still.proven, still.why) == (False, "packets")


def test_without_a_program_all_is_still() -> None:
    made = lab(Receiver(), lambda: True)
    made.programs.clear()
    assert made.settle().proven
