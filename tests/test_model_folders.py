"""The folders that come with the project, graded for real: the reference and the students' template."""

from pathlib import Path

import pytest

from grader.grading import Graded, grade
from grader.spec.load import load_exercises
from grader.verdict import Outcome

ROOT = Path(__file__).parent.parent
EXERCISES = load_exercises()
IDS = {exercise.id for exercise in EXERCISES}

pytestmark = [pytest.mark.hosts, pytest.mark.timeout(300)]


def graded(path: Path) -> Graded:
    return grade(path, EXERCISES, seed=7, isolation="hosts")


def test_the_reference_passes_everything_bonus_included() -> None:
    verdict = graded(ROOT / "reference").verdict
    outcomes = {(each.id, scenario.id): scenario.outcome for each in verdict.exercises for scenario in each.scenarios}
    assert set(outcomes.values()) == {Outcome.PASSED}, {key for key, outcome in outcomes.items() if outcome is not Outcome.PASSED}
    assert {id for id, _ in outcomes} == IDS
    assert verdict.points == verdict.max_points


def test_the_template_starts_and_fails_in_every_exercise() -> None:
    verdict = graded(ROOT / "student_template").verdict
    assert {each.id: each.outcome for each in verdict.exercises} == dict.fromkeys(IDS, Outcome.FAILED)
    first = {each.id: each.scenarios[0] for each in verdict.exercises}
    assert {id: scenario.outcome for id, scenario in first.items()} == dict.fromkeys(IDS, Outcome.FAILED)
    codes = {finding.code for scenario in first.values() for finding in scenario.findings}
    assert not any(code.startswith("crash") or code in ("syntax-error", "python2") for code in codes), codes
