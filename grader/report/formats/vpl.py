"""Moodle's VPL, as the output of `vpl_execution`: a block of comments, and the mark in the last line.

VPL takes the last line that begins with `Grade :=>>` for the mark, from VPL_GRADEMIN to VPL_GRADEMAX. Whatever could be
a student's is behind `>`, where it neither is such a line nor ends the block. What could not be decided has no mark:
VPL keeps the one that there was.
"""

from collections.abc import Iterator

from grader import streams
from grader.report.formats.given import Given, Output, about_files, rubric_of
from grader.report.terminal import MARKS
from grader.verdict import Outcome


def write(given: Given) -> tuple[Output, ...]:
    lines = ["<|--", *_comments(given), "--|>"]
    if given.decided:
        lines.append(f"Grade :=>>{_mark(given):g}")
    return (Output(streams.inert("".join(f"{line}\n" for line in lines).encode())),)


def _comments(given: Given) -> Iterator[str]:
    number = given.words.number
    for exercise in given.report.exercises:
        yield f"- {exercise.title}: {number(exercise.points)} / {number(exercise.max_points)}"
        yield from (f"> {line}" for line in about_files(given, exercise))
        for line in rubric_of(given):
            if line.exercise is exercise:
                mark = MARKS[_outcome(line.passed, line.decided, line.bonus)].text
                yield f"- {mark} {line.title} ({number(line.points)} / {number(line.max_points)})"
                yield from (f"> {each}" for each in line.told)


def _outcome(passed: bool, decided: bool, bonus: bool) -> Outcome:
    if passed:
        return Outcome.PASSED
    return Outcome.UNDECIDED if not decided else Outcome.NOT_RUN if bonus else Outcome.FAILED


def _mark(given: Given) -> float:
    """The points, in the activity's range; from 0 to 10 where none is named."""
    least, most = (float(given.environ.get(name) or usual) for name, usual in (("VPL_GRADEMIN", 0), ("VPL_GRADEMAX", 10)))
    share = given.report.points / given.report.max_points if given.report.max_points else 0.0
    return round(least + (most - least) * share, 2)
