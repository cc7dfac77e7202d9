"""How fair the marks are: the labelled submissions, played, against the range that fair readers give, and a histogram of all marks.

Target: 95 % of the marks within their range, on average at most 0.7 points of 10 from its middle.

usage: python benchmarks/bench_marks.py [NAME ...] [--json FILE] [--from FILE]
"""

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any

from measuring import ROOT, machine, told

from grader.grading import grade
from grader.lab.probe import choose_isolation
from grader.spec.load import load_exercises
from grader.verdict import ExerciseVerdict, Outcome, ScenarioVerdict
from grader.workers import Pool, usable_cores
from tests.test_submissions import CORPUS, LABELS, SEED, Label, differences, name_of, read_label

SHARE, DISTANCE = 0.95, 0.7


def played(paths: list[Path], keep: Path | None) -> dict[str, Any]:
    """By name of a submission: its points (of 10), what differs from its label, what its scenarios and claims came to."""
    exercises = load_exercises()
    known = {exercise.id: exercise for exercise in exercises}
    results: dict[str, Any] = {}
    with Pool(choose_isolation("hosts"), usable_cores()) as pool:
        for path in paths:
            label = read_label(path)
            graded = grade(
                path.parent, exercises, wanted=(label.exercise,), scenarios=label.scenarios, seed=SEED, isolation="hosts", pool=pool
            )
            (verdict,) = graded.verdict.exercises
            results[name_of(path)] = result = _result(label, verdict, differences(label, known[label.exercise], verdict))
            print(f"{name_of(path):52} {result['points']:6} of {result['max_points']:g}  {'; '.join(result['differs'])}", flush=True)
            if keep:
                keep.write_text(json.dumps(results, indent=1, ensure_ascii=False))
    return results


def _result(label: Label, verdict: ExerciseVerdict, differs: list[str]) -> dict[str, Any]:
    return {
        "points": verdict.points,
        "max_points": verdict.max_points,
        "marks": label.marks,
        "whole": not label.scenarios,
        "differs": differs,
        "open": label.open,
        "files": [finding.code for finding in verdict.findings],
        "scenarios": {one.id: _told(one) for one in verdict.scenarios},
        "claims": {each.id: [each.points, each.max_points] for one in verdict.scenarios for each in one.claims},
        "undecided": [one.id for one in verdict.scenarios if one.outcome is Outcome.UNDECIDED],
    }


def _told(verdict: ScenarioVerdict) -> list[Any]:
    findings = [(each.code, each.severity.value, each.file, each.line) for each in verdict.findings]
    return [verdict.outcome.value, verdict.way, verdict.reason[:80], *findings]


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
    parser.add_argument("--json", type=Path, help="keep what came out")
    parser.add_argument("--from", dest="kept", type=Path, help="tell of what was kept, and play nothing")
    chosen = parser.parse_args()
    paths = [path for path in LABELS if not chosen.names or any(name in name_of(path) for name in chosen.names)]
    results = json.loads(chosen.kept.read_text()) if chosen.kept else played(paths, chosen.json)
    tens = {name: round(10 * one["points"] / one["max_points"], 2) for name, one in results.items() if one["whole"]}
    print(f"\n{machine()}; {len(tens)} submissions of {CORPUS.relative_to(ROOT)}\n\n| marks   |    n | |\n|---|---|---|")
    print("\n".join(histogram([*tens.values()])))
    ranged = {name: one for name, one in results.items() if one["marks"]}
    if not ranged:
        return 0
    fair = sum(not any(each.startswith("marks:") for each in one["differs"]) for one in ranged.values())
    away = [abs(one["points"] - sum(one["marks"]) / 2) * 10 / one["max_points"] for one in ranged.values()]
    good = told(f"marks within the range of {len(ranged)} labels", fair / len(ranged), f"{SHARE:g}", fair / len(ranged) >= SHARE)
    distance = sum(away) / len(away)
    return not (told("points of 10 from its middle, on average", distance, f"at most {DISTANCE:g}", distance <= DISTANCE) and good)


if __name__ == "__main__":
    sys.exit(main())
