"""Where a class's submissions come from: a folder, or a platform's zip, which is read where it lies.

Only names are looked at until a submission's turn comes; then its files are gathered into memory, within the bounds of
`grader.submission.gather`. Links at the first level are a teacher's own slip or somebody's trick: they are not
followed.
"""

import io
import os
import stat
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Protocol, Self

from grader.batch import platforms
from grader.batch.layouts import HandedIn, Layout, Piece, Top, is_download, is_hidden_folder, recognise
from grader.batch.online import LONGEST_TEXT, plain_text
from grader.classroom import note
from grader.errors import UsageError
from grader.submission.archive import MAX_MEMBERS, is_archive, names_in, without_ending, zip_kind, zip_name
from grader.submission.files import clean_name, is_litter, is_source
from grader.submission.folders import is_of_a_work
from grader.submission.gather import MAX_PARTS, Gathered, Gatherer
from grader.wordlists import word_lists

_WRAPPED: Final = 4  # folders around a class, at most
_MOST_NAMES: Final = 2_000  # of files in one folder that are looked at to recognise a layout
_LARGEST_READ: Final = 64 << 20  # bytes of a platform's own file: a list of 3,000 submissions with all results has some 20 MB
_MOST_TEXTS: Final = 5
_TEXTS: Final = (".html", ".htm", ".txt")
_GIVE = note("Give the folder that holds the submissions, or the platform's .zip.").sentences[0]


class Download(AbstractContextManager["Download"], Protocol):
    """A class as it was downloaded: a folder, or a platform's archive. Use as a context manager."""

    def tops(self) -> list[Top]: ...

    def odd(self) -> list[str]:
        """Names on the first level that are neither a file's nor a folder's: links, which are not followed."""

    def put(self, part: Piece, gatherer: Gatherer) -> None:
        """Put a part of a submission into the gatherer."""

    def names(self, top: Top) -> list[str]:
        """The files in a folder or an archive, as paths, within bounds; nothing where it can't be read."""

    def read(self, top: Top, file: str) -> bytes:
        """The file at a path in a folder, "" the file itself; within bounds, and nothing where it can't be read."""

    def clone(self, top: Top) -> Path | None:
        """The folder of a git repository, where it is one."""


def open_source(path: Path, means_something: Callable[[str], bool], *, as_it_is: bool = False) -> Download:
    """`means_something` tells a name that a class's folder does not have: an exercise's. `as_it_is`: one entry is one student, and
    no archive is taken for the whole class.

    Raises UsageError: nothing is there, it can't be read, it is neither a folder nor a zip, it is empty, it holds several classes."""
    name = clean_name(str(path))
    try:
        source: Download
        if path.is_dir():
            source = FolderSource(path) if as_it_is else _of_folder(path, means_something)
        else:
            source = ZipSource(path, means_something)
        if not any(not is_litter(top.name) for top in source.tops()) and not source.odd():
            raise UsageError("There is no submission in {source}.", source=name)
    except FileNotFoundError as error:
        raise UsageError(
            "There is no {source}.", "Give the folder that holds the submissions, or the platform's .zip.", source=name
        ) from error
    except zipfile.BadZipFile as error:
        raise UsageError(
            "{source} can't be read as a .zip: {why}.",
            _GIVE,
            source=name,
            why=str(error),
        ) from error
    except (OSError, ValueError) as error:
        raise UsageError("{source} can't be read: {why}.", source=name, why=str(getattr(error, "strerror", None) or error)) from error
    return source


def gather(source: Download, handed_in: HandedIn, means_something: Callable[[str], bool]) -> Gathered:
    """The files of one submission. Whatever it holds, this returns."""
    gatherer = Gatherer()
    for part in handed_in.parts:
        source.put(part, gatherer)
    if not handed_in.parts and handed_in.texts:
        return Gathered({}, note("There is no file in it, only text that was written into the platform: a person has to mark it."))
    return gatherer.gathered(means_something)


def text_of(source: Download, handed_in: HandedIn) -> str:
    """What was written into the platform, without its markup; "" where nothing was."""
    found = []
    for part in handed_in.texts:
        inside = [part.file] if not part.top.is_folder else [name for name in source.names(part.top) if name.lower().endswith(_TEXTS)]
        found += [plain_text(source.read(part.top, name if part.top.is_folder else "")) for name in inside[:_MOST_TEXTS]]
    return "\n\n".join(filter(None, found))[:LONGEST_TEXT]


def _of_folder(path: Path, means_something: Callable[[str], bool]) -> Download:
    """The folder; or, where a class's zip is all that lies in it, that zip."""
    folder = _within(path)
    source = FolderSource(folder)
    tops = [top for top in source.tops() if not is_litter(top.name)]
    if not source.classes(tops):
        if len(tops) == 1 and _may_be_a_class(source.names(tops[0]) if not tops[0].is_folder else [], means_something):
            raise UsageError(
                "{name} is all that lies in {source}, and it may be a whole class or one student's work.",
                "Where it is the class, give the .zip itself, or unpack it; `--from folders` says that it is one student's.",
                name=clean_name(tops[0].name),
                source=clean_name(str(path)),
            )
        return source
    if len(tops) > 1 and len(source.classes(tops)) == len(tops):
        raise UsageError(
            "{source} holds downloads of {count} classes or assignments: {names}.",
            "Give each to a batch of its own.",
            source=clean_name(str(path)),
            count=str(len(tops)),
            names=", ".join(clean_name(top.name) for top in tops[:5]),
        )
    return ZipSource(folder / tops[0].name, means_something) if len(tops) == 1 else source


def may_be_classes(source: Download, several: Iterable[HandedIn], means_something: Callable[[str], bool], least: int) -> list[str]:
    """Of archives that no platform's name tells of, those in which several persons' works may lie.

    `least`: how many programs one person's work has at least.
    """
    archives = [one for one in several if one.parts and one.identity.startswith("name:") and not one.parts[0].top.is_folder]
    return [
        one.source for one in archives if is_archive(one.source) and _may_be_a_class(source.names(one.parts[0].top), means_something, least)
    ]


def _may_be_a_class(names: list[str], means_something: Callable[[str], bool], least: int = 1) -> bool:
    """Several folders or archives in an archive, each with a work in it, and nothing of what one student's work is made of."""
    names = [name for name in names if not is_litter(name)]
    for _ in range(_WRAPPED):
        tops = {name.partition("/")[0] for name in names}
        if any("/" not in name and is_source(name) for name in names) or any(means_something(without_ending(top)) for top in tops):
            return False
        if len(tops) != 1:
            break
        names = [name.partition("/")[2] for name in names if "/" in name]
    works = Counter(name.partition("/")[0] for name in names if "/" in name and is_source(name))
    works.update({name: least for name in names if "/" not in name and is_archive(name)})
    several = [top for top, count in works.items() if count >= least]
    return len(several) > 1 and not any(is_of_a_work(without_ending(top)) for top in several)


def _within(folder: Path) -> Path:
    """The folder in it, where that is all there is, and a platform's download: unpacked into a folder of its own."""
    for _ in range(_WRAPPED):
        source = FolderSource(folder)
        tops = [top for top in source.tops() if not is_litter(top.name)]
        if recognise(tops, source) is not Layout.FOLDERS:
            return folder
        handed_in = next((top for top in tops if top.is_folder and top.name in word_lists().teams_folders), None)
        top = handed_in or (tops[0] if len(tops) == 1 and tops[0].is_folder else None)
        if top is None:
            return folder
        inner = FolderSource(folder / top.name)
        inside = [each for each in inner.tops() if not is_litter(each.name)]
        wraps = handed_in or recognise(inside, inner) is not Layout.FOLDERS or inner.classes(inside)
        deeper = len(inside) == 1 and inside[0].is_folder and _within(folder / top.name) != folder / top.name
        if not (wraps or deeper):
            return folder
        folder = folder / top.name
    return folder


class FolderSource:
    def __init__(self, root: Path) -> None:
        self._root = root

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        pass

    def tops(self) -> list[Top]:
        with os.scandir(self._root) as entries:
            return [_top(entry) for entry in entries if not entry.is_symlink() and (entry.is_dir() or entry.is_file())]

    def odd(self) -> list[str]:
        with os.scandir(self._root) as entries:
            return sorted(entry.name for entry in entries if entry.is_symlink() or not (entry.is_dir() or entry.is_file()))

    def put(self, part: Piece, gatherer: Gatherer) -> None:
        path = os.path.join(self._root, part.top.name)
        if not part.top.is_folder:
            gatherer.add(part.file, partial(_open_plainly, path))
            return
        path = os.path.join(path, part.within) if part.within else path
        for name, kind in _walk(path, gatherer):
            inside, put_at = os.path.join(path, name), f"{part.file}/{name}" if part.file else name
            if kind == "link" and _stays_within(inside, path):
                kind, inside = "file", os.path.realpath(inside)
            if kind == "file":
                gatherer.add(put_at, partial(_open_plainly, inside))
            else:
                gatherer.leave_out(put_at, kind)

    def names(self, top: Top) -> list[str]:
        path = os.path.join(self._root, top.name)
        if top.is_folder:
            return [name for (name, kind), _ in zip(_walk(path, Gatherer()), range(_MOST_NAMES), strict=False) if kind == "file"]
        try:
            with _open_plainly(path) as file:
                return names_in(file)
        except OSError:
            return []

    def read(self, top: Top, file: str) -> bytes:
        try:
            with _open_plainly(os.path.join(self._root, top.name, file) if file else os.path.join(self._root, top.name)) as content:
                return content.read(_LARGEST_READ)
        except (OSError, ValueError):
            return b""

    def classes(self, tops: list[Top]) -> list[Top]:
        """The archives among them that are a platform's download of a whole class."""
        return [top for top in tops if not top.is_folder and top.name.lower().endswith(".zip") and is_download(self.names(top))]

    def clone(self, top: Top) -> Path | None:
        return self._root / top.name if top.is_clone else None


class ZipSource:
    """A zip whose first level is the class; one folder around the whole class is taken off."""

    def __init__(self, file: Path, means_something: Callable[[str], bool]) -> None:
        self._archive = zipfile.ZipFile(file)
        self._members: dict[str, list[tuple[str, zipfile.ZipInfo]]] = {}
        named = [(_relative(zip_name(member)), member) for member in self._archive.infolist()]
        named = [(name, member) for name, member in named if name and not _is_litter(name)]
        for _ in range(_WRAPPED):
            if not _is_wrapped([name for name, _ in named], means_something):
                break
            named = [(name.partition("/")[2], member) for name, member in named if "/" in name]
        for name, member in named:
            top, _, rest = name.partition("/")
            if top:
                self._members.setdefault(top, []).append((rest, member))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._archive.close()

    def tops(self) -> list[Top]:
        return [
            Top(name, any(rest or member.is_dir() for rest, member in members), changed=max(map(_written_at, members)))
            for name, members in self._members.items()
        ]

    def odd(self) -> list[str]:
        return []

    def put(self, part: Piece, gatherer: Gatherer) -> None:
        within = f"{part.within}/" if part.within else ""
        for rest, member in self._members[part.top.name]:
            if not rest.startswith(within):
                continue
            kind, name = zip_kind(member), "/".join(filter(None, (part.file, rest[len(within) :])))
            if kind == "file":
                gatherer.add(name, partial(self._archive.open, member))
            elif kind != "folder":
                gatherer.leave_out(name, kind)

    def names(self, top: Top) -> list[str]:
        members = self._members[top.name]
        if top.is_folder:
            return [rest for rest, member in members[:_MOST_NAMES] if zip_kind(member) == "file"]
        return names_in(io.BytesIO(self.read(top, "")))

    def read(self, top: Top, file: str) -> bytes:
        member = next((member for rest, member in self._members.get(top.name, ()) if rest == file), None)
        try:
            if member is None or member.file_size > _LARGEST_READ:
                return b""
            with self._archive.open(member) as content:
                return content.read(_LARGEST_READ)
        except Exception:  # noqa: BLE001 - hostile bytes make zipfile raise nearly everything
            return b""

    def clone(self, top: Top) -> None:
        """A zip holds no clones."""


def _written_at(member: tuple[str, zipfile.ZipInfo]) -> float:
    """A member's time as seconds since the epoch, by a clock whose zone nobody knows: to be held against others of the same zip."""
    try:
        return datetime(*member[1].date_time, tzinfo=UTC).timestamp()
    except ValueError:  # a month 0, a second 60
        return 0.0


def _is_wrapped(names: list[str], means_something: Callable[[str], bool]) -> bool:
    """Whether one folder holds the class. One student's folder holds programs, or folders called like exercises."""
    around = {name.partition("/")[0] for name in names}
    within = {name.split("/")[1]: name.count("/") > 1 for name in sorted(names) if "/" in name}
    alone = next(iter(around)) if len(around) == 1 else ""
    if not alone or not within or recognise([Top(alone, True)]) is not Layout.FOLDERS:
        return False
    if any(platforms.teams_version(name.partition("/")[2]) for name in names):  # a student's works, in versions
        return False
    return recognise([Top(name, is_folder) for name, is_folder in within.items()]) is not Layout.FOLDERS or not any(
        is_source(name) or means_something(name) for name in within
    )


def _is_litter(name: str) -> bool:
    """Not what lies in a folder of the class that its name hides: that is told."""
    top, _, rest = name.partition("/")
    return is_litter(rest) if rest and is_hidden_folder(top) else is_litter(name)


def _relative(name: str) -> str:
    """A member's name without what leads elsewhere."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))


def _top(entry: os.DirEntry[str]) -> Top:
    is_folder = entry.is_dir()
    clone = is_folder and stat.S_ISDIR(_mode(os.path.join(entry.path, ".git")))
    return Top(entry.name, is_folder, clone, entry.stat().st_mtime)


def _mode(path: str) -> int:
    try:
        return os.lstat(path).st_mode
    except OSError:
        return 0


def _walk(top: str, gatherer: Gatherer) -> Iterator[tuple[str, str]]:
    """What lies below a folder, by name, litter left out: its path in it and its kind."""
    waiting, seen = [""], 0
    while waiting:
        parent = waiting.pop()
        try:
            with os.scandir(os.path.join(top, parent)) as entries:
                found = sorted((entry.name, _kind(entry)) for _, entry in zip(range(MAX_MEMBERS), entries, strict=False))
        except OSError:
            gatherer.leave_out(parent or ".", "unreadable")
            continue
        for name, kind in found:
            path = f"{parent}/{name}" if parent else name
            if is_litter(name):
                continue
            seen += 1
            if seen > MAX_MEMBERS:
                gatherer.leave_out(path, "much")
                return
            if kind != "folder":
                yield path, kind
            elif path.count("/") < MAX_PARTS and not os.path.exists(os.path.join(top, path, "pyvenv.cfg")):
                waiting.append(path)


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "special"


def _stays_within(link: str, folder: str) -> bool:
    real = os.path.realpath(link)
    return real.startswith(os.path.realpath(folder) + os.sep) and stat.S_ISREG(_mode(real))


def _open_plainly(path: str) -> IO[bytes]:
    """O_NONBLOCK: should it turn into a FIFO between the look and the opening, opening it does not block."""
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC), "rb")
