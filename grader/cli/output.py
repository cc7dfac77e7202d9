"""What commands that tell verdicts have in common: the report on the screen, JSON, files that are written, the exit status."""

import os
import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from grader import streams
from grader.errors import ExitStatus, UsageError
from grader.report.words import Words
from grader.spec.model import Exercise
from grader.text import printable
from grader.timeline import Timeline
from grader.verdict import Outcome, SubmissionVerdict

if TYPE_CHECKING:  # it brings the lab with it, which `--help` does not need
    from grader.grading import Graded, Judged

# Nothing but "everything passed" is 0. What could not be played was not passed, and that was not the student's doing.
STATUS: Final = {
    Outcome.PASSED: ExitStatus.PASSED,
    Outcome.REMARKS: ExitStatus.PASSED,
    Outcome.FAILED: ExitStatus.FAILED,
    Outcome.NOT_RUN: ExitStatus.UNDECIDED,
    Outcome.UNDECIDED: ExitStatus.UNDECIDED,
}
STDOUT: Final = "-"
_UNITS: Final = {"": 1, "s": 1, "m": 60, "min": 60, "h": 3600}


def seconds_of(text: str) -> float:
    """What `--limit-time` says. Raises UsageError."""
    match = re.fullmatch(r"(\d{1,6}(?:\.\d+)?)\s*(s|m|min|h|)", text.strip())
    if match is None or not float(match[1]):
        raise UsageError("--limit-time {text}: this is no time; 90s, 10m or 1h are.", text=text)
    return float(match[1]) * _UNITS[match[2]]


def show(
    graded: "Graded | Judged", exercises: tuple[Exercise, ...], words: Words, verbose: int, *, path: Path | None = None, again: str = ""
) -> None:
    """The report, on standard output: with as much detail as -v were given. `path`: the submission's folder; `again`: what graded it."""
    from grader.report.paint import paint, width_for
    from grader.report.terminal import Detail, TerminalReport, lines

    references = _references(graded.verdict) if verbose else {}
    report = TerminalReport(
        verdict=graded.verdict, exercises=exercises, timelines=graded.timelines, references=references,
        detail=Detail(min(verbose, max(Detail))), prefix=below_here(path), again=again,
    )  # fmt: skip
    paint(list(lines(report, words, width_for(sys.stdout))), sys.stdout)


def below_here(path: Path | None) -> str:
    """A folder as seen from the current one, "" where it is that one; in full where it is not below it.

    To be shown: its name may be a hand-in's, and hold what steers a terminal.
    """
    return "" if path is None else printable(_below_here(path))


def typed_again(path: Path) -> str:
    """The same as a word for a shell (bash, zsh, ksh; POSIX since 2024), which finds the folder by it whatever its name is."""
    word = _below_here(path) or "."
    if word.isprintable():
        return shlex.quote(word)
    plain = (c if c.isprintable() and c not in "\\'" else "".join(f"\\x{byte:02x}" for byte in os.fsencode(c)) for c in word)
    return f"$'{''.join(plain)}'"


def _below_here(path: Path) -> str:
    folder, here = path.resolve(), Path.cwd()
    seen = folder.relative_to(here).as_posix() if folder.is_relative_to(here) else folder.as_posix()
    return "" if seen == "." else seen


def temporary_page() -> str:
    """A file for a page that is only to be looked at."""
    import tempfile

    number, name = tempfile.mkstemp(prefix="grade-", suffix=".html")
    os.close(number)
    return name


def open_page(page: Path, words: Words) -> None:
    """In a browser, where there is one; where it lies is told in any case."""
    import webbrowser

    print(words.say("The page: {file}", file=str(page)), file=sys.stderr)
    webbrowser.open(page.resolve().as_uri())


def as_page(graded: "Graded | Judged", exercises: tuple[Exercise, ...], words: Words) -> bytes:
    """The report as a page to look at."""
    from grader.classroom import Attempt, Result, Student
    from grader.report.pages.model import StudentPage
    from grader.report.pages.student import student_page

    name = graded.verdict.submission
    result = Result(student=Student(key=name, name=name), attempt=Attempt(source=name), verdict=graded.verdict)
    asked = StudentPage(result=result, exercises=exercises, timelines=graded.timelines, references=_references(graded.verdict))
    return student_page(asked, words).encode()


def _references(verdict: SubmissionVerdict) -> dict[tuple[str, str], Timeline]:
    """How the reference played the scenarios that failed."""
    from grader.kept import kept_timelines

    return {
        (exercise.id, scenario): timeline
        for exercise in verdict.exercises
        for scenario, timeline in kept_timelines(exercise.id).items()
        if any(each.id == scenario and each.outcome is Outcome.FAILED for each in exercise.scenarios)
    }


def check_writable(option: str, target: str) -> None:
    """Before minutes of work, not after them. Raises UsageError."""
    path = Path(target)
    if target != STDOUT and (path.is_dir() or not path.parent.is_dir()):
        raise UsageError("{option} {file}: this is not a file in a folder that is there.", option=option, file=target)


def write(option: str, content: bytes, target: str, *, text: bool = True) -> None:
    """To a file, or to standard output for "-"; what is no text goes there as it is. Raises UsageError."""
    if target == STDOUT:
        stream = sys.stdout.buffer if text else streams.bare(sys.stdout)
        stream.write(content)
        stream.flush()
        return
    try:
        Path(target).write_bytes(content)
    except OSError as error:
        why = str(error.strerror or error)
        raise UsageError("{option} {file}: it can't be written: {why}.", option=option, file=target, why=why) from error
