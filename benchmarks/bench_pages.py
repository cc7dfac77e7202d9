"""The pages of a class of 500: how big the class's page is, how soon Chromium shows it, how long writing all pages takes.

The class is made up: verdicts of all seven exercises, a third of the scenarios failed, no plays. Targets:
under 2 MB, open in under 2 s, and a second run with nothing changed in under 2 s for 100 students.
"""

import argparse
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measuring import ROOT, Spread, machine, told

from grader.batch.publish import Published, publish
from grader.batch.store import Grading, Store
from grader.classroom import Attempt, Student
from grader.marks.course import Course
from grader.report.words import Words
from grader.spec.load import load_exercises
from grader.spec.model import Exercise, Scenario
from grader.verdict import ExerciseVerdict, Finding, Outcome, ScenarioVerdict, SubmissionVerdict, overall

EXERCISES = load_exercises()
LARGEST, SLOWEST = 2_000_000, 2.0
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def scenario(each: Scenario, chance: random.Random) -> ScenarioVerdict:
    failed = chance.random() < 1 / 3
    finding = Finding(code="socket-left-open", program="server", file="server.py", line=14, step=0, data={"count": "1"})
    return ScenarioVerdict(
        id=each.id,
        outcome=Outcome.FAILED if failed else Outcome.PASSED,
        points=0 if failed else each.points,
        max_points=each.points,
        bonus=each.bonus,
        findings=(finding,) if failed else (),
    )


def exercise(each: Exercise, chance: random.Random) -> ExerciseVerdict:
    scenarios = tuple(scenario(one, chance) for one in each.scenarios)
    counted = [one for one in scenarios if not one.bonus]
    outcome = overall(tuple(one.outcome for one in scenarios))
    points, most = sum(one.points for one in counted), sum(one.max_points for one in counted)
    return ExerciseVerdict(id=each.id, outcome=outcome, points=points, max_points=most, scenarios=scenarios)


def fill(folder: Path, students: int) -> None:
    chance = random.Random(7)
    with Store.open(folder, create=True) as store:
        for number in range(students):
            key = f"maria-aparecida-albuquerque-{number:04}"
            store.enrol([(key, Student(key=key, name=f"Maria Aparecida Albuquerque {number:04}", id=f"20201{number:06}", group="A"), None)])
            attempt = store.hand_in(key, Attempt(source=f"{key}.zip", digest=key, late=number % 9 == 0), [])
            verdicts = tuple(exercise(each, chance) for each in EXERCISES)
            verdict = SubmissionVerdict(
                submission=key, isolation="hosts", seed=number, outcome=Outcome.FAILED, points=0, max_points=70, exercises=verdicts
            )
            store.save(
                attempt, Grading(verdict=verdict, exercises={each.id: each.id for each in EXERCISES}, record=None, grader="g", asked="")
            )


def written(folder: Path) -> tuple[float, Published]:
    began = time.perf_counter()
    with Store.open(folder) as store:
        done = publish(folder, store, EXERCISES, Course(pass_mark=6), Words())
    return time.perf_counter() - began, done


def opened(page: Path, times: int) -> Spread:
    """Seconds from asking for the page to the frame after it has been laid out and its script has run."""
    from playwright.sync_api import sync_playwright

    command = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if command is None:
        raise SystemExit("this needs Chromium")
    seconds = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=command, args=FLAGS)
        for _ in range(times):
            tab = browser.new_page()
            began = time.perf_counter()
            tab.goto(page.as_uri(), wait_until="load")
            tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            seconds.append(time.perf_counter() - began)
            tab.close()
        browser.close()
    return Spread(seconds)


def peak(students: int) -> float:
    """MB that a process of its own needs at most to write the pages of so many."""
    done = subprocess.run([sys.executable, __file__, "--peak", str(students)], check=True, capture_output=True, text=True)
    return float(done.stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=500)
    parser.add_argument("--times", type=int, default=5, help="how often the page is opened")
    parser.add_argument("--peak", type=int, metavar="N", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        fill(folder, asked.peak or asked.students)
        first, done = written(folder)
        if asked.peak:
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
            return 0
        second, again = written(folder)
        size = done.index.stat().st_size
        open_in = opened(done.index, asked.times)
    print(f"{machine()}; {asked.students} students, in {ROOT.name}")
    print(f"all pages written:        {first:8.3f} s   ({done.written} students' pages)")
    print(f"again, nothing changed:   {second:8.3f} s   ({again.written} written, {again.kept} kept)")
    print(f"the class's page opens:   {open_in}")
    print(f"memory at most:           {peak(100):8.1f} MB for 100 students, {peak(1000):.1f} MB for 1000")
    reached = [
        told("bytes of the class's page", size, f"under {LARGEST:,}", size < LARGEST),
        told("seconds until it is open (median)", open_in.median, f"under {SLOWEST:g}", open_in.median < SLOWEST),
        told("seconds for 100 unchanged", second * 100 / asked.students, f"under {SLOWEST:g}", second * 100 / asked.students < SLOWEST),
    ]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
