"""The reference passes everything, bonus included: what every other verdict is measured by."""

from pathlib import Path

import pytest

from grader.grading import grade
from grader.spec.load import load_exercises
from grader.spec.model import Exercise
from grader.verdict import Outcome

REFERENCE = Path(__file__).resolve().parents[1] / "reference"
EXERCISES = load_exercises()


@pytest.mark.hosts
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_full_marks(exercise: Exercise) -> None:
    graded = grade(REFERENCE, EXERCISES, wanted=(exercise.id,), seed=20_241, isolation="hosts")
    (verdict,) = graded.verdict.exercises
    assert [(one.id, one.outcome, one.findings) for one in verdict.scenarios] == [
        (one.id, Outcome.PASSED, ()) for one in exercise.scenarios
    ]
    assert verdict.points == verdict.max_points == exercise.points - sum(item.points for item in exercise.manual)
    assert all(one.points == one.max_points for one in verdict.scenarios), "the bonus too"
    assert (verdict.outcome, verdict.findings) == (Outcome.PASSED, ())
