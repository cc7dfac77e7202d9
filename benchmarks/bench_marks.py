"""How fair the marks are: the labelled submissions' marks against the range that fair readers give, and a histogram of all marks.

Target: 95 % of the marks within their range, on average at most 0.7 points of 10 from its middle.

What FILE keeps (of this benchmark, or of `soak.py --resume FILE`) is not played again: see its `Result` for what stands there.
"""

import argparse
import math
import sys
from pathlib import Path

from measuring import ROOT, machine, told
from soak import QUIET, Job, Soak

from tests.test_submissions import CORPUS, LABELS, SEED, name_of, read_label

SHARE, DISTANCE = 0.95, 0.7


def histogram(marks: list[float]) -> list[str]:
    """A line for each point of ten; full marks stand apart."""
    lines = []
    for low in range(11):
        count = sum(mark == 10 if low == 10 else low <= mark < low + 1 for mark in marks)
        name = "10" if low == 10 else f"{low} to {low + 1}"
        lines.append(f"| {name:7} | {count:4} | {'#' * math.ceil(count / 2)} |")
    return lines


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
    whole = [one for one in results.values() if one.whole and one.max_points]
    print(f"\n{machine()}; {len(whole)} submissions of {CORPUS.relative_to(ROOT)}\n\n| marks   |    n | |\n|---|---|---|")
    print("\n".join(histogram([round(10 * one.points / one.max_points, 2) for one in whole])))
    ranges = {name: marks for name in results if (marks := labels[name].marks) is not None}
    if not ranges:
        return 0
    for name in sorted(ranges):
        for line in results[name].unlike:
            if line.startswith("marks:"):
                print(f"{name:52} {line}")
    fair = sum(not any(line.startswith("marks:") for line in results[name].unlike) for name in ranges) / len(ranges)
    away = [abs(results[name].points - sum(marks) / 2) * 10 / results[name].max_points for name, marks in ranges.items()]
    good = told(f"marks within the range of {len(ranges)} labels", fair, f"{SHARE:g}", fair >= SHARE)
    distance = sum(away) / len(away)
    return not (told("points of 10 from its middle, on average", distance, f"at most {DISTANCE:g}", distance <= DISTANCE) and good)


if __name__ == "__main__":
    sys.exit(main())
