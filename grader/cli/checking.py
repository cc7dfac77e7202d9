"""What `check` does, once its command line has been read: `grader.cli.check` reads any, `grader.cli.plainly` most."""

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from grader.cli.asked import exercises_asked, folder_of
from grader.cli.output import STATUS, STDOUT, as_page, check_writable, open_page, seconds_of, show, temporary_page, typed_again, write
from grader.cli.writing import takes_stdout, targets_of, write_forms
from grader.errors import ExitStatus
from grader.places import started_by
from grader.report.words import LANGUAGES, Words, usage_errors_in

if TYPE_CHECKING:
    from grader.rounds import Progress

ISOLATIONS = ("auto", "hosts", "plain")
LARGEST_SEED = 2**63 - 1


class CheckArguments(msgspec.Struct, frozen=True, kw_only=True):
    """A command line of `check`: its argument and its options, with their defaults."""

    path: Path
    exercises: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    json_to: str | None = None
    html_to: str | None = None
    open_it: bool = False
    to: tuple[str, ...] = ()
    junit: str | None = None
    github: bool = False
    gcc: bool = False
    language: str = LANGUAGES[0]
    isolation: str = ISOLATIONS[0]
    limit: str = "10m"
    seed: int | None = None
    save: str | None = None
    verbose: int = 0


def check(asked: CheckArguments) -> ExitStatus:
    """Grade, tell and write. Raises UsageError, ExerciseError and LabError."""
    from grader.cli.progress import ProgressLine
    from grader.grading import grade

    words = Words(asked.language)
    with usage_errors_in(asked.language):
        for option, target in (("--json", asked.json_to), ("--html", asked.html_to), ("--save", asked.save)):
            if target is not None:
                check_writable(option, target)
        targets = targets_of(asked.to, asked.junit, asked.github, asked.gcc)
        path = folder_of(asked.path)
        known, exercises = exercises_asked(asked.exercises, path)
        seconds = seconds_of(asked.limit)
        seed = _fresh_seed() if asked.seed is None else asked.seed
        with ProgressLine(sys.stderr, words, known) as line:

            def progress(step: "Progress") -> None:
                import grader.report.paint
                import grader.report.terminal  # noqa: F401 - both slow to import: now, while the workers are busy

                line(step)

            graded = grade(
                path, known, wanted=exercises, scenarios=asked.scenarios, seed=seed, isolation=asked.isolation,
                programs=asked.programs, progress=progress, limit=seconds, stoppable=True,
            )  # fmt: skip
        if asked.save is not None:
            from grader import record

            write("--save", record.encode(graded.record), asked.save, text=False)
        if asked.json_to is not None:
            from grader.report.json_report import encode

            write("--json", encode(graded.verdict, known, asked.language, graded.timelines), asked.json_to)
        page = asked.html_to or (temporary_page() if asked.open_it else None)
        if page is not None:
            write("--html", as_page(graded, known, words), page)
        if STDOUT not in (asked.json_to, asked.html_to, asked.save) and not takes_stdout(targets):
            show(graded, known, words, asked.verbose, path=path, again=_again(asked, path))
        if asked.open_it and page is not None and page != STDOUT:
            open_page(Path(page), words)
        write_forms(targets, graded, known, words, path)
    if graded.record.interrupted:
        raise KeyboardInterrupt
    return STATUS[graded.verdict.outcome]


def _again(asked: CheckArguments, path: Path) -> str:
    """The command that was typed, as far as it tells what is graded and how: it can be pasted into a shell."""
    typed = [*(word for each in asked.programs for word in ("--program", each))]
    typed += ["--isolation", asked.isolation] if asked.isolation != ISOLATIONS[0] else []
    typed += ["--lang", asked.language] if asked.language != LANGUAGES[0] else []
    return " ".join([started_by(), "check", typed_again(path), *map(shlex.quote, typed)])


def _fresh_seed() -> int:
    """A seed that nobody can foresee: nine digits at most, since people copy it."""
    return int.from_bytes(os.urandom(8)) % 10**9
