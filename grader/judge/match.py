"""Is a payload on the screen, byte for byte? And where it is not: what is there that resembles it?"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grader.evidence import EvidenceValue, Payload, Term, difference, seen
from grader.evidence import border as at_border

_QUOTES = {b'"': b'"', b"'": b"'", "“".encode(): "”".encode(), "«".encode(): "»".encode(), b"`": b"`"}
_TRACEBACK = re.compile(rb"Traceback \(most recent call last\):\n(?:[ \t][^\n]*\n)*")  # its last line says what it was
_EXCEPTION = re.compile(_TRACEBACK.pattern + rb"[^\n]*\n?")  # with that line: what an exception quotes no program has shown
_SHORTEST_PIECE = 3  # bytes: less than this of a payload proves nothing
_ALIKE = 60.0  # of 100: another text of this likeness is taken for the payload, altered
_LINES_LOOKED_AT = 200

LITERAL = re.compile(rb"b(['\"]).*\1", re.DOTALL)  # bytes as Python writes them


@dataclass(frozen=True)
class Match:
    """`code` is "" where the payload is shown as it should be; `remark` says that it costs nothing."""

    code: str = ""
    remark: bool = False
    data: Mapping[str, EvidenceValue] | None = None


def find_payload(value: bytes, printed: bytes, others: Mapping[str, bytes]) -> Match:
    """Looks for `value` in `printed`. `others` are the play's other payloads, by name."""
    said, printed = printed, _EXCEPTION.sub(b"", printed) if b"Traceback" in printed else printed
    if value in printed:
        return _found(value, printed, others)
    if (literal := ascii(value)[2:-1].encode()) in printed:
        return Match("payload-as-repr", data={"expected": Payload(value), "shown": Payload(literal)})
    return (
        _cut(value, printed)
        or _garbled(value, printed)
        or _changed_case(value, printed)
        or _another(value, printed, others)
        or _alike(value, printed)
        or _missing(value, said)
    )


def _found(value: bytes, printed: bytes, others: Mapping[str, bytes]) -> Match:
    if glued := glued_to(value, printed, others):
        border = len(value) if glued.startswith(value) else len(glued) - len(value)
        return Match("payload-glued", data={"expected": Payload(value), **at_border(glued, border)})
    if rest := leftovers(value, printed, others.values()):
        return Match("payload-with-leftovers", data={"expected": Payload(value), "shown": Payload(value + rest), "rest": Payload(rest)})
    if as_literal(value, printed):
        return Match("repr-of-bytes", remark=True, data={"expected": Payload(value), "shown": Payload(b"b'" + value + b"'")})
    if value and any(left + value + right in printed for left, right in _QUOTES.items()):
        return Match("quoted", remark=True, data={"expected": Payload(value)})
    return Match()


def as_literal(value: bytes, printed: bytes) -> bool:
    """Is the payload shown as Python writes bytes, and nowhere else?"""
    count = sum(printed.count(text) for text in (b"b'" + value + b"'", b'b"' + value + b'"'))
    return bool(value) and count > 0 and count == printed.count(value)


def leftovers(value: bytes, printed: bytes, others: Iterable[bytes]) -> bytes:
    """What stands behind `value` wherever it is shown, if that is what a longer one of `others` had in that place: a buffer was used again,
    and shown beyond what had come. b"" where nothing of the kind is there."""
    for other in others:
        rest = other[len(value) :]
        seen = value + rest[:_SHORTEST_PIECE]
        if value and len(rest) >= _SHORTEST_PIECE and 0 < printed.count(value) == printed.count(seen) and not other.startswith(value):
            return rest[: max(size for size in range(_SHORTEST_PIECE, len(rest) + 1) if value + rest[:size] in printed)]
    return b""


def glued_to(value: bytes, printed: bytes, others: Mapping[str, bytes]) -> bytes:
    """Another payload that touches `value` wherever it is shown: both of them as shown, or b""."""
    for other in others.values():
        if len(other) < _SHORTEST_PIECE or other == value or other in value or value in other:
            continue
        for both in (value + other, other + value):
            if both in printed and printed.count(value) == printed.count(both):
                return both
    return b""


def longest_beginning(value: bytes, printed: bytes) -> int:
    """How many of the first bytes of `value` are shown in one piece; 0 where too few to tell."""
    low, high = 0, len(value)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if value[:middle] in printed else (low, middle - 1)
    return low if low >= _SHORTEST_PIECE else 0


def _cut(value: bytes, printed: bytes) -> Match | None:
    length = longest_beginning(value, printed)
    if length == 0 or length == len(value):
        return None
    end = printed.find(value[:length]) + length
    if printed[end : end + 1] not in (b"", b"\n", b"\r", b"'", b'"', b" "):
        return None  # the line goes on, but otherwise: that is another text, not a cut one
    data: dict[str, EvidenceValue] = {"length": length, "whole": len(value), **difference(value, value[:length])}
    return Match("payload-in-pieces" if _goes_on(value[length:], printed[end:]) else "payload-cut", data=data)


def _goes_on(rest: bytes, printed: bytes) -> bool:
    """Is all of `rest` shown too, in one piece or several, in order?"""
    while rest:
        length = len(rest) if rest in printed else longest_beginning(rest, printed)
        if length == 0:
            return False
        printed = printed[printed.find(rest[:length]) + length :]
        rest = rest[length:]
    return True


def _garbled(value: bytes, printed: bytes) -> Match | None:
    try:
        text = value.decode()
    except UnicodeDecodeError:
        return None
    if text.isascii():
        return None
    disguises = {
        "decoded-latin-1": value.decode("latin-1").encode(),
        "decoded-cp1252": value.decode("cp1252", "replace").encode(),
        "encoded-latin-1": text.encode("latin-1", "replace"),
        "replaced": value.decode("ascii", "replace").encode(),
        "question-marks": text.encode("ascii", "replace"),
        "dropped": text.encode("ascii", "ignore"),
        "escapes": text.encode("ascii", "backslashreplace"),
    }
    for how, disguise in disguises.items():
        if len(disguise.strip()) >= _SHORTEST_PIECE and disguise in printed:
            return Match("payload-garbled", data={"how": Term(how), **difference(value, disguise)})
    return None


def _changed_case(value: bytes, printed: bytes) -> Match | None:
    text = value.decode("utf-8", "replace")
    for other in (text.upper(), text.lower(), text.capitalize(), text.title()):
        if other.encode() in printed:
            return Match("payload-differs", data=difference(value, other.encode()))
    return None


def _another(value: bytes, printed: bytes, others: Mapping[str, bytes]) -> Match | None:
    for name, other in others.items():
        if len(other) >= _SHORTEST_PIECE and (_is_shown_alone(other, printed) if other == name.encode() else other in printed):
            return Match("payload-of-another", data={"expected": Payload(value), "shown": Payload(other), "name": name})
    return None


def _is_shown_alone(word: bytes, printed: bytes) -> bool:
    """At a line's end after a label, or on a line of its own: a prompt may well name a command."""
    return any(line.rpartition(b":")[2].strip(b" \t'\"") == word for line in printed.splitlines())


def _alike(value: bytes, printed: bytes) -> Match | None:
    from rapidfuzz.fuzz import ratio

    best, best_score = b"", _ALIKE
    for line in printed.splitlines()[:_LINES_LOOKED_AT]:
        for candidate in {line.strip(), line.rpartition(b": ")[2].strip()}:
            if not candidate or len(candidate) > 4 * len(value) + 80:
                continue
            score = ratio(candidate[:4096], value[:4096])
            if score > best_score:
                best, best_score = candidate, score
    return Match("payload-differs", data=difference(value, best)) if best else None


def _missing(value: bytes, printed: bytes) -> Match:
    lines = (line.strip() for line in _TRACEBACK.sub(b"", printed).split(b"\n"))
    there = b" | ".join(line for line in lines if line)
    if not there or there.endswith(b":"):  # nothing, or just a prompt
        return Match("payload-missing", data={"expected": Payload(value)})
    return Match("payload-missing-among", data={"expected": Payload(value), "shown": seen(there)})
