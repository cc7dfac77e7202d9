"""Worker processes, whatever their work: each does one job at a time, is replaced where it
dies or hangs, and ends with its pool.

Plays (`grader.workers`), submissions (`grader.batch.crew`) and a cluster's machines (`grader.batch.cluster`)
all go this way. The pools of the standard library will not do: where one process of theirs is killed, they
give up every job (BrokenProcessPool).
"""

import contextlib
import math
import selectors
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

from grader import stop
from grader.play.frames import read_frame, write_frame
from grader.play.spawn import Process, has_ended

GRACE = 3.0  # seconds for a worker to take away what it started, each time that it is asked to leave

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")


def _nothing() -> None:
    pass


class Worker:
    """One worker process that speaks frames. `setting` is its first frame, b"" where it has been told that already;
    `tidy` is called once it has ended, however it did."""

    def __init__(self, process: Process, setting: bytes, tidy: Callable[[], None] = _nothing) -> None:
        assert process.stdin is not None and process.stdout is not None
        self.process, self._in, self.out, self._tidy = process, process.stdin, process.stdout, tidy
        self.since = 0.0  # by time.monotonic: when it was last given something
        with contextlib.suppress(BrokenPipeError):  # it has died already: that shows when it is given its first job
            if setting:
                self.send(setting)

    def send(self, content: bytes) -> None:
        """Raises BrokenPipeError where it has died."""
        write_frame(self._in, content)
        self.since = time.monotonic()

    def receive(self) -> bytes | None:
        """Its answer; None where it has died."""
        return read_frame(self.out)

    def dismiss(self) -> None:
        """Ask it to leave, without waiting for that."""
        with contextlib.suppress(BrokenPipeError):
            self._in.close()

    def end(self, *, at_once: bool = False) -> None:
        """Let it take away what it started and leave (`at_once`: kill it); everything that
        it started ends with it in any case.

        The end of its input reaches it between two steps of its work; a signal could strike where Python swallows
        what a handler raises, so it comes second: to one that is stuck, or waits for the plain machine.
        """
        gentle = () if at_once else (self.dismiss, self.process.terminate)
        for ask in (*gentle, self.process.kill):
            ask()
            if has_ended(self.process, GRACE):
                break
        self.dismiss()  # closes the pipe of one that was killed
        self.out.close()
        self._tidy()


class Reply(msgspec.Struct, Generic[ResultT], frozen=True):
    """What came of one try at a job."""

    result: ResultT
    tries: int = 1  # that a job may have which ends like this; the last one's result stands
    broken: bool = False  # its worker is not to be used again


class Workers:
    """At most `size` workers, made by `start` as they are needed. They have to be closed, however their use ends."""

    def __init__(self, start: Callable[[], Worker], size: int) -> None:
        self._start, self._size = start, size
        self._workers: list[Worker] = []

    def add(self) -> None:
        """Start a worker before there is a job for it: it takes its time to be ready."""
        self._workers.append(self._start())

    def dismiss(self) -> None:
        """Ask them all to leave, without waiting for that. Nothing can be performed then before `close`."""
        for worker in self._workers:
            worker.dismiss()

    def close(self) -> None:
        """End them all; all are asked before one is waited for. Another `perform` starts new ones."""
        self.dismiss()
        while self._workers:
            self._workers.pop().end()

    def perform(
        self, jobs: Iterable[JobT], write: Callable[[JobT], bytes], read: Callable[[JobT, Worker | None], Reply[ResultT]],
        patience: float, until: float = math.inf,
    ) -> Iterator[tuple[JobT, ResultT | None]]:  # fmt: skip
        """Do each job in the first free worker: (job, None) each time that one has been given to a
        worker, (job, result) once it is done.

        Jobs are asked for only when a worker is free for them. `write` encodes one; `read` takes its answer from its
        worker (None: it has not answered for `patience` seconds, and is ended). At `until`, by time.monotonic, what
        is being done is ended, without a result. Raises KeyboardInterrupt where that was asked for.
        """
        coming = ((job, 1) for job in jobs)
        again: list[tuple[JobT, int]] = []
        busy: dict[Worker, tuple[JobT, int]] = {}
        with selectors.DefaultSelector() as selector:
            while time.monotonic() <= until:
                while len(busy) < self._size and (task := again.pop() if again else next(coming, None)):
                    worker = self._give(busy, write(task[0]))
                    busy[worker] = task
                    selector.register(worker.out, selectors.EVENT_READ, worker)
                    yield task[0], None
                if not busy:
                    return
                ready = [key.data for key, _ in selector.select(max(0.0, min(1.0, until - time.monotonic())))]
                stop.leave_if_asked()
                overdue = [worker for worker in busy if worker not in ready and time.monotonic() - worker.since > patience]
                for worker in (*ready, *overdue):
                    job, tries = busy.pop(worker)
                    selector.unregister(worker.out)
                    reply = read(job, None if worker in overdue else worker)
                    if reply.broken or worker in overdue:
                        self._end(worker)
                    if tries < reply.tries:
                        again.append((job, tries + 1))
                    else:
                        yield job, reply.result
        for worker in busy:
            self._end(worker, at_once=True)

    def _give(self, busy: Iterable[Worker], content: bytes) -> Worker:
        """A free worker that has been given this. One that has died while it had nothing to do costs the job no try."""
        for worker in [each for each in self._workers if each not in busy]:
            try:
                worker.send(content)
            except BrokenPipeError:
                self._end(worker)
            else:
                return worker
        self.add()
        with contextlib.suppress(BrokenPipeError):  # it died as it started: its answer will be missing
            self._workers[-1].send(content)
        return self._workers[-1]

    def _end(self, worker: Worker, *, at_once: bool = False) -> None:
        self._workers.remove(worker)
        worker.end(at_once=at_once)
