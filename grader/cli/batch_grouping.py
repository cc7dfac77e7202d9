"""Whose is what in a download, as `grade.py batch` tells it: all of it with --dry-run, and always what is uncertain."""

import itertools
from collections.abc import Iterable, Iterator

from grader.batch.layouts import HandedIn
from grader.batch.telling import Grouping, Held
from grader.classroom import Student
from grader.report import safe
from grader.report.words import N_, Words

LAYOUTS = {
    "folders": N_("a folder for each submission"),
    "moodle": N_("downloaded from Moodle"),
    "canvas": N_("downloaded from Canvas"),
    "blackboard": N_("downloaded from Blackboard"),
    "brightspace": N_("downloaded from Brightspace"),
    "gradescope": N_("exported from Gradescope"),
    "teams": N_("folders of Microsoft Teams"),
    "git": N_("git clones"),
}
_FILES = 8  # of one submission that are named
_LINE = 200  # characters of their names


def grouping_lines(grouping: Grouping, words: Words) -> Iterator[str]:
    """Who, which files, which attempt, when; then what is put aside and why, and both lists."""
    students = {each.student.key: each.student for each in grouping.enrolment.entries}
    yield words.many(
        "{n} submission: {layout}", "{n} submissions: {layout}", len(grouping.several), layout=words.say(LAYOUTS[grouping.layout])
    )
    for one in grouping.several:
        student = students[grouping.enrolment.keys[one.identity]]
        yield ""
        yield " ".join(filter(None, (safe.line(student.name or student.key), _known_as(student, words))))
        yield from (f"    {safe.line(line, 300)}" for line in _about(one, grouping.held.get(one.identity), words))
    lists = list(lists_of(grouping, words))
    if lists:
        yield ""
        yield from lists
    if grouping.unnamed:
        yield ""
        yield words.say("Numbers stand for names: `--dry-run --named` shows these, and changes nothing.")


def lists_of(grouping: Grouping, words: Words) -> Iterator[str]:
    """What is put aside, what of both lists found nobody, what could not be used of the roster."""
    found = grouping.enrolment
    if grouping.aside:
        yield words.say("Put aside, and no submission:")
        yield from (f"    {safe.line(each.name)}: {words.note(each.why)}" for each in grouping.aside)
    if found.unlisted:
        yield words.say("Handed in, and for certain nobody's of the roster:")
        yield from _names(one.source for one in found.unlisted)
    if grouping.roster and found.unmatched:
        yield words.say("On the roster, and nothing that was handed in is for certain theirs:")
        yield from _names(_with_candidates(each, words) for each in found.unmatched)
    yield from (safe.line(words.note(each), 400) for each in found.conflicts)
    if grouping.roster and grouping.roster.unused:
        yield words.say("Lines of the roster that name nobody:")
        yield from _names(grouping.roster.unused)
    if found.unlisted and any(each.maybe for each in found.unmatched):
        yield words.say(
            "Who may be the owner of something has no 0, but no mark yet: add a column “{column}” to the roster that names what is whose.",
            column=words.say(N_("submission")),
        )


def _names(names: Iterable[str]) -> Iterator[str]:
    return (f"    {safe.line(each, 200)}" for each in names)


def _with_candidates(student: Student, words: Words) -> str:
    name = student.name or student.id or student.email or student.key
    return words.say("{name}: perhaps {what}", name=name, what=", ".join(student.maybe)) if student.maybe else name


def _known_as(student: Student, words: Words) -> str:
    facts = [student.id, student.login, student.email]
    if student.group:
        facts.append(words.say("group {name}", name=student.group))
    if student.unlisted:
        facts.append(words.say("not on the roster"))
    return safe.line(f"({', '.join(filter(None, facts))})") if any(facts) else ""


def _about(one: HandedIn, held: Held | None, words: Words) -> Iterator[str]:
    yield one.source
    if one.of > 1:
        yield words.say("attempt {number} of {of}", number=str(one.number), of=str(one.of))
    if one.when or one.clock:
        yield words.say("handed in: {when}", when=one.when or one.clock)
    if one.late is not None:
        yield words.say("late, as the platform says") if one.late else words.say("in time, as the platform says")
    if one.earlier:
        yield words.say("left, of earlier attempts: {names}", names=_some([part.within or part.top.name for part in one.earlier]))
    if held is not None:
        if held.files:
            yield words.say("files: {names}", names=_some(held.files))
        if held.text:
            yield words.many("a text of {n} character", "a text of {n} characters", len(held.text))
        if held.problem is not None:
            yield words.note(held.problem)
        yield from map(words.note, held.notes)


def _some(names: Iterable[str]) -> str:
    """The first of them, whole, and how many there are where that is not all."""
    names = list(names)
    ends = itertools.accumulate(len(each) for each in names[:_FILES])
    shown = names[: max(1, sum(end <= _LINE for end in ends))]
    return ", ".join(shown) + (f", {safe.ELLIPSIS} ({len(names)})" if len(names) > len(shown) else "")
