"""How fair the marks are: the labelled submissions' marks against the range that fair readers give, and a histogram of all marks.

Target: 95 % of the marks within their range, on average at most 0.7 points of 10 from its middle.

What FILE keeps (of this benchmark, or of `soak.py --resume FILE`) is not played again: marks are made of the claims that were
earned then, by what claims are worth now, and held against the labels as they are now.
"""

import argparse
import functools
import math
import sys
from pathlib import Path

from measuring import ROOT, machine, told
from soak import QUIET, Job, Result, Soak

from grader.spec.load import load_exercises
from grader.spec.rubric import homes, rubric
from tests.test_submissions import CORPUS, LABELS, SEED, name_of, read_label

SHARE, DISTANCE = 0.95, 0.7
_ROUNDING = 0.005  # points: labels and claims have hundredths


def histogram(marks: list[float]) -> list[str]:
    """A line for each point of ten; full marks stand apart."""
    lines = []
    for low in range(11):
        count = sum(mark == 10 if low == 10 else low <= mark < low + 1 for mark in marks)
        name = "10" if low == 10 else f"{low} to {low + 1}"
        lines.append(f"| {name:7} | {count:4} | {'#' * math.ceil(count / 2)} |")
    return lines


def _mark(result: Result) -> float | None:
    """In points of ten, bonus left out; None where something of it is undecided."""
    worth = _worth(result.job.case)
    if not worth or not worth.keys() <= result.shares.keys():
        return None
    return 10 * sum(round(points * result.shares[id], 2) for id, points in worth.items()) / sum(worth.values())


def _of_ten(name: str, marks: tuple[float, float]) -> tuple[float, float]:
    whole = sum(_worth(name).values())
    return 10 * marks[0] / whole, 10 * marks[1] / whole


@functools.cache
def _worth(name: str) -> dict[str, float]:
    """By a claim's id, its points, of those that the scenarios played can show whole and that are no bonus."""
    exercise = next(each for each in load_exercises() if each.id == name.partition("/")[0])
    chosen = next(read_label(path) for path in LABELS if name_of(path) == name).scenarios
    told = {claim for scenario, claims in homes(exercise).items() if not chosen or scenario in chosen for claim in claims}
    return {id: claim.points for id, claim in rubric(exercise).items() if id in told and not claim.bonus}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="only submissions with one of these in their name")
    parser.add_argument("--resume", type=Path, metavar="FILE", help="keep what has been graded in FILE, and go on from there")
    parser.add_argument("--processes", type=int, default=2, help="submissions graded at once")
    chosen = parser.parse_args()
    labels = {name_of(path): read_label(path) for path in LABELS}
    names = [name for name in labels if not chosen.names or any(each in name for each in chosen.names)]
    soak = Soak(chosen.resume)
    kept = {result.job.case for result in soak.results.values() if result.job.round == QUIET}
    soak.play("marks", [Job(QUIET, name, SEED) for name in names if name not in kept], chosen.processes)
    results = {result.job.case: result for result in soak.results.values() if result.job.round == QUIET and result.job.case in names}
    marks = {name: mark for name, result in results.items() if (mark := _mark(result)) is not None}
    whole = [points for name, points in marks.items() if not labels[name].scenarios]
    left_out = len(results) - len(marks)
    print(
        f"\n{machine()}; {len(whole)} submissions of {CORPUS.relative_to(ROOT)} played whole; {left_out} not graded, or in part undecided\n"
    )
    print("| marks   |    n | |\n|---|---|---|\n" + "\n".join(histogram(whole)))
    ranges = {name: _of_ten(name, given) for name in marks if (given := labels[name].marks) is not None}
    if not ranges:
        return 0
    outside = [name for name, (low, high) in ranges.items() if not low - _ROUNDING <= marks[name] <= high + _ROUNDING]
    for name in sorted(outside):
        low, high = ranges[name]
        print(f"{name:52} {marks[name]:5.2f}, not {low:g} to {high:g}")
    fair = 1 - len(outside) / len(ranges)
    away = [abs(marks[name] - (low + high) / 2) for name, (low, high) in ranges.items()]
    good = told(f"marks within the range of {len(ranges)} labels", fair, f"{SHARE:g}", fair >= SHARE)
    distance = sum(away) / len(away)
    return not (told("points of 10 from its middle, on average", distance, f"at most {DISTANCE:g}", distance <= DISTANCE) and good)


if __name__ == "__main__":
    sys.exit(main())
