"""The reference's kept plays still fit the exercises, and pass."""

import pytest

from grader.judge.judge import judge
from grader.kept import kept_timelines
from grader.spec.load import load_exercises
from grader.spec.model import Exercise
from grader.verdict import Outcome

EXERCISES = {exercise.id: exercise for exercise in load_exercises()}


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_every_scenario_has_a_kept_play_that_passes(exercise: Exercise) -> None:
    kept = kept_timelines(exercise.id)
    assert set(kept) == {scenario.id for scenario in exercise.scenarios}
    for scenario in exercise.scenarios:
        verdict = judge(exercise, scenario, kept[scenario.id])
        assert verdict.outcome in (Outcome.PASSED, Outcome.REMARKS), scenario.id


def test_an_exercise_of_one_s_own_has_none() -> None:
    assert kept_timelines("daytime") == {}
