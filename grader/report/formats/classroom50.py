"""Classroom 50: `result.json` of an autograder of one's own, and `release-body.md` beside
it, shown with the submission.

Points are integers there: hundredths. The runner takes a missing result for an error of the infrastructure, so where
something could not be decided there is none, and the exit status tells. Classroom, assignment and links come from the
runner's environment; what it stamps itself (owner, type, times of the commit) it writes over whatever stands there.
"""

from typing import Any

from grader.errors import LabError, UsageError
from grader.report import safe
from grader.report.formats.github import summary
from grader.report.formats.given import Given, Output, RubricLine, rubric_of

_HUNDREDTHS = 100
_ENVIRON = {
    "classroom": "CLASSROOM",
    "assignment": "ASSIGNMENT",
    "submission": "SUBMISSION_TAG",
    "commit": "COMMIT_URL",
    "release": "RELEASE_URL",
}


def write(given: Given) -> tuple[Output, ...]:
    """Raises UsageError outside of the runner's environment, and LabError where something could not be decided."""
    if missing := [name for name in _ENVIRON.values() if not given.environ.get(name)]:
        raise UsageError("--to {name} is for a runner that sets {missing}.", name="classroom50", missing=", ".join(missing))
    if not given.decided:
        reasons = {line.title: line.told[-1] for line in rubric_of(given) if not line.decided and line.told}
        raise LabError("; ".join(f"{title}: {reason}" for title, reason in reasons.items()) or given.report.outcome)
    tests = [_test(line, given) for line in rubric_of(given) if not line.bonus]
    result = {
        "schema": "classroom50/result/v1",
        **{name: given.environ[variable] for name, variable in _ENVIRON.items()},
        "review": given.environ.get("REVIEW_URL") or given.environ["COMMIT_URL"],
        "datetime": given.now,
        "score": sum(test["score"] for test in tests),
        "max-score": sum(test["max-score"] for test in tests),
        "tests": tests,
    }
    return (Output(safe.json(result)), Output(summary(given), name="release-body.md"))


def _test(line: RubricLine, given: Given) -> dict[str, Any]:
    name = line.title if len(given.report.exercises) == 1 else f"{line.exercise.title}: {line.title}"
    return {
        "test-name": name,
        "passed": line.passed,
        "score": round(line.points * _HUNDREDTHS),
        "max-score": round(line.max_points * _HUNDREDTHS),
        "message": "\n".join(line.told),
    }
