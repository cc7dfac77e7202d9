"""The workers of this machine: what kills, hangs or fills one costs its own submission a try, and nothing else."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader import processes
from grader.batch import crew as module
from grader.batch.crew import Crew
from grader.batch.jobs import Answer, Job
from tests.processes import Trace, tree, wait_until

pytestmark = pytest.mark.hosts

MEMORY = 4 << 30


@pytest.fixture(autouse=True)
def odd_worker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "WORKER", "tests.batch.odd_worker")
    monkeypatch.setattr(processes, "GRACE", 0.5)
    monkeypatch.setenv("TMPDIR", str(tmp_path))


def job(name: str, key: str = "") -> Job:
    return Job(key=key or name, name=name, files={}, exercises=b"", wanted=(), seed=1, isolation="hosts", grader="")


def perform(folder: Path, *jobs: Job, size: int = 2, limit: float = 100) -> tuple[dict[str, Answer], list[str]]:
    answers: dict[str, Answer] = {}
    begun = []
    with Crew("hosts", size, folder, limit, MEMORY) as crew:
        for key, answer in crew.perform(jobs):
            if answer is None:
                begun.append(key)
            else:
                assert key not in answers
                answers[key] = answer
    return answers, begun


@pytest.mark.parametrize("name", ["kills", "exits", "raises", "fills", "hangs"])
def test_what_breaks_its_worker_twice_is_told_and_the_others_go_on(tmp_path: Path, name: str) -> None:
    others = [job("fine", f"fine {number}") for number in range(4)]
    limit = 3.0 if name == "hangs" else 100
    answers, begun = perform(tmp_path, *others[:2], job(name), *others[2:], limit=limit)
    why = "took-too-long:3" if name == "hangs" else "grading-died"
    assert why in answers.pop(name).broken
    assert all(answer.verdict is not None for answer in answers.values())
    assert sorted(answers) == ["fine 0", "fine 1", "fine 2", "fine 3"]
    assert begun.count(name) == 2


def test_a_worker_that_dies_once_costs_a_try(tmp_path: Path) -> None:
    answers, begun = perform(tmp_path, job("kills once"))
    assert answers["kills once"].verdict is not None
    assert begun == ["kills once"] * 2


def test_jobs_are_asked_for_only_when_a_worker_is_free(tmp_path: Path) -> None:
    asked: list[str] = []

    def coming() -> Iterator[Job]:
        for number in range(6):
            asked.append(str(number))
            yield job("fine", str(number))

    done = 0
    with Crew("hosts", 2, tmp_path, 100, MEMORY) as crew:
        for _, answer in crew.perform(coming()):
            done += answer is not None
            assert len(asked) <= done + 2
    assert done == 6


def test_nothing_is_left_when_it_ends_early(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    others = tree(os.getpid())  # of tests that ran before in this process, and keep a worker until the session ends
    with Crew("hosts", 2, folder, 100, MEMORY) as crew:
        events = crew.perform([job("hangs"), job("fine")])
        while next(events)[1] is None:
            pass
        wait_until(lambda: len(tree(os.getpid()) - others) >= 4, "both workers, each with one of its own")
        trace = Trace(os.getpid(), others)
    trace.wait_until_gone()
    assert list(folder.iterdir()) == []
