"""The class of 10,000 that is simulated, at small size: everything that it tells is told, and what it simulates is a class."""

from pathlib import Path

import bench_many
import pytest

from grader.batch.store import Grading, Settings, Store
from grader.classroom import Attempt, Student
from tests.marks.making import real, result

ROOT = Path(__file__).resolve().parents[2]
STUDENTS = 6


def test_what_a_simulated_class_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_many, "_WRITTEN", 8)
    with Store.open(tmp_path / "graded", create=True) as store:
        store.save_settings(Settings(seed=1))
        for key, lost in (("right", ()), ("wrong", ("greets",))):
            verdict = result(real("hello-tcp", lost=lost), key=key).verdict
            assert verdict is not None
            store.enrol([(key, Student(key=key), None)])
            attempt = store.hand_in(key, Attempt(source=key, digest=key), ())
            store.save(attempt, Grading(verdict=verdict, exercises={"hello-tcp": "1"}, record=b"no record", grader="x", asked=""))
    reached = [*bench_many.measured(tmp_path / "graded", tmp_path, STUDENTS, 9.0, undrawn=False)]
    told = capsys.readouterr().out
    assert len(reached) == 3 and reached[0], "so few take little memory"
    for said in (
        f"{STUDENTS} submissions, ", "MB that the coordinator takes at most", "kB of store for each", "gradings written in a second",
        "pages: ", "`marks` (pages looked through): ", "the queue of `review`: ", "in flight: ", "128 submissions at once: ",
        f"within one hour: {STUDENTS} × 9 s of CPU / 3600 s / 0.89 = 0 cores",
    ):  # fmt: skip
        assert said in told, said
    with Store.open(tmp_path / "out") as store:
        points = [each.verdict.exercises[0].points for each in store.results() if each.verdict]
    assert len(points) == STUDENTS - 1 and len(set(points)) == 2, "all but the archive that means harm, by turns right and wrong"
    assert len([*(tmp_path / "out/students").glob("*.html")]) == STUDENTS


def test_how_many_cores_an_hour_needs_stands_in_the_docs_as_it_is_worked_out() -> None:
    cores = round(10_000 * bench_many.CPU / 3600 / bench_many.BUSY)
    hour = round(3600 / bench_many.CPU * bench_many.BUSY, -1)
    batch, benchmarks = (" ".join((ROOT / f"docs/{name}.md").read_text(encoding="utf-8").split()) for name in ("batch", "benchmarks"))
    assert f"takes some {bench_many.CPU:g} s of CPU" in batch
    assert f"within one hour a core grades {hour:.0f}, and 10,000 take {cores} cores: seven workers of four cores" in batch and cores <= 28
    assert f"10,000 × {bench_many.CPU:g} / 3600 / {bench_many.BUSY:g} = {cores} cores" in benchmarks
