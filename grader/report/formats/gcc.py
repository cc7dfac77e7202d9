"""Lines as a compiler tells mistakes, which editors and problem matchers read: `hello-tcp/server.py:6: error: … [crash]`.

What has no line is told at the first one of its file; what has no file, and what nobody could decide, at the exercise's
folder.
"""

from grader import streams
from grader.report.formats.given import Given, Output, headline
from grader.verdict import Outcome

# VS Code's, Vim's and GitHub's problem matchers: file, line, column, severity, message, code
PATTERN = r"^(.+?):(\d+):(?:(\d+):)? (error|warning|info): (.+) \[([a-z0-9-]+)\]$"


def write(given: Given) -> tuple[Output, ...]:
    lines = [
        f"{cause.path or given.path(cause.exercise)}:{cause.finding.line or 1}: {'error' if cause.costs else 'warning'}: "
        f"{headline(cause.finding)} [{cause.finding.code}]"
        for cause in given.causes
    ]
    for exercise in given.report.exercises:
        for scenario in exercise.scenarios:
            if scenario.outcome is Outcome.UNDECIDED:
                lines.append(f"{given.path(exercise)}:1: error: {scenario.title}: {scenario.reason} [undecided]")
            elif (exercise.id, scenario.id) in given.unsettled:
                lines.append(f"{given.path(exercise)}:1: info: {scenario.title}: {scenario.reason} [not-run]")
    return (Output(streams.inert("".join(f"{line}\n" for line in lines).encode())),)
