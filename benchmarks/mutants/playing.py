"""Grades mutants, all of an exercise side by side: each plays one scenario after another until one fails it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from grader.casting import Part, parts_of, script_of, unplayed
from grader.judge.judge import judge
from grader.places import REFERENCE
from grader.play.script import Performed
from grader.spec.model import Exercise
from grader.submission.find import find_submission
from grader.verdict import Finding, Outcome, ScenarioVerdict, Severity
from grader.workers import Pool, Wish
from mutants.tree import Mutant, Operator, mutants_of

Fate = Literal["failed", "remarked", "survived", "undecided"]


class Subject(NamedTuple):
    """A mutant of one file of an exercise's reference."""

    exercise: str
    file: str
    mutant: Mutant

    @property
    def id(self) -> str:
        return f"{self.exercise}/{self.file}:{self.mutant.line} {self.mutant.operator} => {self.mutant.becomes}"


class Told(NamedTuple):
    """What came of a mutant, and of which scenario and finding."""

    fate: Fate
    scenario: str = ""
    code: str = ""


def subjects_of(exercise: str, operators: dict[str, Operator]) -> list[Subject]:
    sources = sorted((REFERENCE / exercise).glob("*.py"))
    return [Subject(exercise, path.name, mutant) for path in sources for mutant in mutants_of(path.read_text("utf-8"), operators)]


class _Run:
    """One mutant on its way through the scenarios."""

    def __init__(self, subject: Subject, exercise: Exercise, folder: Path, seed: int) -> None:
        self.subject = subject
        shutil.copytree(REFERENCE / exercise.id, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / subject.file).write_text(subject.mutant.source, "utf-8")
        (found,) = find_submission(folder, (exercise,), (exercise.id,))
        self.told = Told("survived")
        self.plays: list[list[Part]] = []  # each with the parts that judge it
        for part in parts_of(exercise, found, seed, "hosts", ()):
            same = next((play for play in self.plays if play[0].play_key == part.play_key), None)
            if same is None:
                self.plays.append([part])
            else:
                same.append(part)
        for finding in found.findings:
            self._note(Told("failed" if finding.severity is Severity.ERROR else "remarked", "", finding.code))

    def take(self, part: Part, verdict: ScenarioVerdict) -> None:
        """A bonus that is not earned costs nothing, but it is told."""
        fate: Fate = "survived"
        if verdict.outcome is Outcome.UNDECIDED:
            fate = "undecided"
        elif verdict.outcome is Outcome.FAILED and not part.scenario.bonus:
            fate = "failed"
        elif verdict.outcome is not Outcome.PASSED:
            fate = "remarked"
        self._note(Told(fate, part.scenario.id, _first(verdict.findings) or verdict.reason))

    def _note(self, told: Told) -> None:
        """The first of the worst that was told of it."""
        worst: tuple[Fate, ...] = ("survived", "remarked", "failed", "undecided")
        if worst.index(told.fate) > worst.index(self.told.fate):
            self.told = told

    @property
    def decided(self) -> bool:
        return self.told.fate in ("failed", "undecided")


def _first(findings: tuple[Finding, ...]) -> str:
    return findings[0].code if findings else ""


def play_all(
    pool: Pool, exercise: Exercise, subjects: list[Subject], folder: Path, seed: int, progress: Callable[[int, int, int], None]
) -> dict[str, Told]:
    """What becomes of each mutant, by its id. `progress` hears of each round: its number, of how many, mutants that are left."""
    runs = [_Run(subject, exercise, folder / str(number), seed) for number, subject in enumerate(subjects)]
    rounds = max((len(run.plays) for run in runs), default=0)
    for number in range(rounds):
        left = [run for run in runs if not run.decided and number < len(run.plays)]
        progress(number + 1, rounds, len(left))
        _play(pool, left, number)
    return {run.subject.id: run.told for run in runs}


def _play(pool: Pool, runs: list[_Run], number: int) -> None:
    """One scenario of each of them."""
    scripts = []
    for index, run in enumerate(runs):
        verdict = unplayed(run.plays[number][0], {})
        if verdict is None:
            scripts.append((index, script_of(run.plays[number][0])))
        else:
            run.take(run.plays[number][0], verdict)

    def done(index: int, performed: Performed) -> None:
        for part in runs[index].plays[number]:
            runs[index].take(part, _verdict(part, performed))

    pool.perform(scripts, lambda index, timeline: Wish.NOTHING, done, lambda index: None)


def _verdict(part: Part, performed: Performed) -> ScenarioVerdict:
    if performed.timeline is not None:
        return judge(part.exercise, part.scenario, performed.timeline)
    why = performed.broken.strip().splitlines()[-1]
    return ScenarioVerdict(id=part.scenario.id, outcome=Outcome.UNDECIDED, points=0, max_points=part.scenario.points, reason=why)
