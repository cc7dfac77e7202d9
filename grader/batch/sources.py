"""Where a class's submissions come from: a folder, or a platform's zip, which is read where it lies.

Only names are looked at until a submission's turn comes; then its files are gathered into memory, within the bounds of
`grader.submission.gather`. Links at the first level are a teacher's own slip or somebody's trick: they are not followed.
"""

import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, Self

from grader.batch.layouts import HandedIn, Layout, Top, recognise
from grader.classroom import note
from grader.errors import UsageError
from grader.submission.archive import MAX_MEMBERS, zip_kind, zip_name
from grader.submission.files import clean_name, is_litter, is_source
from grader.submission.gather import MAX_PARTS, Gathered, Gatherer

_GIVE = note("Give the folder that holds the submissions, or the platform's .zip.").sentences[0]


class Source(AbstractContextManager["Source"], Protocol):
    """The download. Use as a context manager."""

    def tops(self) -> list[Top]: ...

    def put(self, top: Top, file: str, gatherer: Gatherer) -> None:
        """Put what lies at `top` into the gatherer, as `file` of the submission, or as the submission itself."""

    def clone(self, top: Top) -> Path | None:
        """The folder of a git repository, where it is one."""


def open_source(path: Path, means_something: Callable[[str], bool]) -> Source:
    """`means_something` tells a name that a class's folder does not have: an exercise's.

    Raises UsageError: nothing is there, it can't be read, it is neither a folder nor a zip, it is empty."""
    name = clean_name(str(path))
    try:
        source: Source = FolderSource(_within(path)) if path.is_dir() else ZipSource(path, means_something)
        if not any(not is_litter(top.name) for top in source.tops()):
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


def gather(source: Source, handed_in: HandedIn, means_something: Callable[[str], bool]) -> Gathered:
    """The files of one submission. Whatever it holds, this returns."""
    gatherer = Gatherer()
    for part in handed_in.parts:
        source.put(part.top, part.file, gatherer)
    return gatherer.gathered(means_something)


def _within(folder: Path) -> Path:
    """The folder in it, where that is all there is, and a platform's download: unpacked into a folder of its own."""
    tops = [top for top in FolderSource(folder).tops() if not is_litter(top.name)]
    inner = folder / tops[0].name if len(tops) == 1 and tops[0].is_folder else folder
    return inner if recognise(tops) is Layout.FOLDERS and recognise(FolderSource(inner).tops()) is not Layout.FOLDERS else folder


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

    def put(self, top: Top, file: str, gatherer: Gatherer) -> None:
        path = os.path.join(self._root, top.name)
        if file:
            gatherer.add(file, partial(_open_plainly, path))
            return
        for name, kind in _walk(path, gatherer):
            inside = os.path.join(path, name)
            if kind == "link" and _stays_within(inside, path):
                kind, inside = "file", os.path.realpath(inside)
            if kind == "file":
                gatherer.add(name, partial(_open_plainly, inside))
            else:
                gatherer.leave_out(name, kind)

    def clone(self, top: Top) -> Path | None:
        return self._root / top.name if top.is_clone else None


class ZipSource:
    """A zip whose first level is the class; one folder around the whole class is taken off."""

    def __init__(self, file: Path, means_something: Callable[[str], bool]) -> None:
        self._archive = zipfile.ZipFile(file)
        self._members: dict[str, list[tuple[str, zipfile.ZipInfo]]] = {}
        named = [(_relative(zip_name(member)), member) for member in self._archive.infolist()]
        named = [(name, member) for name, member in named if name and not is_litter(name)]
        wrapped = _is_wrapped([name for name, _ in named], means_something)
        for name, member in named:
            top, _, rest = (name.partition("/")[2] if wrapped else name).partition("/")
            if top:
                self._members.setdefault(top, []).append((rest, member))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._archive.close()

    def tops(self) -> list[Top]:
        return [Top(name, any(rest or member.is_dir() for rest, member in members)) for name, members in self._members.items()]

    def put(self, top: Top, file: str, gatherer: Gatherer) -> None:
        for rest, member in self._members[top.name]:
            kind = zip_kind(member)
            if kind == "file":
                gatherer.add(rest or file, partial(self._archive.open, member))
            elif kind != "folder":
                gatherer.leave_out(rest or file, kind)

    def clone(self, top: Top) -> None:
        """A zip holds no clones."""


def _is_wrapped(names: list[str], means_something: Callable[[str], bool]) -> bool:
    """Whether one folder holds the class. One student's folder holds programs, or folders called like exercises."""
    around = {name.partition("/")[0] for name in names}
    within = {name.split("/")[1] for name in names if "/" in name}
    alone = next(iter(around)) if len(around) == 1 else ""
    if not alone or not within or recognise([Top(alone, True)]) is not Layout.FOLDERS:
        return False
    return recognise([Top(name, False) for name in within]) is not Layout.FOLDERS or not any(
        is_source(name) or means_something(name) for name in within
    )


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
