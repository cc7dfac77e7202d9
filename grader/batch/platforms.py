"""What each platform's names for files and folders tell of whose they are: one reader a
platform, each a pure function of names.

Sources: Moodle's mod/assign/classes/downloader.php (4.1 to 5.x) and locallib.php (before), Canvas's
lib/content_zipper.rb; Blackboard, Brightspace, Gradescope and Teams as teachers' own scripts read them. Samples of
all of them: tests/batch/samples.py.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final
from urllib.parse import unquote

import msgspec

from grader.marks.worded import wall_clock
from grader.text import plain
from grader.wordlists import any_of, word_lists

MOODLE: Final = re.compile(r"(?P<name>.+?)(?:_(?P<id>\d{1,19}))?_assignsubmission_(?P<plugin>[a-z]+)(?:_(?P<file>.*))?", re.DOTALL)
_CANVAS: Final = re.compile(
    r"(?P<name>[^_]+)(?P<late>_(?i:late))?_(?P<id>\d{1,19})_"
    r"(?:(?P<attachment>\d{1,19})_(?P<file>.+)|(?P<text>(?:text|link)\.html))",
    re.DOTALL,
)
_CANVAS_ANONYMOUS: Final = re.compile(
    r"(?P<name>anon)(?P<late>_(?i:late))?_(?P<id>[A-Za-z0-9]{1,19})_(?:(?P<attachment>\d{1,19})_(?P<file>.+)|(?P<text>(?:text|link)\.html))",
    re.DOTALL,
)
_BRIGHTSPACE: Final = re.compile(
    r"(?P<id>\d{1,12}-\d{1,12}) - (?P<name>.+?) - (?P<time>[^-]{6,40}\d{3,4}(?: ?[AaPp]\.?[Mm]\.?)?)(?: - (?P<file>.+))?", re.DOTALL
)
_BRIGHTSPACE_TIME: Final = re.compile(
    r"(?P<day>.*\b\d{4}\b.*?)\b(?P<hour>\d{1,2})(?P<minute>\d\d)(?P<half>\s?[AaPp]\.?[Mm]\.?)?\s*", re.DOTALL
)
GRADESCOPE: Final = re.compile(r"submission_(?P<id>\d{1,19})")
GRADESCOPE_LIST: Final = "submission_metadata.yml"
BRIGHTSPACE_LIST: Final = "index.html"
HEAP: Final = re.compile(r"(?P<stem>.+?) ?\((?P<number>\d{1,4})\)(?P<ending>\.[A-Za-z0-9]{1,8})", re.DOTALL)  # `server (1).py`


@cache
def _group() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(word_lists().groups | word_lists().no_group)})\b", re.IGNORECASE)


@cache
def _member() -> re.Pattern[str]:
    """Before Moodle 4.1 a member's work stands behind the group's name, `Grupo A-Ana Souza`; these are told without a roster."""
    return re.compile(_group().pattern + r"[^-]*-(?P<member>[^\W\d]+(?:[ '][^\W\d]+)+)", re.IGNORECASE)


@cache
def _blackboard() -> re.Pattern[str]:
    attempt = any_of(word_lists().attempts)
    return re.compile(rf"(?P<who>.+)_(?:{attempt})_(?P<time>\d{{4}}(?:-\d\d){{5}})(?:_(?P<file>.+)|(?P<own>\.txt))", re.DOTALL)


@cache
def _teams() -> re.Pattern[str]:
    version = any_of(word_lists().versions)
    return re.compile(rf"(?P<work>[^/]+)/(?:{version}) (?P<number>\d{{1,6}})/(?P<file>.+)", re.IGNORECASE | re.DOTALL)


class ParsedName(msgspec.Struct, frozen=True, kw_only=True):
    """What one name on the first level of a download tells."""

    identity: str  # what the platform knows them by
    name: str
    file: str = ""  # where it lies in the submission; "" it is a folder, and the submission itself
    platform_id: str = ""
    login: str = ""
    group: str = ""  # it is a group's
    is_name: bool = True  # a person's, and not a number or a login
    late: bool | None = None  # by the platform's word; None: it does not say
    clock: str = ""  # when it was handed in, by the platform's own clock: "2026-03-20 23:59:00"
    attempt: str = ""  # orders the attempts of one person; "" there is one
    is_text: bool = False  # what was written into the platform instead of a file
    is_list: bool = False  # the platform's own page about the attempt


def moodle(name: str, is_folder: bool) -> ParsedName | None:
    match = MOODLE.fullmatch(name)
    if match is None or (match["id"] is None and plain(match["name"].replace("_", " ")) not in map(plain, word_lists().no_group)):
        return None
    said = " ".join(match["name"].replace("_", " ").split())
    id = match["id"] or ""
    if member := _member().fullmatch(said):  # the number is the participant's, too
        said = member["member"]
    group = said if _group().match(said) else ""
    nameless = plain(said) in word_lists().participants | word_lists().groups
    if nameless:
        said = f"{said} {id}"
    return ParsedName(
        identity=f"moodle:{id or said}",
        name=said,
        file="" if is_folder else match["file"] or "arquivo",
        platform_id=id,
        group=said if group else "",
        is_name=not nameless,
        is_text=match["plugin"] != "file",
    )


def canvas(name: str, is_folder: bool) -> ParsedName | None:
    match = None if is_folder else _CANVAS_ANONYMOUS.fullmatch(name) or _CANVAS.fullmatch(name)
    if match is None:
        return None
    anonymous = match["name"] == "anon"
    return ParsedName(
        identity=f"canvas:{match['id']}",
        name=f"anon {match['id']}" if anonymous else match["name"],
        file=match["file"] or match["text"],
        platform_id=match["id"],
        is_name=not anonymous,
        late=bool(match["late"]),
        is_text=match["text"] is not None,
    )


def blackboard(name: str, is_folder: bool) -> ParsedName | None:
    """`Work_login_attempt_time_file`. Where the work's name ends is told by the names together: `logins`."""
    match = None if is_folder else _blackboard().fullmatch(unquote(name))
    if match is None:
        return None
    day, clock = match["time"][:10], match["time"][11:].replace("-", ":")
    return ParsedName(
        identity=f"blackboard:{match['who']}",
        name=match["who"],
        file=match["file"] or "",
        login=match["who"],
        is_name=False,
        clock=f"{day} {clock}",
        attempt=match["time"],
        is_list=match["own"] is not None,
    )


def brightspace(name: str, is_folder: bool) -> ParsedName | None:
    """`12-345 - Ana Souza - Nov 29, 2026 1136 PM - server.py`, or a folder of that name without the file."""
    match = _BRIGHTSPACE.fullmatch(name)
    if match is None or (match["file"] is None) != is_folder:
        return None
    when = brightspace_time(match["time"])
    if when is None:
        return None
    return ParsedName(
        identity=f"brightspace:{match['id'].rpartition('-')[2]}:{match['name']}",
        name=match["name"],
        file=match["file"] or "",
        platform_id=match["id"].rpartition("-")[2],
        clock=when,
        attempt=when,
    )


def brightspace_time(text: str) -> str | None:
    """Its clock has no colon: `Nov 29, 2026 1136 PM`, `29 de novembro de 2026 2336`."""
    match = _BRIGHTSPACE_TIME.fullmatch(text)
    when = match and wall_clock(f"{match['day']} {match['hour']}:{match['minute']}{match['half'] or ''}")
    return f"{when:%Y-%m-%d %H:%M:%S}" if when else None


def gradescope(name: str, is_folder: bool) -> ParsedName | None:
    match = GRADESCOPE.fullmatch(name) if is_folder else None
    return match and ParsedName(identity=f"gradescope:{match['id']}", name=name, platform_id=match["id"], is_name=False)


def teams(name: str, is_folder: bool) -> ParsedName | None:
    """A folder a student; the work's versions lie in it: `Ana Souza/Work/Version 2/server.py`."""
    return ParsedName(identity=f"teams:{name}", name=name) if is_folder else None


def teams_version(name: str) -> re.Match[str] | None:
    """A path in a student's folder: its `work`, the `number` of the version, the `file`."""
    return _teams().fullmatch(name)


def common_beginning(names: Iterable[str], sign: str) -> str:
    """What all of them begin with, up to `sign`; nothing where there are fewer than two names."""
    names = set(names)
    if len(names) < 2:
        return ""
    first, last = min(names), max(names)
    same = next((index for index, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), min(len(first), len(last)))
    return first[: first.rfind(sign, 0, same) + 1]


def common_end(names: Iterable[str], sign: str) -> str:
    return common_beginning((name[::-1] for name in names), sign)[::-1]
