"""Every decision that a person ever made of a class, as a table: who, when, on what, and whether it still holds."""

from collections.abc import Iterable
from datetime import UTC
from zoneinfo import ZoneInfo

from grader.classroom import Override, Result
from grader.marks.course import Course
from grader.marks.mark import decimal
from grader.marks.standing import is_stale
from grader.marks.tables import CellValue
from grader.marks.worklist import WHOLE
from grader.report.words import N_, Words

_COLUMNS = (
    N_("when"), N_("author"), N_("student"), N_("exercise"), N_("item"), N_("points"), N_("reason"), N_("attempt"), N_("what became of it"),
)  # fmt: skip


def log_table(log: Iterable[Override], results: Iterable[Result], course: Course, words: Words) -> list[list[CellValue]]:
    """A header and a row for each decision, the first first; times are the course's."""
    log = tuple(log)
    follows: dict[int, Override] = {}  # by a decision's id, the one that took its place
    before: dict[tuple[str, str, str], Override] = {}
    for each in log:
        what = each.student, each.exercise, each.item
        if what in before:
            follows[before[what].id] = each
        before[what] = each
    by_key = {each.student.key: each for each in results}
    zone = ZoneInfo(course.timezone) if course.timezone else UTC
    rows: list[list[CellValue]] = [[words.say(name) for name in _COLUMNS]]
    for each in log:
        became = _became(each, follows.get(each.id), by_key.get(each.student), words)
        when = each.when.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
        points = "-" if each.withdrawn else None if each.comment else decimal(each.points)
        rows.append([when, each.author, each.student, each.exercise, each.item or WHOLE, points, each.reason, each.attempt or None, became])
    return rows


def _became(decision: Override, next: Override | None, result: Result | None, words: Words) -> str:
    if next is not None:
        return words.say(N_("taken back by {author}") if next.withdrawn else N_("replaced by {author}"), author=next.author)
    if decision.withdrawn:
        return words.say(N_("taken back"))
    if result is not None and is_stale(decision, result):
        return words.say(N_("stands, and what it was about has changed"))
    return words.say(N_("stands"))
