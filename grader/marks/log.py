"""Every decision that a person ever made of a class, as a table: who, when, on what, and whether it still holds."""

from collections.abc import Iterable
from datetime import UTC
from zoneinfo import ZoneInfo

from grader.classroom import Override, Result
from grader.marks.course import Course
from grader.marks.mark import decimal
from grader.marks.standing import is_stale, last_of
from grader.marks.tables import CellValue
from grader.marks.worklist import WHOLE
from grader.report.words import N_, Words

_COLUMNS = (
    N_("when"), N_("author"), N_("student"), N_("exercise"), N_("item"), N_("points"), N_("reason"), N_("attempt"), N_("what became of it"),
)  # fmt: skip


def log_table(log: Iterable[Override], results: Iterable[Result], course: Course, words: Words) -> list[list[CellValue]]:
    """A header and a row for each decision, the first first; times are the course's."""
    log = tuple(log)
    last = last_of(log)
    by_key = {each.student.key: each for each in results}
    zone = ZoneInfo(course.timezone) if course.timezone else UTC
    rows: list[list[CellValue]] = [[words.say(name) for name in _COLUMNS]]
    for each in log:
        became = _became(each, last[each.student, each.exercise, each.item], by_key.get(each.student), words)
        when = each.when.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
        points = "-" if each.withdrawn else None if each.comment else decimal(each.points)
        what = [each.student, each.exercise, each.item or WHOLE, points, each.reason, each.attempt or None]
        rows.append([when, each.author, *what, became])
    return rows


def _became(decision: Override, last: Override, result: Result | None, words: Words) -> str:
    if decision.id != last.id:
        return words.say(N_("taken back by {author}") if last.withdrawn else N_("replaced by {author}"), author=last.author)
    if decision.withdrawn:
        return words.say(N_("taken back"))
    if result is not None and is_stale(decision, result):
        return words.say(N_("stands, and what it was about has changed"))
    return words.say(N_("stands"))
