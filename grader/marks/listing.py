"""All marks of a class, as a table for people and as JSON for programs: docs/marks.schema.json is made of the structs here."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from grader.classroom import Result, told_apart
from grader.marks.course import Course
from grader.marks.mark import Need, StudentMark, mark_of
from grader.marks.matching import Marked
from grader.marks.tables import CellValue
from grader.marks.worklist import Names
from grader.report import safe
from grader.report.words import N_, Words
from grader.spec.model import Exercise

_NEEDS = {
    Need.MANUAL: N_("to be marked by a person"),
    Need.UNDECIDED: N_("undecided"),
    Need.NOT_GRADED: N_("not graded yet"),
    Need.PROBLEM: N_("it can't be graded"),
    Need.TIME: N_("nobody knows when it was handed in"),
    Need.UNREAD: N_("not found, and something fits no exercise"),
    Need.OWNER: N_("something that was handed in may be theirs"),
}
_OF_NO_EXERCISE = {Need.TIME: N_("when it was handed in"), Need.OWNER: N_("whether something that was handed in is theirs")}


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all."""


class OpenReport(Report, frozen=True):
    """Something that a person has to decide before there is a mark."""

    need: Need
    exercise: Annotated[str, Meta(description="Empty: of the whole submission.")]
    item: Annotated[str, Meta(description="A claim or a manual question; empty: of the whole exercise.")]
    max_points: float


class LateReport(Report, frozen=True):
    units: Annotated[int, Meta(description="Days or hours that have begun since the deadline.")]
    per: Literal["day", "hour"]
    penalty: Annotated[float, Meta(description="In marks, before rounding.")]
    cut_off: bool
    free: Annotated[int, Meta(description="Of `units`, those that the budget of late days took over.")] = 0


class ExerciseReport(Report, frozen=True):
    id: str
    handed_in: bool
    points: Annotated[float | None, Meta(description="null where something is open.")]
    max_points: float
    bonus: float
    weight: float


class StudentReport(Report, frozen=True):
    key: str
    name: str
    platform_id: str
    id: str
    login: str
    email: str
    group: str
    handed_in: bool
    when: Annotated[datetime | None, Meta(description="By the platform or git, in UTC.")]
    mark: Annotated[float | None, Meta(description="null where something is open, or left blank for those who handed in nothing.")]
    so_far: Annotated[float, Meta(description="As if what is open gave nothing; no mark to hand back.")]
    passed: bool | None
    late: LateReport | None
    exercises: list[ExerciseReport]
    open: list[OpenReport]
    unlisted: Annotated[bool, Meta(description="Handed in, and for certain nobody's of the roster.")] = False
    stale: Annotated[list[str], Meta(description="`exercise/item`, decided by a person on something else than stands there now.")] = []


class ClassReport(Report, frozen=True):
    """What `grade.py export --to json` writes."""

    schema: Annotated[Literal[1], Meta(description="Fields may be added under the same number; none is renamed.")]
    scale: float
    pass_mark: float | None
    students: list[StudentReport]


def schema() -> dict[str, Any]:
    """The JSON Schema of `ClassReport`; docs/marks.schema.json holds it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "grade.py export --to json",
        **msgspec.json.schema(ClassReport),
    }


def as_json(results: Iterable[tuple[Result, StudentMark]], course: Course) -> bytes:
    students = [_student(result, mark) for result, mark in results]
    report = ClassReport(schema=1, scale=course.scale, pass_mark=course.pass_mark, students=students)
    return safe.json(report)


def _student(result: Result, mark: StudentMark) -> StudentReport:
    one, late = result.student, mark.late
    return StudentReport(
        key=one.key,
        name=one.name,
        platform_id=one.platform_id,
        id=one.id,
        login=one.login,
        email=one.email,
        group=one.group,
        handed_in=result.attempt is not None,
        when=result.attempt.when if result.attempt else None,
        mark=None if mark.mark is None else float(mark.mark),
        so_far=float(mark.so_far),
        passed=mark.passed,
        late=None
        if late is None
        else LateReport(units=late.units, per=late.per, penalty=float(late.penalty), cut_off=late.cut_off, free=late.free),
        exercises=[
            ExerciseReport(
                id=each.id,
                handed_in=each.handed_in,
                points=None if each.points is None else float(each.points),
                max_points=float(each.max_points),
                bonus=float(each.bonus),
                weight=float(each.weight),
            )
            for each in mark.exercises
        ],
        open=[OpenReport(need=each.need, exercise=each.exercise, item=each.item, max_points=float(each.max_points)) for each in mark.open],
        unlisted=mark.unlisted,
        stale=["/".join(filter(None, (exercise, item or "*"))) for exercise, item in mark.stale],
    )


def as_table(marked: Iterable[Marked], words: Words, names: Names) -> list[list[CellValue]]:
    """A header, and a row for each student: who, the mark, the points of each exercise, and what is to be said of it."""
    marked = tuple(marked)
    ids = list(dict.fromkeys(each.id for one in marked for each in one.mark.exercises))
    said = [N_("student"), N_("name"), N_("id"), N_("e-mail"), N_("group"), N_("mark")]
    rows: list[list[CellValue]] = [[*map(words.say, said), *ids, words.say(N_("remarks"))]]
    for one in marked:
        student = one.student
        points = {each.id: each.points for each in one.mark.exercises}
        who: list[CellValue] = [student.key, student.name, student.id, student.email, student.group]
        rows.append([*who, one.mark.mark, *(points.get(each) for each in ids), remarks(one.mark, words, names)])
    return rows


def remarks(mark: StudentMark, words: Words, names: Names) -> str:
    """What is to be said beside a mark: nothing was handed in, how late it came, what is still open."""
    asked = any(each.need is Need.OWNER for each in mark.open)  # perhaps something is theirs
    said = [words.say(N_("handed in nothing"))] if mark.absent and not asked else []
    said += how_late(mark, words)
    said += _open(mark, words, names, tuple(Need))
    if mark.unlisted:
        said.append(words.say(N_("not on the roster")))
    return "; ".join(said)


def open_besides(mark: StudentMark, words: Words, names: Names) -> list[str]:
    """Why a person has to look, beside what the verdict itself shows: questions, times, owners, decisions on something else."""
    return _open(mark, words, names, tuple(need for need in Need if need not in (Need.UNDECIDED, Need.PROBLEM, Need.NOT_GRADED)))


def _open(mark: StudentMark, words: Words, names: Names, needs: tuple[Need, ...]) -> list[str]:
    """What is open, by what it needs, and what was decided on something else."""
    said = []
    for need in dict.fromkeys(each.need for each in mark.open if each.need in needs):
        places = [(each.exercise, each.item) for each in mark.open if each.need is need and each.exercise and each.item]
        said.append(": ".join(filter(None, (words.say(_NEEDS[need]), names.joined(places)))))
    if mark.stale:
        said.append(words.say(N_("decided on something else, look again: {what}"), what=names.joined(mark.stale)))
    return said


def marked_of(results: Iterable[Result], exercises: tuple[Exercise, ...], course: Course, words: Words) -> tuple[Marked, ...]:
    """Everyone with the mark, and in words what is open and what was decided on something else."""
    results = tuple(results)
    names, called = Names(exercises, words), told_apart(each.student for each in results)

    def one(result: Result) -> Marked:
        mark = mark_of(result, exercises, course)
        places = [(each.exercise, each.item) for each in mark.open if each.exercise]
        needs = [words.say(_OF_NO_EXERCISE[each.need]) for each in mark.open if not each.exercise]
        waits = "; ".join(filter(None, (names.joined(places), *dict.fromkeys(needs))))
        return Marked(result.student, mark, waits, names.joined(mark.stale), called[result.student.key])

    return tuple(map(one, results))


def how_late(mark: StudentMark, words: Words) -> list[str]:
    """That it came late, and what that costs; nothing where it came in time."""
    if mark.late is None:
        return []
    if mark.late.cut_off:
        return [words.say(N_("after the cut-off"))]
    units = (
        words.many("{n} day late", "{n} days late", mark.late.units)
        if mark.late.per == "day"
        else words.many("{n} hour late", "{n} hours late", mark.late.units)
    )
    costs = f"\N{MINUS SIGN}{words.number(float(mark.late.penalty))}" if mark.late.penalty else ""
    free = words.many("{n} of them free", "{n} of them free", mark.late.free) if mark.late.free else ""
    said = ", ".join(filter(None, (free, costs)))
    return [f"{units} ({said})" if said else units]
