"""Exercise files that have been read once, kept in the form that they are used in: reading YAML and checking it is a third of a start.

One file in the user's cache folder for each exercise file, with the text that it was made of. It is used only where
that text and the grader's own code are the same, byte by byte, and where nobody else could have written it: folder and
file belong to this user, are no links, and others may not write there. What is decoded is plain data of the vocabulary,
so even a forged one could run nothing. A file is written under another name and renamed, so that a reader meets a whole
one or none, whatever other process writes. Where anything is in the way, exercise files are read as ever.
"""

import contextlib
import os
import stat
from pathlib import Path
from typing import Final

import msgspec

from grader import __version__
from grader.places import PACKAGE
from grader.spec.model import Exercise

_LARGEST: Final = 4 << 20  # bytes


def _stamp() -> str:
    """What stands for the code that reads exercise files, also where somebody works on it."""
    with os.scandir(PACKAGE / "spec") as entries:
        files = sorted((entry.name, entry.stat().st_mtime_ns, entry.stat().st_size) for entry in entries if entry.name.endswith(".py"))
    return f"{__version__} {files}"


# taken when that code is imported: a process that goes on while it is changed reads as the old code does, and must not
# say otherwise
_CODE: Final = _stamp()


class Compiled(msgspec.Struct, frozen=True, array_like=True):
    """An exercise, of which text it was made and by what code (`_CODE`)."""

    code: str
    text: bytes
    exercise: msgspec.Raw


def recall(path: Path, text: bytes) -> Exercise | None:
    """The exercise that a file with this text is; None where that is not known."""
    try:
        found = msgspec.msgpack.decode(_read(_place(path)), type=Compiled)
        if found.code == _CODE and found.text == text:
            return msgspec.msgpack.decode(found.exercise, type=Exercise)
    except (OSError, msgspec.DecodeError):  # not there, not ours, or of another version
        pass
    return None


def keep(path: Path, text: bytes, exercise: Exercise) -> None:
    """Let `recall` find it from now on, if there is a place for it."""
    with contextlib.suppress(OSError):
        place = _place(path)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check_owned(os.stat(place.parent, follow_symlinks=False))
        content = msgspec.msgpack.encode(Compiled(_CODE, text, msgspec.Raw(msgspec.msgpack.encode(exercise))))
        beside = place.with_name(f".{place.name}.{os.getpid()}.{os.urandom(4).hex()}")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with open(descriptor, "wb") as file:
                file.write(content)
            os.replace(beside, place)
        except BaseException:
            beside.unlink()
            raise


def _place(path: Path) -> Path:
    """Raises OSError where this user has no folder for such files."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    if not os.path.isabs(base):
        raise FileNotFoundError(base)
    return Path(base, "socket-grader", f"{path.stem[:80]}.exercise")


def _read(place: Path) -> bytes:
    """Raises OSError where somebody else may have written it."""
    _check_owned(os.stat(place.parent, follow_symlinks=False))
    descriptor = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with open(descriptor, "rb") as file:
        _check_owned(os.fstat(descriptor))
        return file.read(_LARGEST)


def _check_owned(found: os.stat_result) -> None:
    ours = found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    if not ours or not (stat.S_ISDIR(found.st_mode) or stat.S_ISREG(found.st_mode)):
        raise PermissionError("not this user's alone")
