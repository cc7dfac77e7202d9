"""What a program's screen shows in a step: payloads byte for byte; labels are `grader.judge.wording`'s business."""

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
        as_sent = own is not None and (_line_by_line(own, printed) or _without_frame(own) in printed)
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
