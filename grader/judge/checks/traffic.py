"""What crossed the wire in a step: what a program sent, what a peer got, how its connection was left."""

from collections.abc import Iterator
from functools import lru_cache

from grader.evidence import Payload, Port, Term, difference
from grader.facts import Act, only
from grader.judge.checks.sight import Sight
from grader.judge.match import LITERAL, leftovers
from grader.judge.transcript import closings, received, sent
from grader.spec.model import Look
from grader.spec.values import refs
from grader.timeline import DatagramDelivered, DatagramsCounted, DatagramSent, Place, Typed, WaitKind
from grader.verdict import Finding, Severity


def sends(sight: Sight, look: Look) -> Iterator[Finding]:
    """What left the program in this row. Where only its way is asked for (address, port, TTL), nothing need have left."""
    asked = look.sends
    if asked is None:
        return
    more = _counted(sight)
    pieces = sent(sight.row.events, sight.program)
    if asked.nothing:
        if pieces or more:
            yield sight.finding("sends-unasked", shown=Payload(pieces[0] if pieces else b""), count=len(pieces) + more)
        return
    amount = asked.text is not None or asked.texts or asked.datagrams is not None
    if not pieces and not more and amount:
        yield sight.finding("sends-nothing")


def sent_once(sight: Sight, look: Look) -> Iterator[Finding]:
    """A payload that left the program in this row once, and not again on the same connection, where nothing is ever lost."""
    if look.sends is None or look.sends.once is None:
        return
    text = sight.transcript.filled(look.sends.once)
    count = max((whole.count(text) for whole in sent(sight.row.events, sight.program)), default=0)
    if count > 1:
        place = sight.transcript.first_of(sight.program, Act.SENDS)
        yield sight.finding("said-again", place=place, count=count, shown=Payload(text))


def sent_count(sight: Sight, look: Look) -> Iterator[Finding]:
    """How many datagrams left the program in this row, if any did."""
    count = len(_datagrams(sight)) + _counted(sight)
    if look.sends is not None and look.sends.datagrams is not None and count not in (0, look.sends.datagrams):
        yield sight.finding("sends-other-count", count=count, expected=look.sends.datagrams)


def _counted(sight: Sight) -> int:
    """Datagrams that were counted, and not listed."""
    return sum(event.sent for event in sight.row.events if isinstance(event, DatagramsCounted) and event.by == sight.program)


def sent_text(sight: Sight, look: Look) -> Iterator[Finding]:
    """The payload that left the program in this row, byte for byte; several texts on one connection."""
    pieces = sent(sight.row.events, sight.program)
    if look.sends is None or not pieces:
        return  # nothing, or counted and not listed: what it said is not known
    streams = pieces[: len(pieces) - len(_datagrams(sight))] or [b"".join(pieces)]
    if len(streams) > 1 or not _understood(sight, look.sends.texts):
        yield from min(([*_sent_texts(sight, look.sends.texts, whole)] for whole in streams), key=len)
    if look.sends.text is None:
        return
    expected = sight.transcript.filled(look.sends.text)
    by_datagram = bool(_datagrams(sight))
    # A line end that readline() left at the end is no other text.
    right = any(piece.rstrip(b"\r\n") == expected if by_datagram else expected in piece for piece in pieces)
    if not right:
        closest = max(pieces, key=lambda piece: _alike(piece, expected))
        yield sight.finding("sends-other-text", data=difference(expected, closest))


def _understood(sight: Sight, texts: list[str]) -> bool:
    """Another of the student's programs shows all of them in order, and none stands in it: they were sent, if in a code of their own."""
    due = [sight.transcript.filled(text) for text in texts]
    for other in sight.transcript.programs():
        if other == sight.program or not sight.transcript.is_student(other) or sight.transcript.exercise.protocol != "own":
            continue
        source = sight.transcript.source(other)
        places = [sight.transcript.shown(other, sight.row).find(text) for text in due]
        unknown = not any(source.holding(text.decode("utf-8", "replace")) for text in due)
        if due and min(places) >= 0 and places == sorted(places) and unknown:
            return True
    return False


def _sent_texts(sight: Sight, texts: list[str], whole: bytes) -> Iterator[Finding]:
    """The first payload that does not come in its turn."""
    begin = 0
    for text in texts:
        expected = sight.transcript.filled(text)
        at = whole.find(expected, begin)
        if at < 0:
            yield sight.finding("sends-other-text", data=difference(expected, whole[begin:]))
            return
        begin = at + len(expected)


def texts_sent(sight: Sight, look: Look) -> int:
    """How many of several texts left the program in this row, in whichever order; not all of them, since something is wrong with those."""
    texts = look.sends.texts if look.sends is not None else []
    streams = sent(sight.row.events, sight.program)
    due = [sight.transcript.filled(text) for text in texts]
    return min(max((sum(text in whole for text in due) for whole in streams), default=0), len(due) - 1)


def sent_to(sight: Sight, look: Look) -> Iterator[Finding]:
    """The address and the port that its datagram went to. A group of its own is a group, too: another look tells whether they meet."""
    if (asked := look.sends) is None:
        return
    for event in _so_far(sight)[:1]:
        own = asked.address is not None and is_multicast(asked.address) and is_multicast(event.address)
        severity = Severity.REMARK if own else Severity.ERROR
        if asked.address is not None and event.address != asked.address:
            place = sight.line_naming(event.address)
            yield sight.finding("wrong-address", severity, {"address": event.address, "expected": asked.address}, place=place)
        if asked.port is not None and event.port != asked.port:
            place = sight.line_naming(str(event.port))
            yield sight.finding("wrong-port", severity, {"port": Port(event.port), "expected": Port(asked.port)}, place=place)


def sent_ttl(sight: Sight, look: Look) -> Iterator[Finding]:
    if (asked := look.sends) is None:
        return
    for event in _so_far(sight)[:1]:
        if asked.ttl is not None and event.ttl != asked.ttl:
            place = sight.line_naming("IP_MULTICAST_TTL") or sight.line_naming("IP_TTL") or sight.line_naming("sendto")
            yield sight.finding("ttl-wrong", place=place, ttl=event.ttl, expected=asked.ttl)


def _datagrams(sight: Sight) -> list[DatagramSent]:
    return [event for event in sight.row.events if isinstance(event, DatagramSent) and event.by == sight.program]


def _so_far(sight: Sight) -> list[DatagramSent]:
    """What it has sent, in this step or, unasked, before."""
    earlier = sight.transcript.events_until(sight.row)
    return _datagrams(sight) or [event for event in earlier if isinstance(event, DatagramSent) and event.by == sight.program]


def _alike(piece: bytes, expected: bytes) -> float:
    from rapidfuzz.fuzz import ratio

    return ratio(piece[:4096], expected[:4096])


def gets(sight: Sight, look: Look) -> Iterator[Finding]:
    """A peer gets exactly this in this row; as often as the row sends."""
    if look.gets is None:
        return
    peer = sight.transcript.base.peers.get(sight.program)
    own = next((sent for name in refs(look.gets) if (sent := sight.sent_instead(name)) is not None), None)
    if own is not None and peer is not None:
        if LITERAL.fullmatch(own):
            yield sight.transcript.finding(
                *("repr-of-bytes", sight.row, peer.to), severity=Severity.REMARK, expected=Payload(own[2:-1]), shown=Payload(own)
            )
        yield sight.transcript.finding(
            *("messages-own", sight.row, peer.to), severity=Severity.REMARK, shown=Payload(own),
            expected=Payload(sight.transcript.filled(look.gets)),
        )  # fmt: skip
        return
    expected = sight.transcript.filled(look.gets)
    if peer is not None and peer.speaks == "udp":
        yield from _gets_datagrams(sight, expected, nothing=look.gets == "")
    else:
        yield from _gets_stream(sight, expected * sight.row.step.times)


def carries(sight: Sight, look: Look) -> Iterator[Finding]:
    """What a peer gets in this row holds this, once for each that it sent; more may stand around it."""
    if look.carries is None or any(sight.sent_instead(name) is not None for name in refs(look.carries)):
        return
    expected = sight.transcript.filled(look.carries)
    listed, unlisted = _came(sight)
    streams = [] if listed else received(sight.transcript, sight.row.events, sight.program)
    right = sum(_holds(event, expected) for event in listed) + sum(data.count(expected) for data in streams)
    due = sight.row.step.times
    others = [sight.transcript.filled(text) for name, text in (sight.row.step.send or {}).items() if name != sight.program]
    foreign = next((event for event in listed if any(other and other != expected and other in event.data for other in others)), None)
    if (behind := _leftovers(sight, expected, [event.data for event in listed])) is not None:
        yield behind
    elif foreign is not None:
        yield sight.finding("gets-other", data=difference(expected, foreign.data))
    elif not listed and not unlisted and not streams:
        yield _empty_echo(sight, expected) or sight.finding("gets-nothing", expected=Payload(expected))
    elif (listed or streams) and not right:
        yield sight.finding("gets-other", data=difference(expected, listed[0].data if listed else streams[0]))
    elif right + unlisted < due:
        yield sight.finding("gets-fewer", count=right + unlisted, expected=due)
    elif others and right > due:
        yield sight.finding("gets-more", count=right, expected=due)


def _came(sight: Sight) -> tuple[list[DatagramSent], int]:
    """The datagrams that came to it in this row, as they were sent, and how many more were counted, and not listed."""
    mine = (event.number for event in sight.row.events if isinstance(event, DatagramDelivered) and event.to == sight.program)
    listed = [sight.transcript.datagrams[number] for number in mine if number in sight.transcript.datagrams]
    return listed, sum(event.delivered for event in sight.row.events if isinstance(event, DatagramsCounted) and event.to == sight.program)


def _leftovers(sight: Sight, expected: bytes, got: list[bytes]) -> Finding | None:
    """Behind the payload there stands what a longer one had in that place."""
    known = [value for value in sight.transcript.values.values() if value != expected]
    for data in got:
        if rest := leftovers(expected, data, known):
            peer = sight.transcript.base.peers.get(sight.program)
            place = sight.transcript.first_of(peer.to, Act.RECEIVES) if peer is not None else None
            shown = {"expected": Payload(expected), "shown": Payload(expected + rest), "rest": Payload(rest)}
            return sight.finding("gets-leftovers", data=shown, place=place)
    return None


def same_port(sight: Sight, look: Look) -> Iterator[Finding]:
    """What a peer got in this row came from the port that it had sent to: one that has connected its socket gets nothing else."""
    peer = sight.transcript.base.peers.get(sight.program)
    if look.same_port is None or peer is None:
        return
    asked = {
        event.port for event in sight.transcript.events_until(sight.row) if isinstance(event, DatagramSent) and event.by == sight.program
    }
    came = [event.port for event in _came(sight)[0]]
    if not came:
        due = sight.transcript.filled(look.gets or look.carries or "")
        yield sight.finding("gets-nothing", expected=Payload(due))
    elif (other := next((port for port in came if port not in asked), None)) is not None and asked:
        place = sight.transcript.first_of(peer.to, Act.SENDS)
        yield sight.finding("answers-from-another-port", port=Port(other), expected=Port(min(asked)), place=place)


def _holds(event: DatagramSent, expected: bytes) -> bool:
    """Is the payload in that datagram, be it in another case or backwards? Of a large one only the beginning and the size are kept."""
    size = max(event.size, len(event.data))
    cut = size >= len(expected) > len(event.data)
    return any(form in event.data or (cut and form[: len(event.data) // 2] in event.data) for form in _forms(expected))


@lru_cache(maxsize=256)  # one payload, a thousand datagrams
def _forms(payload: bytes) -> tuple[bytes, ...]:
    """The payload as it is, and as a server that alters every message may return it."""
    text = payload.decode(errors="replace")
    altered = (text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase(), text[::-1])
    by_byte = (payload.upper(), payload.lower(), payload.title(), payload.swapcase(), payload[::-1])
    return tuple(dict.fromkeys((payload, *by_byte, *(each.encode() for each in altered))))


def _gets_stream(sight: Sight, expected: bytes) -> Iterator[Finding]:
    got = b"".join(received(sight.transcript, sight.row.events, sight.program))
    if got == expected:
        return
    if not got:
        yield sight.finding("gets-nothing", expected=Payload(expected))
    elif not expected:
        yield sight.finding("gets-unasked", shown=Payload(got))
    else:
        yield sight.finding("gets-other", data=difference(expected, got))


def _gets_datagrams(sight: Sight, expected: bytes, *, nothing: bool) -> Iterator[Finding]:
    listed, unlisted = _came(sight)
    count, due = len(listed) + unlisted, 0 if nothing else sight.row.step.times
    wrong = next((event for event in listed if not _is_whole(event, expected)), None)
    if nothing and count:
        yield sight.finding("gets-unasked", shown=Payload(listed[0].data if listed else b""))
    elif due and not count:
        yield _empty_echo(sight, expected) or sight.finding("gets-nothing", expected=Payload(expected))
    elif wrong is not None and due and not (count > due and any(_is_whole(event, expected) for event in listed)):
        yield _leftovers(sight, expected, [wrong.data]) or sight.finding("gets-other", data=difference(expected, wrong.data))
    elif count < due:
        yield sight.finding("gets-fewer", count=count, expected=due)
    elif count > due:
        severity = Severity.REMARK if _operator_spoke(sight) else Severity.ERROR
        yield sight.finding("gets-more", severity, count=count, expected=due)


def _operator_spoke(sight: Sight) -> bool:
    """Was a line typed at the server in this row? What comes besides the answer may be that."""
    peer = sight.transcript.base.peers.get(sight.program)
    return peer is not None and any(isinstance(event, Typed) and event.program == peer.to for event in sight.row.events)


def _is_whole(event: DatagramSent, expected: bytes) -> bool:
    """Is that the payload? Of a large datagram only its beginning and its size are kept."""
    size = max(event.size, len(event.data))
    return size == len(expected) and expected.startswith(event.data)


def _empty_echo(sight: Sight, expected: bytes) -> Finding | None:
    """asyncio's sendto(b"") sends nothing before Python 3.12: never the student's failure."""
    peer = sight.transcript.base.peers.get(sight.program)
    facts = sight.transcript.facts(peer.to) if peer is not None else None
    if expected or facts is None or "asyncio" not in facts.imports or facts.python >= (3, 12):
        return None
    return sight.transcript.finding("asyncio-empty-datagram", sight.row, peer.to if peer else None)


def stream(sight: Sight, look: Look) -> Iterator[Finding]:
    """How the server left the peer's connection by the end of this row."""
    if look.stream is None:
        return
    ways = [event.how for event in closings(sight.transcript, sight.row, sight.program)]
    if look.stream == "open":
        if ways:
            yield sight.finding("stream-closed", how=Term(ways[-1]))
    elif not ways:
        peer = sight.transcript.base.peers.get(sight.program)
        yield sight.finding("stream-left-open", place=_not_closing(sight, peer.to) if peer is not None else None)
    elif look.stream != "closed" and look.stream not in ways:
        yield sight.finding("stream-closed-otherwise", how=Term(ways[-1]), expected=Term(look.stream))


def _not_closing(sight: Sight, server: str) -> Place | None:
    """Where close() is only named, or else what the server waits for from its client instead of closing."""
    state = sight.row.states.get(server)
    waits = state is not None and WaitKind.DATA in state.waits_for()
    receiving = only(sight.transcript.source(server).of(Act.RECEIVES)) if waits else None
    return sight.close_not_called(server) or (sight.transcript.line(server, receiving) if receiving is not None else None)


def is_multicast(address: str) -> bool:
    """224.0.0.0/4"""
    first = address.partition(".")[0]
    return first.isascii() and first.isdecimal() and len(first) == 3 and 224 <= int(first) <= 239
