"""Makes hostile text fit to show: what a program printed, sent, or was called is data, never a command to the terminal.

Everything that does not simply print (control characters, escape sequences, bidi overrides, lone
surrogates, unassigned code points) comes out as a visible escape: `\\x1b`, `\\u202e`. A newline too,
so that one line stays one line.
"""

import unicodedata
from collections.abc import Iterable

import msgspec

from grader.text import escape

ELLIPSIS = "…"
_LONGEST = 4_000  # characters
_MARKS_IN_A_ROW = 3  # accents on one letter; more would climb over the lines above


def line(data: str | bytes, longest: int = _LONGEST) -> str:
    """`data` as one printable line; of more than `longest` characters without its middle: `abc…(+2930)…xyz`."""
    text = data.decode("utf-8", "backslashreplace") if isinstance(data, bytes) else data
    if len(text) <= longest and text.isascii() and text.isprintable():
        return text  # nearly everything
    pieces = _pieces(text[: longest + 1])
    if len(text) <= longest and sum(map(len, pieces)) <= longest:
        return "".join(pieces)
    head = _up_to(longest * 2 // 3, pieces)
    tail = _up_to(longest // 6, reversed(_pieces(text[max(len(head), len(text) - longest) :])))
    left_out = len(text) - len(head) - len(tail)
    return f"{''.join(head)}{ELLIPSIS}(+{left_out}){ELLIPSIS}{''.join(reversed(tail))}"


def screen(data: bytes, longest: int = _LONGEST) -> list[str]:
    """The lines that a terminal shows of `data`, each safe. Where a line was written over with \\r, its last state."""
    lines = data.decode("utf-8", "backslashreplace").replace("\r\n", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    return [line(_last_state(each), longest) for each in lines]


def json(value: object) -> bytes:
    """`value` as indented JSON with a newline at its end; `##[`, an order to a runner of CI (`grader.streams`), as `#\\u0023[`."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).replace(b"##", rb"#\u0023") + b"\n"


def _last_state(text: str) -> str:
    before, overwritten, last = text.rstrip("\r").rpartition("\r")
    return f"{ELLIPSIS}\r{last}" if overwritten and before else last


def _up_to(longest: int, pieces: Iterable[str]) -> list[str]:
    """The first pieces, as many as make no more than `longest` characters."""
    taken: list[str] = []
    for piece in pieces:
        longest -= len(piece)
        if longest < 0:
            break
        taken.append(piece)
    return taken


def _pieces(text: str) -> list[str]:
    """What each character of `text` shows as."""
    marks, shown = 0, []
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        hidden = category[0] in "CZ" and character != " "
        shown.append(escape(character) if hidden or marks > _MARKS_IN_A_ROW else character)
    return shown
