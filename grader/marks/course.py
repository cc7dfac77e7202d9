"""A course's rules, as a teacher writes them in course.yml: scale, weights, deadline, late rule, rounding, groups, what is hidden."""

import math
import zoneinfo
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Literal

from msgspec import field

from grader.classroom import Note, Student, note
from grader.marks.times import TimeError, time_of
from grader.spec.load import made_of
from grader.spec.model import Exercise, Spec
from grader.spec.source import Document, Flaw, closest, read_document
from grader.spec.values import Path as DataPath
from grader.text import nearest

_FINEST = 0.001


class Rounding(Spec, frozen=True):
    """Once, at the end: to a multiple of `step`; what lies in the middle goes up, or to the even neighbour."""

    step: float = 0.1
    half: Literal["up", "even"] = "up"


class Late(Spec, frozen=True, kw_only=True):
    """What each day or hour that has begun after the deadline costs."""

    percent: float
    per: Literal["day", "hour"] = "day"  # a day ends at the deadline's own time of day, also where a clock is changed
    of: Literal["mark", "scale"] = "mark"
    at_most: float = 100  # percent
    grace: float = 0  # minutes after the deadline that cost nothing
    budget: int = 0  # late days (or hours) that everybody has for the whole term, and that cost nothing
    spent: dict[str, int] = field(default_factory=dict)  # of them, in earlier assignments; by a student's key, id, login or e-mail


class Course(Spec, frozen=True, rename={"pass_mark": "pass"}):
    """All of it is optional: a course without a file has marks from 0 to 10, and every point weighs the same."""

    exercises: str | None = None  # the folder of the course's exercise files, from where this file is; the grader's own without it
    scale: float = 10  # the best mark
    pass_mark: float | None = None
    rounding: Rounding = Rounding()
    weights: dict[str, float] = field(default_factory=dict)  # by exercise; those not named don't count; without weights: their points
    bonus: bool = False  # whether bonus points make up for others of the same exercise
    manual: bool = True  # whether questions that a person marks count
    deadline: str | None = None  # "2026-03-20 23:59", or with seconds, or with an offset (-03:00)
    cutoff: str | None = None  # what comes after it gets no mark but 0
    timezone: str | None = None  # "America/Sao_Paulo"; of all times here that have no offset
    late: Late | None = None
    extensions: dict[str, str] = field(default_factory=dict)  # a deadline of their own, by a student's key, id, login or e-mail
    groups: bool = False  # whether one mark is for all members of a group
    absent: Literal["zero", "blank"] = "zero"  # the mark of those who handed in nothing
    signed: bool = False  # whether students' pages name who decided
    hidden: list[str] = field(default_factory=list)  # "exercise/scenario": counted, and not shown to students


def load_course(path: Path, exercises: tuple[Exercise, ...]) -> Course:
    """Read a course's file. Raises ExerciseError with every mistake in it."""
    return course_of(read_document(path), exercises)


def course_of(document: Document, exercises: tuple[Exercise, ...]) -> Course:
    """The rules that a document holds. Raises ExerciseError."""
    return made_of(document, Course, partial(lint_course, exercises=exercises))


def counting(exercises: tuple[Exercise, ...], course: Course, asked: tuple[str, ...], handed_in: Iterable[str]) -> tuple[Exercise, ...]:
    """The exercises that marks are made of: those that the course weighs, else what was asked for, else what anybody handed in.

    All, where nothing of anybody could be read: a mark that is made of nothing would be a zero.
    """
    wanted = set(course.weights) or set(asked) or set(handed_in)
    return tuple(each for each in exercises if each.id in wanted) or exercises


def strangers(course: Course, students: Iterable[Student]) -> tuple[Note, ...]:
    """Names in the rules that nobody in the class has, and groups that it does not have."""
    students = tuple(students)
    known = {name for one in students for name in (one.key, one.id, one.login, one.email, one.platform_id, one.group) if name}
    told = [(f"extensions: {name}", name) for name in course.extensions if name not in known]
    told += [(f"late: spent: {name}", name) for name in (course.late.spent if course.late else ()) if name not in known]
    keys = {one.name: one.key for one in students}  # a name is understood, and what may stand in the rules is told
    meant = {name: next((keys.get(each, each) for each in nearest(name, known | set(keys))), "") for _, name in told}
    notes = [
        note(
            "course.yml, {place}: nobody in the class is called that.",
            meant[name] and "Did you mean {near}?",
            place=place,
            near=meant[name],
        )
        for place, name in told
    ]
    if course.groups and students and not any(one.group for one in students):
        notes.append(note("course.yml, groups: nobody in the class has a group; a roster with a column `group` tells them."))
    return tuple(notes)


def lint_course(course: Course, exercises: tuple[Exercise, ...]) -> Iterator[Flaw]:
    """Whatever the shape of the file can't say."""
    yield from _scale(course)
    yield from _weights(course, {exercise.id for exercise in exercises})
    yield from _times(course)
    yield from _late(course)
    yield from _hidden(course, exercises)


def _scale(course: Course) -> Iterator[Flaw]:
    if not _positive(course.scale):
        yield Flaw(("scale",), f"scale {course.scale:g}", "more than 0")
    elif course.pass_mark is not None and not 0 <= course.pass_mark <= course.scale:
        yield Flaw(("pass",), f"pass mark {course.pass_mark:g}", f"from 0 to {course.scale:g}, the scale", maybe=True)
    step = course.rounding.step
    if not _FINEST <= step < math.inf:
        yield Flaw(("rounding", "step"), f"step {step:g}", f"{_FINEST} or more, such as 0.1 or 0.5")
    elif _positive(course.scale) and exact(course.scale) % exact(step):
        yield Flaw(("rounding", "step"), f"the scale, {course.scale:g}, is no multiple of {step:g}", "1, 0.5, 0.1 ...", maybe=True)


def _weights(course: Course, known: set[str]) -> Iterator[Flaw]:
    for name, weight in course.weights.items():
        if name not in known:
            yield Flaw(("weights", name), f"there is no exercise `{name}`", closest(name, known), on_key=True)
        if not math.isfinite(weight) or weight < 0:
            yield Flaw(("weights", name), f"weight {weight:g}", "0 or more")
    if course.weights and not any(course.weights.values()):
        yield Flaw(("weights",), "no exercise counts", "a weight of more than 0")


def _times(course: Course) -> Iterator[Flaw]:
    zone, known = course.timezone, True
    if zone is not None and zone not in zoneinfo.available_timezones():
        known = False
        yield Flaw(("timezone",), f"this machine knows no time zone `{zone}`", closest(zone, zoneinfo.available_timezones()))
    given: list[tuple[DataPath, str]] = [((key,), text) for key in ("deadline", "cutoff") if (text := getattr(course, key)) is not None]
    given += [(("extensions", name), text) for name, text in course.extensions.items()]
    times: dict[DataPath, datetime] = {}
    for path, text in given if known else ():
        try:
            times[path] = time_of(text, zone).astimezone(UTC)
        except TimeError as error:
            yield Flaw(path, error.what, error.expected, maybe=error.lacks_zone)
    if ("deadline",) in times and ("cutoff",) in times and times["cutoff",] < times["deadline",]:
        yield Flaw(("cutoff",), "the cut-off comes before the deadline", f"later than {course.deadline}")
    for key in ("cutoff", "late", "extensions"):
        if course.deadline is None and getattr(course, key):
            yield Flaw((key,), f"`{key}` without a deadline", 'deadline: "2026-03-20 23:59"', on_key=True, maybe=True)


def _late(course: Course) -> Iterator[Flaw]:
    if course.late is None:
        return
    for key in ("percent", "at_most"):
        value = getattr(course.late, key)
        if not 0 <= value <= 100:
            yield Flaw(("late", key), f"{value:g} percent", "from 0 to 100")
    for path, value in ((("budget",), course.late.budget), *((("spent", name), count) for name, count in course.late.spent.items())):
        if value < 0:
            yield Flaw(("late", *path), f"{value} late days", "0 or more")
    if not 0 <= course.late.grace < math.inf:
        yield Flaw(("late", "grace"), f"{course.late.grace:g} minutes", "0 or more")


def _hidden(course: Course, exercises: Iterable[Exercise]) -> Iterator[Flaw]:
    known = {f"{exercise.id}/{scenario.id}" for exercise in exercises for scenario in exercise.scenarios}
    for index, name in enumerate(course.hidden):
        if name not in known:
            yield Flaw(("hidden", index), f"there is no scenario `{name}`", closest(name, known))


def exact(value: float) -> Fraction:
    """The number as it is written: 0.1 is one tenth."""
    return Fraction(repr(value))


def _positive(value: float) -> bool:
    return 0 < value < math.inf
