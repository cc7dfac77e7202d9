"""Whose is what in a download: names as Moodle, Canvas, GitHub Classroom and people give them.

Moodle: `Full Name_ID_assignsubmission_file` (a folder from 4.1 on, with a trailing `_` before, or the beginning of a
file's name); `Participant_ID_…` where marking is blind, `Group_gid_…` where groups hand in. Canvas:
`sortablename[_LATE]_userid_attachmentid_filename`, `anon_id_…` where it is anonymous; a file handed in again is `filename-1`.
"""

import enum
import re
from collections.abc import Iterable

import msgspec

from grader.classroom import by_name
from grader.submission.archive import is_archive, without_ending
from grader.submission.files import clean_name, is_litter, is_source, without_ending_of_source
from grader.text import plain

_LONGEST = 120  # characters of a name
_MOODLE = re.compile(r"(?P<name>.+)_(?P<id>\d{1,19})_assignsubmission_(?P<plugin>[a-z]+)(?:_(?P<file>.*))?", re.DOTALL)
_CANVAS = re.compile(r"(?P<name>[^_]+)(?P<late>_LATE)?_(?P<id>\d{1,19})_(?P<attachment>\d{1,19})_(?P<file>.+)", re.DOTALL)
_CANVAS_ANONYMOUS = re.compile(r"(?P<name>anon)(?P<late>_LATE)?_(?P<id>[A-Za-z0-9]{1,19})_(?P<attachment>\d{1,19})_(?P<file>.+)", re.DOTALL)
_AGAIN = re.compile(r"(?P<stem>.+?)-(?P<number>\d{1,3})(?P<ending>(?:\.tar)?\.[A-Za-z0-9]+)", re.DOTALL)
_GROUP = re.compile(r"(group|grupo|equipe|team)\b", re.IGNORECASE)
_MEMBER = re.compile(_GROUP.pattern + r"[^-]*-(?P<member>[^\W\d]+( [^\W\d]+)+)", re.IGNORECASE)  # before Moodle 4.1: `Grupo A-Ana Souza`


class Layout(enum.StrEnum):
    FOLDERS = "folders"
    MOODLE = "moodle"
    CANVAS = "canvas"
    GIT = "git"


class Top(msgspec.Struct, frozen=True):
    """What lies on the first level of a source."""

    name: str
    is_folder: bool
    is_clone: bool = False  # of a git repository
    changed: float = 0.0  # seconds since the epoch


class Part(msgspec.Struct, frozen=True):
    """One file or folder of a submission: where it lies in the source, and where in the submission ("" the submission itself)."""

    top: Top
    file: str = ""


class HandedIn(msgspec.Struct, frozen=True, kw_only=True):
    """One submission, as its name tells it. `identity` is what the platform knows the student by."""

    identity: str
    name: str
    source: str  # the name of its first part, as the download has it
    parts: tuple[Part, ...]
    platform_id: str = ""
    login: str = ""
    group: str = ""  # it is a group's
    late: bool = False
    number: int = 1  # of `of` attempts
    of: int = 1


def recognise(tops: Iterable[Top]) -> Layout:
    """The layout that explains the most of what lies there; people's own folders where none explains half of it."""
    tops = [top for top in tops if not is_litter(top.name)]
    fits = {
        Layout.MOODLE: [top for top in tops if _MOODLE.fullmatch(top.name)],
        Layout.CANVAS: [top for top in tops if not top.is_folder and _canvas(top.name)],
        Layout.GIT: [top for top in tops if top.is_clone],
    }
    best = max(fits, key=lambda layout: len(fits[layout]))
    return best if fits[best] and 2 * len(fits[best]) >= len(tops) else Layout.FOLDERS


def sort_out(tops: Iterable[Top], layout: Layout) -> tuple[tuple[HandedIn, ...], tuple[str, ...]]:
    """The submissions, by name, and the names of what belongs to none."""
    found: dict[str, list[HandedIn]] = {}
    ignored: list[str] = []
    tops = sorted((top for top in tops if not is_litter(top.name)), key=lambda top: top.name)
    for top in tops:
        one = None if layout is Layout.MOODLE and _is_text(top.name) else _of_platform(top, layout) or _of_people(top)
        if one is None:
            ignored.append(clean_name(top.name))
        else:
            found.setdefault(one.identity, []).append(one)
    several = [_one_of(each) if each[0].identity.startswith("name:") else _joined(each) for each in found.values()]
    if layout is Layout.GIT:
        several = _with_logins(several)
    return tuple(sorted(several, key=lambda one: (by_name(one.name), one.identity))), tuple(ignored)


def _of_platform(top: Top, layout: Layout) -> HandedIn | None:
    if layout is Layout.MOODLE and (match := _MOODLE.fullmatch(top.name)):
        return _moodle(top, match)
    if layout is Layout.CANVAS and not top.is_folder and (match := _canvas(top.name)):
        anonymous = match["name"] == "anon"
        name = f"anon {match['id']}" if anonymous else _shown(match["name"])
        return HandedIn(
            identity=f"canvas:{match['id']}",
            name=name,
            source=clean_name(top.name),
            parts=(Part(top, match["file"]),),
            platform_id=match["id"],
            late=bool(match["late"]),
        )
    return None


def _is_text(name: str) -> bool:
    """Moodle's `…_onlinetext`, which some write instead of handing in files."""
    match = _MOODLE.fullmatch(name)
    return match is not None and match["plugin"] != "file"


def _moodle(top: Top, match: re.Match[str]) -> HandedIn:
    name, id = _shown(match["name"].replace("_", " ")), match["id"]
    if member := _MEMBER.fullmatch(name):  # the number is the participant's, too
        name = member["member"]
    group = name if _GROUP.match(name) else ""
    if plain(name) in ("participant", "participante", "group", "grupo", "team", "equipe"):
        name = f"{name} {id}"
    return HandedIn(
        identity=f"moodle:{id}",
        name=name,
        source=clean_name(top.name),
        parts=(Part(top, "" if top.is_folder else match["file"] or "arquivo"),),
        platform_id=id,
        group=name if group else "",
    )


def _canvas(name: str) -> re.Match[str] | None:
    return _CANVAS.fullmatch(name) or _CANVAS_ANONYMOUS.fullmatch(name)


def _of_people(top: Top) -> HandedIn | None:
    """A folder, an archive, a program; anything else is nobody's submission."""
    if top.is_folder:
        name, file = top.name, ""
    elif is_archive(top.name):
        name, file = without_ending(top.name), top.name
    elif is_source(top.name):
        name, file = without_ending_of_source(top.name), top.name
    else:
        return None
    return HandedIn(identity=f"name:{clean_name(name)}", name=_shown(name), source=clean_name(top.name), parts=(Part(top, file),))


def _one_of(several: list[HandedIn]) -> HandedIn:
    """The last of what carries one person's name: `ana/` and `ana.zip`."""
    last = max(several, key=lambda one: (one.parts[0].top.changed, one.source))
    return msgspec.structs.replace(last, number=len(several), of=len(several))


def _joined(several: list[HandedIn]) -> HandedIn:
    """All files of one student; of a file that was handed in again (`server.py`, `server-1.py`), the last."""
    parts = [part for one in several for part in one.parts]
    if several[0].identity.startswith("canvas:"):
        parts, attempts = _last_of_each(parts)
    else:
        attempts = 1
    return msgspec.structs.replace(
        several[0], parts=tuple(parts), late=any(one.late for one in several), number=attempts, of=attempts
    )  # fmt: skip


def _last_of_each(parts: list[Part]) -> tuple[list[Part], int]:
    """Of Canvas's files, and how many attempts show. `server-1.py` alone is `server.py`; `lab-1.zip` and `lab-2.zip` are two files."""
    versions: dict[str, list[tuple[int, str, Part]]] = {}
    for part in parts:
        number, file = _attempt_of(part.file)
        versions.setdefault(file, []).append((number, part.top.name, part))
    taken: list[Part] = []
    for file, found in versions.items():
        found.sort(key=lambda each: each[:2])
        again = len(found) == 1 or found[0][0] == 0
        taken += [Part(found[-1][2].top, file)] if again else [part for *_, part in found]
    return taken, max(len(found) if found[0][0] == 0 else 1 for found in versions.values())


def _attempt_of(file: str) -> tuple[int, str]:
    """`server-1.py` is `server.py`, handed in once more."""
    match = _AGAIN.fullmatch(file)
    return (int(match["number"]), match["stem"] + match["ending"]) if match else (0, file)


def _with_logins(several: list[HandedIn]) -> list[HandedIn]:
    """GitHub Classroom's folders are `assignment-login`: what they all begin with, up to a hyphen, is no login."""
    names = [one.name for one in several]
    common = _common_beginning(names) if len(names) > 1 else ""
    return [msgspec.structs.replace(one, login=one.name[len(common) :]) for one in several]


def _common_beginning(names: list[str]) -> str:
    first, last = min(names), max(names)
    same = next((index for index, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), min(len(first), len(last)))
    return first[: first.rfind("-", 0, same) + 1]


def _shown(name: str) -> str:
    return " ".join(clean_name(name).split())[:_LONGEST] or "?"
