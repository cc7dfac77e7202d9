"""CPU of `grade.py check` on the whole reference beside that of the same programs run bare.

The bare run plays the very same plays: as many program starts, the same lines typed, the same datagrams from the
grader's own peers, on a loopback, by the least that can drive them (bare_driver.py). What it does not do is all that a
grader is for: no host, no sandbox, no wire, no look at what a program waits for, no verdict. Target: at most twice its CPU.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from bare_plan import DRIVER, own_loopback, play_of
from measuring import GRADE, ROOT, Counter, Split, Spread, cpu_counter, machine, run_counted, told

from grader.grading import grade
from grader.spec.load import load_exercises
from grader.verdict import Outcome

TARGET = 2.0
SEED = 1
REFERENCE = ROOT / "reference"


def make_plan() -> dict[str, Any]:
    """What the grader did with the reference, as plain steps for the driver."""
    exercises = {exercise.id: exercise for exercise in load_exercises()}
    graded = grade(REFERENCE, tuple(exercises.values()), seed=SEED, isolation="hosts")
    if graded.verdict.outcome is not Outcome.PASSED:
        raise SystemExit(f"the reference does not pass: {graded.verdict.outcome}")
    plays = []
    for (exercise, id), timeline in sorted(graded.timelines.items()):
        scenario = next(one for one in exercises[exercise].scenarios if one.id == id)
        if not scenario.same_play_as:
            plays.append(play_of(f"{exercise} {id}", timeline, scenario, dict.fromkeys(("student", "reference"), REFERENCE / exercise)))
    python = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    # no site-packages, which the sandbox does not show either; without site at all, which is in the bare run's favour
    return {"python": [str(python), "-S"], "plays": plays}


def starts_in(plan: dict[str, Any]) -> int:
    return sum(len(step["start"]) for play in plan["plays"] for step in play["steps"])


def check(counter: Counter) -> Split:
    command = [*GRADE, "check", str(REFERENCE), "--isolation", "hosts", "--seed", str(SEED)]
    return run_counted(command, counter, lambda: None, lambda line: "own" if "grade.py" in line or "grader.play" in line else "")


def bare(counter: Counter, plan: Path) -> Split:
    command = [sys.executable, "-I", "-S", DRIVER, str(plan)]
    return run_counted(command, counter, own_loopback, lambda line: "own" if "bare_driver.py" in line else "")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="of each of the two")
    runs = parser.parse_args().runs
    plan = make_plan()
    with tempfile.TemporaryDirectory() as folder, cpu_counter() as counter:
        path = Path(folder) / "plan.json"
        path.write_text(json.dumps(plan))
        print(f"{machine()}; CPU counted by {counter.how}")
        print(f"{len(plan['plays'])} plays, {starts_in(plan)} program starts")
        rounds = [(check(counter), bare(counter, path)) for _ in range(runs)]
    checks, bares = [one for one, _ in rounds], [one for _, one in rounds]
    print(f"check             {Spread([one.total for one in checks])}")
    for name, seconds in (("grader's own", [one.own for one in checks]), ("sandbox, programs", [one.total - one.own for one in checks])):
        print(f"  {name:<17} {Spread(seconds)}")
    print(f"bare              {Spread([one.total for one in bares])}")
    print(f"  {'the driver':<17} {Spread([one.own for one in bares])}")
    ratio = Spread([one.total for one in checks]).median / Spread([one.total for one in bares]).median
    return 0 if told("times the CPU", ratio, f"at most {TARGET:g}", ratio <= TARGET) else 1


if __name__ == "__main__":
    sys.exit(main())
