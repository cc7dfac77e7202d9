"""PrairieLearn's results.json of an external grader. What could not be decided is not gradable, and costs no attempt."""

from typing import Any

from grader.report import safe
from grader.report.formats.given import Given, Output, about_files, rubric_of
from grader.verdict import Outcome


def write(given: Given) -> tuple[Output, ...]:
    said = [line for exercise in given.report.exercises for line in about_files(given, exercise)]
    lines = rubric_of(given)
    result: dict[str, Any]
    if given.decided:
        points, most = given.report.points, given.report.max_points
        tests = [
            {
                "name": line.title,
                "description": line.exercise.title,
                "points": 0 if line.bonus else line.points,
                "max_points": 0 if line.bonus else line.max_points,  # shown without a colour
                "message": "\n".join(line.told),
            }
            for line in lines
        ]
        result = {"gradable": True, "score": round(points / most, 4) if most else 0.0, "output": "\n".join(said), "tests": tests}
    else:
        reasons = [f"{line.title}: {line.told[-1]}" for line in lines if not line.decided and line.told]
        outcome = given.words.outcome(Outcome.UNDECIDED)
        result = {"gradable": False, "message": outcome, "format_errors": reasons or [outcome]}
    return (Output(safe.json(result)),)
