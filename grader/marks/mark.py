"""A mark, from a verdict and a course's rules: pure, and exact until its one rounding.

What nobody could decide has no mark, and says so: an undecided scenario, a question that no person has
marked yet, an archive that can't be opened. None of them is ever a zero.
"""

import enum
import math
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import msgspec

from grader.classroom import Attempt, Override, Result, Student
from grader.findings import MACHINE_REASONS
from grader.marks.course import Course, Late, Rounding
from grader.marks.standing import ABSENT, LATE, is_stale, stale
from grader.marks.times import TimeError, days_late, hours_late, time_of
from grader.spec.model import Exercise
from grader.verdict import ClaimVerdict, ExerciseVerdict, Outcome, ScenarioVerdict


class Need(enum.StrEnum):
    """Why a person has to look."""

    MANUAL = "manual"  # a question that nobody has marked yet
    UNDECIDED = "undecided"  # the grader could not decide, or this machine could not play it
    NOT_GRADED = "not-graded"  # the batch has not come to it yet
    PROBLEM = "problem"  # what was handed in can't be graded at all
    TIME = "time"  # nobody knows when it came, or by how much it was late
    UNREAD = "unread"  # the exercise was not found, and something that was handed in fits none
    OWNER = "owner"  # something was handed in that is nobody's for certain, and may be theirs


class Open(msgspec.Struct, frozen=True):
    """One thing that a person has to decide: of `item` ("": of the whole exercise), or (exercise "", item LATE) of the submission."""

    need: Need
    exercise: str = ""
    item: str = ""
    max_points: Decimal = Decimal(0)


class ExerciseMark(msgspec.Struct, frozen=True):
    """Points of one exercise, manual ones and a person's included.

    `points` is None where something is open; `so_far` is without that.
    """

    id: str
    points: Decimal | None
    so_far: Decimal
    max_points: Decimal
    weight: Decimal
    bonus: Decimal = Decimal(0)
    handed_in: bool = True
    open: tuple[Open, ...] = ()


class Lateness(msgspec.Struct, frozen=True):
    """`units` days or hours that have begun since the deadline, and the marks that they cost, before rounding."""

    units: int
    per: Literal["day", "hour"]
    penalty: Decimal
    cut_off: bool = False
    free: int = 0  # of `units`, those that the budget of late days took over


class StudentMark(msgspec.Struct, frozen=True):
    """`mark` is None where something is open, or nothing was handed in and the course leaves that blank.

    `so_far` is the mark as if what is open gave nothing; it is no mark to hand back.
    """

    student: str  # key
    mark: Decimal | None
    so_far: Decimal
    scale: Decimal
    exercises: tuple[ExerciseMark, ...]
    open: tuple[Open, ...] = ()
    late: Lateness | None = None
    absent: bool = False
    passed: bool | None = None  # None: no pass mark, or no mark
    stale: tuple[tuple[str, str], ...] = ()  # exercise and item that a person decided on something else than stands there now
    unlisted: bool = False  # handed in, and for certain nobody's of the roster


def mark_of(result: Result, exercises: tuple[Exercise, ...], course: Course) -> StudentMark:
    """The mark of one student, of the exercises that were graded."""
    scale = decimal(course.scale)
    marked = [_exercise_mark(each, result, course) for each in counted(exercises, course)]
    late, unclear = lateness(result, course)
    opened = (*(each for one in marked for each in one.open), *([Open(Need.TIME, "", LATE)] if unclear else []))
    if _may_have_handed_in(result):
        opened = (Open(Need.OWNER, "", ABSENT), *opened)
    earned = _weighed(marked) * Fraction(scale)
    cost = _penalty(late, earned, course)
    so_far = rounded(max(earned - cost, Fraction(0)), course.rounding, scale)
    absent = result.attempt is None
    blank = bool(opened) or (absent and course.absent == "blank" and not result.overrides)
    mark = None if blank else so_far
    return StudentMark(
        student=result.student.key,
        mark=mark,
        so_far=so_far,
        scale=scale,
        exercises=tuple(marked),
        open=opened,
        late=late and msgspec.structs.replace(late, penalty=_written(cost)),
        absent=absent,
        passed=None if mark is None or course.pass_mark is None else mark >= decimal(course.pass_mark),
        stale=tuple((each.exercise, each.item) for each in stale(result)),
        unlisted=result.student.unlisted,
    )


def _may_have_handed_in(result: Result) -> bool:
    decided = any(each.item == ABSENT and not each.exercise for each in result.overrides)
    return result.attempt is None and bool(result.student.maybe) and not decided


def counted(exercises: Iterable[Exercise], course: Course) -> tuple[Exercise, ...]:
    """The exercises that a mark is made of."""
    return tuple(each for each in exercises if not course.weights or course.weights.get(each.id, 0) > 0)


def decimal(value: float) -> Decimal:
    """As it is written: 0.1 is one tenth."""
    return Decimal(repr(value))


def rounded(value: Fraction, rounding: Rounding, most: Decimal) -> Decimal:
    """To a multiple of the step, exactly, and never beyond `most`."""
    step = decimal(rounding.step)
    steps = value / Fraction(step)
    whole = round(steps) if rounding.half == "even" else math.floor(steps + Fraction(1, 2))
    return min(step * whole, most)


def _ungraded(result: Result) -> Need | None:
    """What keeps a submission from having any points at all; a person may give them for each exercise."""
    if result.attempt is not None and result.attempt.problem is not None:
        return Need.PROBLEM
    return Need.NOT_GRADED if result.attempt is not None and result.verdict is None else None


def _exercise_mark(exercise: Exercise, result: Result, course: Course) -> ExerciseMark:
    manual = exercise.manual if course.manual else []
    most = decimal(exercise.points) - (0 if course.manual else sum(decimal(each.points) for each in exercise.manual))
    weight = decimal(course.weights[exercise.id]) if course.weights else decimal(exercise.points)
    given = {each.item: each for each in sorted(result.overrides, key=lambda each: each.when) if each.exercise == exercise.id}
    verdict = next((each for each in result.verdict.exercises if each.id == exercise.id), None) if result.verdict else None
    if "" in given:
        points = _within(decimal(given[""].points), most)
        return ExerciseMark(exercise.id, points, points, most, weight)
    if (need := _ungraded(result)) is not None:
        return ExerciseMark(exercise.id, None, Decimal(0), most, weight, open=(Open(need, exercise.id, "", most),))
    if verdict is None:
        unread = result.verdict.ignored if result.verdict else ()  # it may be one of those
        left = (Open(Need.UNREAD, exercise.id, "", most),) if unread else ()
        return ExerciseMark(exercise.id, None if left else Decimal(0), Decimal(0), most, weight, handed_in=False, open=left)
    unmarked = (Open(Need.MANUAL, exercise.id, each.id, decimal(each.points)) for each in manual if each.id not in given)
    here = (*_open_in(verdict, given, course), *unmarked)
    points = sum((_given_or(given, each) for each in verdict.scenarios if not each.bonus), Decimal(0))
    points += sum((_within(decimal(given[each.id].points), decimal(each.points)) for each in manual if each.id in given), Decimal(0))
    bonus = sum((_given_or(given, each) for each in verdict.scenarios if each.bonus), Decimal(0))
    points = _within(points + bonus if course.bonus else points, most)
    return ExerciseMark(exercise.id, None if here else points, points, most, weight, bonus, open=here)


def _open_in(verdict: ExerciseVerdict, given: dict[str, Override], course: Course) -> Iterable[Open]:
    for scenario in verdict.scenarios:
        for each in items_of(scenario):
            undecided = each.outcome is Outcome.UNDECIDED or (each.outcome is Outcome.NOT_RUN and scenario.reason in MACHINE_REASONS)
            decided = each.id in given or scenario.id in given
            if undecided and each.max_points and not decided and (course.bonus or not each.bonus):
                yield Open(Need.UNDECIDED, verdict.id, each.id, decimal(each.max_points))


def items_of(scenario: ScenarioVerdict) -> tuple[ScenarioVerdict | ClaimVerdict, ...]:
    """What a person can decide of a scenario, line by line: the claims that are told with it, or, where it has none, itself."""
    return scenario.claims or (scenario,)


def _given_or(given: dict[str, Override], scenario: ScenarioVerdict) -> Decimal:
    """A person's points before the grader's, of each claim; what was given for the scenario as a whole stands for those left."""
    items = items_of(scenario)
    decided = {each.id: _within(decimal(given[each.id].points), decimal(each.max_points)) for each in items if each.id in given}
    left = [each for each in items if each.id not in decided]
    if scenario.id in given and left and scenario.id not in decided:
        most = sum((decimal(each.max_points) for each in left), Decimal(0))
        return sum(decided.values(), Decimal(0)) + _within(decimal(given[scenario.id].points), most)
    return sum(decided.values(), Decimal(0)) + sum((decimal(each.points) for each in left), Decimal(0))


def _within(points: Decimal, most: Decimal) -> Decimal:
    return min(max(points, Decimal(0)), most)


def _weighed(marks: list[ExerciseMark]) -> Fraction:
    """From 0 to 1."""
    whole = sum(Fraction(each.weight) for each in marks if each.max_points)
    parts = (Fraction(each.weight) * Fraction(each.so_far) / Fraction(each.max_points) for each in marks if each.max_points)
    return sum(parts, Fraction(0)) / whole if whole else Fraction(0)


def lateness(result: Result, course: Course) -> tuple[Lateness | None, bool]:
    """How late it came, and whether only a person can tell. Penalties are still to be worked out."""
    attempt = result.attempt
    if attempt is None or course.deadline is None:
        return None, False
    rule = course.late or Late(percent=0)
    decided = (each for each in sorted(result.overrides, key=lambda each: each.when) if not each.exercise and each.item == LATE)
    if said := [each.points for each in decided if not is_stale(each, result)]:  # of another attempt it says nothing
        return (_decided_lateness(math.ceil(said[-1]), rule, result.student) if said[-1] > 0 else None), False
    deadline = deadline_of(result.student, course)
    assert deadline is not None
    when = handed_in_at(attempt, course)
    if when is None:
        return None, not attempt.in_time and bool(course.late or course.cutoff)
    over = when.astimezone(UTC) - deadline.astimezone(UTC)
    end = time_of(course.cutoff, course.timezone).astimezone(UTC) if course.cutoff else None
    cut_off = end is not None and when.astimezone(UTC) > end and over > timedelta(0)
    units = (days_late if rule.per == "day" else hours_late)(when, deadline)
    if not units or (over.total_seconds() <= rule.grace * 60 and not cut_off):
        return None, False
    return Lateness(units, rule.per, Decimal(0), cut_off, _free(units, rule, result.student)), False


def deadline_of(student: Student, course: Course) -> datetime | None:
    """The student's own, or everybody's; None where there is none."""
    own = next((course.extensions[each] for each in names_of(student) if each in course.extensions), None)
    said = own or course.deadline
    return None if said is None else time_of(said, course.timezone)


def _decided_lateness(units: int, rule: Late, student: Student) -> Lateness:
    return Lateness(units, rule.per, Decimal(0), free=_free(units, rule, student))


def _free(units: int, rule: Late, student: Student) -> int:
    """How many of the late days or hours are taken over by what is left of the student's budget."""
    spent = next((rule.spent[each] for each in names_of(student) if each in rule.spent), 0)
    return max(0, min(units, rule.budget - spent))


def handed_in_at(attempt: Attempt, course: Course) -> datetime | None:
    """When, in UTC or by a platform's clock in the course's time zone; None where nobody knows."""
    if attempt.when is not None or not attempt.clock or course.timezone is None:
        return attempt.when
    try:
        return time_of(attempt.clock, course.timezone).replace(fold=0)
    except TimeError:
        return None


def names_of(student: Student) -> tuple[str, ...]:
    """All by which a course's rules may name a student."""
    return tuple(filter(None, (student.key, student.id, student.login, student.email, student.platform_id, student.group)))


def _penalty(late: Lateness | None, earned: Fraction, course: Course) -> Fraction:
    if late is None:
        return Fraction(0)
    if late.cut_off:
        return earned
    rule = course.late or Late(percent=0)
    percent = min(Fraction(decimal(rule.percent)) * (late.units - late.free), Fraction(decimal(rule.at_most)))
    return min(percent / 100 * (earned if rule.of == "mark" else Fraction(decimal(course.scale))), earned)


def _written(value: Fraction) -> Decimal:
    """To be read: a thousandth is near enough."""
    return Decimal(round(value * 1000)) / 1000
