"""What a worker and its caller say to each other: frames on the worker's standard streams.

First a `Setting`; then for each `Script` the worker answers with a `Performed`, to which the caller says EXPLAIN (the
same play once more, with source lines) or NEXT. A worker whose setting is `live` tells of the play while that goes
on: each answer is a `PlayUpdate`, and at the end of each step it waits for NEXT.
"""

import struct
from collections.abc import Iterator
from typing import IO

import msgspec

EXPLAIN, NEXT = b"explain", b"next"
_LENGTH = struct.Struct("=Q")


class Setting(msgspec.Struct, frozen=True):
    """What a worker is told once. `bwrap` is empty for plain."""

    isolation: str
    bwrap: str = ""
    py_spy: str | None = None
    live: bool = False
    pythons: tuple[str, ...] = ()  # executables, PREFIX/bin/pythonX.Y, that programs may need beside the grader's own


def write_frame(stream: IO[bytes], content: bytes) -> None:
    """Raises BrokenPipeError where the other process no longer reads."""
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame; None at the end of the stream."""
    header = stream.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(header)
    content = stream.read(length)
    return content if len(content) == length else None


def frames_in(received: bytearray) -> Iterator[bytes]:
    """The whole frames at the beginning of what has been received; they are taken off it."""
    while len(received) >= _LENGTH.size and len(received) >= (end := _LENGTH.size + _LENGTH.unpack_from(received)[0]):
        yield bytes(received[_LENGTH.size : end])
        del received[:end]
