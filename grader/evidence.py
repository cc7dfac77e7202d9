"""What a finding's data are: values of the play with their types, so that nobody has to read a text back.

`plain` gives each as the words of docs/json.md, in no language; `grader.report.explain` says them in the student's.
"""

import msgspec

from grader.display import around, first_difference, shortened, side_by_side
from grader.timeline import Place, WaitKind

_KEPT = 300  # bytes of what a screen showed: more than is ever told


class Payload(msgspec.Struct, frozen=True, tag=True):
    """Bytes that a program sent, received, showed or was typed: all of them."""

    data: bytes


class Payloads(msgspec.Struct, frozen=True, tag=True):
    """Several of them, in order."""

    each: tuple[bytes, ...]


class Excerpt(msgspec.Struct, frozen=True, tag=True):
    """A piece of a payload, printable already: a line of those that stand one under the other."""

    text: str


class Caret(msgspec.Struct, frozen=True, tag=True):
    """The column, from 0, that a caret under an excerpt points at."""

    column: int


class LastWords(msgspec.Struct, frozen=True, tag=True):
    """The last line that a program printed, said in parentheses; b"" where it printed none."""

    data: bytes


class Name(msgspec.Struct, frozen=True, tag=True):
    """A program or a peer of the play: "client-2"."""

    program: str


class Waits(msgspec.Struct, frozen=True, tag=True):
    """What a program waits for; nothing where that is not known."""

    kinds: tuple[WaitKind, ...]


class Waiting(msgspec.Struct, frozen=True, tag=True):
    """What several programs wait for, each by its name."""

    each: tuple[tuple[str, tuple[WaitKind, ...]], ...]


class Port(msgspec.Struct, frozen=True, tag=True):
    """A port: a number that counts nothing."""

    number: int


class Seconds(msgspec.Struct, frozen=True, tag=True):
    number: float


class Protocol(msgspec.Struct, frozen=True, tag=True):
    """ "tcp" or "udp", or a state of a TCP socket, in the words of exercise files."""

    name: str


class Term(msgspec.Struct, frozen=True, tag=True):
    """A word that is said in the student's language: how a stream was left, which limit, which mistake of encoding."""

    word: str


class Change(msgspec.Struct, frozen=True, tag=True):
    """How one text was made of another: a key of the words of `grader.report.values`, with what was added, or how many bytes."""

    how: str
    added: bytes = b""
    count: int = 0


class Listed(msgspec.Struct, frozen=True, tag=True):
    """Names of files, addresses, commands."""

    each: tuple[str, ...]
    between: str = ", "


class AnyOf(msgspec.Struct, frozen=True, tag=True):
    """Names of which any will do: "server.py or servidor.py"."""

    each: tuple[str, ...]


class At(msgspec.Struct, frozen=True, tag=True):
    """A line of a source, beside the one that the finding is on."""

    place: Place


class Quote(msgspec.Struct, frozen=True, tag=True):
    """That line's text."""

    text: str


class Caught(msgspec.Struct, frozen=True, tag=True):
    """The line of the `except` that caught an exception; 0 where it may be one of several."""

    line: int


# A number alone is a count; a text alone is printable, and is told as it stands.
EvidenceValue = (
    int | str | Payload | Payloads | Excerpt | Caret | LastWords | Name | Waits | Waiting | Port | Seconds | Protocol | Term
    | Change | Listed | AnyOf | At | Quote | Caught
)  # fmt: skip
OF_ONE_PLAY = (Payload, Payloads, Excerpt, Caret, Change)  # what one play was about, whatever was wrong
BESIDE_THE_POINT = (At, Quote, LastWords, Caught)  # what may differ between two plays in which the same was wrong


def seen(data: bytes) -> Payload:
    """What a screen showed: its beginning, which is all that is told of it."""
    return Payload(data[:_KEPT])


def difference(expected: bytes, shown: bytes) -> dict[str, EvidenceValue]:
    """`expected` over `shown`, and a caret under the first byte in which they differ: `offset`, from 0."""
    above, below, column = side_by_side(expected, shown)
    offset = first_difference(expected, shown)
    texts: dict[str, EvidenceValue] = {"expected": Excerpt(above), "shown": Excerpt(below), "caret": Caret(column)}
    return texts | {"offset": offset, "change": change(expected, shown)}


def change(expected: bytes, shown: bytes) -> Change:
    """What became of `expected`: the first thing of a few that students do, else from which byte on it is another text."""
    text = expected.decode("utf-8", "replace")
    made = {
        "as-bytes": repr(expected).encode(),
        "quoted": repr(text).encode(),
        "capitals": text.upper().encode(),
        "small-letters": text.lower().encode(),
        "title": text.title().encode(),
        "trimmed": expected.strip(),
        "backwards": text[::-1].encode(),
    }
    how = next((how for how, other in made.items() if shown == other), "") if expected.strip() else ""
    if how:
        return Change(how)
    if expected and shown.startswith(expected):
        added = shown.removeprefix(expected)
        return Change("line-end" if not added.strip(b"\r\n") else "after", added)
    if expected and shown.endswith(expected):
        return Change("before", shown.removesuffix(expected))
    if expected and expected in shown:
        return Change("around")
    if shown and expected.startswith(shown):
        return Change("cut", count=len(shown))
    offset = first_difference(expected, shown)
    return Change("" if offset else "another", count=offset)


def border(data: bytes, offset: int) -> dict[str, EvidenceValue]:
    """What was shown in one, and a caret under the byte that begins something else."""
    text, column = around(data, offset)
    return {"shown": Excerpt(text), "caret": Caret(column)}


def plain(value: EvidenceValue) -> str:
    """The value in no language."""
    match value:
        case int() | str():
            return str(value)
        case Payload(data):
            return shortened(data)
        case Payloads(each):
            return " | ".join(map(shortened, each))
        case Excerpt(text) | Quote(text):
            return text
        case Caret(column):
            return " " * column + "^"
        case LastWords(data):
            return f" (“{shortened(data)}”)" if data else ""
        case Name(program):
            return program
        case Waits(kinds):
            return ", ".join(kinds) or "nothing"
        case Waiting(each):
            return "; ".join(f"{program}: {', '.join(kinds) or 'nothing'}" for program, kinds in each) or "-"
        case Port(number):
            return str(number)
        case Seconds(number):
            return f"{number:g}"
        case Protocol(name):
            return name
        case Term(word):
            return word
        case Change(how, added, count):
            return " ".join(filter(None, (how, shortened(added), str(count or ""))))
        case AnyOf(each):
            return ", ".join(each)
        case Listed(each, between):
            return between.join(each)
        case At(place):
            return f" ({place.file}:{place.line})"
        case Caught(line):
            return str(line)
