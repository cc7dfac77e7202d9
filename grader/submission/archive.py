"""What a student handed in, gathered as files in memory: whatever lies in a folder or comes out of an archive, within bounds.

Nothing is ever written here, and an archive is read member by member, so a name can't lead anywhere and a bomb costs no more than
the bounds. Links, devices and the like are left out; what is left out is told. An archive that can't be trusted as a whole
(damaged, encrypted, a bomb) is told as the submission's problem: no half of it is taken for the whole.
"""

import gzip
import io
import posixpath
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, Any, Final, cast

import msgspec

from grader.classroom import Note, note
from grader.submission.files import MAX_FILE, NOT_THEIRS, clean_name

MAX_ARCHIVE: Final = 64 << 20  # bytes, packed
MAX_UNPACKED: Final = 128 << 20  # bytes that come out of a submission's archives
MAX_KEPT: Final = 16 << 20  # bytes of all files together; a picture beyond that is left out
MAX_MEMBERS: Final = 20_000
MAX_PARTS: Final = 12  # folders in a name
MAX_RATIO: Final = 200  # unpacked to packed, of a member of more than MAX_FILE; sources stay below 20
MAX_NESTED: Final = 2  # archives in one another: what was handed in, and one in it
_LONGEST_NAME = 200  # bytes of one part of a name, of the 255 that file systems have room for
_DIRECTORY = 4 << 20  # bytes of a zip's list of members
_ENDINGS = (".zip", ".tar.gz", ".tgz")
_UNREAD = (".rar", ".7z", ".tar", ".gz", ".bz2", ".xz")  # archives too, but not of the kinds that are taken
_ENCRYPTED = 0x1
_UTF8 = 0x800

_Member = tuple[str, str, Callable[[], Any]]  # its name, its kind, and what opens it for reading


class Gathered(msgspec.Struct, frozen=True):
    """`files` by posix path. With a `problem` there is nothing to grade, and it says why."""

    files: dict[str, bytes]
    problem: Note | None = None
    notes: tuple[Note, ...] = ()


class _Refused(Exception):
    """Within this module: this archive can't be taken; `args[0]` is the Note that says why."""


def is_archive(name: str) -> bool:
    """By its name, also where it is of a kind that can't be read."""
    return name.lower().endswith((*_ENDINGS, *_UNREAD))


def without_ending(name: str) -> str:
    """An archive's name without .zip, .tar.gz ..."""
    for ending in (*_ENDINGS, *_UNREAD):
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)]
    return name


def is_litter(name: str) -> bool:
    """Whether a path leads to what nobody hands in on purpose: __MACOSX, .DS_Store, a virtual environment."""
    return any((part.startswith(".") and part not in (".", "..")) or part.lower() in NOT_THEIRS for part in name.split("/"))


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
            Note(_LEFT_OUT[why].sentences, {"count": str(count), "first": first}) for why, (count, first) in self._left_out.items()
        )
        if not self._files and self._problem is None:
            self._problem = note("There is no file in it.")
        return Gathered({} if self._problem else _unwrapped(self._files, means_something), self._problem, notes)

    def _guarded(self, name: str, take: Callable[[], None]) -> None:
        try:
            take()
        except _Refused as refused:
            self._problem = self._problem or refused.args[0]
        except Exception as error:  # noqa: BLE001 - hostile bytes make zipfile, tarfile and gzip raise nearly everything
            reason = "".join(c for c in str(error) or type(error).__name__ if c.isprintable())[:200]
            self._problem = self._problem or note("{name} is damaged or cut off: {why}.", name=clean_name(name), why=reason)

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
            raise _Refused(note("There are more than {count} files in it.", count=str(MAX_MEMBERS)))
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
            if path.lower().endswith(".py"):
                raise _Refused(note("Its files are larger than {limit} MB together.", limit=str(MAX_KEPT >> 20)))
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
        content = file.read(MAX_ARCHIVE + 1)
        name = posixpath.basename(path)
        if len(content) > MAX_ARCHIVE:
            raise _Refused(note("{name} is larger than {limit} MB.", name=name, limit=str(MAX_ARCHIVE >> 20)))
        into = without_ending(path)
        if content.startswith(b"PK"):
            members = self._zip_members(name, content)
        elif content.startswith(b"\x1f\x8b"):
            members = self._tar_members(name, content)
        elif content.startswith((b"Rar!", b"7z\xbc\xaf")) or not path.lower().endswith(_ENDINGS):
            raise _Refused(note("{name} is of a kind that is not read: hand in a .zip, .tar.gz or .tgz.", name=name))
        else:
            raise _Refused(note("{name} is not what its name says, or it is damaged from its first byte on.", name=name))
        for member, kind, open_it in members:
            inside = None if kind == "folder" else self._checked(member)
            if inside is not None and kind == "file":
                self._take(f"{into}/{inside}", open_it, depth + 1)
            elif inside is not None:
                self.leave_out(inside, kind)

    def _spend(self, count: int) -> None:
        self._unpacked -= count
        if self._unpacked < 0:
            raise _Refused(_bomb(MAX_UNPACKED))

    def _zip_members(self, name: str, content: bytes) -> Iterator[_Member]:
        with zipfile.ZipFile(_BoundedReader(content)) as archive:
            members = [member for member in archive.infolist() if not is_litter(member.filename.replace("\\", "/"))]
            if sum(member.compress_size for member in members) > len(content):
                raise _Refused(note("{name} is a bomb: its members overlap.", name=name))
            if sum(member.file_size for member in members) > MAX_UNPACKED:
                raise _Refused(_bomb(MAX_UNPACKED))
            for member in members:
                _check_zip_member(member, name)
                yield zip_name(member), zip_kind(member), partial(self._open_member, archive, member)

    def _open_member(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> "_Counted":
        return _Counted(archive.open(member), self._spend)

    def _tar_members(self, name: str, content: bytes) -> Iterator[_Member]:
        """Of a stream: what lies between the members is unpacked too, and counts as it comes."""
        stream = _Counted(gzip.GzipFile(fileobj=io.BytesIO(content)), self._spend)
        with tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r|", errors="surrogateescape") as archive:
            for member in archive:
                yield member.name, _tar_kind(member), partial(archive.extractfile, member)
            stream.drain()  # to the end, where its checksum is


class _Counted:
    """Reads from `file`, telling `spend` of every byte before it is handed on."""

    def __init__(self, file: Any, spend: Callable[[int], None]) -> None:
        self._file = file
        self._spend = spend

    def __enter__(self) -> "_Counted":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, size: int) -> bytes:
        content: bytes = self._file.read(size)
        self._spend(len(content))
        return content

    def drain(self) -> None:
        while self.read(1 << 16):
            pass


class _BoundedReader(io.BytesIO):
    """An archive of which no more than `_DIRECTORY` bytes are read at once: so zipfile reads its list of members."""

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > _DIRECTORY:
            raise _Refused(note("There are more than {count} files in it.", count=str(MAX_MEMBERS)))
        return super().read(size)


def _check_zip_member(member: zipfile.ZipInfo, archive: str) -> None:
    """Raises _Refused where a member can't be read, or is a bomb."""
    if member.flag_bits & _ENCRYPTED:
        raise _Refused(note("{name} has a password.", name=archive))
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _Refused(note("{name} is packed in a way that is not read: hand in an ordinary .zip.", name=archive))
    if member.file_size > MAX_FILE and member.file_size > MAX_RATIO * max(member.compress_size, 1):
        raise _Refused(_bomb(member.file_size))


def _tar_kind(member: tarfile.TarInfo) -> str:
    if member.isreg():
        return "file"
    if member.isdir():
        return "folder"
    return "link" if member.issym() or member.islnk() else "special"


def zip_kind(member: zipfile.ZipInfo) -> str:
    if member.is_dir():
        return "folder"
    mode = member.external_attr >> 16
    if stat.S_ISLNK(mode):
        return "link"
    return "file" if stat.S_IFMT(mode) in (0, stat.S_IFREG) else "special"


def zip_name(member: zipfile.ZipInfo) -> str:
    """A member's name. Without the flag for UTF-8 it may be UTF-8 all the same (macOS), else what Windows in Brazil writes."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:  # from an extra field that holds the name once more
        return member.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp850")


def _bomb(size: int) -> Note:
    return note("It is a bomb: unpacked it would take more than {limit} MB.", limit=str(size >> 20))


def _unwrapped(files: dict[str, bytes], means_something: Callable[[str], bool]) -> dict[str, bytes]:
    """Without the folders that hold nothing but one folder: an archive's own, a student's `entrega/`."""
    while True:
        tops = {path.partition("/")[0] for path in files}
        inner = {path.partition("/")[2]: content for path, content in files.items()}
        if len(tops) > 1 or any("/" not in path for path in inner) or any(map(means_something, tops)):
            return files
        files = inner


_LEFT_OUT = {
    "link": note("Links are left out: {count}, the first is {first}."),
    "special": note("What is no file and no folder is left out: {count}, the first is {first}."),
    "outside": note("Names that lead out of the archive are left out: {count}, the first is {first}."),
    "absolute": note("Absolute names are taken as names in the submission's folder: {count}, the first is {first}."),
    "long": note("Names that are too long are left out: {count}, the first is {first}."),
    "nested": note("Archives in archives in archives are left out: {count}, the first is {first}."),
    "much": note("Files are left out, since there are too many megabytes of them: {count}, the first is {first}."),
    "twice": note("Of files with one name the last is taken: {count}, the first is {first}."),
    "case": note("Names differ only in upper and lower case: {count}, the first is {first}."),
    "clash": note("Names that are a file's and a folder's at once are left out: {count}, the first is {first}."),
    "unreadable": note("What can't be read is left out: {count}, the first is {first}."),
}
