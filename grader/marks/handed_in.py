"""When each one handed in, as a sheet tells it: Moodle's grading worksheet, or any table of who and when."""

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from grader.classroom import Student
from grader.errors import UsageError
from grader.marks.csv_text import CsvText
from grader.marks.matching import RowMatcher
from grader.marks.moodle import submission_times
from grader.marks.times import TimeError, time_of
from grader.marks.worded import moodle_time, numbered_clock
from grader.text import squeezed
from grader.wordlists import word_lists


class UnclearTimesError(UsageError):
    """A sheet tells times, and nobody can say which moments they are."""


class Times(msgspec.Struct, frozen=True):
    """By the student's key: the times that were understood, in UTC, and the texts that were not."""

    times: dict[str, datetime]
    unclear: dict[str, str]


def times_in(raw: bytes, students: Iterable[Student], zone: str | None, name: str) -> Times:
    """What a sheet tells of them. `zone` is that of times without an offset.

    Raises UsageError: it is no such sheet. Raises UnclearTimesError: its times have neither an offset nor a zone, or may
    begin with the day or with the month.
    """
    students = tuple(students)
    said = _table(raw, students, name)
    if said is None:
        try:
            said = submission_times(raw, students, name)
        except UsageError as error:
            raise UsageError(
                *error.sentences, "Or give a table with columns such as name (or login, id, email) and when.", **error.data
            ) from error
    numbered = _numbered(said.values(), name)
    times: dict[str, datetime] = {}
    unclear: dict[str, str] = {}
    for key, text in said.items():
        when = _moment(numbered.get(text, text), zone)
        if when is None:
            unclear[key] = text
        else:
            times[key] = when
    if unclear and zone is None and not times:
        raise UnclearTimesError("The times in {file} are those of a clock on some wall: write its `timezone` into course.yml.", file=name)
    return Times(times, unclear)


def _table(raw: bytes, students: tuple[Student, ...], name: str) -> dict[str, str] | None:
    """The texts by key; None where it is no table of times."""
    values = CsvText.parse(raw, name).values()
    header = [squeezed(cell) for cell in values[0]] if values else []
    known_as = word_lists().times_columns  # by what `RowMatcher` finds people by; the first of the names that is there
    columns = {
        kind: header.index(squeezed(each)) for kind, names in known_as.items() for each in reversed(names) if squeezed(each) in header
    }
    if "when" not in columns or len(columns) < 2:
        return None
    matching = RowMatcher(students)
    said: dict[str, str] = {}
    for row in values[1:]:
        known = {kind: row[place].strip() for kind, place in columns.items() if place < len(row)}
        if (key := matching.find(known)) and known.get("when"):
            said[key] = known["when"]
    return said


def _numbered(texts: Iterable[str], name: str) -> dict[str, str]:
    """Of those in numbers alone (03/04/2026), what is meant: a sheet writes all of them in one way.

    Raises UnclearTimesError where none of them tells in which.
    """
    read = {text: found for text in texts if any(found := numbered_clock(text))}
    only_day = any(each.month_first is None for each in read.values())
    only_month = any(each.day_first is None for each in read.values())
    meant: dict[str, str] = {}
    for text, (day_first, month_first) in read.items():
        if day_first and month_first and day_first != month_first and only_day == only_month:
            raise UnclearTimesError(
                "In {file} “{text}” may begin with the day or with the month.",
                "Write such times as year-month-day hour:minute.",
                file=name,
                text=text,
            )
        meant[text] = str((month_first if only_month else day_first) or day_first or month_first)
    return meant


def _moment(text: str, zone: str | None) -> datetime | None:
    try:
        when = datetime.fromisoformat(text)
        if when.tzinfo is not None:
            return when.astimezone(UTC)
    except ValueError:
        pass
    if zone is None or ":" not in text:  # a day alone does not say whether it was in time
        return None
    try:
        return time_of(text, zone).replace(fold=0).astimezone(UTC)
    except TimeError:
        return moodle_time(text, zone)
