"""A class of 10,000, simulated: what the coordinator, the store, the pages and a scheduler would bear.

Nothing of it is played: each submission (`mixed_class.py`, all seven exercises) is answered with what was graded of a small class, which
`--graded DIR` names or which is graded first; the zip is read, the store written and the pages drawn as always. Told are
- the coordinator's memory at its highest, by the clock what reading and storing took, and what the pages took;
- the store's size, how many gradings a second it takes (each a transaction that has reached the disk), what a second run with nothing
  changed takes, and the marks, and the queue of `grade.py review`;
- what a scheduler of Dask's holds at once for some numbers of workers: two submissions for each, and their answers;
- how many cores a deadline of one hour needs, from the CPU that `bench_batch.py` measured for each (`--cpu`).

Targets: memory under 400 MB, under 100 kB of store a submission, at least 20 gradings a second.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
from bench_batch import SEED
from measuring import GRADE, machine, peak_of, told
from mixed_class import files_of, mixed_class, moodle_zip

from grader.batch.store import FILE, Grading, Store
from grader.classroom import Attempt, Student

MEMORY_MOST: Final = 400.0  # MB
STORE_MOST: Final = 100.0  # kB a submission
WRITES_LEAST: Final = 20.0  # gradings a second
CPU: Final = 8.5  # seconds a submission of all seven exercises, programs included: 852 s for 100 (docs/benchmarks.md)
BUSY: Final = 0.89  # of the cores' time, as measured there
_SMALL: Final = 12  # submissions that are graded to answer for all
_WRITTEN: Final = 400  # gradings that the write rate is taken from


def coordinate(graded: Path, source: Path, out: Path, *, undrawn: bool) -> int:
    """In a process of its own: `grade.py batch` with stand-ins for its workers; prints seconds for all, for the pages, and MB."""
    import os

    if undrawn:
        from grader.batch import publish

        head = '<meta name="made-from" content="{}">'
        setattr(publish, "student_page", lambda asked, words: head.format(asked.made_from))  # noqa: B010 - found by name

    from bench_batch import coordinate as answered

    from grader.cli import course

    spent = 0.0
    drawn = course.publish_pages

    def timed(*arguments: Any) -> Path:
        nonlocal spent
        began = time.monotonic()
        index = drawn(*arguments)
        spent = time.monotonic() - began
        return index

    setattr(course, "publish_pages", timed)  # noqa: B010 - found by name when the batch has ended
    began = time.monotonic()
    status = answered(graded, source, out)
    print(msgspec.json.encode([time.monotonic() - began, spent, peak_of(os.getpid())]).decode())
    return status


def timed(*command: object) -> float:
    began = time.monotonic()
    subprocess.run([*GRADE, *map(str, command)], check=False, capture_output=True)
    return time.monotonic() - began


def write_rate(graded: Path, folder: Path) -> float:
    """Gradings a second, each a transaction of its own as a batch makes them."""
    with Store.open(graded) as store, Store.open(folder, create=True) as written:
        taken = [(before, store.record_of(attempt)) for _, attempt in store.graded() if (before := store.before(attempt))]
        attempts = []
        for number in range(_WRITTEN):
            key = f"student-{number}"
            written.enrol([(key, Student(key=key), None)])
            attempts.append(written.hand_in(key, Attempt(source=key, digest=key), ()))
        began = time.monotonic()
        for number, attempt in enumerate(attempts):
            before, record = taken[number % len(taken)]
            grading = Grading(verdict=before.verdict, exercises=before.exercises, record=record, grader="x", asked=before.asked)
            written.save(attempt, grading)
        return _WRITTEN / (time.monotonic() - began)


def in_flight(graded: Path) -> tuple[float, float]:
    """kB of a submission as it travels, and of its answer."""
    one = [dict(files_of(each)) for each in mixed_class(_SMALL) if each.cases]
    jobs = [sum(len(name) + len(content) for name, content in files.items()) for files in one]
    with Store.open(graded) as store:
        answers = [
            len(store.record_of(attempt) or b"") + len(msgspec.json.encode(before.verdict))
            for _, attempt in store.graded()
            if (before := store.before(attempt))
        ]
    return sum(jobs) / len(jobs) / 1024, sum(answers) / len(answers) / 1024


def measured(graded: Path, scratch: Path, students: int, cpu: float, *, undrawn: bool) -> Iterator[bool]:
    source, out = scratch / "class.zip", scratch / "out"
    source.write_bytes(moodle_zip(mixed_class(students)))
    command = [sys.executable, __file__, "--coordinate", str(graded), str(source), str(out), *(["--undrawn"] if undrawn else [])]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
    whole, pages, peak = msgspec.json.decode(said, type=tuple[float, float, float])
    packed = source.stat().st_size / 1e6
    print(f"{students:,} submissions, {packed:.0f} MB packed: {whole - pages:.0f} s to read and store, {pages:.0f} s for pages")
    yield told("MB that the coordinator takes at most", peak, f"at most {MEMORY_MOST:g}", peak <= MEMORY_MOST)
    size = (out / FILE).stat().st_size / 1024 / students
    yield told("kB of store for each", size, f"at most {STORE_MOST:g}", size <= STORE_MOST)
    rate = write_rate(graded, scratch / "written")
    yield told("gradings written in a second", rate, f"at least {WRITES_LEAST:g}", rate >= WRITES_LEAST)
    html = sum(file.stat().st_size for file in (out / "students").glob("*.html")) / 1024 / students
    print(f"pages: {html:.0f} kB each, the class's {(out / 'index.html').stat().st_size / 1e6:.1f} MB")
    print(f"`marks` (pages looked through): {timed('marks', out):.1f} s; `export --to csv`: {timed('export', out, '--to', 'csv'):.1f} s")
    began = time.monotonic()
    queue(out)
    print(f"the queue of `review`: {time.monotonic() - began:.1f} s")
    job, answer = in_flight(graded)
    print(f"in flight: {job:.0f} kB a submission, {answer:.0f} kB an answer")
    for threads in (8, 32, 128):
        print(f"  {threads} submissions at once: {2 * threads * (job + answer) / 1024:.1f} MB at most in the scheduler")
    cores = students * cpu / 3600 / BUSY
    print(f"within one hour: {students:,} × {cpu:g} s of CPU / 3600 s / {BUSY:g} = {cores:.0f} cores")
    print(f"  which write {students / 3600:.1f} gradings a second")


def queue(out: Path) -> None:
    from grader.marks.course import Course
    from grader.report.words import Words
    from grader.review.desk import Desk
    from grader.spec.load import load_exercises

    assert Desk(out, load_exercises(), Course(), Words("en"), "bench").queue()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=10_000, metavar="N")
    parser.add_argument("--graded", type=Path, metavar="DIR", help="a class that was graded; without it a small one is graded first")
    parser.add_argument("--cpu", type=float, default=CPU, metavar="S", help="seconds of CPU of one submission")
    parser.add_argument("--undrawn", action="store_true", help="write each student's page with its head alone: for all but what pages take")
    parser.add_argument("--coordinate", type=Path, nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.coordinate:
        return coordinate(*asked.coordinate, undrawn=asked.undrawn)
    print(machine())
    with tempfile.TemporaryDirectory(prefix="grade-many-") as folder:
        scratch = Path(folder)
        graded = asked.graded
        if graded is None:
            graded = scratch / "graded"
            (scratch / "small.zip").write_bytes(moodle_zip(mixed_class(_SMALL)))
            subprocess.run([*GRADE, "batch", str(scratch / "small.zip"), "--out", str(graded), "--seed", str(SEED)], check=False)
        return 0 if all([*measured(graded, scratch, asked.students, asked.cpu, undrawn=asked.undrawn)]) else 1


if __name__ == "__main__":
    sys.exit(main())
