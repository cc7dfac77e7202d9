"""Gradescope's results.json. Its score is the sum of its tests'; one without a score only informs.

Where something could not be decided no test has a score and there is none of the whole, which Gradescope takes for an
autograder that failed: the student sees the text, the teacher the error, and nobody a 0.
"""

from typing import Any

from grader.report import safe
from grader.report.formats.given import Given, Output, RubricLine, about_files, rubric_of
from grader.verdict import Outcome


def write(given: Given) -> tuple[Output, ...]:
    said = [line for exercise in given.report.exercises for line in about_files(given, exercise)]
    if not given.decided:
        said.insert(0, given.words.outcome(Outcome.UNDECIDED))
    seconds = sum(scenario.seconds or 0 for exercise in given.report.exercises for scenario in exercise.scenarios)
    result = {
        "execution_time": round(seconds),
        "output": "\n".join(said),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "stdout_visibility": "hidden",
        "tests": [_test(line, given) for line in rubric_of(given)],
    }
    return (Output(safe.json(result)),)


def _test(line: RubricLine, given: Given) -> dict[str, Any]:
    exercises = given.report.exercises
    place = exercises.index(line.exercise) + 1
    within = [each.id for each in line.exercise.claims].index(line.id) + 1
    counts = {"score": line.points, "max_score": line.max_points} if given.decided and not line.bonus else {}
    status = {} if not line.decided else {"status": "passed" if line.passed or line.bonus else "failed"}
    title = line.title if len(exercises) == 1 else f"{line.exercise.title}: {line.title}"
    bonus = f" ({given.words.say('bonus')})" if line.bonus else ""
    output = "\n".join(line.told)
    return {**counts, **status, "name": title + bonus, "number": f"{place}.{within}", "output": output, "tags": [line.exercise.id, line.id]}
