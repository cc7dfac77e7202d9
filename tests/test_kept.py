"""The reference's kept plays still fit the exercises, and pass."""

import sys
from pathlib import Path

import pytest

from grader import kept as keeping
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


@pytest.mark.hosts
def test_one_exercise_can_be_played_anew_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "FOLDER", tmp_path)
    monkeypatch.setattr(sys, "argv", ["kept", "hello-tcp"])
    keeping.main()
    assert [file.name for file in tmp_path.iterdir()] == ["hello-tcp.json.gz"]
    assert keeping.kept_timelines("hello-tcp").keys() == {scenario.id for scenario in EXERCISES["hello-tcp"].scenarios}
