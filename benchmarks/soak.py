"""The whole labelled corpus again and again beside busy loops: not one verdict may differ (`make soak`).

First every submission in tests/submissions is graded on the quiet machine, then `--rounds` times more while busy loops
take its cores. Each verdict (every scenario's outcome and points, and every finding's code, program, file and line) is compared
with the quiet one and with the label that a person wrote. Words and wire are drawn anew in each round; the seed of a round that
differs is told, for `grade.py check --seed`. Exit status 1 where anything differs.

With `--resume FILE` what has been graded is kept in FILE, and not graded again by the next run with it; `bench_marks.py`
tells from it how fair the marks are.
"""

import argparse
import concurrent.futures
import fnmatch
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec
from measuring import busy_loops, machine

from grader.grading import grade
from grader.spec.load import load_exercises
from grader.verdict import ExerciseVerdict, Finding, Outcome, ScenarioVerdict
from tests.test_submissions import LABELS, differences, name_of, read_label

QUIET = 0  # the number of the round without busy loops
_TELL_EVERY = 30.0  # seconds between two lines of progress


class Job(msgspec.Struct, frozen=True):
    """One submission, once."""

    round: int
    case: str
    seed: int


class Result(msgspec.Struct, frozen=True):
    job: Job
    verdict: dict[str, str]  # by scenario, and "" for the findings about the files
    unlike: list[str]  # where verdict and label disagree, in words; also where the label says that it is open
    seconds: float
    shares: dict[str, float] = {}  # by a claim's id, how much of it is earned, 0 to 1; none where it is undecided, or nothing was graded


def run(job: Job) -> Result:
    """Grade one submission. In a process of its own."""
    began = time.monotonic()
    path = _path(job.case)
    label, exercises = read_label(path), load_exercises()
    try:
        graded = grade(path.parent, exercises, wanted=(label.exercise,), scenarios=label.scenarios, seed=job.seed, isolation="hosts")
    except Exception as error:  # noqa: BLE001 - told as a difference, and the others go on
        return Result(job, {"": f"{type(error).__name__}: {error}"}, [f"not graded: {error}"], time.monotonic() - began)
    (verdict,) = graded.verdict.exercises
    (exercise,) = (each for each in exercises if each.id == label.exercise)
    return Result(
        job=job,
        verdict=told(verdict),
        unlike=differences(label, exercise, verdict),
        seconds=time.monotonic() - began,
        shares={
            claim.id: claim.got / claim.of for one in verdict.scenarios for claim in one.claims if claim.outcome is not Outcome.UNDECIDED
        },
    )


def _path(case: str) -> Path:
    return next(path for path in LABELS if name_of(path) == case)


def told(verdict: ExerciseVerdict) -> dict[str, str]:
    """A verdict as far as it must not differ."""
    return {"": " ".join(map(finding_told, verdict.findings)), **{one.id: scenario_told(one) for one in verdict.scenarios}}


def scenario_told(one: ScenarioVerdict) -> str:
    return " ".join([one.outcome.value, f"{one.points:g}/{one.max_points:g}", *map(finding_told, one.findings), one.reason]).strip()


def finding_told(finding: Finding) -> str:
    after = "".join(f"+{finding_told(one)}" for one in finding.consequences)
    return f"{finding.code}[{finding.program or '-'} {finding.file or '-'}:{finding.line or '-'}]{after}"


class Soak:
    """What has been graded so far, and what was wrong with it."""

    def __init__(self, kept: Path | None) -> None:
        self.results: dict[Job, Result] = {}
        self._file = kept.open("ab") if kept else None
        if kept:
            for result in msgspec.json.Decoder(Result).decode_lines(kept.read_bytes()):
                self.results[result.job] = result

    def play(self, title: str, jobs: Iterable[Job], processes: int) -> None:
        """Grade what has not been graded yet, those that took longest on the quiet machine first."""
        took = {result.job.case: result.seconds for result in self.results.values() if result.job.round == QUIET}
        waiting = sorted((job for job in jobs if job not in self.results), key=lambda job: -took.get(job.case, 0.0))
        began = told_at = time.monotonic()
        with concurrent.futures.ProcessPoolExecutor(processes) as executor:
            for number, future in enumerate(concurrent.futures.as_completed([executor.submit(run, job) for job in waiting]), 1):
                self._take(future.result())
                if time.monotonic() - told_at >= _TELL_EVERY or number == len(waiting):
                    told_at = time.monotonic()
                    print(f"{title}: {number} of {len(waiting)}, {told_at - began:.0f} s", flush=True)

    def _take(self, result: Result) -> None:
        self.results[result.job] = result
        if self._file is not None:
            self._file.write(msgspec.json.encode(result) + b"\n")
            self._file.flush()
        for line in self.wrong_with(result):
            print(f"  {result.job.case} (round {result.job.round}, seed {result.job.seed}) {line}", flush=True)

    def wrong_with(self, result: Result) -> list[str]:
        quiet = next((one for one in self.results.values() if one.job.case == result.job.case and one.job.round == QUIET), result)
        scenarios = [*quiet.verdict, *(id for id in result.verdict if id not in quiet.verdict)]
        changed = [
            f"{id or 'files'}: {result.verdict.get(id, 'nothing')}, on the quiet machine {quiet.verdict.get(id, 'nothing')}"
            for id in scenarios
            if result.verdict.get(id) != quiet.verdict.get(id)
        ]
        known = read_label(_path(result.job.case)).open
        return changed + [f"label: {line}" for line in result.unlike if not known]

    def report(self) -> bool:
        """Print what is wrong once more, all together; true where nothing is."""
        wrong = {job: lines for job, result in self.results.items() if (lines := self.wrong_with(result))}
        for job, lines in sorted(wrong.items(), key=lambda item: (item[0].case, item[0].round)):
            print(f"BAD {job.case} (round {job.round}, seed {job.seed})")
            print("".join(f"      {line}\n" for line in lines), end="")
        verdicts = sum(len(result.verdict) - 1 for result in self.results.values())
        cases = {job.case for job in self.results}
        slowest = sorted(self.results.values(), key=lambda result: -result.seconds)[:5]
        print("slowest: " + ", ".join(f"{one.job.case} {one.seconds:.0f} s" for one in slowest))
        print(f"{verdicts} verdicts on {len(cases)} submissions: {'none differs' if not wrong else f'{len(wrong)} runs DIFFER'}")
        return not wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="beside the busy loops")
    parser.add_argument("--busy", type=int, default=4, help="busy loops")
    parser.add_argument("--processes", type=int, default=2, help="submissions graded at once")
    parser.add_argument("--seed", type=int, default=1, help="of the quiet round; each other one takes the next")
    parser.add_argument("--case", action="append", default=[], metavar="PATTERN", help="only these, as 'ping-pong-*/socketserver*'")
    parser.add_argument("--resume", type=Path, metavar="FILE", help="keep what has been graded in FILE, and go on from there")
    chosen = parser.parse_args()
    cases = [case for case in map(name_of, LABELS) if not chosen.case or any(fnmatch.fnmatch(case, each) for each in chosen.case)]
    if not cases:
        raise SystemExit("no submission has such a name")
    soak = Soak(chosen.resume)
    print(f"{machine()}; {len(cases)} submissions; {chosen.busy} busy loops", flush=True)
    soak.play("quiet", [Job(QUIET, case, chosen.seed) for case in cases], chosen.processes)
    with busy_loops(chosen.busy):
        for number in range(1, chosen.rounds + 1):
            soak.play(f"round {number} of {chosen.rounds}", [Job(number, case, chosen.seed + number) for case in cases], chosen.processes)
    return 0 if soak.report() else 1


if __name__ == "__main__":
    sys.exit(main())
