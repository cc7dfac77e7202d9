"""Pools of worker processes: what dies or hangs costs its own job a try, and nothing is left. The workers here do what their jobs say."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader import processes, stop
from grader.play.spawn import spawn
from grader.processes import Reply, Worker, Workers

SETTING = b"a setting"


class Pool(Workers):
    """Of this file's own workers (`main`). `tidied`: how often one has ended."""

    def __init__(self, size: int) -> None:
        super().__init__(self._one, size)
        self.started: list[int] = []
        self.tidied = 0

    def _one(self) -> Worker:
        process = spawn("tests.test_processes")
        self.started.append(process.pid)
        return Worker(process, SETTING, self._tidy)

    def _tidy(self) -> None:
        self.tidied += 1

    def do(self, jobs: Iterator[str] | list[str], patience: float = 100, until: float = float("inf")) -> list[tuple[str, str | None]]:
        return list(self.perform(jobs, str.encode, read, patience, until))


def read(job: str, worker: Worker | None) -> Reply[str]:
    if worker is None:
        return Reply("overdue", tries=2, broken=True)
    frame = worker.receive()
    return Reply("dead", tries=2, broken=True) if frame is None else Reply(frame.decode(), tries=3 if job == "again" else 1)


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    monkeypatch.setattr(processes, "GRACE", 0.3)
    pool = Pool(2)
    yield pool
    pool.close()
    assert pool.tidied == len(pool.started)
    assert not [each for each in pool.started if Path(f"/proc/{each}").exists()]


def test_each_job_begins_and_ends_once(pool: Pool) -> None:
    events = pool.do(list("abcde"))
    assert sorted(events, key=str) == sorted([(key, each) for key in "abcde" for each in (None, key)], key=str)
    assert all(events.index((key, None)) < events.index((key, key)) for key in "abcde")
    assert len(pool.started) == 2
    assert pool.do(["f"]) == [("f", None), ("f", "f")]
    assert len(pool.started) == 2, "workers stay"


@pytest.mark.parametrize(
    ("job", "result", "tries", "ended"), [("dies", "dead", 2, 2), ("hangs", "overdue", 2, 2), ("again", "again", 3, 0)]
)
def test_a_job_has_its_tries_and_the_others_go_on(pool: Pool, job: str, result: str, tries: int, ended: int) -> None:
    events = pool.do(["a", job, "b", "c"], patience=3.0 if job == "hangs" else 100)
    assert events.count((job, None)) == tries
    assert [(key, each) for key, each in events if key == job and each is not None] == [(job, result)]
    assert {("a", "a"), ("b", "b"), ("c", "c")} <= set(events)
    assert pool.tidied == ended


def test_a_worker_that_died_with_nothing_to_do_costs_no_try(pool: Pool) -> None:
    pool.do(["a", "b"])
    for each in pool.started:
        end = os.pidfd_open(each)
        os.kill(each, signal.SIGKILL)
        os.waitid(os.P_PIDFD, end, os.WEXITED | os.WNOWAIT)
        os.close(end)
    assert pool.do(["c"]) == [("c", None), ("c", "c")]


def test_when_the_time_is_over_what_is_being_done_ends_without_a_result(pool: Pool) -> None:
    events = pool.do(["hangs", "hangs too", "never begun"], until=time.monotonic() + 0.2)
    assert events == [("hangs", None), ("hangs too", None)]
    assert pool.do(["b"]) == [("b", None), ("b", "b")]


def test_a_stop_that_was_lost_ends_it(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stop, "_asked", [signal.SIGTERM])
    with pytest.raises(KeyboardInterrupt):
        pool.do(["a"])


def test_a_worker_that_never_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the machine has no memory left for one."""

    def fail() -> Worker:
        process = subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return Worker(process, SETTING)

    pool: Workers = Workers(fail, 1)
    assert list(pool.perform(["a"], str.encode, read, 100)) == [("a", None), ("a", None), ("a", "dead")]
    pool.close()


def main() -> None:
    from grader.play.frames import read_frame, write_frame

    assert read_frame(sys.stdin.buffer) == SETTING
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        job = frame.decode()
        if job == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        if job.startswith("hangs"):
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            while True:
                signal.pause()
        write_frame(sys.stdout.buffer, frame)


if __name__ == "__main__":
    main()
