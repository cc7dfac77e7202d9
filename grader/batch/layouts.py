"""Whose is what in a download: from names as platforms and people give them to one submission a person.

`grader.batch.platforms` reads a single name; here the names of a whole download are taken together. Nothing is played
here, and nobody is left out without a word: what belongs to no submission is told as put aside, with the reason.
"""

import enum
import hashlib
import re
from collections.abc import Callable, Iterable
from typing import Final, Protocol

import msgspec

from grader.batch import platforms
from grader.batch.gradescope import read_metadata
from grader.batch.platforms import ParsedName, common_beginning, common_end
from grader.classroom import Note, by_name, note
from grader.submission.archive import is_archive, without_ending
from grader.submission.files import clean_name, is_litter, is_source, without_ending_of_source
from grader.text import plain

_LONGEST = 120  # characters of a name
_WRAPPED = 4  # folders around a class, at most
_LOOKED_INTO = 40  # of a download's folders, to recognise what only shows inside them
_AGAIN = re.compile(r"(?P<stem>.+?)-(?P<number>\d{1,3})(?P<ending>(?:\.tar)?\.[A-Za-z0-9]+)", re.DOTALL)
_HIDDEN = frozenset({".git", ".github", ".svn", ".hg", ".idea", ".vscode", ".venv", ".cache", ".ds_store", ".trash", ".work"})


class Layout(enum.StrEnum):
    FOLDERS = "folders"
    MOODLE = "moodle"
    CANVAS = "canvas"
    BLACKBOARD = "blackboard"
    BRIGHTSPACE = "brightspace"
    GRADESCOPE = "gradescope"
    TEAMS = "teams"
    GIT = "git"


class Top(msgspec.Struct, frozen=True):
    """What lies on the first level of a source."""

    name: str
    is_folder: bool
    is_clone: bool = False  # of a git repository
    changed: float = 0.0  # seconds since the epoch


class Piece(msgspec.Struct, frozen=True):
    """One file or folder of a submission: where it lies in the source, and where in the
    submission ("" the submission itself).

    `within`: of a folder, only what lies below this path of it.
    """

    top: Top
    file: str = ""
    within: str = ""


class Person(msgspec.Struct, frozen=True):
    """Somebody whom a platform names besides: their university's number, their address."""

    name: str = ""
    id: str = ""
    email: str = ""


class HandedIn(msgspec.Struct, frozen=True, kw_only=True):
    """One submission, as its name tells it. `identity` is what the platform knows the student by."""

    identity: str
    name: str
    source: str  # the name of its first part, as the download has it
    parts: tuple[Piece, ...]
    texts: tuple[Piece, ...] = ()  # what was written into the platform
    earlier: tuple[Piece, ...] = ()  # of attempts before the one that is taken
    tied: tuple[Piece, ...] = ()  # of `earlier`, those that carry the same time as that: nothing tells which came last
    platform_id: str = ""
    login: str = ""
    logins: tuple[str, ...] = ()  # what else of a clone's name may be one, where nothing tells
    group: str = ""  # it is a group's
    persons: tuple[Person, ...] = ()  # as the platform names them; of several, all have handed it in
    is_name: bool = True  # `name` is a person's, and no number, login or folder's name
    late: bool | None = None  # by the platform's own word
    when: str = ""  # as the platform tells it, with an offset
    clock: str = ""  # or by a clock whose time zone it does not tell
    number: int = 1  # of `of` attempts
    of: int = 1


class Aside(msgspec.Struct, frozen=True):
    """What belongs to no submission, and why."""

    name: str
    why: Note
    works: bool = False  # works of the class may lie in it, and nobody knows whose


class ContentReader(Protocol):
    """Looks into what lies on the first level, within bounds. Neither raises: what can't be read holds nothing."""

    def names(self, top: Top) -> list[str]:
        """The files in a folder or an archive, as paths."""

    def read(self, top: Top, file: str) -> bytes:
        """The file at a path in a folder, "" the file itself."""


_NOTHING_IN_IT: Final = note("It is no folder, no archive and no program.")
_A_LIST: Final = note("It is the platform's own list.")
_HIDDEN_ONE: Final = note("Its name begins with a dot, as hidden files' names do: call it otherwise if somebody handed it in.")
_A_CLASS: Final = note("It is a whole class's download: give it to a batch of its own.")
_READERS: Final[dict[Layout, Callable[[str, bool], ParsedName | None]]] = {
    Layout.MOODLE: platforms.moodle,
    Layout.CANVAS: platforms.canvas,
    Layout.BLACKBOARD: platforms.blackboard,
    Layout.BRIGHTSPACE: platforms.brightspace,
    Layout.GRADESCOPE: platforms.gradescope,
    Layout.TEAMS: platforms.teams,
}
_LISTS: Final = {Layout.GRADESCOPE: platforms.GRADESCOPE_LIST, Layout.BRIGHTSPACE: platforms.BRIGHTSPACE_LIST}


def recognise(tops: Iterable[Top], look: ContentReader | None = None) -> Layout:
    """The layout that explains the most of what lies there; people's own folders where none explains half of it."""
    tops = [top for top in tops if not is_litter(top.name) and top.name not in _LISTS.values()]
    told_by_names = (Layout.MOODLE, Layout.CANVAS, Layout.BLACKBOARD, Layout.BRIGHTSPACE, Layout.GRADESCOPE)
    fits = {layout: [top for top in tops if _READERS[layout](top.name, top.is_folder)] for layout in told_by_names}
    fits[Layout.GIT] = [top for top in tops if top.is_clone]
    best = max(fits, key=lambda layout: len(fits[layout]))
    if fits[best] and 2 * len(fits[best]) >= len(tops):
        return best
    folders = [top for top in tops if top.is_folder][:_LOOKED_INTO]
    versions = [top for top in folders if look and any(platforms.teams_version(name) for name in look.names(top))]
    return Layout.TEAMS if versions and 2 * len(versions) >= len(folders) and 2 * len(folders) >= len(tops) else Layout.FOLDERS


def is_download(names: Iterable[str]) -> bool:
    """Whether these paths, of an archive's files, are a platform's download of a class, perhaps in folders of its own."""
    names = list(names)
    if any(platforms.teams_version(name.split("/", depth)[-1]) for name in names for depth in range(1, 4)):
        return True
    for _ in range(_WRAPPED):
        tops = {name.partition("/")[0]: Top(name.partition("/")[0], "/" in name) for name in names}
        if len(tops) > 1:
            return recognise(tops.values()) is not Layout.FOLDERS
        names = [name.partition("/")[2] for name in names if "/" in name]
    return False


def sort_out(tops: Iterable[Top], layout: Layout, look: ContentReader | None = None) -> tuple[tuple[HandedIn, ...], tuple[Aside, ...]]:
    """The submissions, by name, and what belongs to none."""
    found: dict[str, list[tuple[Top, ParsedName]]] = {}
    aside: list[Aside] = []
    for top in sorted(tops, key=lambda top: top.name):
        if is_litter(top.name):
            if is_hidden_folder(top.name) and top.is_folder:
                aside.append(Aside(clean_name(top.name), _HIDDEN_ONE, works=True))
            continue
        one, why = _named(top, layout, look)
        if one is None:
            aside.append(Aside(clean_name(top.name), why, works=why is _A_CLASS))
        else:
            found.setdefault(one.identity, []).append((top, one))
    groups = [group for entries in found.values() for group in _by_person(entries)]
    several = [_joined(entries, layout, look) for entries in groups]
    if layout is Layout.GIT:
        several = _with_logins(several)
    elif layout is Layout.BLACKBOARD:
        several = _of_blackboard(several, look)
    elif layout is Layout.GRADESCOPE and look:
        several = _of_gradescope(several, look)
    return tuple(sorted(several, key=lambda one: (by_name(one.name), one.identity))), tuple(aside)


def is_hidden_folder(name: str) -> bool:
    """Whether a folder's name hides it, as somebody's may by mistake, and is none that programs give."""
    return is_litter(name) and name.startswith(".") and name.lower() not in _HIDDEN


def _named(top: Top, layout: Layout, look: ContentReader | None) -> tuple[ParsedName | None, Note]:
    """What a name tells; without that, why nothing does."""
    if top.name == _LISTS.get(layout):
        return None, _A_LIST
    if layout in _READERS and (named := _READERS[layout](top.name, top.is_folder)):
        return named, _NOTHING_IN_IT
    if look and is_archive(top.name) and not top.is_folder and is_download(look.names(top)):
        return None, _A_CLASS
    return _of_people(top), _NOTHING_IN_IT


def _of_people(top: Top) -> ParsedName | None:
    """A folder, an archive, a program; anything else is nobody's submission."""
    if top.is_folder:
        name, file = top.name, ""
    elif is_archive(top.name):
        name, file = without_ending(top.name), top.name
    elif is_source(top.name):
        name, file = without_ending_of_source(top.name), top.name
    else:
        return None
    return ParsedName(identity=f"name:{_told_apart(name)}", name=name, file=file, is_name=False)


def _told_apart(name: str) -> str:
    """Names that look alike once they can be shown are different all the same: what identifies is the bytes."""
    shown = clean_name(name)
    return shown if shown == name else f"{shown}#{hashlib.sha256(name.encode('utf-8', 'backslashreplace')).hexdigest()[:8]}"


def _by_person(entries: list[tuple[Top, ParsedName]]) -> list[list[tuple[Top, ParsedName]]]:
    """Two downloads in one folder may have given one number to two persons: then the names tell them apart."""
    names: dict[str, list[tuple[Top, ParsedName]]] = {}
    for top, one in entries:
        names.setdefault("" if one.identity.startswith("name:") else plain(one.name), []).append((top, one))
    if len(names) < 2:
        return list(names.values())
    return [[(top, msgspec.structs.replace(one, identity=f"{one.identity}:{name}")) for top, one in each] for name, each in names.items()]


def _joined(entries: list[tuple[Top, ParsedName]], layout: Layout, look: ContentReader | None) -> HandedIn:
    """All that one person handed in; of several attempts the last."""
    first = entries[0][1]
    files = [(top, one) for top, one in entries if not one.is_text and not one.is_list]
    texts = tuple(Piece(top, "" if top.is_folder else one.file) for top, one in entries if one.is_text or one.is_list)
    attempts = sorted({one.attempt for _, one in entries})
    earlier: list[Piece] = []
    tied: list[Piece] = []
    clock = attempts[-1] and max(one.clock for _, one in entries if one.attempt == attempts[-1])
    of = len(attempts)
    if first.identity.startswith("name:"):
        files, left = _last_changed(files)
        parts, of = [Piece(top, one.file) for top, one in files], len(entries)
        earlier = [Piece(top, one.file) for top, one in left]
        tied = [each for each in earlier if each.top.changed == parts[0].top.changed]
    elif layout is Layout.CANVAS:
        parts, of, earlier = _last_of_each([Piece(top, one.file) for top, one in files])
    elif layout is Layout.TEAMS:
        parts, of, earlier = _last_version(entries[0][0], look)
    else:
        parts = [Piece(top, one.file) for top, one in files if one.attempt == attempts[-1]]
        earlier = [Piece(top, one.file) for top, one in files if one.attempt != attempts[-1]]
    late = [one.late for _, one in entries if one.late is not None]
    return HandedIn(
        identity=first.identity,
        name=_shown(first.name),
        source=clean_name((parts or texts or earlier)[0].top.name),
        parts=tuple(parts),
        texts=texts,
        earlier=tuple(earlier),
        tied=tuple(tied),
        platform_id=first.platform_id,
        login=first.login,
        group=_shown(first.group) if first.group else "",
        is_name=first.is_name,
        late=any(late) if late else None,
        clock=clock,
        number=of,
        of=of,
    )


def _last_changed(files: list[tuple[Top, ParsedName]]) -> tuple[list[tuple[Top, ParsedName]], list[tuple[Top, ParsedName]]]:
    """The last of what carries one person's name, `ana/` and `ana.zip`, and the others."""
    last = max(files, key=lambda each: (each[0].changed, each[0].name))
    return [last], [each for each in files if each is not last]


def _last_of_each(parts: list[Piece]) -> tuple[list[Piece], int, list[Piece]]:
    """Of Canvas's files the last version of each, how many attempts show, and what was left.

    `server-1.py` alone is `server.py`; `lab-1.zip` and `lab-2.zip` are two files."""
    versions: dict[str, list[tuple[int, str, Piece]]] = {}
    for part in parts:
        number, file = _attempt_of(part.file)
        versions.setdefault(file, []).append((number, part.top.name, part))
    taken, left, attempts = list[Piece](), list[Piece](), 1
    for file, found in versions.items():
        found.sort(key=lambda each: each[:2])
        if len(found) == 1 or found[0][0] == 0:
            taken.append(Piece(found[-1][2].top, file))
            left += [part for *_, part in found[:-1]]
            attempts = max(attempts, len(found))
        else:
            taken += [part for *_, part in found]
    return taken, attempts, left


def _attempt_of(file: str) -> tuple[int, str]:
    """`server-1.py` is `server.py`, handed in once more."""
    match = _AGAIN.fullmatch(file)
    return (int(match["number"]), match["stem"] + match["ending"]) if match else (0, file)


def _last_version(top: Top, look: ContentReader | None) -> tuple[list[Piece], int, list[Piece]]:
    """Teams keeps each version of each work in a folder of its own; of each work the last is taken."""
    works: dict[str, dict[int, str]] = {}
    for name in look.names(top) if look else ():
        if match := platforms.teams_version(name):
            works.setdefault(match["work"], {})[int(match["number"])] = name[: match.start("file") - 1]
    if not works:
        return [Piece(top)], 1, []
    taken = [Piece(top, work if len(works) > 1 else "", versions[max(versions)]) for work, versions in works.items()]
    left = [Piece(top, within=each) for versions in works.values() for number, each in versions.items() if number != max(versions)]
    return taken, max(map(len, works.values())), left


def _with_logins(several: list[HandedIn]) -> list[HandedIn]:
    """Classroom tools call clones `assignment-login` or `login-assignment`: what all begin or end with is no login.

    Where two logins begin alike too much is taken off: so all other ways of cutting are kept, for a roster to decide.
    """
    names = [one.name for one in several]
    begin, end = common_beginning(names, "-"), common_end(names, "-")
    return [
        msgspec.structs.replace(one, login=one.name[len(begin) : len(one.name) - len(end)] or one.name, logins=_cuts(one.name))
        for one in several
    ]


def _cuts(name: str) -> tuple[str, ...]:
    """Its ends and its beginnings, up to a hyphen or an underscore, the longest first."""
    places = [match.start() for match in re.finditer(r"[-_]", name)]
    return tuple(
        sorted({name, *(name[place + 1 :] for place in places), *(name[:place] for place in places)} - {""}, key=len, reverse=True)
    )


def _of_blackboard(several: list[HandedIn], look: ContentReader | None) -> list[HandedIn]:
    """Name and login stand in the attempt's own .txt; without it, the login is what follows the work's name."""
    begin = common_beginning((one.login for one in several), "_")
    taken = []
    for one in several:
        said = next((found for part in one.texts if look and (found := _named_in(look.read(part.top, ""), one.login))), None)
        login = said[1] if said else one.login[len(begin) :] if begin else one.login.rpartition("_")[2]
        name = said[0] if said else login
        taken.append(msgspec.structs.replace(one, login=login, name=_shown(name), is_name=said is not None))
    return taken


def _named_in(content: bytes, who: str) -> tuple[str, str] | None:
    """Name and login, of Blackboard's `Name: Ana Souza (asouza)`, whatever the language."""
    for line in content[:4096].decode("utf-8", "replace").lstrip("\ufeff").splitlines()[:6]:
        match = re.fullmatch(r"[^:]{2,30}:\s*(?P<name>.+?)\s*\((?P<login>[^()\s]+)\)\s*", line)
        if match and who.endswith(f"_{match['login']}"):
            return match["name"], match["login"]
    return None


def _of_gradescope(several: list[HandedIn], look: ContentReader) -> list[HandedIn]:
    told = read_metadata(look.read(Top(platforms.GRADESCOPE_LIST, False), ""))
    taken = []
    for one in several:
        if (about := told.get(one.source)) is not None:
            persons = tuple(Person(_shown(name) if name else "", id, email) for name, id, email in about.persons)
            name = ", ".join(each.name for each in persons if each.name) or one.name
            one = msgspec.structs.replace(
                one, name=_shown(name), is_name=True, persons=persons, when=about.when, group=_shown(name) if len(persons) > 1 else ""
            )
        taken.append(one)
    return taken


def _shown(name: str) -> str:
    return " ".join(clean_name(name).split())[:_LONGEST] or "?"
