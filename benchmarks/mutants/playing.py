"""Grades mutants, each like a submission: every scenario, and where one does not show a claim, each program by itself."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from grader.grading import grade
from grader.places import REFERENCE
from grader.spec.model import Exercise
from grader.verdict import ExerciseVerdict, Outcome
from grader.workers import Pool
from mutants.tree import Mutant, Operator, mutants_of

Fate = Literal["failed", "remarked", "survived", "undecided"]
_FATES: dict[Outcome, Fate] = {Outcome.PASSED: "survived", Outcome.FAILED: "failed", Outcome.UNDECIDED: "undecided"}


class Subject(NamedTuple):
    """A mutant of one file of an exercise's reference."""

    exercise: str
    file: str
    mutant: Mutant

    @property
    def id(self) -> str:
        return f"{self.exercise}/{self.file}:{self.mutant.line} {self.mutant.operator} => {self.mutant.becomes}"


class Told(NamedTuple):
    """What came of a mutant, of which scenario and finding, and how many points and which claims it lost."""

    fate: Fate
    scenario: str = ""
    code: str = ""
    lost: float = 0.0
    claims: tuple[str, ...] = ()


def subjects_of(exercise: str, operators: dict[str, Operator]) -> list[Subject]:
    sources = sorted((REFERENCE / exercise).glob("*.py"))
    return [Subject(exercise, path.name, mutant) for path in sources for mutant in mutants_of(path.read_text("utf-8"), operators)]


def play_all(
    pool: Pool, exercise: Exercise, subjects: list[Subject], folder: Path, seed: int, progress: Callable[[int, int], None]
) -> dict[str, Told]:
    """What becomes of each mutant, by its id. `progress` hears how many are done, and of how many."""
    told: dict[str, Told] = {}
    for number, subject in enumerate(subjects):
        shutil.copytree(REFERENCE / exercise.id, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / subject.file).write_text(subject.mutant.source, "utf-8")
        graded = grade(folder, (exercise,), wanted=(exercise.id,), seed=seed, isolation="hosts", pool=pool)
        (verdict,) = graded.verdict.exercises
        told[subject.id] = told_of(verdict)
        shutil.rmtree(folder)
        progress(number + 1, len(subjects))
    return told


def told_of(verdict: ExerciseVerdict) -> Told:
    """A bonus that is not earned costs nothing, but it is told."""
    fate = _FATES.get(verdict.outcome, "remarked")
    worst = [one for one in verdict.scenarios if one.outcome is verdict.outcome] or [one for one in verdict.scenarios if one.findings]
    heads = [*verdict.findings, *(finding for one in worst for finding in one.findings[:1])]
    claims = tuple(each.id for one in verdict.scenarios for each in one.claims if each.points < each.max_points and not each.bonus)
    code = heads[0].code if heads else next((one.reason for one in worst), "")
    lost = round(verdict.max_points - verdict.points, 3)
    return Told(fate, worst[0].id if worst and fate != "survived" else "", code if fate != "survived" else "", lost, claims)
