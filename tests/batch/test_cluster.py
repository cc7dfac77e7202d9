"""A real cluster on the loopback: a scheduler and two workers, one of them killed while it grades."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import grader
from grader.batch.store import Store
from grader.batch.telling import Became
from grader.errors import UsageError
from tests.batch.tiny import Told, greeting, make_class, run
from tests.processes import Trace, runs, wait_until

pytestmark = [pytest.mark.hosts, pytest.mark.timeout(300)]
pytest.importorskip("distributed")

ROOT = Path(grader.__file__).parents[1]
STUDENTS = 12


class Cluster:
    def __init__(self, folder: Path) -> None:
        self.processes: list[subprocess.Popen[bytes]] = []
        self._folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        log = self._start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
        wait_until(lambda: b"Scheduler at" in log.read_bytes(), "the scheduler")
        self.workers = [self._worker() for _ in range(2)]

    def _worker(self) -> "subprocess.Popen[bytes]":
        log = self._start("worker", self.address, "--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
        wait_until(lambda: re.search(rb"Registered to:", log.read_bytes()) is not None, "a worker of the cluster")
        return self.processes[-1]

    def _start(self, *arguments: str) -> Path:
        log = self._folder / f"{len(self.processes)}.log"
        environment = os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(self._folder), "DASK_TEMPORARY_DIRECTORY": str(self._folder)}
        command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
        with log.open("wb") as file:
            self.processes.append(subprocess.Popen(command, cwd=self._folder, env=environment, stdout=file, stderr=file))
        return log


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    made = Cluster(folder)
    yield made
    for process in reversed(made.processes):
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def points(out: Path) -> dict[str, float | None]:
    with Store.open(out) as store:
        return {each.student.key: each.verdict.points if each.verdict else None for each in store.results()}


def test_a_worker_lost_in_the_middle(cluster: Cluster, tmp_path: Path) -> None:
    source, out = make_class(tmp_path / "class", STUDENTS), tmp_path / "out"
    lost = cluster.workers[0]

    class Killing(Told):
        """Kills a machine as soon as one result is there and that machine is grading."""

        killed = False
        trace: Trace

        def tell(self, news: object) -> None:
            super().tell(news)  # type: ignore[arg-type]
            if not self.killed and self.of(Became.PLAYED):
                self.killed = True
                wait_until(lambda: runs(lost.pid, "grader.play.worker"), "that machine's own worker")
                self.trace = Trace(lost.pid)
                lost.kill()

    told = run(source, out, told=Killing(), cluster=cluster.address)
    assert isinstance(told, Killing)
    assert told.killed
    assert told.of(Became.PLAYED) == sorted(points(out))
    expected = run(source, tmp_path / "here")
    assert expected.of(Became.PLAYED) == told.of(Became.PLAYED)
    assert points(out) == points(tmp_path / "here")
    assert run(source, out, cluster=cluster.address).of(Became.KEPT) == told.of(Became.PLAYED)
    told.trace.wait_until_gone()


def test_a_cluster_of_another_version_decides_nothing(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.batch.plan.version", lambda: "other")
    source, out = make_class(tmp_path / "class", 1), tmp_path / "out"
    run(source, out, cluster=cluster.address)
    with Store.open(out) as store:
        (result,) = store.results()
    assert result.verdict is not None
    assert "another-grader:" in result.verdict.exercises[0].scenarios[0].reason


def test_a_scheduler_that_goes_away_leaves_what_was_graded(cluster: Cluster, tmp_path: Path) -> None:
    source, out = make_class(tmp_path / "class", STUDENTS), tmp_path / "out"

    class Killing(Told):
        def tell(self, news: object) -> None:
            super().tell(news)  # type: ignore[arg-type]
            if len(self.of(Became.PLAYED)) == 1:
                cluster.processes[0].kill()

    with pytest.raises(UsageError, match=r"is gone\. What was graded is kept: the same command goes on\."):
        run(source, out, told=Killing(), cluster=cluster.address)
    kept = [key for key, each in points(out).items() if each is not None]
    assert 1 <= len(kept) < STUDENTS
    assert run(source, out).of(Became.KEPT) == sorted(kept)


def test_no_scheduler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.batch.cluster._PATIENCE", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(UsageError, match="no scheduler answers there"):
        run(make_class(tmp_path / "class", 1), tmp_path / "out", cluster=address)


def test_everything_of_a_machine_goes_with_it(cluster: Cluster, tmp_path: Path) -> None:
    run(make_class(tmp_path / "class", 2), tmp_path / "out", greeting(), cluster=cluster.address)
    traces = [Trace(worker.pid) for worker in cluster.workers]
    assert any(len(trace) for trace in traces)
    for worker in cluster.workers:
        worker.send_signal(signal.SIGINT)
    for worker in cluster.workers:
        worker.wait(60)  # a guard
    for trace in traces:
        trace.wait_until_gone()
