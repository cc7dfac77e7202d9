"""`grade.py batch` on a class of 100 (benchmarks/mixed_class.py): what it takes beside the bare programs and beside check50.

Five things in one run, each beside its target:
- its wall time, beside the CPU that the same programs take when a minimal driver runs them bare, spread over all cores;
- the CPU of the grader's own processes (coordinator, workers), beside that of the programs as they ran;
- a second run with nothing changed;
- the same class's ping-pong over TCP, beside a loop of check50 over it;
- the coordinator's memory for 100 and for 2,000, pages included. Those are stand-ins: nothing of them is played, and each is
  answered with what was graded of somebody in the class.
And without a target: how many workers are best. A small run: `--class 12 --compare 0 --many 200 --check50 4`.

What the bare programs take is measured once for each case in the class, by the plays that the grader played of it, and counted as
often as the case was handed in. Where the driver can't follow a play (the programs mean harm, spin, leave the wire's help missing), the
reference's programs in the same scenario stand in for it.
"""

import argparse
import collections
import contextlib
import json
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bare_plan import DRIVER, CanNotDriveError, own_loopback, play_of
from bench_check50 import HERE, environment, set_up_check50
from measuring import GRADE, Counter, Split, cpu_counter, machine, peak_of, run_counted, told
from mixed_class import HOSTILE, REFERENCE, SMALLEST, Submission, mixed_class, moodle_zip, sources

from grader.batch.machine import jobs as usual_jobs
from grader.batch.store import Store
from grader.record import Play, decode
from grader.spec.load import load_exercises
from grader.verdict import Outcome, SubmissionVerdict
from grader.workers import usable_cores

SEED = 1
SLOWEST = 2.0  # times the bare programs' CPU, spread over the cores
OWN_MOST = 1.0  # times the CPU of the programs
AGAIN_MOST = 2.0  # seconds for 100
GROWTH_MOST = 1.25  # times the memory for 100
PINGPONG = "ping-pong-tcp"
_KINDS = {"grade.py": "coordinator", "grader.batch.worker": "who read and judge", "grader.play": "who play", "py-spy": "who play"}
_PATIENCE = 3.0  # seconds for what a bare program must print
_PASSES = (Outcome.PASSED, Outcome.REMARKS)


# -- the batch -------------------------------------------------------------------------------------------------------------


def batch(source: Path, out: Path, counter: Counter, *options: str) -> Split:
    """A run of `grade.py batch`, pages included."""
    command = [*GRADE, "batch", str(source), "--out", str(out), "--seed", str(SEED), "--isolation", "hosts", *options]
    return run_counted(command, counter, lambda: None, kind_of, good=(0, 3))  # 3: something is undecided, which is told


def kind_of(line: str) -> str:
    return next((kind for mark, kind in _KINDS.items() if mark in line), "")


class Graded(NamedTuple):
    """What came of a submission."""

    key: str
    verdict: SubmissionVerdict
    plays: tuple[Play, ...]


def each_graded(out: Path) -> Iterator[tuple[int, Graded]]:
    """By its number in the class; without what was refused."""
    with Store.open(out) as store:
        for key, attempt in store.graded():
            before, record = store.before(attempt), store.record_of(attempt)
            assert before is not None and record is not None
            yield int(key.split("-")[1]), Graded(key, before.verdict, decode(record).plays)


def tell_outcomes(several: list[Submission], out: Path) -> None:
    outcomes = collections.Counter(graded.verdict.outcome.value for _, graded in each_graded(out))
    wrong = sum(one.wrong for one in several[:-2])
    hanging = sum(one.hanging for one in several[:-2])
    said = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    print(f"{len(several)} submissions: {wrong} wrong ({hanging} of them hang), 2 mean harm; graded: {said}")
    assert len(several) - sum(outcomes.values()) == 1, "the archive that means harm is refused, and nothing else"


# -- the same programs, bare -----------------------------------------------------------------------------------------------

Case = tuple[str, str]  # exercise, name


class Bare(NamedTuple):
    """CPU seconds of the whole class's programs, and how many plays were driven and replaced to know them."""

    seconds: float
    driven: int
    replaced: int
    replaced_seconds: float  # the part of `seconds` that the reference stands in for


def bare(several: list[Submission], out: Path, counter: Counter, scratch: Path) -> Bare:
    plays = plays_of_cases(several, out)
    names, steps = [], []
    for case, name, play in [(case, f"{play.scenario} {play.way}", play) for case, each in plays.items() for play in each]:
        with contextlib.suppress(CanNotDriveError):
            steps.append(driven(case, play))
            names.append((case, name))
    seconds = {one: each for one, each in zip(names, drive(steps, counter, scratch), strict=True) if each is not None}
    handed_in = collections.Counter((exercise, case) for one in several for exercise, case in one.cases.items())
    total = replaced_total = 0.0
    replaced = 0
    for case, each in plays.items():
        for play in each:
            known = seconds.get((case, f"{play.scenario} {play.way}"))
            replaced += known is None
            took = seconds[(case[0], REFERENCE), f"{play.scenario} "] if known is None else known
            total += took * handed_in[case]
            replaced_total += took * handed_in[case] * (known is None)
    return Bare(total, len(seconds), replaced, replaced_total)


def plays_of_cases(several: list[Submission], out: Path) -> dict[Case, list[Play]]:
    """What the grader played of each case, where it was handed in first."""
    plays: dict[Case, list[Play]] = {}
    for number, graded in sorted(each_graded(out)):
        for exercise, case in several[number].cases.items():
            plays.setdefault((exercise, case), [play for play in graded.plays if play.exercise == exercise])
    return plays


def driven(case: Case, play: Play) -> dict[str, Any]:
    exercise, name = case
    if name == HOSTILE or play.timeline is None:
        raise CanNotDriveError(name)
    scenario = next(one for one in _EXERCISES[exercise].scenarios if one.id == play.scenario)
    folders = {"student": sources(exercise, name), "reference": sources(exercise, REFERENCE)}
    return play_of(f"{exercise} {name} {play.scenario}", play.timeline, scenario, folders)


def drive(plays: list[dict[str, Any]], counter: Counter, scratch: Path) -> Iterable[float | None]:
    """CPU seconds of each, driver included; None where the driver could not follow."""
    venv.create(scratch / "venv", symlinks=True)  # a Python as the sandbox shows it: without site-packages, but with all that `site` gives
    python = [str(scratch / "venv/bin/python3")]
    plan = {"python": python, "plays": [{"name": "to get ready", "steps": []}, *plays], "tell": True, "patience": _PATIENCE}
    (scratch / "plan.json").write_text(json.dumps(plan))

    def prepare() -> None:
        own_loopback()
        counter.join()

    command = [sys.executable, "-I", "-S", DRIVER, str(scratch / "plan.json")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, preexec_fn=prepare) as driver:
        assert driver.stdin is not None and driver.stdout is not None
        driver.stdout.readline()
        for _ in plays:
            before = counter.seconds()
            driver.stdin.write("\n")
            driver.stdin.flush()
            wrong = driver.stdout.readline()
            if not wrong:
                raise SystemExit("the bare driver died")
            yield None if wrong.strip() else counter.seconds() - before
            counter.end_all_but(driver.pid)  # what a program left behind
        driver.stdin.close()


# -- check50 ---------------------------------------------------------------------------------------------------------------


class Beside(NamedTuple):
    """Wall seconds for all, and how many have the conversation right."""

    seconds: float
    passed: int


def by_check50(several: list[Submission], scratch: Path) -> Beside:
    """One after another: two at once would want the same port."""
    command = [str(set_up_check50()), "--dev", str(HERE / "check50_pingpong"), "--output", "ansi"]
    passed = 0
    folders = [sources(PINGPONG, one.cases[PINGPONG]) for one in several]
    subprocess.run(command, cwd=folders[0], env=environment(), stdin=subprocess.DEVNULL, capture_output=True)  # uncounted: for .pyc files
    began = time.perf_counter()
    for folder in folders:
        done = subprocess.run(command, cwd=folder, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True)
        passed += ":) three exchanges" in done.stdout
    return Beside(time.perf_counter() - began, passed)


def by_batch(several: list[Submission], counter: Counter, scratch: Path) -> Beside:
    """All scenarios of the exercise, of which check50's check is one."""
    alone = [Submission(one.number, {PINGPONG: one.cases[PINGPONG]}) for one in several]
    (scratch / "pingpong.zip").write_bytes(moodle_zip(alone))
    run = batch(scratch / "pingpong.zip", scratch / "pingpong", counter, "--exercise", PINGPONG)
    scenarios = [
        one for _, each in each_graded(scratch / "pingpong") for (exercise,) in [each.verdict.exercises] for one in exercise.scenarios
    ]
    return Beside(run.wall, sum(one.id == "conversation" and one.outcome in _PASSES for one in scenarios))


# -- memory ----------------------------------------------------------------------------------------------------------------


def peak_for(size: int, graded: Path, scratch: Path) -> float:
    """MB that a coordinator needs at most for a class of `size`, each answered with what stands in `graded`; pages included."""
    source = scratch / f"{size}.zip"
    source.write_bytes(moodle_zip(mixed_class(size)))
    command = [sys.executable, __file__, "--answered-from", str(graded), str(source), str(scratch / f"of-{size}")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout.splitlines()[-1])


def coordinate(graded: Path, source: Path, out: Path) -> int:
    """`grade.py batch` in this process, with answers from a class that was graded before in the place of workers."""
    import os

    from grader.batch import run
    from grader.batch.jobs import Answer, Job
    from grader.cli.main import main as grade

    class Answering:
        def __init__(self, *_: object) -> None:
            self._store = Store.open(graded)
            self._attempts = [attempt for _, attempt in self._store.graded()]

        def __enter__(self) -> "Answering":
            return self

        def __exit__(self, *_: object) -> None:
            self._store.close()

        def perform(self, jobs: Iterable[Job]) -> Iterator[tuple[str, Answer | None]]:
            for number, job in enumerate(jobs):
                attempt = self._attempts[number % len(self._attempts)]
                before = self._store.before(attempt)
                assert before is not None
                yield job.key, None
                yield job.key, Answer(verdict=before.verdict, record=self._store.record_of(attempt), seconds=1.0)

    setattr(run, "Crew", Answering)  # noqa: B010 - its workers, for a checker of types, are other ones
    status = grade(["batch", str(source), "--out", str(out), "--seed", str(SEED), "--isolation", "hosts", "--jobs", "1"])
    print(peak_of(os.getpid()))
    return 0 if status == 3 else status


# -- all together ----------------------------------------------------------------------------------------------------------


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--class", type=int, default=100, dest="size", metavar="N", help="submissions of all seven exercises")
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="workers; without it as many as `batch` takes by itself")
    parser.add_argument("--compare", type=int, default=16, metavar="N", help="compare numbers of workers by a class of N; 0: don't")
    parser.add_argument("--many", type=int, default=2000, metavar="N", help="stand-ins, to measure memory with; 0: don't")
    parser.add_argument("--check50", type=int, default=20, metavar="N", help="submissions for check50, some 3 s each; 0: none")
    parser.add_argument("--answered-from", type=Path, nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.answered_from:
        return coordinate(*asked.answered_from)
    with tempfile.TemporaryDirectory() as folder, cpu_counter() as counter:
        print(f"{machine()}; CPU counted by {counter.how}")
        return 0 if all([*figures(asked, Path(folder), counter)]) else 1  # all of them, also where one is missed


def figures(asked: argparse.Namespace, scratch: Path, counter: Counter) -> Iterator[bool]:
    """Each target: whether it is reached."""
    cores = usable_cores()
    several = mixed_class(max(asked.size, SMALLEST))
    source, out = scratch / "moodle.zip", scratch / "class"
    source.write_bytes(moodle_zip(several))
    options = ("--jobs", str(asked.jobs)) if asked.jobs else ()
    first = batch(source, out, counter, *options)
    again = batch(source, out, counter, *options)
    tell_outcomes(several, out)
    print(f"batch: {first.wall:.1f} s by the clock, {asked.jobs or usual_jobs()} workers; CPU {first.total:.1f} s, of which")
    kinds = ", ".join(f"{kind} {seconds:.1f} s" for kind, seconds in first.kinds.items())
    print(f"       the grader's own processes {first.own:.1f} s ({kinds})")
    print(f"       sandbox and programs {first.total - first.own:.1f} s")
    print(f"       all cores were busy for {first.total / first.wall / cores:.0%} of the time; {first.peak:.0f} MB in the coordinator")
    programs = bare(several, out, counter, scratch)
    print(f"bare:  CPU {programs.seconds:.1f} s; {programs.driven} plays were driven, for {programs.replaced} the reference stands in")
    print(f"       ({programs.replaced_seconds / programs.seconds:.0%} of that CPU)")
    ratio = first.wall / (programs.seconds / cores)
    yield told(f"wall time, times the bare programs' CPU / {cores} cores", ratio, f"at most {SLOWEST:g}", ratio <= SLOWEST)
    own = first.own / (first.total - first.own)
    yield told("CPU of the grader's own processes, times that of the programs", own, f"below {OWN_MOST:g}", own < OWN_MOST)
    print(f"  times that of the bare programs: {first.own / programs.seconds:.2f}")
    for name, seconds in (("wall", again.wall), ("CPU", again.total)):
        most = AGAIN_MOST * max(1.0, len(several) / 100)
        yield told(f"again, nothing changed: seconds of {name} for {len(several)}", seconds, f"under {most:g}", seconds < most)
    if asked.compare:
        compare_workers(asked.compare, scratch, counter, cores)
    if asked.check50:
        beside_check50([one for one in several if one.cases.get(PINGPONG, HOSTILE) != HOSTILE][: asked.check50], counter, scratch)
    if asked.many:
        few, many = peak_for(100, out, scratch), peak_for(asked.many, out, scratch)
        more = (many - few) * 1024 / max(1, asked.many - 100)
        print(f"memory of the coordinator: {few:.1f} MB for 100, {many:.1f} MB for {asked.many:,}, pages included (stand-ins, none played)")
        print(f"  {more:.1f} kB for each submission more")
        yield told(f"times the memory for {asked.many:,}", many / few, f"at most {GROWTH_MOST:g}", many / few <= GROWTH_MOST)


def compare_workers(size: int, scratch: Path, counter: Counter, cores: int) -> None:
    source = scratch / "compare.zip"
    source.write_bytes(moodle_zip(mixed_class(max(size, SMALLEST))))
    for jobs in sorted({max(1, cores // 2), cores, usual_jobs(), 2 * cores}):
        run = batch(source, scratch / f"compare-{jobs}", counter, "--jobs", str(jobs))
        busy = run.total / run.wall / cores
        print(f"{jobs} submissions at once, a class of {size}: {run.wall:.1f} s, all cores busy for {busy:.0%} of the time")


def beside_check50(several: list[Submission], counter: Counter, scratch: Path) -> None:
    mine, theirs = by_batch(several, counter, scratch), by_check50(several, scratch)
    played = len(_EXERCISES[PINGPONG].scenarios)
    print(f"ping-pong over TCP, {len(several)} submissions")
    print(f"  batch, {played} scenarios each:  {mine.seconds:.1f} s; {mine.passed} have the conversation right")
    print(f"  check50, one check each:  {theirs.seconds:.1f} s; {theirs.passed} pass it")
    print(f"  times faster: {theirs.seconds / mine.seconds:.1f}, for each scenario: {theirs.seconds / mine.seconds * played:.0f}")


_EXERCISES = {exercise.id: exercise for exercise in load_exercises()}

if __name__ == "__main__":
    sys.exit(main())
