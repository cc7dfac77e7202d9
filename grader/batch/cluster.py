"""More than one machine: dask.distributed carries submissions to its workers as bytes, and their answers back.

A worker of Dask's has threads, and a submission may kill what grades it: so there, too, the grading is done by
processes of the grader's own (`grader.batch.worker`), one for each thread that is at it. Where a machine is
lost, Dask gives its work to another.
"""

import atexit
import contextlib
import importlib
import logging
import tempfile
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from grader.batch.crew import Crew, JobEvent
from grader.batch.jobs import Answer, Job
from grader.batch.machine import jobs as bearable
from grader.batch.machine import memory_for_each
from grader.errors import UsageError
from grader.lab.probe import choose_isolation
from grader.places import install

_PATIENCE = 20.0  # seconds for a scheduler to answer at all
_AHEAD = 2  # submissions sent for each thread of the cluster, so that none waits for the next one

# ---- on the coordinator's machine ----


class Cluster:
    """A running scheduler. Use as a context manager. `limit`: seconds that one submission may take."""

    def __init__(self, address: str, limit: float) -> None:
        try:
            self._dask: Any = importlib.import_module("distributed")  # no types, and not everybody's
        except ImportError as error:
            raise UsageError(
                "--cluster needs dask.distributed, which is not installed.", "`{command}` installs it.", command=install("cluster")
            ) from error
        self._address, self._limit = address, limit
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # its pages about a lost connection would hide what we say of it
        try:
            self._client = self._dask.Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UsageError("--cluster {address}: no scheduler answers there: {why}.", address=address, why=str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with contextlib.suppress(Exception):  # the scheduler may be gone; what was graded is kept
            self._client.close(timeout=_PATIENCE)

    def perform(self, jobs: Iterable[Job]) -> Iterator[JobEvent]:
        """As `Crew.perform`."""
        coming = iter(jobs)
        flying: dict[Any, str] = {}
        arriving = self._dask.as_completed(loop=self._client.loop)
        more = True
        while more or flying:
            while more and len(flying) < self._room():
                job = next(coming, None)
                if job is None:
                    more = False
                    break
                yield job.key, None
                future = self._submit(job)
                flying[future] = job.key
                arriving.add(future)
            if flying:
                future = next(arriving)
                yield flying.pop(future), self._answer(future)

    def _room(self) -> int:
        with self._losses_told():
            threads: dict[str, int] = self._client.nthreads()
        return _AHEAD * max(1, sum(threads.values()))

    def _submit(self, job: Job) -> Any:
        """Where the user has no wish, every machine must give hosts: a verdict must not depend on which one it was."""
        if job.isolation == "auto":
            job = msgspec.structs.replace(job, isolation="hosts")
        with self._losses_told():
            return self._client.submit(work, msgspec.msgpack.encode(job), self._limit, pure=False)

    def _answer(self, future: Any) -> Answer:
        with self._losses_told():
            try:
                return msgspec.msgpack.decode(future.result(), type=Answer)
            except self._dask.KilledWorker:  # several machines went away under it
                return Answer(broken="machines-lost")
            finally:
                future.release()

    @contextlib.contextmanager
    def _losses_told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, CancelledError) as error:
            raise UsageError(
                "The scheduler at {address} is gone.", "What was graded is kept: the same command goes on.", address=self._address
            ) from error


# ---- on the machines of the cluster ----

_idle: list[Crew] = []  # of one worker each
_lock = threading.Lock()


def work(content: bytes, limit: float) -> bytes:
    """Grade an encoded Job; an encoded Answer. In a thread of a worker of Dask's."""
    job = msgspec.msgpack.decode(content, type=Job)
    try:
        isolation = choose_isolation(job.isolation)
    except UsageError:  # this machine's lack, not the submission's
        return msgspec.msgpack.encode(Answer(broken="no-hosts-there"))
    with _a_crew(isolation, limit) as crew:
        (answer,) = (answer for _, answer in crew.perform([job]) if answer is not None)
    return msgspec.msgpack.encode(answer)


@contextlib.contextmanager
def _a_crew(isolation: str, limit: float) -> Iterator[Crew]:
    """One that no other thread uses meanwhile."""
    with _lock:
        crew = next((each for each in _idle if each.limit == limit), None)
        if crew is not None:
            _idle.remove(crew)
    if crew is None:
        crew = Crew(isolation, 1, Path(tempfile.gettempdir()), limit, memory_for_each(bearable()))
    try:
        yield crew
    except BaseException:
        crew.close()
        raise
    with _lock:
        _idle.append(crew)


@atexit.register
def _dismiss() -> None:
    for crew in _idle:
        crew.close()
