"""The vocabulary of a class: who is in it, what they handed in, what became of it, and what a person decided.

Written by `grader.batch`, read by `grader.marks` and `grader.report`. Times are aware datetimes, in UTC.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

import msgspec

from grader.text import digits, folded
from grader.verdict import SubmissionVerdict


class Student(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One student, or one group that hands in together. `key` is unique in a class and fit for a file's name."""

    key: str
    name: str = ""
    platform_id: str = ""  # of Moodle's participant or Canvas's user
    id: str = ""  # the university's own, from the roster: registration, SIS id
    login: str = ""
    email: str = ""
    group: str = ""
    unlisted: bool = False  # handed in, and for certain nobody's of the roster
    maybe: tuple[str, ...] = ()  # nothing that was handed in is theirs for certain, and these may be


def told_apart(students: Iterable[Student]) -> dict[str, str]:
    """By key, what each is called: the name, with the key where several have it; the key where there is none."""
    students = tuple(students)
    several = Counter(each.name for each in students)
    return {each.key: f"{each.name} ({each.key})" if each.name and several[each.name] > 1 else each.name or each.key for each in students}


def by_name(name: str) -> tuple[str, str]:
    """The key that sorts names as readers look them up: Álvaro beside Alvaro, whatever the case, on any machine."""
    return folded(name), unicodedata.normalize("NFC", name)


class Note(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something to tell of what was handed in, in either language: `Words.note` says it; str() is English.

    `sentences` are English texts of the translations; `data` fills their {placeholders}, and so do `numbers`, as the language writes them.
    """

    sentences: tuple[str, ...]
    data: dict[str, str] = {}
    numbers: dict[str, Decimal] = {}

    def __str__(self) -> str:
        return " ".join(self.sentences).format_map(self.data | {name: digits(number) for name, number in self.numbers.items()})


def note(*sentences: str, **data: str | Decimal) -> Note:
    """A Note; its sentences are collected for the translations, as a UsageError's are."""
    texts = {name: value for name, value in data.items() if isinstance(value, str)}
    numbers = {name: value for name, value in data.items() if isinstance(value, Decimal)}
    return Note(tuple(filter(None, sentences)), texts, numbers)


class Attempt(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What was handed in and taken. `problem` says why it can't be graded at all, `notes` what else is worth telling."""

    source: str  # where it came from, as the download names it
    when: datetime | None = None
    clock: str = ""  # or by a platform's clock, which does not tell its time zone: "2026-03-20 23:59:00"
    late: bool = False  # by the platform's own word
    in_time: bool = False  # likewise
    number: int = 1  # of `of` attempts; the last one is taken
    of: int = 1
    digest: str = ""  # of all its files, SHA-256
    problem: Note | None = None
    notes: tuple[Note, ...] = ()
    text: str = ""  # what was written into the platform, as plain text


class Override(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Points that a person gave: of a scenario, of a manual question, or (item "") of the whole exercise."""

    student: str  # key
    exercise: str
    item: str
    points: float
    reason: str
    author: str
    when: datetime
    id: int = 0  # of the decision in the store; 0: not kept yet
    attempt: int = 0  # which of the student's attempts it was about; 0: nobody knows
    about: str = ""  # a digest of what it was about: `grader.marks.standing.about`; "": nobody knows
    withdrawn: bool = False  # it takes the one before back
    comment: bool = False  # words alone: whatever points there are stand


class Result(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Where one student stands. `attempt` is None where nothing was handed in, `verdict` until it has been graded."""

    student: Student
    attempt: Attempt | None = None
    verdict: SubmissionVerdict | None = None
    overrides: tuple[Override, ...] = ()
    comments: tuple[Override, ...] = ()  # what persons wrote without giving points
