"""Groups that share a mark."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from grader.classroom import Result
from grader.marks.course import Course
from grader.marks.mark import handed_in_at
from grader.marks.standing import ABSENT


def shared_in_groups(results: Iterable[Result], course: Course) -> tuple[Result, ...]:
    """Each result, with the work of its group where the course marks groups: what came last, of any of its members.

    What a person decided of the one whose work it is holds for all; what of a member alone, for that member, and before
    the other.
    """
    results = tuple(results)
    last = _last_works(results, course)
    maybe = _maybe_works(results, last) if course.groups else {}
    return tuple(_with_work_of(last.get(each.student.group, each), _may_share(each, maybe)) for each in results)


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


def _maybe_works(results: tuple[Result, ...], last: Mapping[str, Result]) -> dict[str, tuple[str, ...]]:
    """What may be a group's, by group: of those of which nothing was handed in for certain."""
    found: dict[str, tuple[str, ...]] = {}
    for each in results:
        group = each.student.group
        if group and group not in last and not any(said.item == ABSENT and not said.exercise for said in each.overrides):
            found[group] = tuple(dict.fromkeys((*found.get(group, ()), *each.student.maybe)))
    return found


def _may_share(member: Result, maybe: Mapping[str, tuple[str, ...]]) -> Result:
    """What may be another's of the group would be this one's, too: until that is known there is no 0."""
    works = maybe.get(member.student.group, ())
    return replace(member, student=replace(member.student, maybe=works)) if works and not member.student.maybe else member


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
