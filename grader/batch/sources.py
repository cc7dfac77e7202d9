"""Where a class's submissions come from: a folder, or a platform's zip, which is read where it lies.

Only names are looked at until a submission's turn comes; then its files are gathered into memory, within the bounds of
`grader.submission.archive`. Links at the first level are a teacher's own slip or somebody's trick: they are not followed.
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

from grader.batch.layouts import HandedIn, Top
from grader.errors import UsageError
from grader.submission.archive import MAX_MEMBERS, MAX_PARTS, Gathered, Gatherer, is_litter, zip_kind, zip_name
from grader.submission.files import clean_name


class Source(AbstractContextManager["Source"], Protocol):
    """The download. Use as a context manager."""

    def tops(self) -> list[Top]: ...

    def put(self, top: Top, file: str, gatherer: Gatherer) -> None:
        """Put what lies at `top` into the gatherer, as `file` of the submission, or as the submission itself."""


def open_source(path: Path) -> Source:
    """Raises UsageError: nothing is there, it can't be read, it is neither a folder nor a zip, it is empty."""
    name = clean_name(str(path))
    try:
        source: Source = FolderSource(path) if path.is_dir() else ZipSource(path)
        if not any(not is_litter(top.name) for top in source.tops()):
            raise UsageError("There is no submission in {source}.", source=name)
    except FileNotFoundError as error:
        raise UsageError("There is no {source}.", "Give the folder that holds the submissions, or the platform's .zip.", source=name) from error
    except zipfile.BadZipFile as error:
        raise UsageError(
            "{source} can't be read as a .zip: {why}.",
            "Give the folder that holds the submissions, or the platform's .zip.",
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

    def path_of(self, top: Top) -> Path:
        return self._root / top.name


class ZipSource:
    """A zip whose first level is the class; one folder around everything is taken off."""

    def __init__(self, file: Path) -> None:
        self._archive = zipfile.ZipFile(file)
        self._members: dict[str, list[tuple[str, zipfile.ZipInfo]]] = {}
        names = [(name, member) for member in self._archive.infolist() if (name := _relative(zip_name(member))) and not is_litter(name)]
        around = {name.partition("/")[0] for name, _ in names}
        within = {name.partition("/")[2].partition("/")[0] for name, _ in names} - {""}
        # a class in one folder; one student alone in the class has programs, or folders of programs, right below
        depth = 1 if len(around) == 1 and len(within) > 1 and all(name.count("/") >= 2 or "_" in name.partition("/")[2] for name, _ in names) else 0
        for name, member in names:
            top, _, rest = name.split("/", depth)[-1].partition("/")
            if top:
                self._members.setdefault(top, []).append((rest, member))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._archive.close()

    def tops(self) -> list[Top]:
        return [
            Top(name, is_folder=any(rest or member.is_dir() for rest, member in members), is_clone=any(rest == ".git/HEAD" for rest, _ in members))
            for name, members in self._members.items()
        ]

    def put(self, top: Top, file: str, gatherer: Gatherer) -> None:
        for rest, member in self._members[top.name]:
            kind = zip_kind(member)
            if kind == "file":
                gatherer.add(rest or file, partial(self._archive.open, member))
            elif kind != "folder":
                gatherer.leave_out(rest or file, kind)


def _relative(name: str) -> str:
    """A member's name without what leads elsewhere."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))
