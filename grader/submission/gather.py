"""What a student handed in, gathered as files in memory: whatever lies in a folder or comes out of an archive, within bounds.

Nothing is ever written here, so a name can't lead anywhere. Links, devices and the like are left out; what is left out
is told. An archive that can't be taken is told as the submission's problem.
"""

import posixpath
from collections.abc import Callable
from typing import IO, Any, Final

import msgspec

from grader.classroom import Note, note
from grader.submission.archive import (
    MAX_MEMBERS,
    MAX_NESTED,
    MAX_UNPACKED,
    Refused,
    bomb,
    is_archive,
    members_of,
    what_is_wrong,
    without_ending,
)
from grader.submission.files import MAX_FILE, clean_name, is_litter, is_source

MAX_KEPT: Final = 16 << 20  # bytes of all files together; a picture beyond that is left out
MAX_PARTS: Final = 12  # folders in a name
_LONGEST_NAME = 200  # bytes of one part of a name, of the 255 that file systems have room for


class Gathered(msgspec.Struct, frozen=True):
    """`files` by posix path. With a `problem` there is nothing to grade, and it says why."""

    files: dict[str, bytes]
    problem: Note | None = None
    notes: tuple[Note, ...] = ()


class Gatherer:
    """Collects the files of one submission; its bounds are shared by all that is put into it."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}
        self._folders: set[str] = set()
        self._folded: set[str] = set()  # names as a system reads them to which A is a
        self._left_out: dict[str, tuple[int, str]] = {}  # why: how many, and the first
        self._problem: Note | None = None
        self._members, self._unpacked, self._kept = MAX_MEMBERS, MAX_UNPACKED, MAX_KEPT

    def add(self, name: str, open_it: Callable[[], Any]) -> None:
        """Take a file, or what is in it where it is an archive. `open_it` may raise OSError."""
        self._guarded(name, lambda: self._take(name, open_it, 1))

    def leave_out(self, name: str, why: str) -> None:
        """Tell that something was left out; `why` is a key of `_LEFT_OUT`."""
        count, first = self._left_out.get(why, (0, clean_name(name[:_LONGEST_NAME])))
        self._left_out[why] = (count + 1, first)

    def gathered(self, means_something: Callable[[str], bool]) -> Gathered:
        """All files, without the folders that only wrap the others; one whose name means something is kept."""
        notes = tuple(
            Note(_LEFT_OUT[why].sentences, _LEFT_OUT[why].data | {"count": str(count), "first": first})
            for why, (count, first) in self._left_out.items()
        )
        if not self._files and self._problem is None:
            self._problem = note("There is no file in it.")
        if "nested" in self._left_out and not any(map(is_source, self._files)):  # the programs may lie there
            _, first = self._left_out["nested"]
            self._problem = note("The programs may lie in an archive that is too deep in other archives: {first}.", first=first)
        return Gathered({} if self._problem else _unwrapped(self._files, means_something), self._problem, notes)

    def _guarded(self, name: str, take: Callable[[], None]) -> None:
        try:
            take()
        except Exception as error:  # noqa: BLE001 - hostile bytes make zipfile, tarfile and gzip raise nearly everything
            self._problem = self._problem or what_is_wrong(name, error)

    def _take(self, name: str, open_it: Callable[[], Any], depth: int) -> None:
        path = self._checked(name)
        if path is None:
            return
        if is_archive(path):
            if depth > MAX_NESTED:
                self.leave_out(path, "nested")
                return
            with open_it() as file:
                self._unpack(path, file, depth)
            return
        with open_it() as file:
            self._keep(path, file.read(MAX_FILE + 1))  # one byte more than `find` takes, so that it says so

    def _checked(self, name: str) -> str | None:
        """The path at which a member is kept; None where it is not."""
        self._members -= 1
        if self._members < 0:
            raise Refused(note("There are more than {count} files in it.", count=str(MAX_MEMBERS)))
        parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
        if name[:1] in ("/", "\\") or (parts and len(parts[0]) == 2 and parts[0][1] == ":"):
            self.leave_out(name, "absolute")
            parts = parts[1:] if parts and parts[0].endswith(":") else parts
        if ".." in parts:
            self.leave_out(name, "outside")
            return None
        path = "/".join(map(clean_name, parts))
        if not parts or is_litter(path):
            return None
        if len(parts) > MAX_PARTS or any(len(part.encode()) > _LONGEST_NAME for part in path.split("/")):
            self.leave_out(name, "long")
            return None
        return path

    def _keep(self, path: str, content: bytes) -> None:
        folders = {path[:index] for index, character in enumerate(path) if character == "/"}
        if path in self._folders or not folders.isdisjoint(self._files):
            self.leave_out(path, "clash")
            return
        if len(content) > self._kept:
            if is_source(path):
                raise Refused(note("Its files are larger than {limit} MB together.", limit=str(MAX_KEPT >> 20)))
            self.leave_out(path, "much")
            return
        if path in self._files:
            self.leave_out(path, "twice")
        elif path.casefold() in self._folded:
            self.leave_out(path, "case")
        self._kept -= len(content)
        self._files[path] = content
        self._folders |= folders
        self._folded.add(path.casefold())

    def _unpack(self, path: str, file: IO[bytes], depth: int) -> None:
        name, into = posixpath.basename(path), without_ending(path)
        try:
            for member, kind, open_it in members_of(name, file, self._spend):
                inside = None if kind == "folder" else self._checked(member)
                if inside is not None and kind == "file":
                    self._take(f"{into}/{inside}", open_it, depth + 1)
                elif inside is not None:
                    self.leave_out(inside, kind)
        except Exception as error:
            raise Refused(what_is_wrong(name, error)) from error  # this one, not the archive around it

    def _spend(self, count: int) -> None:
        self._unpacked -= count
        if self._unpacked < 0:
            raise Refused(bomb(MAX_UNPACKED))


def _unwrapped(files: dict[str, bytes], means_something: Callable[[str], bool]) -> dict[str, bytes]:
    """Without the folders around all the rest: an archive's own, a student's `entrega/`, a README in it or not."""
    while True:
        tops = {path.partition("/")[0] for path in files}
        inner = {path.partition("/")[2]: content for path, content in files.items()}
        loose = {path for path in inner if "/" not in path}
        if len(tops) > 1 or len(loose) == len(inner) or any(map(is_source, loose)) or any(map(means_something, tops)):
            return files
        files = inner


_LEFT_OUT = {
    "link": note("Links are left out: {count}, the first is {first}."),
    "special": note("What is no file and no folder is left out: {count}, the first is {first}."),
    "outside": note("Names that lead out of the archive are left out: {count}, the first is {first}."),
    "absolute": note("Absolute names are taken as names in the submission's folder: {count}, the first is {first}."),
    "long": note("Names that are too long are left out: {count}, the first is {first}."),
    "nested": note(
        "Archives that lie deeper than {depth} in one another are left out: {count}, the first is {first}.", depth=str(MAX_NESTED)
    ),
    "much": note("Files are left out, since there are too many megabytes of them: {count}, the first is {first}."),
    "twice": note("Of files with one name the last is taken: {count}, the first is {first}."),
    "case": note("Names differ only in upper and lower case: {count}, the first is {first}."),
    "clash": note("Names that are a file's and a folder's at once are left out: {count}, the first is {first}."),
    "unreadable": note("What can't be read is left out: {count}, the first is {first}."),
}
