"""A pool of worker processes that perform plays: one each at a time, replaced when they die, gone when the pool closes."""

import contextlib
import enum
import math
import os
import selectors
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from grader import stop
from grader.lab import cgroups
from grader.lab.patience import BUDGET_SENDING
from grader.lab.probe import find_bwrap, find_pyspy
from grader.play import spawn
from grader.play.frames import EXPLAIN, NEXT, Setting, read_frame, write_frame
from grader.play.script import Performed, Script, Source
from grader.timeline import Habit, Limited, Still, Timeline, WaitKind

_TRIES = 2  # of a play whose worker broke down
_TRIES_UNDECIDED = 3  # and of one that proved nothing
_GUARD = 600.0  # seconds; the lab's own guard goes off long before
_GRACE = 3.0  # seconds for a worker to take its hosts away when it is told to leave

Key = TypeVar("Key")


class Wish(enum.Enum):
    """What is wanted of a play, once its timeline has been judged."""

    NOTHING = enum.auto()
    LINES = enum.auto()  # on which its programs wait
    AGAIN = enum.auto()  # it proved nothing: the same play once more, if it has not had all its tries


class Worker:
    """One worker process."""

    def __init__(self, setting: Setting) -> None:
        self.process = spawn.take()
        assert self.process.stdin is not None and self.process.stdout is not None
        self._in, self.out = self.process.stdin, self.process.stdout
        self.since = 0.0
        self.send(msgspec.msgpack.encode(setting))

    def send(self, content: bytes) -> None:
        """Raises BrokenPipeError where it has died."""
        write_frame(self._in, content)
        self.since = time.monotonic()

    def receive(self) -> Performed | None:
        """Its answer; None where it has died."""
        frame = read_frame(self.out)
        return None if frame is None else msgspec.msgpack.decode(frame, type=Performed)

    def dismiss(self) -> None:
        """Ask it to leave, without waiting for that."""
        with contextlib.suppress(BrokenPipeError):
            self._in.close()

    def end(self) -> None:
        """Let it take its hosts away and leave; everything that it started ends with it in any case.

        The end of its input reaches it between two steps of a play; a signal could strike where Python swallows what a
        handler raises, so it comes second: to one that waits for the plain machine.
        """
        for ask in (self._in.close, self.process.terminate, self.process.kill):
            try:
                ask()
                self.process.wait(_GRACE)
                break
            except (subprocess.TimeoutExpired, BrokenPipeError):
                continue
        self.out.close()
        cgroups.sweep()


class Pool:
    """Workers for one isolation. Use as a context manager: no process is left when it ends, however it ends."""

    def __init__(self, isolation: str, size: int) -> None:
        bwrap = (find_bwrap() or "") if isolation == "hosts" else ""
        self._setting = Setting(isolation, bwrap, find_pyspy())
        self._size = size if isolation == "hosts" else 1
        self._workers: list[Worker] = []
        self._deadline = math.inf  # by time.monotonic: what is not played then is not played any more
        self._limit = 0.0
        self._habits: dict[int, frozenset[Habit]] = {}  # by a program's hash: what it has done in the plays so far

    def __enter__(self) -> Self:
        self._workers.append(Worker(self._setting))  # it starts while the caller still prepares
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._workers:
            worker.dismiss()
        for worker in self._workers:
            worker.end()

    def limit(self, seconds: float) -> None:
        """Play for so many seconds from now on, and no longer: what was decided until then stands."""
        self._limit, self._deadline = seconds, time.monotonic() + seconds

    def perform(
        self, scripts: Iterable[tuple[Key, Script]], judge: Callable[[Key, Timeline], Wish], done: Callable[[Key, Performed], None],
        begun: Callable[[Key], None],
    ) -> None:  # fmt: skip
        """Perform every script, each in the first free worker.

        `judge` says of a timeline what else is wanted; `done` is called with each play's end result, as they come.
        """
        waiting = deque((key, script, 1) for key, script in scripts)
        self._have_pythons({source.python for _, script, _ in waiting for source in script.cast.values()} - {""})
        while len(self._workers) < min(self._size, len(waiting)):
            self._workers.append(Worker(self._setting))
        busy: dict[Worker, tuple[Key, Script, int]] = {}
        with selectors.DefaultSelector() as selector:
            while waiting or busy:
                if time.monotonic() > self._deadline:
                    self._leave_off(selector, waiting, busy, done)
                    return
                for index, worker in enumerate(self._workers):
                    if waiting and worker not in busy:
                        job = waiting.popleft()
                        self._workers[index] = worker = self._give(worker, job[1])
                        busy[worker] = job
                        selector.register(worker.out, selectors.EVENT_READ, worker)
                        begun(job[0])  # now that the worker is busy: it may take its time
                ready = [key.data for key, _ in selector.select(max(0.0, min(1.0, self._deadline - time.monotonic())))]
                stop.leave_if_asked()
                overdue = [worker for worker in busy if worker not in ready and time.monotonic() - worker.since > _GUARD]
                for worker in (*ready, *overdue):
                    key, script, tries = busy.pop(worker)
                    selector.unregister(worker.out)
                    performed, wish = (None, Wish.AGAIN) if worker in overdue else self._answer(worker, key, script, judge)
                    broke_down = performed is None or performed.timeline is None
                    if broke_down:
                        self._replace(worker)
                    if wish is Wish.AGAIN and tries < (_TRIES if broke_down else _TRIES_UNDECIDED):
                        waiting.appendleft((key, script, tries + 1))
                    else:
                        done(key, performed or Performed(None, "worker-died"))

    def _leave_off(
        self, selector: selectors.BaseSelector, waiting: deque[tuple[Key, Script, int]], busy: dict[Worker, tuple[Key, Script, int]],
        done: Callable[[Key, Performed], None],
    ) -> None:  # fmt: skip
        """The time is over: nothing more is played, and what is being played ends here."""
        for worker, (key, _, _) in busy.items():
            selector.unregister(worker.out)
            self._workers.remove(worker)
            worker.process.kill()  # whatever it is at; all that it has started ends with it
            worker.end()
            done(key, Performed(None, f"took-too-long:{self._limit:g}"))
        for key, _, _ in waiting:
            done(key, Performed(None, f"took-too-long:{self._limit:g}"))

    def _give(self, worker: Worker, script: Script) -> Worker:
        habits = {role: self._habits[known] for role, source in script.cast.items() if (known := _hash(source)) in self._habits}
        content = msgspec.msgpack.encode(msgspec.structs.replace(script, habits=habits))
        try:
            worker.send(content)
        except BrokenPipeError:
            worker = self._replace(worker)
            worker.send(content)
        return worker

    def _answer(
        self, worker: Worker, key: Key, script: Script, judge: Callable[[Key, Timeline], Wish]
    ) -> tuple[Performed | None, Wish]:  # fmt: skip
        performed = worker.receive()
        if performed is None or performed.timeline is None:
            return performed, Wish.AGAIN
        for name, habit in _habits(performed.timeline):
            known = _hash(script.cast[script.roles[name]])
            self._habits[known] = self._habits.get(known, frozenset()) | {habit}
        wish = judge(key, performed.timeline)
        try:
            worker.send(EXPLAIN if wish is Wish.LINES else NEXT)
        except BrokenPipeError:
            return None, Wish.AGAIN
        if wish is Wish.LINES:
            performed = worker.receive()
        return performed, Wish.AGAIN if performed is None or performed.timeline is None else wish

    def _have_pythons(self, wanted: set[str]) -> None:
        """Another Python is brought into a worker's world as that is entered: workers that lack one are replaced."""
        if not wanted <= set(self._setting.pythons):
            self._setting = msgspec.structs.replace(self._setting, pythons=tuple(sorted(wanted.union(self._setting.pythons))))
            for worker in list(self._workers):
                self._replace(worker)

    def _replace(self, worker: Worker) -> Worker:
        worker.end()
        fresh = Worker(self._setting)
        self._workers[self._workers.index(worker)] = fresh
        return fresh


def _habits(timeline: Timeline) -> set[tuple[str, Habit]]:
    """What its programs did that they need not be given time for again."""
    found = set()
    for event in timeline.events:
        if isinstance(event, Still):
            for name, state in event.states.items():
                found |= {(name, Habit.SPINS)} if WaitKind.COMPUTING in state.waits_for() else set()
                found |= {(name, Habit.WAITS)} if state.tired else set()
                found |= {(name, Habit.SENDS_ON)} if state.tired >= BUDGET_SENDING else set()
        elif isinstance(event, Limited) and event.limit == "cpu":
            found.add((event.program, Habit.COMPUTES))
    return found


def _hash(program: Source) -> int:
    return hash((program.file, *sorted(program.files.items())))


def usable_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
