"""The workers of a batch on this machine. What kills, hangs or fills one costs its own submission a try, and nothing else."""

import contextlib
import selectors
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import msgspec

from grader import stop
from grader.batch.jobs import Answer, Job
from grader.batch.machine import memory_for_each
from grader.batch.worker import Setting
from grader.play import spawn
from grader.play.frames import read_frame, write_frame

TRIES = 2
WORKER = "grader.batch.worker"
_LEAVES_OFF = 30.0  # seconds for a worker to judge what it has played, and to tell
_GRACE = 5.0  # seconds for a worker to take away what it started

Event = tuple[str, Answer | None]  # a job's key; None when it begins


class Hand:
    """One worker process, and the folder in which it lays submissions out."""

    def __init__(self, isolation: str, folder: Path, memory: int, limit: float) -> None:
        self.limit = limit
        self._folder = tempfile.mkdtemp(dir=folder)
        self._process = spawn.spawn(WORKER)
        assert self._process.stdin is not None and self._process.stdout is not None
        self._in: IO[bytes] = self._process.stdin
        self.out: IO[bytes] = self._process.stdout
        self.since = 0.0
        self.give(msgspec.msgpack.encode(Setting(isolation, self._folder, memory, limit)))

    def give(self, content: bytes) -> None:
        """Where it has died, that shows when its answer is asked for."""
        self.since = time.monotonic()
        with contextlib.suppress(BrokenPipeError):
            write_frame(self._in, content)

    def answer(self) -> Answer | None:
        """None where it has died."""
        frame = read_frame(self.out)
        return None if frame is None else msgspec.msgpack.decode(frame, type=Answer)

    def dismiss(self) -> None:
        """Ask it to leave, without waiting for that."""
        with contextlib.suppress(BrokenPipeError):
            self._in.close()

    def end(self) -> None:
        for ask in (self.dismiss, self._process.kill):
            ask()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_GRACE)
                break
        self.out.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def patience(limit: float) -> float:
    """Seconds in which a worker that may play for `limit` seconds has answered, with what it has decided until then."""
    return limit + min(limit, _LEAVES_OFF)


class Crew:
    """`size` workers. Use as a context manager: none is left when it ends, however it ends.

    `limit`: seconds that one submission may take.
    """

    def __init__(self, isolation: str, size: int, folder: Path, limit: float) -> None:
        self._isolation, self._size, self._folder, self._limit = isolation, size, folder, limit
        self._memory = memory_for_each(size)
        self._hands: list[Hand] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for hand in self._hands:
            hand.dismiss()
        for hand in self._hands:
            hand.end()

    def perform(self, jobs: Iterable[Job]) -> Iterator[Event]:
        """Each job's beginning and answer, as they come. Jobs are asked for only when a worker is free for them."""
        coming = iter(jobs)
        again: list[Job] = []
        busy: dict[Hand, tuple[Job, int]] = {}
        more = True
        with selectors.DefaultSelector() as selector:
            while more or busy:
                while more and len(busy) < self._size:
                    job, tries = (again.pop(), TRIES) if again else (next(coming, None), 1)
                    if job is None:
                        more = False
                        break
                    yield job.key, None
                    hand = self._free(busy)
                    hand.give(msgspec.msgpack.encode(job))
                    busy[hand] = (job, tries)
                    selector.register(hand.out, selectors.EVENT_READ, hand)
                ready = [key.data for key, _ in selector.select(1.0)]
                stop.leave_if_asked()
                overdue = [hand for hand in busy if hand not in ready and time.monotonic() - hand.since > patience(self._limit)]
                for hand in (*ready, *overdue):
                    job, tries = busy.pop(hand)
                    selector.unregister(hand.out)
                    answer = self._answer(hand, hand in overdue)
                    if answer.broken and tries < TRIES:
                        again.append(job)
                        more = True
                    else:
                        yield job.key, answer

    def _free(self, busy: dict[Hand, tuple[Job, int]]) -> Hand:
        for hand in self._hands:
            if hand not in busy:
                return hand
        self._hands.append(Hand(self._isolation, self._folder, self._memory, self._limit))
        return self._hands[-1]

    def _answer(self, hand: Hand, overdue: bool) -> Answer:
        """A worker that broke down is not used again."""
        answer = None if overdue else hand.answer()
        if answer is None or answer.broken:
            self._hands.remove(hand)
            hand.end()
        if overdue:
            return Answer(broken=f"took-too-long:{self._limit:g}")
        return answer or Answer(broken="grading-died")
