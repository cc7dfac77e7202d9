"""Submitty's validation_results.json of a custom validator: a share of the testcase's points, and messages. Undecided is its failure."""

from typing import Any

from grader.report import safe
from grader.report.formats.given import Given, Output, about_files, rubric_of
from grader.verdict import Outcome


def write(given: Given) -> tuple[Output, ...]:
    lines = rubric_of(given)
    result: dict[str, Any]
    if given.decided:
        messages = [{"message": line, "status": "warning"} for exercise in given.report.exercises for line in about_files(given, exercise)]
        for line in lines:
            status = "success" if line.passed else "information" if line.bonus else "failure"
            messages.append({"message": "\n".join([line.title, *line.told]), "status": status})
        score = round(given.report.points / given.report.max_points, 4) if given.report.max_points else 0.0
        result = {"status": "success", "data": {"score": score, "message": messages}}
    else:
        reasons = [f"{line.title}: {line.told[-1]}" for line in lines if not line.decided and line.told]
        result = {"status": "failure", "message": "\n".join([given.words.outcome(Outcome.UNDECIDED), *reasons])}
    return (Output(safe.json(result)),)
