"""GitLab's Code Quality: a JSON array of issues, each with a fingerprint that outlives edits above its line.

The report never changes a job's status, so what nobody could decide is told as an issue of its own; the exit status
says it, too.
"""

from typing import Any

from grader.report import safe
from grader.report.formats.given import Given, Output, fingerprints, headline


def write(given: Given) -> tuple[Output, ...]:
    issues: list[dict[str, Any]] = [
        {
            "description": headline(cause.finding),
            "check_name": cause.finding.code,
            "fingerprint": fingerprint,
            "severity": "major" if cause.costs else "info",
            "location": {"path": cause.path or given.path(cause.exercise), "lines": {"begin": cause.finding.line or 1}},
        }
        for cause, fingerprint in fingerprints(given.causes)
    ]
    for exercise in given.report.exercises:
        issues += [
            {
                "description": f"{scenario.title}: {scenario.reason}",
                "check_name": "undecided",
                "fingerprint": f"undecided {exercise.id} {scenario.id}",
                "severity": "blocker",
                "location": {"path": given.path(exercise), "lines": {"begin": 1}},
            }
            for scenario in exercise.scenarios
            if (exercise.id, scenario.id) in given.unsettled
        ]
    return (Output(safe.json(issues)),)
