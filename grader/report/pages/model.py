"""What the pages are made of. Plain data: who fills it knows the store, the course and its marks; the pages don't."""

from datetime import tzinfo

import msgspec

from grader.classroom import Result
from grader.spec.model import Exercise
from grader.timeline import ScenarioKey, Timelines


class ShownMark(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A mark as it is told.

    `value` is None where it is not known yet; `notes` say how it came about, in the page's language.
    """

    value: float | None
    most: float
    passed: bool | None = None  # None: the course has no pass mark
    notes: tuple[str, ...] = ()


class SumLine(msgspec.Struct, frozen=True):
    """One line of how a mark adds up; `points` is "" where nothing is decided yet."""

    kind: str  # item, exercise, sum, late, mark
    title: str
    points: str
    most: str = ""
    note: str = ""


class Neighbours(msgspec.Struct, frozen=True):
    """Where a student's page leads: keys of the page before and after it, "" where there is none."""

    before: str = ""
    after: str = ""


class StudentPage(msgspec.Struct, frozen=True, kw_only=True):
    """One student's page.

    `timelines` and `references` are by exercise and scenario; those of scenarios that passed aren't needed.
    """

    result: Result
    exercises: tuple[Exercise, ...]
    timelines: Timelines = {}
    references: Timelines = {}
    hidden: frozenset[ScenarioKey] = frozenset()  # scenarios that are kept from students: only their points are told
    apart: frozenset[str] = frozenset()  # exercises that don't count for the mark
    stale: frozenset[tuple[str, str]] = frozenset()  # exercise and item that a person decided on something else than stands there now
    mark: ShownMark | None = None
    zone: tzinfo | None = None  # of the times that are told; None: UTC
    sums: tuple[SumLine, ...] = ()
    around: Neighbours | None = None  # None: the page stands alone
    signed: bool = False  # whether who decided is named
    made_from: str = ""  # kept in the page: the next run compares it, and leaves alone a page that would be the same


class ClassPage(msgspec.Struct, frozen=True, kw_only=True):
    """The class page, from rows that were made one student at a time (`rows.row_of`)."""

    rows: tuple["StudentRow", ...]
    exercises: tuple[Exercise, ...]
    apart: frozenset[str] = frozenset()  # exercises that don't count for the mark
    most: float = 10  # the marks' scale
    pass_mark: float | None = None
    similar: str = ""  # the address of the similarity report, where there is one
    made_from: str = ""  # kept in the page, as of a student's


class Cell(msgspec.Struct, frozen=True):
    """What a student reached in one exercise."""

    exercise: str
    points: float
    most: float
    outcome: str  # of grader.verdict.Outcome; "" where only a person gave points


class Failure(msgspec.Struct, frozen=True):
    """A scenario that a student failed, and the first finding that costs it."""

    exercise: str
    scenario: str
    code: str
    message: str  # one line, safe
    quote: str = ""  # the program's line, with its place; safe
    lost: tuple[str, ...] = ()  # ids of the claims told with it that were lost
    anchor: str = ""  # where the student's page tells it


class StudentRow(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One student in the class's table: small, so that thousands of them fit into memory. Texts are safe."""

    key: str
    name: str
    id: str = ""
    group: str = ""
    href: str = ""  # of the student's page
    mark: ShownMark | None = None
    outcome: str = ""  # of grader.verdict.Outcome; "" where nothing was graded
    handed_in: bool = True
    unsure: bool = False  # nothing is theirs for certain, and something may be
    late: bool = False
    cells: tuple[Cell, ...] = ()
    failures: tuple[Failure, ...] = ()
    played: tuple[ScenarioKey, ...] = ()  # scenarios that were decided
    manual: int = 0  # questions that a person has not marked yet
    person: tuple[str, ...] = ()  # why a person has to look: sentences in the page's language
