"""What a program's screen shows in a step: payloads byte for byte; labels are `grader.judge.wording`'s business."""

import contextlib
import json
import re
from collections.abc import Iterator

from grader.evidence import Payload, Term
from grader.judge.checks.sight import Sight, payloads
from grader.judge.match import LITERAL, Match, find_payload
from grader.judge.transcript import plain, received
from grader.spec.model import Look, names
from grader.spec.values import parts, refs
from grader.timeline import DatagramsCounted, DatagramSent, Started, Typed
from grader.verdict import Finding

_LENGTH_SIZES = (1, 2, 4, 8)  # bytes, as struct and writeUTF write a length
_DIGITS = re.compile(rb"\s*(\d{1,9})[^\w\s]?\s?")
_CONTROLS = bytes(range(32)) + b"\x7f"
_WORD_BEFORE = re.compile(rb"^[A-Za-z_-]{1,20}[|:;\t] ?(.+)$", re.DOTALL)
_BETWEEN_TAGS = re.compile(rb">([^<>]+)<")
_READABLE = re.compile(r"[^\x00-\x08\x0e-\x1f\x7f\ufffd]+")
_SHORTEST_FIELD = 6  # bytes: less may be in any text


def shows(sight: Sight, look: Look) -> Iterator[Finding]:
    """Each payload of the look is on the screen, shown in this row."""
    expected = payloads(look.shows)
    others = sight.others(expected)
    printed = plain(sight.printed)
    for name in dict.fromkeys(expected):
        value = sight.value(name)
        if not value:
            continue  # nothing to be seen
        own = sight.sent_instead(name)
        as_sent = own is not None and (_line_by_line(own, printed) or _word_by_word(own, printed) or _field_shown(own, sight, printed))
        match = Match() if as_sent else find_payload(value, printed, others)
        if not match.code and own is not None and LITERAL.fullmatch(own):
            yield sight.finding("repr-of-bytes", data={"expected": Payload(value[2:-1]), "shown": Payload(value)})
        elif match.code and match.remark:
            yield sight.finding(match.code, data=match.data)
        elif match.code:
            late = _late(sight, name, value) if value not in printed else None
            came = {"came": Term("came-and-read" if _was_read(sight, value) else "")} if match.code == "payload-missing" else {}
            yield late or sight.finding(match.code, data={**(match.data or {}), **came}, value=name)


def _was_read(sight: Sight, value: bytes) -> bool:
    return not sight.state.unread() and any(value in data for data in received(sight.transcript, sight.row.events, sight.program))


def _line_by_line(own: bytes, printed: bytes) -> bool:
    """A text of several lines of its own may be shown with something before or behind each."""
    lines = [line.strip() for line in own.splitlines() if line.strip()]
    begin = 0
    for line in lines:
        at = printed.find(line, begin)
        if at < 0:
            return False
        begin = at + len(line)
    return len(lines) > 1


def _word_by_word(own: bytes, printed: bytes) -> bool:
    """A text of its own may be shown on more lines, or on fewer, than it came."""
    return b" ".join(_without_frame(own).split()) in b" ".join(printed.split())


def _field_shown(own: bytes, sight: Sight, printed: bytes) -> bool:
    """Of a text of its own that has a form one field may be shown. What stands in the program's source may have come from there."""
    source, shown = sight.transcript.source(sight.program), b" ".join(printed.split())
    fields = (b" ".join(field.split()) for field in _fields(own))
    return any(
        len(field) >= _SHORTEST_FIELD and field in shown and not source.holding(field.decode("utf-8", "replace")) for field in fields
    )


def _fields(own: bytes) -> Iterator[bytes]:
    """The texts in a message of JSON, between tags or control characters (pickle, struct), behind a head or a word ("TYPE|text")."""
    with contextlib.suppress(ValueError, RecursionError):
        waiting = [json.loads(own)]
        while waiting:
            match waiting.pop():
                case str(text):
                    yield text.encode("utf-8", "replace")
                case dict() as given:
                    waiting += given.values()
                case list() as given:
                    waiting += given
    yield own.replace(b"\r\n", b"\n").partition(b"\n\n")[2]
    yield from _WORD_BEFORE.findall(own)
    yield from _BETWEEN_TAGS.findall(own)
    runs = _READABLE.findall(own.decode("utf-8", "replace"))
    yield from (run.encode() for run in runs if run.encode() != own)


def _without_frame(own: bytes) -> bytes:
    """A text of its own without the length before it, in bytes or digits, and the control characters around it."""
    for size in _LENGTH_SIZES:
        rest = own[size:]
        if rest and len(rest) in (int.from_bytes(own[:size], "big"), int.from_bytes(own[:size], "little")):
            return rest
    digits = _DIGITS.match(own)
    if digits and int(digits[1]) == len(own) - digits.end():
        return own[digits.end() :]
    return own.strip(_CONTROLS) or own


def _late(sight: Sight, name: str, value: bytes) -> Finding | None:
    """The payload does come, but in a later row."""
    for row in sight.transcript.rows:
        if row.index > sight.row.index and value in plain(sight.transcript.shown(sight.program, row)):
            return sight.finding("payload-late", value=name, expected=Payload(value), later=row.index + 1)
    return None


def hides(sight: Sight, look: Look) -> Iterator[Finding]:
    """None of these payloads or texts has been shown by the end of this row."""
    printed = plain(sight.transcript.shown_until(sight.program, sight.row))
    for template in names(look.hides):
        values = [sight.transcript.values[name] for name in refs(template)]
        if not values:
            values = ["".join(part for part in parts(template) if isinstance(part, str)).encode()]
        for value in values:
            if value and value in printed:
                yield sight.finding("shows-what-it-must-not", shown=Payload(value))


def without_traffic(sight: Sight, look: Look) -> Iterator[Finding]:
    """What a program shows as received did cross the wire to it.

    Only said where the wire is the grader's own and the program is alone on its machine. With a
    protocol of the student's own, the bytes may look like anything: then it is enough that some came.
    """
    transcript, program = sight.transcript, sight.program
    names_shown = dict.fromkeys(payloads([*names(look.shows), *look.lines]))
    if not names_shown:
        return
    if transcript.timeline.isolation != "hosts" or program not in transcript.programs() or _shares_machine(sight):
        return
    came = received(transcript, tuple(transcript.events_until(sight.row)), program)
    printed = plain(sight.printed)
    for name in names_shown:
        value = sight.value(name)
        drawn = name in transcript.exercise.values and transcript.exercise.values[name].draw is not None
        if drawn and any(came):
            continue  # in whatever code it came: nobody could have guessed it
        if not value or value not in printed or _typed_there(sight, value) or _came(sight, value, came):
            continue
        yield sight.finding("claims-without-traffic", value=name, shown=Payload(value))


def _shares_machine(sight: Sight) -> bool:
    return any(
        row.step.beside is not None and sight.program in (row.step.beside, *names(row.step.start))
        for row in sight.transcript.rows
    )  # fmt: skip


def _typed_there(sight: Sight, value: bytes) -> bool:
    for event in sight.transcript.events_until(sight.row):
        if isinstance(event, Typed) and event.program == sight.program and value in event.data:
            return True
        if isinstance(event, Started) and event.program == sight.program and value.decode("utf-8", "replace") in event.command:
            return True
    return False


def _came(sight: Sight, value: bytes, came: list[bytes]) -> bool:
    if any(value in data for data in (*came, b"".join(came))):
        return True
    if sight.transcript.exercise.protocol == "own" and any(came):
        return True
    for event in sight.transcript.events_until(sight.row):
        if isinstance(event, DatagramsCounted) and event.to == sight.program and event.delivered:
            return True  # counted, not listed: what they said is not known
        if isinstance(event, DatagramSent) and event.size > len(event.data) and value.startswith(event.data) and event.data in came:
            return True  # only its beginning is kept
    return False
