"""The workers of a batch on this machine.

What kills, hangs or fills one costs its own submission a try, and nothing else.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from grader.batch.jobs import Answer, Job
from grader.batch.worker import WorkerSetting
from grader.play import spawn
from grader.processes import Reply, Worker, Workers

WORKER = "grader.batch.worker"
_TRIES = 2  # of a submission whose worker broke down
_LEAVES_OFF = 30.0  # seconds for a worker to judge what it has played, and to tell

JobEvent = tuple[str, Answer | None]  # a job's key; None when it begins


def patience(limit: float) -> float:
    """Seconds in which a worker that may play for `limit` seconds has answered, with what it has decided until then."""
    return limit + min(limit, _LEAVES_OFF)


class Crew:
    """`size` workers. Use as a context manager, or `close` it: none is left then.

    `folder`: in it each worker has a folder of its own, in which it lays submissions out. `limit`: seconds that one
    submission may take. `memory`: bytes that each worker may use.
    """

    def __init__(self, isolation: str, size: int, folder: Path, limit: float, memory: int) -> None:
        self.limit = limit
        self._isolation, self._folder, self._memory = isolation, folder, memory
        self._workers = Workers(self._start, size)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._workers.close()

    def perform(self, jobs: Iterable[Job]) -> Iterator[JobEvent]:
        """Each job's beginning and answer, as they come. Jobs are asked for only when a worker is free for them."""
        events = self._workers.perform(jobs, msgspec.msgpack.encode, self._answer, patience(self.limit))
        return ((job.key, answer) for job, answer in events)

    def _start(self) -> Worker:
        own = tempfile.mkdtemp(dir=self._folder)
        setting = WorkerSetting(self._isolation, os.fsencode(own), self._memory, self.limit)
        return Worker(spawn.spawn(WORKER), msgspec.msgpack.encode(setting), partial(shutil.rmtree, own, ignore_errors=True))

    def _answer(self, _: Job, worker: Worker | None) -> Reply[Answer]:
        if worker is None:
            return Reply(Answer(broken=f"took-too-long:{self.limit:g}"), _TRIES, broken=True)
        frame = worker.receive()
        answer = Answer(broken="grading-died") if frame is None else msgspec.msgpack.decode(frame, type=Answer)
        return Reply(answer, _TRIES, broken=True) if answer.broken else Reply(answer)
