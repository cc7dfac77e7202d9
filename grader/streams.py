"""What this process prints is a log to read, never a list of orders to whatever keeps the log.

Runners of continuous integration obey some lines of what a step prints. GitHub's obeys a line that begins, after
blanks, with `::name`, and `##[name]` wherever it stands; Azure's obeys `##vso[`, TeamCity's `##teamcity[`. A hand-in's
words, names and files stand in nearly everything that is printed here, so none of it leaves this process as such an
order: the sign that completes one comes out as a visible escape. That is done where bytes leave, so that nothing that
prints has to think of it.

A caller that means to give an order writes to `bare`. Source of the rules: the runner's ActionCommand (TryParse,
TryParseV2).
"""

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, TextIO, cast

# what a runner trims from a line's start (Unicode's blanks too), a byte order mark, and what sets a terminal's colours
_BLANK = (
    rb"(?:[\s\x85\xa0]|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80|\xef\xbb\xbf"
    rb"|\x1b\[[0-9;?]*[A-Za-z])*"
)
_ORDER = re.compile(rb"((?:\A|[\r\n])" + _BLANK + rb":):|(##[A-Za-z.]{0,24})\[")
_BLANKS = re.compile(rb"\A" + _BLANK)
_KEPT = 120  # bytes of an unfinished line: longer ones end no order that began before


def inert(content: bytes, before: bytes = b"") -> bytes:
    """`content` with no order in it: `:\\x3aerror::`, `##\\x5berror]`. `before` is what stands on its first line already, inert."""
    return _ORDER.sub(_escaped, before + content)[len(before) :]


def _escaped(order: re.Match[bytes]) -> bytes:
    return order[1] + rb"\x3a" if order[2] is None else order[2] + rb"\x5b"


class Inert(io.BufferedIOBase):
    """A binary stream that hands on what is written to it, made inert."""

    def __init__(self, under: BinaryIO) -> None:
        self.under = under
        self._line = b""  # what has been written of the last line

    def write(self, content: bytes) -> int:  # type: ignore[override]  # any buffer, says typeshed; bytes is what comes
        written = bytes(content)
        shown = inert(written, self._line)
        last = _BLANKS.sub(b"", (self._line + shown).replace(b"\r", b"\n").rpartition(b"\n")[2])
        self._line = last if len(last) <= _KEPT else b"x" + last[-_KEPT:]
        rest = memoryview(shown)
        while rest:  # an unbuffered stream may take a part only
            rest = rest[self.under.write(rest) or 0 :]
        return len(written)

    def writable(self) -> bool:
        return True

    def flush(self) -> None:
        if not self.under.closed:
            self.under.flush()

    def fileno(self) -> int:
        return self.under.fileno()

    def isatty(self) -> bool:
        return self.under.isatty()


def disarm() -> None:
    """From now on both output streams of this process are inert. To be called once."""
    sys.stdout, sys.stderr = _inert(sys.stdout), _inert(sys.stderr)


@contextmanager
def disarmed() -> Iterator[None]:
    """Both output streams are inert within."""
    before = sys.stdout, sys.stderr
    disarm()
    try:
        yield
    finally:
        for stream, was in zip((sys.stdout, sys.stderr), before, strict=True):
            if stream is not was and isinstance(stream, io.TextIOWrapper):
                with suppress(OSError, ValueError):  # its reader has gone
                    stream.detach()  # flushes it, and leaves open what is under it
        sys.stdout, sys.stderr = before


def bare(stream: TextIO) -> BinaryIO:
    """The binary stream under `stream`, with nothing made inert: for orders of our own, and for files that are no text."""
    stream.flush()
    buffer = stream.buffer
    return buffer.under if isinstance(buffer, Inert) else buffer


def _inert(stream: TextIO) -> TextIO:
    buffer = getattr(stream, "buffer", None)
    if buffer is None or isinstance(buffer, Inert):  # none at all, or one in memory
        return stream
    stream.flush()
    made = io.TextIOWrapper(
        Inert(buffer),  # type: ignore[type-var]  # typeshed asks for a raw stream too, which is not used
        encoding=stream.encoding,
        errors=stream.errors,
        newline="\n",
        line_buffering=getattr(stream, "line_buffering", False),
        write_through=getattr(stream, "write_through", False),
    )
    return cast(TextIO, made)
