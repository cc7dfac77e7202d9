"""Makes every mutant of the reference and has it graded: a mistake that the grader lets pass is a hole in an exercise or a check.

A mutant counts as failed where it costs points, as remarked where the report tells something of it, and has survived
otherwise. A survivor must stand in equivalents.yml with its reason. The run ends with status 1 where one does not, where
one that stands there did not survive or is not made any more, where a mutant was undecided, and where one has more points than
the reference, which has all.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from statistics import median

import yaml

from measuring import machine  # isort: skip  # first: it makes the grader importable

from grader.lab.probe import choose_isolation
from grader.spec.load import load_exercises
from grader.workers import Pool, usable_cores
from mutants.calls import CALLS
from mutants.flow import FLOW
from mutants.playing import Fate, Subject, Told, play_all, subjects_of
from mutants.values import VALUES

OPERATORS = {**CALLS, **FLOW, **VALUES}
EQUIVALENTS = Path(__file__).parent / "equivalents.yml"
FATES: tuple[Fate, ...] = ("failed", "remarked", "survived", "undecided")


def read_equivalents() -> dict[str, str]:
    """Why each of them is as right as the reference, by the mutant's id."""
    groups = yaml.safe_load(EQUIVALENTS.read_text("utf-8"))
    return {id: group["why"] for group in groups for id in group["mutants"]}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--exercise", action="append", default=[], help="only this one; may be repeated")
    parser.add_argument("--operator", action="append", default=[], choices=OPERATORS, metavar="NAME", help="only this one; may be repeated")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="only tell which mutants there are")
    parser.add_argument("-v", "--verbose", action="store_true", help="tell what became of each mutant, what it lost, and of which finding")
    return parser.parse_args()


def table(title: str, rows: Iterable[tuple[str, Told]]) -> list[str]:
    """How many of each fate, by the name in the first column, and the points that one that fails loses: the least, the middle, the most."""
    counts: dict[str, Counter[Fate]] = {}
    points: dict[str, list[float]] = {}
    for name, told in rows:
        for each in (name, "all"):
            counts.setdefault(each, Counter())[told.fate] += 1
            points.setdefault(each, []).extend([told.lost] if told.lost else [])
    names = [*(name for name in counts if name != "all"), *(["all"] if counts else [])]
    lines = [f"| {title} | mutants | {' | '.join(FATES)} | points lost |", f"|---|{'---|' * (2 + len(FATES))}"]
    for name in names:
        lost = points[name]
        spread = f"{min(lost):g} / {median(lost):g} / {max(lost):g}" if lost else ""
        lines.append(f"| {name} | {counts[name].total()} | {' | '.join(str(counts[name][fate]) for fate in FATES)} | {spread} |")
    return lines


def complaints(told: dict[str, Told], listed: dict[str, str], whole: bool) -> list[str]:
    """What is not as it should be. Not of a whole run: the list may hold others."""
    found = [f"survived: {id}" for id, each in told.items() if each.fate == "survived" and id not in listed]
    found += [f"more points than the reference: {id}" for id, each in told.items() if each.lost < 0]
    found += [f"undecided: {id}   {each.scenario} {each.code}" for id, each in told.items() if each.fate == "undecided"]
    for id in listed:
        if id in told and told[id].fate in ("failed", "remarked"):
            found.append(f"listed, but {told[id].fate}: {id}   {told[id].scenario} {told[id].code}")
        elif whole and id not in told:
            found.append(f"listed, but there is no such mutant: {id}")
    return found


def main() -> int:
    chosen = arguments()
    operators = {name: operator for name, operator in OPERATORS.items() if not chosen.operator or name in chosen.operator}
    exercises = [exercise for exercise in load_exercises() if not chosen.exercise or exercise.id in chosen.exercise]
    subjects = [subject for exercise in exercises for subject in subjects_of(exercise.id, operators)]
    if chosen.list:
        print(*(subject.id for subject in subjects), sep="\n")
        return 0
    told = grade_all(subjects, [exercise.id for exercise in exercises], chosen.seed)
    if chosen.verbose:
        for subject in subjects:
            each = told[subject.id]
            print(f"{each.fate:9} {each.lost:5g} {subject.id}   {each.scenario} {each.code}  {' '.join(each.claims)}")
    print("", *table("operator", ((subject.mutant.operator, told[subject.id]) for subject in subjects)), sep="\n")
    print("", *table("exercise", ((subject.exercise, told[subject.id]) for subject in subjects)), sep="\n")
    wrong = complaints(told, read_equivalents(), whole=not chosen.exercise and not chosen.operator)
    print(*["", *wrong], sep="\n")
    print(f"{len(wrong)} complaints" if wrong else "every mutant is failed, remarked or known to be equivalent")
    return 1 if wrong else 0


def grade_all(subjects: list[Subject], wanted: list[str], seed: int) -> dict[str, Told]:
    if choose_isolation("auto") != "hosts":
        raise SystemExit("mutants can only be graded where the machine gives hosts: see `python3 grade.py doctor`")
    began = time.monotonic()
    print(f"{machine()}; seed {seed}; {len(subjects)} mutants")
    told: dict[str, Told] = {}
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, Pool("hosts", usable_cores()) as pool:
        for exercise in load_exercises():
            if exercise.id not in wanted:
                continue

            def progress(done: int, whole: int, exercise: str = exercise.id) -> None:
                if done % 20 == 0 or done == whole:
                    print(f"{time.monotonic() - began:5.0f} s  {exercise}: {done} of {whole} mutants", flush=True)

            own = [subject for subject in subjects if subject.exercise == exercise.id]
            told |= play_all(pool, exercise, own, Path(folder) / exercise.id, seed, progress)
    print(f"{time.monotonic() - began:5.0f} s")
    return told


if __name__ == "__main__":
    sys.exit(main())
