"""The class list: a CSV as a university's system writes it, in whatever encoding and with whatever delimiter."""

import csv
import io
import re
from functools import cache
from pathlib import Path

import msgspec

from grader.errors import UsageError
from grader.submission.files import clean_name
from grader.text import decoded, plain, squeezed
from grader.wordlists import any_of, word_lists

_LARGEST = 16 << 20  # bytes
_LONGEST = 120  # characters of a value
_DELIMITERS = ",;\t|"
_PREAMBLE = 10  # lines before the header: the course's name, the term


class RosterEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One person of the roster; at least `id`, `name`, `login` or `email` is there.

    `platform_id` is a number that only the platform named in `platform` knows; `entry` names what they handed in, where
    a teacher wrote that down. `nth` tells apart those of whom nothing else does.
    """

    id: str = ""
    name: str = ""
    email: str = ""
    group: str = ""
    login: str = ""
    platform_id: str = ""
    platform: str = ""
    entry: str = ""
    nth: int = 1

    @property
    def identity(self) -> str:
        known = self.id or self.email or (f"{self.platform}:{self.platform_id}" if self.platform_id else "") or self.login or self.name
        return f"roster:{known}" + (f" ({self.nth})" if self.nth > 1 else "")


class Roster(msgspec.Struct, frozen=True):
    """Everybody in it, and how many of its lines are nobody's."""

    rows: tuple[RosterEntry, ...] = ()
    unused: tuple[str, ...] = ()  # lines from which nobody can be told, as they stand


def read_roster(file: Path) -> Roster:
    """Everybody in the file. Raises UsageError: it can't be read, no column tells who somebody is, nobody is in it."""
    name = clean_name(str(file))
    try:
        with file.open("rb") as content:
            text = decoded(content.read(_LARGEST + 1)[:_LARGEST])[0]
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except (OSError, ValueError, csv.Error) as error:
        raise UsageError(
            "The roster {file} can't be read: {why}.", file=name, why=str(getattr(error, "strerror", None) or error)
        ) from error
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    header = max(range(min(len(lines), _PREAMBLE)), key=lambda index: len(_columns(lines[index])), default=0)
    columns = _columns(lines[header]) if lines else {}
    if not {"id", "name", "email", "first", "login", "identifier"} & set(columns):
        raise UsageError(
            "The roster {file} has no column with names or ids in its first line.",
            "It should have one called id, nome, email or grupo, or name, group in English; there are: {there}.",
            file=name,
            there=", ".join(clean_name(cell) for cell in lines[header][:10]) if lines else "-",
        )
    roster = _roster(lines[header + 1 :], columns)
    if not roster.rows:
        raise UsageError(
            "The roster {file} has nobody in it: none of its {count} lines has a name, an id or an address.",
            "Its columns were taken for: {columns}.",
            file=name,
            count=str(len(lines) - header - 1),
            columns=", ".join(f"{clean_name(lines[header][place])} = {kind}" for kind, place in columns.items()),
        )
    return roster


def _roster(lines: list[list[str]], columns: dict[str, int]) -> Roster:
    rows: dict[str, RosterEntry] = {}
    unused: list[str] = []
    nobody = word_lists().not_students
    for line in lines:
        row = _row(line, columns)
        if squeezed(row.name) in nobody or (not row.name and any(squeezed(cell) in nobody for cell in line)):
            continue
        if not (row.id or row.name or row.email or row.login or row.platform_id):
            unused.append(clean_name(", ".join(filter(None, (" ".join(cell.split()) for cell in line))))[:_LONGEST])
            continue
        before = rows.get(row.identity)
        while before is not None and not _same_person(before, row):  # of two of one name both are in the class
            row = msgspec.structs.replace(row, nth=row.nth + 1)
            before = rows.get(row.identity)
        rows[row.identity] = row if before is None else _together(before, row)
    return Roster(tuple(rows.values()), tuple(unused))


def _same_person(one: RosterEntry, other: RosterEntry) -> bool:
    """By a number or an address, and a name that is not another; by the name alone two lines are two persons."""
    told = any(getattr(one, kind) and getattr(one, kind) == getattr(other, kind) for kind in ("id", "email", "login", "platform_id"))
    return told and (not one.name or not other.name or name_key(one.name) == name_key(other.name))


def _together(one: RosterEntry, other: RosterEntry) -> RosterEntry:
    """Somebody who stands there twice, once for each group or assignment."""
    return RosterEntry(**{kind: getattr(one, kind) or getattr(other, kind) for kind in one.__struct_fields__ if kind != "nth"}, nth=one.nth)


def name_key(name: str) -> str:
    """The same for "Souza, Ana", "Ana Souza" and "ANA SOUZA JR." beside "Ana Souza Júnior"."""
    return " ".join(sorted(_in_full().get(word, word) for word in plain(name).split()))


@cache
def _in_full() -> dict[str, str]:
    return {short: word for word, shorts in word_lists().in_full.items() for short in shorts}


@cache
def _kinds() -> dict[str, str]:
    """What stands in a column, by its name."""
    return {plain(name): kind for kind, names in word_lists().roster_columns.items() for name in names}


@cache
def _participant() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(word_lists().participants)})\s+(?P<number>\d{{1,19}})", re.IGNORECASE)


def _columns(header: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    names = [plain(cell) for cell in header]
    for index, name in enumerate(names):
        kind = _kinds().get(name)
        if kind is not None:
            found.setdefault(kind, index)
    if any(name.startswith("sis ") for name in names) and "id" in names:  # Canvas's gradebook: `ID` is its own number of a user
        found["canvas"] = names.index("id")
        found.pop("id")
        own = next((each for each in ("sis user id", "sis id") if each in names), None)
        found |= {"id": names.index(own)} if own else {}
    return found


def _row(line: list[str], columns: dict[str, int]) -> RosterEntry:
    def cell(kind: str) -> str:
        index = columns.get(kind, len(line))
        return clean_name(" ".join(line[index].split()))[:_LONGEST] if index < len(line) else ""

    name = " ".join(filter(None, (cell("first") or cell("name"), cell("last"))))
    id, email = cell("id"), cell("email")
    platform, platform_id = ("canvas", cell("canvas")) if cell("canvas") else ("", cell("platform"))
    said = cell("identifier")  # of Moodle's worksheet, or of a classroom tool's list: whatever the teacher had put there
    if participant := _participant().fullmatch(said):
        platform, platform_id = "moodle", participant["number"]
    elif "@" in said:
        email = email or said
    elif " " in said and not re.search(r"\d", said):
        name = name or said
    else:
        id = id or said
    return RosterEntry(
        id=id.removeprefix("#"),  # Brightspace writes one before its OrgDefinedId
        name=name,
        email=email,
        group=cell("group"),
        login=cell("login").removeprefix("@").removeprefix("#"),
        platform_id=platform_id,
        platform=platform,
        entry=cell("entry"),
    )


def _delimiter(text: str) -> str:
    """The sign that most of the first lines have, however many times; then the one that stands there most often."""
    first = text.splitlines()[:_PREAMBLE]
    return max(_DELIMITERS, key=lambda sign: (sum(sign in line for line in first), sum(line.count(sign) for line in first)))
