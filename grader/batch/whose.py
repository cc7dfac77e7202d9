"""Whose each submission is: what the platform tells, held against the class list.

A number counts within the platform that gave it, and never against a name that disagrees; what points to two
persons is nobody's. Who could be the owner of a submission that is nobody's is noted, so that nobody gets a 0
for a name that was not understood.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from grader.batch.layouts import Aside, HandedIn, Layout
from grader.batch.platforms import HEAP
from grader.batch.roster import RosterEntry, name_key
from grader.classroom import Note, Student, note
from grader.spec.model import Exercise
from grader.submission.archive import without_ending
from grader.submission.files import is_source
from grader.submission.folders import fit
from grader.text import plain, squeezed
from grader.wordlists import word_lists

_LONGEST_KEY = 60
_ITS_NAME: Final = 3  # of `fit`
_SIMILAR: Final = 85  # of 100: two spellings of one name
_SHORTEST: Final = 3  # letters of a word that tells somebody: not `de`, `da`


class Enrolled(msgspec.Struct, frozen=True):
    """One entry of the class: a student or a group, what identifies it, and the group that hands in for it, by key."""

    identity: str
    student: Student
    team: str | None = None


class Enrolment(msgspec.Struct, frozen=True):
    """The class as the download and the roster tell it together."""

    entries: tuple[Enrolled, ...]
    keys: dict[str, str]  # each submission's student, by its identity
    unlisted: tuple[HandedIn, ...] = ()  # handed in, and for certain nobody's of the roster
    unmatched: tuple[Student, ...] = ()  # of the roster, and nothing that was handed in is for certain theirs
    matched: int = 0
    conflicts: tuple[Note, ...] = ()
    same: tuple[tuple[str, str], ...] = ()  # keys of a batch before that turn out to be one person's: the one that goes, the one that stays


class RosterMatcher:
    """Who of the roster handed what in. A name that two people have is nobody's."""

    def __init__(self, rows: Iterable[RosterEntry]) -> None:
        self.rows = tuple(rows)
        self._by_key: dict[str, list[RosterEntry]] = {}
        for row in self.rows:
            for key in _keys_of(row):
                self._by_key.setdefault(key, []).append(row)
        self._group_names = {name for row in self.rows if (name := plain(row.group))}

    def in_groups(self, one: HandedIn) -> HandedIn:
        """With its group where the roster names it: `LabRedes` alone, or before a member's name, `LabRedes-Ana Souza`."""
        if one.group or not one.identity.startswith("moodle:"):
            return one
        if plain(one.name) in self._group_names:
            return replace(one, group=one.name)
        if self._certain([f"name:{name_key(one.name)}"]):
            return one
        for match in re.finditer("-", one.name):
            group, member = one.name[: match.start()].strip(), one.name[match.end() :].strip()
            if plain(group) in self._group_names or self._certain([f"name:{name_key(member)}"]):
                return replace(one, name=member, group="")
        return one

    def of(self, one: HandedIn) -> RosterEntry | None:
        """The person who handed it in; None where nothing tells, or it is a group's."""
        if found := self._certain([f"entry:{_entry_key(each)}" for each in (one.source, one.name)]):
            return found[0]
        if one.group:
            return None
        told = self._certain(_names_of(one))
        for row in self._certain(_numbers_of(one)):
            if not _disagree(one, row) and row not in told:
                told.append(row)
        return told[0] if len(told) == 1 else None

    def members(self, one: HandedIn) -> tuple[RosterEntry, ...]:
        """Of the group that handed it in."""
        if not one.group:
            return ()
        named = [row for person in one.persons for row in self._certain(_keys_of_person(person.name, person.id, person.email))]
        names = {plain(one.group), plain(one.platform_id)} - {""}
        return tuple(row for row in self.rows if row in named or (not one.persons and plain(row.group) in names))

    def may_be(self, one: HandedIn, rows: Iterable[RosterEntry]) -> list[RosterEntry]:
        """Whose of `rows` it may be: those whose name has something in common with its name, or who have none; where it has no name,
        everybody's. And theirs whose number it carries, whatever their name is now."""
        rows = list(rows)
        numbered = self._certain(_numbers_of(one))
        like = [row for row in rows if row in numbered or _alike(one, row)]
        if not like and not (one.is_name and name_key(one.name)):
            return rows
        return [row for row in rows if row in like or not name_key(row.name)]

    def may_lie_in(self, aside: Aside, rows: Iterable[RosterEntry]) -> list[RosterEntry]:
        """Whose of `rows` it may be, though it is no submission: theirs whose name it has, everybody's where works may lie in it."""
        words = _words(without_ending(aside.name))
        return [row for row in rows if aside.works or words & _words(row.name)]

    def _certain(self, keys: Iterable[str]) -> list[RosterEntry]:
        """Those to whom a key of these points, and to nobody besides."""
        found: list[RosterEntry] = []
        for key in keys:
            rows = self._by_key.get(key, [])
            if len(rows) == 1 and rows[0] not in found:
                found.append(rows[0])
        return found


def with_logins(several: Iterable[HandedIn], rows: Iterable[RosterEntry]) -> tuple[HandedIn, ...]:
    """Clones' logins as the roster has them: of all ways to cut the assignment's name off, the one that fits most of the class."""
    logins = {login for row in rows if (login := row.login.lower())}
    fits: dict[tuple[str, str], int] = {}
    several = tuple(several)
    for one in several:
        for cut in one.logins:
            if cut.lower() in logins:
                begin, _, end = one.name.partition(cut) if one.name.startswith(cut) else (one.name[: -len(cut)], cut, "")
                fits[begin, end] = fits.get((begin, end), 0) + 1
    if not fits:
        return several
    begin, end = max(fits, key=lambda each: (fits[each], -len("".join(each))))
    taken = []
    for one in several:
        inner = one.name[len(begin) : len(one.name) - len(end)]
        fit = one.logins and one.name.startswith(begin) and one.name.endswith(end) and inner
        taken.append(replace(one, login=inner) if fit else one)
    return tuple(taken)


def enrolment(
    several: Iterable[HandedIn], rows: tuple[RosterEntry, ...], known: Mapping[str, Student], aside: Iterable[Aside] = ()
) -> Enrolment:
    """Bring the class together. `known`: the students of batches before, by identity, who keep their keys.
    `aside`: what was no submission, and may be somebody's all the same."""
    matching = RosterMatcher(rows)
    keys = {student.key for student in known.values()}
    entries: list[Enrolled] = []
    teams: dict[str, str] = {}  # roster identity to the key of the group
    students: dict[str, str] = {}
    several = tuple(several)
    claims = {one.identity: matching.of(one) for one in several}
    claimed = Counter(row.identity for row in claims.values() if row is not None)
    met = {identity for identity, count in claimed.items() if count == 1}
    unlisted: list[HandedIn] = []
    same: list[tuple[str, str]] = []
    for one in several:
        row, members = claims[one.identity], matching.members(one)
        row = row if row is not None and row.identity in met else None
        if rows and row is None and not members:
            unlisted.append(one)
        student = _student(one, row, known, keys, unlisted=bool(rows) and row is None and not members)
        if row is not None and (listed_as := known.get(row.identity)) is not None and listed_as.key != student.key:
            same.append((listed_as.key, student.key))
        students[one.identity] = student.key
        entries.append(Enrolled(one.identity, student))
        teams |= {member.identity: student.key for member in members}
    conflicts = tuple(
        note(
            "{names} would all be {name}: none of them is for certain.",
            names=", ".join(one.source for one in several if (row := claims[one.identity]) and row.identity == identity),
            name=next(row.name or row.id or row.identity for row in rows if row.identity == identity),
        )
        for identity, count in claimed.items() if count > 1
    )  # fmt: skip
    listed = {_listed_as(student) for student in known.values()}  # in a batch before, whatever was handed in then
    rest = [row for row in rows if row.identity not in met and (row.identity in known or row.identity not in listed)]
    alone = [row for row in rest if row.identity not in teams]
    maybe: dict[str, list[str]] = {}
    for one in unlisted:
        for row in matching.may_be(one, alone):
            maybe.setdefault(row.identity, []).append(one.source)
    for left in aside:
        for row in matching.may_lie_in(left, alone):
            maybe.setdefault(row.identity, []).append(left.name)
    others = [
        Enrolled(row.identity, _student(None, row, known, keys, maybe=tuple(maybe.get(row.identity, ()))), teams.get(row.identity))
        for row in rest
    ]
    unmatched = tuple(each.student for each in others if each.team is None)
    matched = len(several) - len(unlisted) if rows else 0
    return Enrolment((*entries, *others), students, tuple(unlisted), unmatched, matched, conflicts, tuple(same))


def doubt_of(
    several: tuple[HandedIn, ...],
    found: Enrolment,
    layout: Layout,
    exercises: tuple[Exercise, ...],
    roster: bool,
    classes: Sequence[str] = (),
    aside: Sequence[Aside] = (),
    ties: Sequence[HandedIn] = (),
) -> Note | None:
    """Why a person should look before anybody is graded; None where nothing speaks against it.

    `exercises`: those that are asked for. `classes`: archives among `several` that may be a whole class's. `ties`: those of
    `several` of which nothing tells what came last.
    """
    if not several and aside:
        return note(
            "There is no submission in it, only what is none: {names}.",
            "Where they are in an archive or a folder of it, unpack it and give that.",
            names=", ".join(each.name for each in aside[:5]),
        )
    if classes:
        return note(
            "{names} may be a whole class's, and would be one student's each.",
            "Give a class's archive to a batch of its own.",
            names=", ".join(classes[:5]),
        )
    if layout is Layout.FOLDERS:
        loose = [one for one in several if one.parts and is_source(one.parts[0].top.name) and not one.parts[0].top.is_folder]
        pair = all(len(each.programs) > 1 for each in exercises)
        if loose and pair and 2 * len(loose) >= len(several):
            again = sum(HEAP.fullmatch(one.parts[0].top.name) is not None for one in loose)
            return note(
                "Each of {count} files, such as {names}, would be one student's, though the exercise has two programs.",
                "It looks like the files of a whole class in one heap, and nothing tells whose each is: put each student's into a folder."
                if again
                else "Give a folder with one folder or archive for each student; `grade.py check` grades a single submission.",
                count=str(len(loose)),
                names=", ".join(one.source for one in loose[:3]),
            )
        fits = [best for one in several if (best := _exercise_of(one, exercises))]
        if len(fits) > 1 and 2 * len(fits) >= len(several) and len(set(fits)) == len(fits):
            return note(
                "{names} are called like exercises, and each would be one student's.",
                "It looks like one submission: `grade.py check` grades that.",
                names=", ".join(one.source for one in several if _exercise_of(one, exercises)),
            )
    if ties:
        return note(
            "Nothing tells which of these came last: {names}.",
            "Leave of each student's only what counts.",
            names="; ".join(", ".join(part.top.name for part in (*one.parts, *one.tied)) for one in ties[:5]),
        )
    named = [one for one in several if one.is_name or not one.platform_id]  # blind marking has no names, and is no mistake
    if roster and len(named) > 1 and 2 * found.matched < len(named):
        return note(
            "Of {count} submissions only {matched} are somebody's of the roster for certain.",
            count=str(len(several)),
            matched=str(found.matched),
        )
    return None


def _exercise_of(one: HandedIn, exercises: tuple[Exercise, ...]) -> str:
    """Whose name it has, if it is just that; "" where it has none's."""
    return next((each.id for each in exercises if fit(one.name, each) == _ITS_NAME), "")


def _student(
    one: HandedIn | None,
    row: RosterEntry | None,
    known: Mapping[str, Student],
    keys: set[str],
    *,
    unlisted: bool = False,
    maybe: tuple[str, ...] = (),
) -> Student:
    """With the key that was given to it before: as itself, or as somebody of the roster who had handed in nothing yet."""
    identities = [each.identity for each in (one, row) if each is not None]
    before = next((known[identity] for identity in identities if identity in known), None)
    person = one.persons[0] if one and len(one.persons) == 1 else None
    name = (row.name if row else "") or (one.name if one else "") or ((row.id or row.email or row.login) if row else "")
    platform_id = (one.platform_id if one else "") or (row.platform_id if row else "")
    id = (row.id if row else "") or (person.id if person else "")
    key = before.key if before else _fresh_key(name, platform_id or id, keys)
    return Student(
        key=key,
        name=name,
        platform_id=platform_id,
        id=id,
        login=(row.login if row else "") or (one.login if one else ""),
        email=(row.email if row else "") or (person.email if person else ""),
        group=(row.group if row else "") or (one.group if one else ""),
        unlisted=unlisted,
        maybe=maybe,
    )


def _listed_as(student: Student) -> str:
    return RosterEntry(id=student.id, name=student.name, email=student.email, login=student.login).identity


def _fresh_key(name: str, id: str, keys: set[str]) -> str:
    base = re.sub(r"[^a-z0-9]+", "-", plain(f"{name} {id}"))[:_LONGEST_KEY].strip("-") or "student"
    key, number = base, 1
    while key in keys:
        number += 1
        key = f"{base}-{number}"
    keys.add(key)
    return key


def _keys_of(row: RosterEntry) -> list[str]:
    words = plain(row.name).split()
    turned = {"".join(words[index:] + words[:index]) for index in range(len(words))}  # Canvas: the last name first, without spaces
    logins = {row.login.lower(), row.email.lower(), row.email.partition("@")[0].lower()} - {""}
    keys = [f"id:{row.id.lower()}"] if row.id else []
    keys += [f"{row.platform or 'platform'}:{row.platform_id}"] if row.platform_id else []
    keys += [f"name:{name_key(row.name)}"] if name_key(row.name) else []
    keys += [f"entry:{_entry_key(row.entry)}"] if row.entry else []
    return [*keys, *(f"login:{login}" for login in logins), *(f"sortable:{name}" for name in turned if name)]


def _keys_of_person(name: str, id: str, email: str) -> list[str]:
    return [f"id:{id.lower()}", f"login:{email.lower()}", f"name:{name_key(name)}"]


def _entry_key(text: str) -> str:
    return text.strip().rstrip("/").casefold()


def _names_of(one: HandedIn) -> list[str]:
    """By what stands in its name: names and logins."""
    if one.identity.startswith("canvas:"):
        return [f"sortable:{squeezed(one.name)}"] if one.is_name else []
    if one.persons:
        return [key for person in one.persons for key in _keys_of_person(person.name, "", person.email)]
    keys = [f"name:{name_key(one.name)}"] if one.is_name or not one.platform_id else []
    return [*keys, f"login:{(one.login or one.name).lower()}"]


def _numbers_of(one: HandedIn) -> list[str]:
    """By numbers: a platform's own where the roster has that platform's, a university's where people wrote theirs."""
    layout = one.identity.partition(":")[0]
    keys = [f"{layout}:{one.platform_id}", f"platform:{one.platform_id}"] if one.platform_id else []
    if layout == Layout.CANVAS:
        keys.append(f"id:{one.platform_id}")
    keys += [f"id:{person.id.lower()}" for person in one.persons if person.id]
    if layout == "name":
        keys += [f"id:{word.lower()}" for word in (one.name, *re.split(r"[\s_,;()-]+", one.name)) if word]
    return keys


def _disagree(one: HandedIn, row: RosterEntry) -> bool:
    """Whether its name is another person's than the row's: both have words, and none in common."""
    theirs = _words(row.name)
    if one.identity.startswith("canvas:"):
        said = squeezed(one.name)
        return one.is_name and bool(theirs) and not any(word in said for word in theirs)
    said_words = _words(one.name) - {row.id.lower()}
    login = plain(row.login or row.email.partition("@")[0]).split()
    return bool(theirs) and bool(said_words) and not said_words & (theirs | set(login))


def _alike(one: HandedIn, row: RosterEntry) -> bool:
    from rapidfuzz import fuzz

    said = squeezed(f"{one.name} {one.login}")
    if any(word in said for word in _words(row.name)):
        return True
    return bool(name_key(row.name)) and fuzz.token_set_ratio(plain(row.name), plain(one.name)) >= _SIMILAR


def _words(name: str) -> set[str]:
    """The words of a name that tell somebody, without numbers."""
    return {word for word in name_key(name).split() if len(word) >= _SHORTEST and word.isalpha()} - word_lists().name_particles
