"""The sheet of what a person decides, as it is written: a row for all that waits for one. `grader.marks.decisions` reads it back."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from grader.classroom import Override, Result
from grader.marks.course import Course
from grader.marks.mark import ABSENT, LATE, Need, Open, decimal, mark_of
from grader.marks.tables import Cell
from grader.report.words import N_, Words
from grader.spec.model import Exercise

COLUMNS: Final = {
    "student": N_("student"),
    "name": N_("name"),
    "exercise": N_("exercise"),
    "item": N_("item"),
    "about": N_("what it is about"),
    "graded": N_("the grader's points"),
    "points": N_("points"),
    "most": N_("at most"),
    "reason": N_("reason"),
    "author": N_("author"),
}

WHOLE: Final = "*"  # the item that stands for the whole exercise: an empty cell may be an oversight

_ABOUT: Final = {
    Need.MANUAL: N_("a question for a person"),
    Need.UNDECIDED: N_("the grader could not decide"),
    Need.PROBLEM: N_("it can't be graded"),
    Need.NOT_GRADED: N_("not graded yet"),
    Need.TIME: N_("days or hours late"),
    Need.OWNER: N_("0 if they handed in nothing"),
}
_OF_NO_EXERCISE: Final = {LATE: _ABOUT[Need.TIME], ABSENT: _ABOUT[Need.OWNER]}
_ALL: Final = N_("the whole exercise")


def worklist(
    results: Iterable[Result], exercises: tuple[Exercise, ...], course: Course, words: Words, *, owners: frozenset[str] | None = None
) -> list[list[Cell]]:
    """The sheet: a header, a row for each open thing, and one for each override that stands.

    What is open in a group's work stands in it once: with its owner (of `owners`, keys; everybody, where none are given).
    """
    rows: list[list[Cell]] = [[words.say(name) for name in COLUMNS.values()]]
    titles = {(each.id, item.id): words.text(item.title) for each in exercises for item in each.scenarios}
    titles |= {(each.id, item.id): words.text(item.title) for each in exercises for item in each.manual}
    most = most_points(exercises)
    for result in results:
        student = [result.student.key, result.student.name]
        for each in mark_of(result, exercises, course).open if owners is None or result.student.key in owners else ():
            about = ": ".join(
                filter(None, (words.say(_ABOUT[each.need]), titles.get((each.exercise, each.item), ""), _problem(result, each, words)))
            )
            rows.append([*student, each.exercise, each.item or WHOLE, about, None, None, each.max_points or None, "", ""])
        for override in result.overrides:
            if override.student != result.student.key or (override.exercise, override.item) not in most:
                continue  # its group's; of an exercise that does not count
            title = titles.get((override.exercise, override.item)) or words.say(_OF_NO_EXERCISE.get(override.item, _ALL))
            graded, limit = _graded(result, override), most[override.exercise, override.item]
            given = [graded, decimal(override.points), limit, override.reason, override.author]
            rows.append([*student, override.exercise, override.item or WHOLE, title, *given])
    return rows


def _problem(result: Result, opened: Open, words: Words) -> str:
    if opened.need is Need.OWNER:
        return ", ".join(result.student.maybe)
    return words.note(result.attempt.problem) if result.attempt and result.attempt.problem and opened.need is Need.PROBLEM else ""


def _graded(result: Result, override: Override) -> Decimal | None:
    """The grader's own points."""
    verdict = next((each for each in result.verdict.exercises if each.id == override.exercise), None) if result.verdict else None
    own = None
    if verdict is not None:
        points = {each.id: each.points for each in verdict.scenarios} | {"": verdict.points}
        own = points.get(override.item)
    return None if own is None else decimal(own)


def most_points(exercises: Iterable[Exercise]) -> dict[tuple[str, str], Decimal]:
    """The most points by exercise and item; of the whole exercise under the item "", and ("", LATE) for days or hours late."""
    most = {(each.id, item.id): decimal(item.points) for each in exercises for item in each.scenarios}
    most |= {(each.id, item.id): decimal(item.points) for each in exercises for item in each.manual}
    return most | {(each.id, ""): decimal(each.points) for each in exercises} | {("", LATE): Decimal(9999), ("", ABSENT): Decimal(0)}
