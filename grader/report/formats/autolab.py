"""Autolab: formatted feedback and, in the last line, the scores as JSON, one problem an exercise (by its id).

Where something could not be decided the last line is no JSON, which Autolab takes for an autograder that failed.
"""

import json
from typing import Any

from grader import streams
from grader.report.formats.given import Given, Output, about_files, rubric_of
from grader.verdict import Outcome


def write(given: Given) -> tuple[Output, ...]:
    stages: dict[str, Any] = {}
    for exercise in given.report.exercises:
        stage = {
            line.title: {"passed": line.passed, **({"hint": "\n".join(line.told)} if line.told else {})}
            for line in rubric_of(given)
            if line.exercise is exercise and (not line.bonus or line.passed)
        }
        if files := about_files(given, exercise):
            stage = {exercise.id: {"passed": exercise.outcome is not Outcome.FAILED, "hint": "\n".join(files)}, **stage}
        stages[exercise.title] = stage
    last = f"{given.words.outcome(Outcome.UNDECIDED)}."
    if given.decided:
        points = [exercise.points for exercise in given.report.exercises]
        last = _json({"scores": {exercise.id: exercise.points for exercise in given.report.exercises}, "scoreboard": points})
    told = _json({"_presentation": "semantic", "stages": [*stages], **stages})
    return (Output(streams.inert(f"{told}\n{last}\n".encode())),)


def _json(value: object) -> str:
    """On one line; `##[`, an order to a runner of CI, as `#\\u0023[`."""
    return json.dumps(value, ensure_ascii=False).replace("##", "#\\u0023")
