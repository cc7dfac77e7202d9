"""What is one person's and what is shared: marks of a group, and what students do not get to see."""

from collections.abc import Iterable

from msgspec.structs import replace

from grader.classroom import Result
from grader.judge.total import exercise_verdict, submission_verdict
from grader.marks.course import Course
from grader.spec.model import Exercise
from grader.verdict import SubmissionVerdict


def shared_in_groups(results: Iterable[Result], course: Course) -> tuple[Result, ...]:
    """Each result, with the work of its group where the course marks groups: what came last, of any of its members.

    What a person decided of the one whose work it is holds for all; what of a member alone, for that member, and before the other.
    """
    results = tuple(results)
    if not course.groups:
        return results
    last: dict[str, Result] = {}
    for each in results:
        group = each.student.group
        if group and each.attempt and (group not in last or _came_later(each, last[group])):
            last[group] = each
    return tuple(_with_work_of(last.get(each.student.group, each), each) for each in results)


def _came_later(one: Result, other: Result) -> bool:
    return bool(one.attempt and other.attempt and one.attempt.when and (not other.attempt.when or one.attempt.when > other.attempt.when))


def _with_work_of(work: Result, member: Result) -> Result:
    if work.student.key == member.student.key:
        return member
    own = {(each.exercise, each.item) for each in member.overrides}
    theirs = tuple(each for each in work.overrides if (each.exercise, each.item) not in own)
    return replace(member, attempt=work.attempt, verdict=work.verdict, overrides=theirs + member.overrides)


def for_students(verdict: SubmissionVerdict, exercises: tuple[Exercise, ...], course: Course) -> SubmissionVerdict:
    """The verdict without the scenarios that the course hides: neither they nor their findings, points and outcomes are in it."""
    hidden = set(course.hidden)
    if not hidden:
        return verdict
    known = {each.id: each for each in exercises}
    shown = []
    for each in verdict.exercises:
        scenarios = tuple(one for one in each.scenarios if f"{each.id}/{one.id}" not in hidden)
        same = scenarios == each.scenarios or each.id not in known
        shown.append(each if same else exercise_verdict(known[each.id], scenarios, each.findings))
    return submission_verdict(verdict.submission, verdict.isolation, verdict.seed, tuple(shown), verdict.ignored)
