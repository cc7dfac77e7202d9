"""Groups that share a mark."""

from collections.abc import Iterable

from msgspec.structs import replace

from grader.classroom import Result
from grader.marks.course import Course
from grader.marks.mark import handed_in_at


def shared_in_groups(results: Iterable[Result], course: Course) -> tuple[Result, ...]:
    """Each result, with the work of its group where the course marks groups: what came last, of any of its members.

    What a person decided of the one whose work it is holds for all; what of a member alone, for that member, and before
    the other.
    """
    results = tuple(results)
    last = _last_works(results, course)
    return tuple(_with_work_of(last.get(each.student.group, each), each) for each in results)


def owners(results: Iterable[Result], course: Course) -> frozenset[str]:
    """The keys of those whose own work counts, for themselves or for their group: of the others there is nothing to decide."""
    results = tuple(results)
    last = _last_works(results, course)
    return frozenset(each.student.key for each in results if last.get(each.student.group, each).student.key == each.student.key)


def _last_works(results: tuple[Result, ...], course: Course) -> dict[str, Result]:
    """By group; none where the course marks no groups."""
    last: dict[str, Result] = {}
    for each in results if course.groups else ():
        group = each.student.group
        if group and each.attempt and (group not in last or _came_later(each, last[group], course)):
            last[group] = each
    return last


def _came_later(one: Result, other: Result, course: Course) -> bool:
    when, before = (handed_in_at(each.attempt, course) if each.attempt else None for each in (one, other))
    return bool(when and (not before or when > before))


def _with_work_of(work: Result, member: Result) -> Result:
    if work.student.key == member.student.key:
        return member
    own = {(each.exercise, each.item) for each in member.overrides + member.comments}
    overrides, comments = (
        tuple(each for each in decided if (each.exercise, each.item) not in own) for decided in (work.overrides, work.comments)
    )
    return replace(
        member, attempt=work.attempt, verdict=work.verdict, overrides=overrides + member.overrides, comments=comments + member.comments
    )
