"""Several payloads, each on lines of its own: what a stream without message borders makes hard."""

import re
from collections import Counter
from collections.abc import Iterator

from grader.evidence import EvidenceValue, Payload, Payloads, border
from grader.judge.checks.sight import Sight
from grader.judge.match import as_literal, longest_beginning
from grader.judge.transcript import plain
from grader.spec.model import Look
from grader.timeline import Delivered, Sent
from grader.verdict import Finding

_NEARLY_ALL = (3, 4)  # of a payload
_DIGITS = re.compile(rb"\d+")


def lines(sight: Sight, look: Look) -> Iterator[Finding]:
    """The payloads come out one by one, in order: never two in a line, never one in two lines."""
    if not look.lines:
        return
    expected, shown = _due(sight, look), _shown(sight)
    wrong = (
        _glued(sight, expected, shown) or _bunched(sight, expected) or _broken(sight, expected, shown) or _ordered(sight, expected, shown)
    )
    yield from wrong or _as_bytes(sight, expected, shown)


def _due(sight: Sight, look: Look) -> list[bytes]:
    return [sight.transcript.filled(template) for template in look.lines]


def _shown(sight: Sight) -> list[bytes]:
    """The lines that it showed in the row, but for empty ones."""
    return [line for line in plain(sight.printed).replace(b"\r", b"\n").split(b"\n") if line.strip()]


def _bunched(sight: Sight, expected: list[bytes]) -> list[Finding]:
    """Line ends within the payloads hide that two came in one: two stand under one heading, and none under another."""
    groups = _groups(sight, expected)
    several = next((group for group in groups if len(group) > 1), None)
    return [sight.finding("messages-bunched", count=len(several), shown=Payloads(tuple(several)))] if several is not None else []


def _groups(sight: Sight, expected: list[bytes]) -> list[list[bytes]]:
    """What stands under each of the program's headings (lines of one shape, one for each payload), where some have
    several and later ones, whose recv() found nothing left, have none. [] otherwise."""
    shown = plain(sight.printed).replace(b"\r", b"\n").rstrip(b" ").split(b"\n")
    owners = [next((value for value in expected if value in line), None) for line in shown]
    if [owner for owner in owners if owner is not None] != expected:
        return []
    shapes = [None if owner is not None else _DIGITS.sub(b"#", line.strip()) for owner, line in zip(owners, shown, strict=True)]
    headings = [shape for shape, often in Counter(shapes).items() if shape and often == len(expected)]
    for heading in headings:
        before, *groups = _split(owners, [shape == heading for shape in shapes])
        counts = [len(group) for group in groups]
        if not before and max(counts) > 1 and 0 in counts and counts.index(0) > counts.index(max(counts)):
            return groups
    return []


def _split(owners: list[bytes | None], borders: list[bool]) -> list[list[bytes]]:
    groups: list[list[bytes]] = [[]]
    for owner, border_here in zip(owners, borders, strict=True):
        if border_here:
            groups.append([])
        elif owner is not None:
            groups[-1].append(owner)
    return groups


def _as_bytes(sight: Sight, expected: list[bytes], shown: list[bytes]) -> list[Finding]:
    """The first payload that no line shows but as Python writes bytes."""
    for value in expected:
        lines_with = [line for line in shown if value in line]
        if lines_with and all(as_literal(value, line) for line in lines_with):
            return [sight.finding("repr-of-bytes", data={"expected": Payload(value), "shown": Payload(b"b'" + value + b"'")})]
    return []


def is_mostly_shown(finding: Finding) -> bool:
    """Was half of a message shown at least, and its end left out?"""
    length, whole = finding.data.get("length"), finding.data.get("whole")
    return finding.code == "message-cut" and isinstance(length, int) and isinstance(whole, int) and 2 * length >= whole


def lines_shown(sight: Sight, look: Look) -> int:
    """How many of the payloads stand on lines that hold no other one, nor the beginning of one behind it, nor the end of one before it."""
    expected, shown = _due(sight, look), _shown(sight)
    if groups := _groups(sight, expected):
        return sum(len(group) == 1 for group in groups)
    whole = {value for value in expected for line in shown if value in line and not _follows_a_rest(value, line, expected)}
    alone = [value for value in whole if any(value in line and not _glued(sight, expected, [line]) for line in shown)]
    shaped = (
        sight.transcript.base.wire or sight.row.step.wire
    )  # where the wire cuts, a piece shows that the program does not put it together
    lost = [value for value in set(expected).difference(whole) if _has_lost_its_end(value, shown)] if not shaped else []
    return min(len(alone) + len(lost), len(expected) - 1)


def _has_lost_its_end(value: bytes, shown: list[bytes]) -> bool:
    """Is nearly all of the payload on a line, and what is missing on none? Its length was told wrong, say."""
    for line in shown:
        length = longest_beginning(value, line)
        if _NEARLY_ALL[1] * length >= _NEARLY_ALL[0] * len(value) and line.endswith(value[:length]):
            return not any(other.startswith(value[length:]) for other in shown)
    return False


def _glued(sight: Sight, expected: list[bytes], shown: list[bytes]) -> list[Finding]:
    """A line in which a second payload, or the beginning of one, follows a first."""
    for line in shown:
        for value in expected:
            start = line.find(value)
            if start < 0:
                continue
            end = start + len(value)
            rest = line[end:]
            if any(other and (other in rest or _begins_with(rest, other)) for other in expected):
                return [sight.finding("messages-glued", data=border(line, end), count=_count(line, expected))]
    return []


def _follows_a_rest(value: bytes, line: bytes, expected: list[bytes]) -> bool:
    """Does the end of another payload, whose beginning is elsewhere, stand right before it?"""
    before = line[: line.find(value)]
    ends = (other[-length:] for other in expected for length in range(3, len(other)))
    return any(before.endswith(end) for end in ends)


def _begins_with(rest: bytes, other: bytes) -> bool:
    """Does `rest` hold the beginning of `other`, right after the first payload, up to the line's end?"""
    return len(rest) >= 3 and other.startswith(rest)


def _count(line: bytes, expected: list[bytes]) -> int:
    return sum(value in line for value in set(expected))


def _broken(sight: Sight, expected: list[bytes], shown: list[bytes]) -> list[Finding]:
    """Payloads that are in no line as a whole: cut, or not there at all."""
    missing = [value for value in dict.fromkeys(expected) if sum(value in line for line in shown) < expected.count(value)]
    pieces = [(index, line) for index, line in _unlike(shown) if not any(other in line for other in expected)]
    for value in missing:
        for index, line in pieces:
            length = longest_beginning(value, line) or _single_bytes(value, shown[index : index + 4])
            if length and value[:length] in line:
                data = border(line, line.find(value[:length]) + length)
                return [
                    sight.finding(
                        "message-cut",
                        data=data,
                        expected=Payload(value),
                        length=length,
                        whole=len(value),
                    )
                ]
    if len(missing) == len(set(expected)) and (sender := _sender_of_others(sight, expected)):
        seen = Payloads(tuple(shown[:4]))
        return [sight.transcript.finding("messages-other", sight.row, sender, expected=Payloads(tuple(expected)), shown=seen)]
    if missing:
        code = "messages-missing-among" if shown else "messages-missing"
        more: dict[str, EvidenceValue] = {"shown": Payloads(tuple(shown[:4]))} if shown else {}
        return [sight.finding(code, data=more, expected=Payloads(tuple(missing)), missing=len(missing), whole=len(expected))]
    return []


def _sender_of_others(sight: Sight, expected: list[bytes]) -> str | None:
    """The program that sent it something, and of the payloads not one: not even in what has not come yet, or was not waited for."""
    events = list(sight.transcript.events_until(sight.row))
    came = next((event for event in reversed(events) if isinstance(event, Delivered) and event.to == sight.program), None)
    made = sight.transcript.connections(sight.row).get(came.connection) if came is not None else None
    if made is None:
        return None
    sender = made.other_end(sight.program)
    left = b"".join(event.data for event in events if isinstance(event, Sent) and event.by == sender)
    return None if any(value in left for value in expected) else sender


def _unlike(shown: list[bytes]) -> Iterator[tuple[int, bytes]]:
    """Each line with its index; of a flood of lines that are one and the same only the first.

    Short ones may be pieces: all of them.
    """
    seen: set[bytes] = set()
    for index, line in enumerate(shown):
        if len(line) < 3 or line not in seen:
            seen.add(line)
            yield index, line


def _single_bytes(value: bytes, shown: list[bytes]) -> int:
    """How long the first piece is, where the payload is spread over lines of one or two bytes."""
    first, later = shown[0], shown[1:4]
    rest = value[len(first) :]
    spread = len(first) < 3 <= len(rest) and value.startswith(first) and any(rest.startswith(line) for line in later)
    return len(first) if spread else 0


def _ordered(sight: Sight, expected: list[bytes], shown: list[bytes]) -> list[Finding]:
    seen = [value for line in shown for value in dict.fromkeys(expected) if value in line]
    if seen == expected:
        return []
    if len(seen) > len(expected):
        return [sight.finding("messages-repeated", expected=len(expected), shown=Payloads(tuple(seen)))]
    return [sight.finding("messages-out-of-order", expected=Payloads(tuple(expected)), shown=Payloads(tuple(seen)))]
