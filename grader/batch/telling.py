"""What a batch tells while it runs: whose is what, and what becomes of each. Of a class that is marked anonymously, by number.

There, what has no number has no name either: a file that is put aside keeps its ending, and of the roster's lines that
name nobody is said that there are some.
"""

import enum
from collections.abc import Callable
from pathlib import PurePosixPath

import msgspec
from msgspec.structs import replace

from grader.batch.layouts import Aside, HandedIn, Layout
from grader.batch.roster import Roster
from grader.batch.whose import Enrolled, Enrolment
from grader.classroom import Note, Student
from grader.marks.veil import Veil, changed_note
from grader.report.safe import ELLIPSIS
from grader.verdict import SubmissionVerdict


class Became(enum.StrEnum):
    """What has just become of a submission."""

    BEGUN = "begun"
    PLAYED = "played"
    JUDGED = "judged"  # from its kept plays: only texts, points or rules have changed
    KEPT = "kept"  # nothing has changed
    REFUSED = "refused"  # it can't be graded


class News(msgspec.Struct, frozen=True):
    became: Became
    key: str
    verdict: SubmissionVerdict | None = None
    problem: Note | None = None


class Held(msgspec.Struct, frozen=True):
    """What one submission holds, as it would be graded."""

    files: tuple[str, ...]
    text: str
    problem: Note | None
    notes: tuple[Note, ...]


class Grouping(msgspec.Struct, frozen=True):
    """Whose is what, before anything is played. `held` is by the submission's identity, and filled where it was asked for."""

    layout: Layout
    several: tuple[HandedIn, ...]
    aside: tuple[Aside, ...]
    enrolment: Enrolment
    roster: Roster | None
    doubt: Note | None  # why a person should look first
    held: dict[str, Held] = {}
    unnamed: bool = False  # everybody is told by number


class Begun(msgspec.Struct, frozen=True):
    """What a run found: told before anything is graded."""

    layout: Layout
    recognised: bool  # and not asked for
    submissions: int
    students: int
    aside: tuple[Aside, ...]
    workers: int  # 0: those of a cluster
    grouping: Grouping | None = None


def unnamed_news(tell: Callable[[News], None], veil: Veil, grouping: Grouping) -> Callable[[News], None]:
    """As `tell`, without anybody's name."""
    if not veil.numbers:
        return tell
    without = _without_names(veil, grouping)

    def told(news: News) -> None:
        problem = news.problem and changed_note(news.problem, without[news.key])
        verdict = news.verdict and replace(news.verdict, submission=veil.shown(news.key))
        tell(replace(news, key=veil.shown(news.key), problem=problem, verdict=verdict))

    return told


def unnamed(grouping: Grouping, veil: Veil) -> Grouping:
    """Whose is what, by number."""
    if not veil.numbers:
        return grouping
    found = grouping.enrolment
    without = _without_names(veil, grouping)
    sources = {one.source: veil.shown(found.keys[one.identity]) for one in grouping.several}

    def student(one: Student) -> Student:
        maybe = tuple(sources.get(each, ELLIPSIS) for each in one.maybe)
        return Student(key=veil.shown(one.key), name=veil.shown(one.key), unlisted=one.unlisted, maybe=maybe)

    def submission(one: HandedIn) -> HandedIn:
        key = found.keys[one.identity]
        earlier = tuple(replace(each, within=without[key](each.within or each.top.name)) for each in one.earlier)
        return replace(one, source=veil.shown(key), earlier=earlier, tied=())

    enrolment = Enrolment(
        entries=tuple(Enrolled(each.identity, student(each.student)) for each in found.entries),
        keys={identity: veil.shown(key) for identity, key in found.keys.items()},
        unlisted=tuple(map(submission, found.unlisted)),
        unmatched=tuple(sorted(map(student, found.unmatched), key=lambda each: each.key)),
        matched=found.matched,
        conflicts=tuple(changed_note(each, lambda text: ELLIPSIS) for each in found.conflicts),
    )
    return replace(
        grouping,
        several=tuple(sorted(map(submission, grouping.several), key=lambda each: each.source)),
        aside=tuple(Aside(ELLIPSIS + PurePosixPath(each.name).suffix, each.why) for each in grouping.aside),
        enrolment=enrolment,
        roster=grouping.roster and replace(grouping.roster, unused=(ELLIPSIS,) * bool(grouping.roster.unused)),
        doubt=grouping.doubt and unnamed_doubt(grouping.doubt),
        held={identity: _held(each, without[found.keys[identity]]) for identity, each in grouping.held.items()},
        unnamed=True,
    )


def unnamed_doubt(doubt: Note) -> Note:
    """Why a person should look first, without the names of what there is to be looked at."""
    return replace(doubt, data={name: ELLIPSIS if name == "names" else value for name, value in doubt.data.items()})


def _held(held: Held, without: Callable[[str], str]) -> Held:
    return Held(
        files=tuple(map(without, held.files)),
        text=held.text,
        problem=held.problem and changed_note(held.problem, without),
        notes=tuple(changed_note(each, without) for each in held.notes),
    )


def _without_names(veil: Veil, grouping: Grouping) -> dict[str, Callable[[str], str]]:
    """By key, what takes a student's names out of a text."""
    students = {each.student.key: each.student for each in grouping.enrolment.entries}
    found = {}
    for one in grouping.several:
        key = grouping.enrolment.keys[one.identity]
        persons = [text for person in one.persons for text in (person.name, person.id, person.email)]
        found[key] = veil.unnamed(students[key], one.source, one.name, one.login, one.group, *persons)
    return found
