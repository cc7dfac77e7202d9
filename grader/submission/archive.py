"""Archives, read member by member and within bounds: nothing is ever unpacked to a path, and a bomb costs no more than the bounds.

An archive that can't be trusted as a whole (damaged, encrypted, a bomb) is refused: no half of it is taken for the
whole.
"""

import gzip
import io
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, Any, Final, cast

from grader.classroom import Note, note
from grader.submission.files import MAX_FILE, clean_name, is_litter

MAX_ARCHIVE: Final = 64 << 20  # bytes, packed
MAX_UNPACKED: Final = 128 << 20  # bytes that come out of a submission's archives
MAX_MEMBERS: Final = 20_000
MAX_NESTED: Final = 2  # archives in one another: what was handed in, and one in it
MAX_RATIO: Final = 200  # unpacked to packed, of a member of more than MAX_FILE; sources stay below 20
_DIRECTORY = 4 << 20  # bytes of a zip's list of members
_ENDINGS = (".zip", ".tar.gz", ".tgz")
_UNREAD = (".rar", ".7z", ".tar", ".gz", ".bz2", ".xz")  # archives too, but not of the kinds that are taken
_ENCRYPTED = 0x1
_UTF8 = 0x800

Member = tuple[str, str, Callable[[], Any]]  # its name, its kind (file, folder, link, special), and what opens it for reading


class Refused(Exception):
    """This can't be taken; `args[0]` is the Note that says why."""


def is_archive(name: str) -> bool:
    """By its name, also where it is of a kind that can't be read."""
    return name.lower().endswith((*_ENDINGS, *_UNREAD))


def without_ending(name: str) -> str:
    """An archive's name without .zip, .tar.gz ..."""
    for ending in (*_ENDINGS, *_UNREAD):
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)]
    return name


def members_of(name: str, file: IO[bytes], spend: Callable[[int], None]) -> Iterator[Member]:
    """What is in the archive `name`, whose bytes `file` gives. `spend` is told of every byte that comes out of it, before it is used.

    Raises Refused; and, as its bytes are hostile, nearly anything else: `what_is_wrong` words that.
    """
    content = file.read(MAX_ARCHIVE + 1)
    if len(content) > MAX_ARCHIVE:
        raise Refused(note("{name} is larger than {limit} MB.", name=name, limit=str(MAX_ARCHIVE >> 20)))
    if content.startswith(b"PK"):
        return _zip_members(name, content, spend)
    if content.startswith(b"\x1f\x8b"):
        return _tar_members(content, spend)
    if content.startswith((b"Rar!", b"7z\xbc\xaf")) or not name.lower().endswith(_ENDINGS):
        raise Refused(note("{name} is of a kind that is not read: hand in a .zip, .tar.gz or .tgz.", name=name))
    raise Refused(note("{name} is not what its name says, or it is damaged from its first byte on.", name=name))


def names_in(file: IO[bytes], nested: int = MAX_NESTED - 1) -> list[str]:
    """The files in an archive, as paths; those of archives in it too, `nested` deep, below what these are called without their ending.

    Nothing where it can't be read within bounds. Never raises.
    """
    try:
        beginning = file.read(2)
        file.seek(0)
        names = _names_in_zip(file, nested) if beginning == b"PK" else _names_in_tar(file, nested) if beginning == b"\x1f\x8b" else []
    except Exception:  # noqa: BLE001 - hostile bytes make zipfile and tarfile raise nearly everything
        return []
    return [name for name in names if not is_litter(name)]


def _names_in_zip(file: IO[bytes], nested: int) -> list[str]:
    with zipfile.ZipFile(cast("IO[bytes]", _BoundedFile(file))) as archive:
        members = [member for member in archive.infolist()[:MAX_MEMBERS] if not member.is_dir()]
        names, left = list[str](), MAX_ARCHIVE
        for member in members:
            name = zip_name(member).replace("\\", "/")
            within = list[str]()
            if _is_read(name) and nested and member.file_size <= left:
                left -= member.file_size
                with archive.open(member) as content:
                    within = names_in(io.BytesIO(content.read(member.file_size)), nested - 1)
            names += _below(name, within)
    return names


def _names_in_tar(file: IO[bytes], nested: int) -> list[str]:
    left = MAX_UNPACKED

    def spend(count: int) -> None:
        nonlocal left
        left -= count
        if left < 0:
            raise Refused(bomb(MAX_UNPACKED))

    names = list[str]()
    for name, kind, open_it in _tar_members(file.read(MAX_ARCHIVE), spend):
        if kind == "file" and len(names) < MAX_MEMBERS:
            within = names_in(io.BytesIO(open_it().read(MAX_ARCHIVE)), nested - 1) if _is_read(name) and nested else []
            names += _below(name.removeprefix("./"), within)
    return names


def _below(name: str, within: list[str]) -> list[str]:
    return [f"{without_ending(name)}/{each}" for each in within] or [name]


def _is_read(name: str) -> bool:
    return name.lower().endswith(_ENDINGS)


def what_is_wrong(name: str, error: Exception) -> Note:
    """Why `name` could not be read, in words of our own: what the libraries say is English, and of no help."""
    name, said = clean_name(name), str(error)
    if isinstance(error, Refused):
        why: Note = error.args[0]
        return why
    if isinstance(error, OSError) and error.strerror:
        return note("{name} can't be read: {why}.", name=name, why=error.strerror)
    if isinstance(error, RuntimeError) and "password" in said:
        return note("{name} has a password.", name=name)
    if isinstance(error, NotImplementedError):
        return note("{name} is packed in a way that is not read: hand in an ordinary .zip.", name=name)
    if isinstance(error, (EOFError, struct.error)) or "unexpected end" in said or "truncated" in said:
        return note("{name} is damaged or cut off.", "Its end is missing.", name=name)
    if isinstance(error, zipfile.BadZipFile) and "not a zip file" in said:
        return note("{name} is damaged or cut off.", "The list of its files, at its end, is missing.", name=name)
    if "CRC" in said or isinstance(error, zlib.error):
        return note("{name} is damaged or cut off.", "What comes out of it is not what went in.", name=name)
    return note("{name} is damaged or cut off.", name=name)


def bomb(size: int) -> Note:
    return note("It is a bomb: unpacked it would take more than {limit} MB.", limit=str(size >> 20))


def _zip_members(name: str, content: bytes, spend: Callable[[int], None]) -> Iterator[Member]:
    with zipfile.ZipFile(_BoundedReader(content)) as archive:
        members = [member for member in archive.infolist() if not is_litter(member.filename.replace("\\", "/"))]
        if sum(member.compress_size for member in members) > len(content):
            raise Refused(note("{name} is a bomb: its members overlap.", name=name))
        if sum(member.file_size for member in members) > MAX_UNPACKED:
            raise Refused(bomb(MAX_UNPACKED))
        for member in members:
            _check_zip_member(member, name)
            yield zip_name(member), zip_kind(member), partial(_open_member, archive, member, spend)


def _open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, spend: Callable[[int], None]) -> "_Counted":
    return _Counted(archive.open(member), spend)


def _tar_members(content: bytes, spend: Callable[[int], None]) -> Iterator[Member]:
    """Of a stream: what lies between the members is unpacked too, and counts as it comes."""
    stream = _Counted(gzip.GzipFile(fileobj=io.BytesIO(content)), spend)
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
            raise Refused(note("There are more than {count} files in it.", count=str(MAX_MEMBERS)))
        return super().read(size)


class _BoundedFile:
    """A file of any size of which no more than `_DIRECTORY` bytes are read at once."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(size if 0 <= size <= _DIRECTORY else _DIRECTORY + 1)
        if len(content) > _DIRECTORY:
            raise Refused(note("There are more than {count} files in it.", count=str(MAX_MEMBERS)))
        return content


def _check_zip_member(member: zipfile.ZipInfo, archive: str) -> None:
    """Raises Refused where a member can't be read, or is a bomb."""
    if member.flag_bits & _ENCRYPTED:
        raise Refused(note("{name} has a password.", name=archive))
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(note("{name} is packed in a way that is not read: hand in an ordinary .zip.", name=archive))
    if member.file_size > MAX_FILE and member.file_size > MAX_RATIO * max(member.compress_size, 1):
        raise Refused(bomb(member.file_size))


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
    """A member's name. Without the flag it may be UTF-8 all the same (macOS), else what Windows in Brazil writes."""
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
