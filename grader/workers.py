"""Worker processes that perform plays. What of one play helps to perform the next is remembered here."""

import contextlib
import enum
import math
import os
import select
import time
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from grader.lab import cgroups
from grader.lab.bounds import BUDGET_SENDING, ENDLESS  # `patience` has much to import that looks at programs
from grader.lab.probe import find_bwrap, find_pyspy
from grader.play import spawn
from grader.play.frames import EXPLAIN, NEXT, Setting, frames_in
from grader.play.script import CastProgram, Performed, PlayUpdate, Script
from grader.play.spawn import usable_cores as usable_cores
from grader.processes import Reply, Worker, Workers
from grader.timeline import Habit, Limited, Still, Timeline, WaitKind

_LIMITS = {"cpu": Habit.COMPUTES, "processes": Habit.CROWDS, "output": Habit.FLOODS}
_TRIES = 2  # of a play whose worker broke down
_TRIES_UNDECIDED = 3  # and of one that proved nothing
_GUARD = 600.0  # seconds; the lab's own guard goes off long before

KeyT = TypeVar("KeyT")


class Wish(enum.Enum):
    """What is wanted of a play, once its timeline has been judged."""

    NOTHING = enum.auto()
    LINES = enum.auto()  # on which its programs wait
    AGAIN = enum.auto()  # it proved nothing: the same play once more, if it has not had all its tries


def start(setting: Setting) -> Worker:
    """A worker process that performs plays."""
    told = msgspec.msgpack.encode(setting)
    process, knows = spawn.take(told)
    return Worker(process, b"" if knows else told, cgroups.sweep)


def performed_by(worker: Worker) -> Performed | None:
    """A worker's answer; None where it has died."""
    frame = worker.receive()
    return None if frame is None else msgspec.msgpack.decode(frame, type=Performed)


class Pool:
    """Workers for one isolation. Use as a context manager: no process is left when it ends, however it ends."""

    def __init__(self, isolation: str, size: int) -> None:
        bwrap = (find_bwrap() or "") if isolation == "hosts" else ""
        self._setting = Setting(isolation, bwrap, find_pyspy())
        self._size = size if isolation == "hosts" else 1
        self._workers = Workers(lambda: start(self._setting), self._size)
        self._deadline = math.inf  # by time.monotonic: what is not played then is not played any more
        self._limit = 0.0
        self._habits: dict[int, frozenset[Habit]] = {}  # by a program's hash: what it has done in the plays so far
        self._exchanging: set[frozenset[int]] = set()  # programs that exchanged without end in one of them

    def __enter__(self) -> Self:
        for _ in range(min(self._size, max(1, spawn.prepared()))):
            self._workers.add()  # they start while the caller still prepares
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._workers.close()

    def dismiss(self) -> None:
        """Nothing more will be played: let the workers leave, without waiting for that."""
        self._workers.dismiss()

    def limit(self, seconds: float) -> None:
        """Play for so many seconds from now on, and no longer: what was decided until then stands."""
        self._limit, self._deadline = seconds, time.monotonic() + seconds

    def perform(
        self, scripts: Iterable[tuple[KeyT, Script]], judge: Callable[[KeyT, Timeline], Wish], done: Callable[[KeyT, Performed], None],
        begun: Callable[[KeyT], None],
    ) -> None:  # fmt: skip
        """Perform every script, each in the first free worker.

        `judge` says of a timeline what else is wanted; `done` is called with each play's end result, as they come.
        """
        left = dict(enumerate(scripts))
        self._have_pythons({source.python for _, script in left.values() for source in script.cast.values()} - {""})
        events = self._workers.perform(
            list(left),
            lambda number: self._encoded(left[number][1]),
            lambda number, worker: self._answer(worker, *left[number], judge),
            _GUARD,
            self._deadline,
        )
        for number, performed in events:
            if performed is None:
                begun(left[number][0])
            else:
                done(left.pop(number)[0], performed)
        for key, _ in left.values():  # the time is over
            done(key, Performed(None, f"took-too-long:{self._limit:g}"))

    def _encoded(self, script: Script) -> bytes:
        together = {Habit.EXCHANGES} if frozenset(map(_hash, script.cast.values())) in self._exchanging else set()
        habits = {role: known for role, source in script.cast.items() if (known := self._habits.get(_hash(source), frozenset()) | together)}
        return msgspec.msgpack.encode(msgspec.structs.replace(script, habits=habits))

    def _answer(
        self, worker: Worker | None, key: KeyT, script: Script, judge: Callable[[KeyT, Timeline], Wish]
    ) -> Reply[Performed]:  # fmt: skip
        performed = None if worker is None else performed_by(worker)
        if worker is None or performed is None or performed.timeline is None:
            return _broken(performed)
        if any(isinstance(event, Still) and event.why == ENDLESS for event in performed.timeline.events):
            self._exchanging.add(frozenset(map(_hash, script.cast.values())))
        for name, habit in habits_of(performed.timeline):
            known = _hash(script.cast[script.roles[name]])
            self._habits[known] = self._habits.get(known, frozenset()) | {habit}
        wish = judge(key, performed.timeline)
        tries = 1 if wish is not Wish.AGAIN else _TRIES if _goes_on(performed.timeline) else _TRIES_UNDECIDED
        try:
            worker.send(EXPLAIN if wish is Wish.LINES else NEXT)
        except BrokenPipeError:
            return _broken(None)
        if wish is Wish.LINES:
            performed = performed_by(worker)
            if performed is None or performed.timeline is None:
                return _broken(performed)
        return Reply(performed, tries)

    def _have_pythons(self, wanted: set[str]) -> None:
        """Another Python is brought into a worker's world as that is entered: workers that lack one are ended, and started anew."""
        if not wanted <= set(self._setting.pythons):
            self._setting = msgspec.structs.replace(self._setting, pythons=tuple(sorted(wanted.union(self._setting.pythons))))
            self._workers.close()


def _broken(performed: Performed | None) -> Reply[Performed]:
    return Reply(performed or Performed(None, "worker-died"), _TRIES, broken=True)


def habits_of(timeline: Timeline) -> set[tuple[str, Habit]]:
    """What its programs did that they need not be given time for again."""
    found = set()
    for event in timeline.events:
        if isinstance(event, Still):
            for name, state in event.states.items():
                # of an exchange without end, a program may happen to run when it is broken off
                spins = WaitKind.COMPUTING in state.waits_for() and event.why != ENDLESS
                found |= {(name, Habit.SPINS)} if spins else set()
                found |= {(name, Habit.WAITS)} if state.tired else set()
                found |= {(name, Habit.SENDS_ON)} if state.tired >= BUDGET_SENDING else set()
        elif isinstance(event, Limited) and event.limit in _LIMITS:
            found.add((event.program, _LIMITS[event.limit]))
    return found


def _goes_on(timeline: Timeline) -> bool:
    """A stillness that proved nothing, with a program that acts by itself on and on: so it would in each try, for all its time."""
    stills = (event for event in timeline.events if isinstance(event, Still))
    return any(not still.proven and any(state.tired for state in still.states.values()) for still in stills)


def _hash(program: CastProgram) -> int:
    return hash((program.file, *sorted(program.files.items())))


class Live:
    """One play of a worker's own that is told while it goes on.

    Use as a context manager: no process is left when it ends.
    """

    def __init__(self, isolation: str, script: Script) -> None:
        bwrap = (find_bwrap() or "") if isolation == "hosts" else ""
        pythons = {source.python for source in script.cast.values()} - {""}
        self._worker = start(Setting(isolation, bwrap, find_pyspy(), live=True, pythons=tuple(sorted(pythons))))
        self._received = bytearray()
        with contextlib.suppress(BrokenPipeError):  # it has died already, and has nothing to tell
            self._worker.send(msgspec.msgpack.encode(script))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._worker.end()

    def told(self, within: float | None = None) -> list[PlayUpdate] | None:
        """What has come, as soon as anything has; [] where nothing does for so many seconds, None once the worker is gone."""
        if not select.select([self._worker.out], [], [], within)[0]:
            return []
        data = os.read(self._worker.out.fileno(), 1 << 16)
        self._received += data
        return [msgspec.msgpack.decode(frame, type=PlayUpdate) for frame in frames_in(self._received)] if data else None

    def go_on(self) -> None:
        """With the next step."""
        with contextlib.suppress(BrokenPipeError):
            self._worker.send(NEXT)
