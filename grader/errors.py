"""Whose fault it is: one family of errors a culprit, one exit status each.

A student's mistake is never an exception: it is a `Finding` in a verdict.
Everything raised on purpose in this package descends from `GraderError`.
"""

import enum
from decimal import Decimal


class ExitStatus(enum.IntEnum):
    """What `grade.py` tells the shell."""

    PASSED = 0  # everything passed, remarks allowed
    FAILED = 1  # the student's: something failed
    USAGE = 2  # the user's or the exercise author's
    UNDECIDED = 3  # the grader's own: it could not decide
    INTERRUPTED = 130  # 128 + SIGINT, as shells count
    UNREAD = 141  # 128 + SIGPIPE: the program that read the output has ended


class GraderError(Exception):
    """The root of the families below; never raised itself."""

    exit_status: ExitStatus = ExitStatus.UNDECIDED


class UsageError(GraderError):
    """The user asked for something that is not there (a folder, an exercise, an option).

    `sentences` are English texts of the translations, empty ones left out; `data` fills their {placeholders}, a Decimal
    as the language writes it. str(error) is English; `grader.report.words.usage_errors_in` says it in the user's language.
    """

    exit_status = ExitStatus.USAGE

    def __init__(self, *sentences: str, **data: str | Decimal) -> None:
        self.sentences = tuple(filter(None, sentences))
        self.data = {name: value for name, value in data.items() if isinstance(value, str)}
        self.numbers = {name: value for name, value in data.items() if isinstance(value, Decimal)}
        written = {name: f"{value.normalize():f}" for name, value in self.numbers.items()}
        super().__init__(" ".join(self.sentences).format_map({**data, **written}))


class ExerciseError(GraderError):
    """The author of an exercise file made a mistake; `mistakes` holds a text for each, with file, line and column."""

    exit_status = ExitStatus.USAGE

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        super().__init__("\n\n".join(mistakes))
        self.mistakes = mistakes


class LabError(GraderError):
    """The grader's own fault: a host could not be made, stillness could not be proved, a worker died."""
