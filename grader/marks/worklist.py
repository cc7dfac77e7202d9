"""The sheet of what a person decides, as it is written: a row for all that waits for one.

`grader.marks.decisions` reads it back.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from grader.classroom import Override, Result
from grader.marks.course import Course
from grader.marks.mark import Need, Open, decimal, mark_of
from grader.marks.standing import ABSENT, LATE, RowState, about, is_stale, last_of
from grader.marks.tables import CellValue
from grader.report.words import N_, Words
from grader.spec.model import Exercise
from grader.spec.rubric import homes, rubric

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
    "state": N_("leave as it is"),
}

STALE: Final = N_("{what} (decided on something else: it has changed since)")
WHOLE: Final = "*"  # the item that stands for the whole exercise: an empty cell may be an oversight

_ABOUT: Final = {
    Need.MANUAL: N_("a question for a person"),
    Need.UNDECIDED: N_("the grader could not decide"),
    Need.PROBLEM: N_("it can't be graded"),
    Need.NOT_GRADED: N_("not graded yet"),
    Need.TIME: N_("days or hours late"),
    Need.UNREAD: N_("not found, and this fits no exercise"),
    Need.OWNER: N_("0 if they handed in nothing"),
}
_OF_NO_EXERCISE: Final = {LATE: _ABOUT[Need.TIME], ABSENT: _ABOUT[Need.OWNER]}
_LONGEST: Final = 48  # characters of a title among others
_ALL: Final = N_("the whole exercise")


def worklist(
    results: Iterable[Result],
    exercises: tuple[Exercise, ...],
    course: Course,
    words: Words,
    *,
    owners: frozenset[str] | None = None,
    log: Iterable[Override] = (),
) -> list[list[CellValue]]:
    """The sheet: a header, a row for each open thing, and one for each override that stands.
    Each carries what it was written from.

    What is open in a group's work stands in it once: with its owner (of `owners`, keys;
    everybody, where none are given).
    `log`: every decision, withdrawals too.
    """
    last = last_of(log)
    rows: list[list[CellValue]] = [[words.say(name) for name in COLUMNS.values()]]
    titles = titles_of(exercises, words) | {(each.id, item.id): words.question(item) for each in exercises for item in each.manual}
    most = most_points(exercises)
    for result in results:
        student = [result.student.key, result.student.name]
        said = {(each.exercise, each.item): each for each in result.comments}
        shown: set[tuple[str, str]] = set()
        for each in mark_of(result, exercises, course).open if owners is None or result.student.key in owners else ():
            what = why_open(result, each, words, titles.get((each.exercise, each.item), ""))
            before = last.get((result.student.key, each.exercise, each.item))
            state = _state(result, each.exercise, each.item, before.id if before else 0)
            shown.add((each.exercise, each.item))
            by = [comment.reason, comment.author] if (comment := said.get((each.exercise, each.item))) else ["", ""]
            rows.append([*student, each.exercise, each.item or WHOLE, what, None, None, each.max_points or None, *by, state])
        left = (each for each in result.comments if (each.exercise, each.item) not in shown)
        for override in (*result.overrides, *left):
            if override.student != result.student.key or (override.exercise, override.item) not in most:
                continue  # its group's; of an exercise that does not count
            title = titles.get((override.exercise, override.item)) or words.say(_OF_NO_EXERCISE.get(override.item, _ALL))
            graded, limit = _graded(result, override), most[override.exercise, override.item]
            if is_stale(override, result):
                title = words.say(STALE, what=title)
            state = _state(result, override.exercise, override.item, override.id)
            points = None if override.comment else decimal(override.points)
            given = [graded, points, limit, override.reason, override.author, state]
            rows.append([*student, override.exercise, override.item or WHOLE, title, *given])
    return rows


def why_open(result: Result, opened: Open, words: Words, title: str = "") -> str:
    """Why something waits for a person, in the words of a row."""
    return ": ".join(filter(None, (words.say(_ABOUT[opened.need]), title, _problem(result, opened, words))))


def _state(result: Result, exercise: str, item: str, decision: int) -> str:
    return str(RowState(decision, result.attempt.number if result.attempt else 0, about(result, exercise, item)))


def _problem(result: Result, opened: Open, words: Words) -> str:
    if opened.need is Need.OWNER:
        return ", ".join(result.student.maybe)
    if opened.need is Need.UNREAD:
        return ", ".join(result.verdict.ignored) if result.verdict else ""
    return words.note(result.attempt.problem) if result.attempt and result.attempt.problem and opened.need is Need.PROBLEM else ""


def _graded(result: Result, override: Override) -> Decimal | None:
    """The grader's own points."""
    verdict = next((each for each in result.verdict.exercises if each.id == override.exercise), None) if result.verdict else None
    own = None
    if verdict is not None:
        points = {each.id: each.points for each in verdict.scenarios} | {"": verdict.points}
        points |= {claim.id: claim.points for each in verdict.scenarios for claim in each.claims}
        own = points.get(override.item)
    return None if own is None else decimal(own)


def most_points(exercises: Iterable[Exercise]) -> dict[tuple[str, str], Decimal]:
    """The most points by exercise and item: a claim, a scenario (its claims together), a question that a person marks.

    Of the whole exercise under the item "", and ("", LATE) for days or hours late, ("",
    ABSENT) for who handed in nothing.
    """
    most: dict[tuple[str, str], Decimal] = {("", LATE): Decimal(9999), ("", ABSENT): Decimal(0)}
    for each in exercises:
        claims = rubric(each)
        told = homes(each)
        most |= {(each.id, id): sum((decimal(claims[claim].points) for claim in told[id]), Decimal(0)) for id in told if told[id]}
        most |= {(each.id, id): decimal(claim.points) for id, claim in claims.items()}
        most |= {(each.id, item.id): decimal(item.points) for item in each.manual}
        most[each.id, ""] = decimal(each.points)
    return most


class Names:
    """What exercises and their items are called in a language: `Por que chegam juntos? (Múltiplos pacotes)`, not their ids."""

    def __init__(self, exercises: Iterable[Exercise], words: Words) -> None:
        exercises = tuple(exercises)
        self._words = words
        self._exercises = {each.id: words.text(each.title) for each in exercises}
        self._items = {place: _short(title) for place, title in titles_of(exercises, words).items()}

    def joined(self, places: Iterable[tuple[str, str]]) -> str:
        """Exercises with their items, each exercise once.

        Item "" is the whole exercise; of exercise "" LATE and ABSENT are items.
        """
        items: dict[str, list[str]] = {}
        for exercise, item in dict.fromkeys(places):
            if exercise:
                items.setdefault(exercise, []).append(self._items.get((exercise, item), item) if item else self._words.say(_ALL))
            else:
                items.setdefault("", []).append(self._words.say(_OF_NO_EXERCISE.get(item, _ALL)))
        return "; ".join(
            f"{', '.join(each)} ({self._exercises.get(exercise, exercise)})" if exercise else ", ".join(each)
            for exercise, each in items.items()
        )


def _short(title: str) -> str:
    """A title that stands among others: a question may be as long as a paragraph."""
    return title if len(title) <= _LONGEST else f"{title[:_LONGEST].rpartition(' ')[0] or title[:_LONGEST]}\N{HORIZONTAL ELLIPSIS}"


def titles_of(exercises: Iterable[Exercise], words: Words) -> dict[tuple[str, str], str]:
    """What each item is called, by exercise and item."""
    titles: dict[tuple[str, str], str] = {}
    for each in exercises:
        titles |= {(each.id, item.id): words.text(item.title) for item in each.scenarios}
        titles |= {(each.id, id): words.text(claim.title) for id, claim in rubric(each).items()}
        titles |= {(each.id, item.id): words.text(item.title) for item in each.manual}
    return titles
