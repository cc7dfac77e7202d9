"""What crossed the wire in a step: what a program sent, what a peer got, how its connection was left."""

from collections.abc import Iterator

from grader.evidence import Payload, Port, Term, difference
from grader.judge.checks.sight import Sight
from grader.judge.transcript import closings, received, sent
from grader.spec.model import Look, Sends
from grader.spec.values import fill
from grader.timeline import DatagramDelivered, DatagramsCounted, DatagramSent
from grader.verdict import Finding


def sends(sight: Sight, look: Look) -> Iterator[Finding]:
    """What left the program in this row."""
    asked = look.sends
    if asked is None:
        return
    datagrams = [event for event in sight.row.events if isinstance(event, DatagramSent) and event.by == sight.program]
    more = sum(event.sent for event in sight.row.events if isinstance(event, DatagramsCounted) and event.by == sight.program)
    pieces = sent(sight.row.events, sight.program)
    if asked.nothing:
        if pieces or more:
            yield sight.finding("sends-unasked", shown=Payload(pieces[0] if pieces else b""), count=len(pieces) + more)
        return
    if not pieces and not more:
        yield sight.finding("sends-nothing")
        return
    if asked.datagrams is not None and len(datagrams) + more != asked.datagrams:
        yield sight.finding("sends-other-count", count=len(datagrams) + more, expected=asked.datagrams)
    if asked.text is not None:
        yield from _sent_text(sight, fill(asked.text, dict(sight.record.values)), pieces, bool(datagrams))
    yield from _sent_whither(sight, asked, datagrams)


def _sent_text(sight: Sight, expected: bytes, pieces: list[bytes], by_datagram: bool) -> Iterator[Finding]:
    if not pieces:
        return  # counted, not listed: what they said is not known
    # A line end that readline() left at the end is no other text.
    right = any(piece.rstrip(b"\r\n") == expected if by_datagram else expected in piece for piece in pieces)
    if not right:
        closest = max(pieces, key=lambda piece: _alike(piece, expected))
        yield sight.finding("sends-other-text", data=difference(expected, closest))


def _alike(piece: bytes, expected: bytes) -> float:
    from rapidfuzz.fuzz import ratio

    return ratio(piece[:4096], expected[:4096])


def _sent_whither(sight: Sight, asked: Sends, datagrams: list[DatagramSent]) -> Iterator[Finding]:
    for event in datagrams[:1]:
        if asked.address is not None and event.address != asked.address:
            place = sight.line_naming(event.address)
            yield sight.finding("wrong-address", place=place, address=event.address, expected=asked.address)
        if asked.port is not None and event.port != asked.port:
            yield sight.finding("wrong-port", place=sight.line_naming(str(event.port)), port=Port(event.port), expected=Port(asked.port))
        if asked.ttl is not None and event.ttl != asked.ttl:
            place = sight.line_naming("IP_MULTICAST_TTL") or sight.line_naming("sendto")
            yield sight.finding("ttl-wrong", place=place, ttl=event.ttl, expected=asked.ttl)


def gets(sight: Sight, look: Look) -> Iterator[Finding]:
    """A peer gets exactly this in this row; as often as the row sends."""
    if look.gets is None:
        return
    expected = fill(look.gets, dict(sight.record.values))
    peer = sight.record.base.peers.get(sight.program)
    if peer is not None and peer.speaks == "udp":
        yield from _gets_datagrams(sight, expected, nothing=look.gets == "")
    else:
        yield from _gets_stream(sight, expected * sight.row.step.times)


def _gets_stream(sight: Sight, expected: bytes) -> Iterator[Finding]:
    got = b"".join(received(sight.record, sight.row.events, sight.program))
    if got == expected:
        return
    if not got:
        yield sight.finding("gets-nothing", expected=Payload(expected))
    elif not expected:
        yield sight.finding("gets-unasked", shown=Payload(got))
    else:
        yield sight.finding("gets-other", data=difference(expected, got))


def _gets_datagrams(sight: Sight, expected: bytes, *, nothing: bool) -> Iterator[Finding]:
    mine = [event.number for event in sight.row.events if isinstance(event, DatagramDelivered) and event.to == sight.program]
    listed = [sight.record.datagrams[number] for number in mine if number in sight.record.datagrams]
    uncounted = sum(event.delivered for event in sight.row.events if isinstance(event, DatagramsCounted) and event.to == sight.program)
    count, due = len(listed) + uncounted, 0 if nothing else sight.row.step.times
    wrong = next((event for event in listed if not _is_whole(event, expected)), None)
    if nothing and count:
        yield sight.finding("gets-unasked", shown=Payload(listed[0].data if listed else b""))
    elif due and not count:
        yield _empty_echo(sight, expected) or sight.finding("gets-nothing", expected=Payload(expected))
    elif wrong is not None and due and not (count > due and any(_is_whole(event, expected) for event in listed)):
        yield sight.finding("gets-other", data=difference(expected, wrong.data))
    elif count < due:
        yield sight.finding("gets-fewer", count=count, expected=due)
    elif count > due:
        yield sight.finding("gets-more", count=count, expected=due)


def _is_whole(event: DatagramSent, expected: bytes) -> bool:
    """Is that the payload? Of a large datagram only its beginning and its size are kept."""
    size = max(event.size, len(event.data))
    return size == len(expected) and expected.startswith(event.data)


def _empty_echo(sight: Sight, expected: bytes) -> Finding | None:
    """asyncio's sendto(b"") sends nothing before Python 3.12: never the student's failure."""
    peer = sight.record.base.peers.get(sight.program)
    facts = sight.record.facts(peer.to) if peer is not None else None
    if expected or facts is None or "asyncio" not in facts.imports or facts.python >= (3, 12):
        return None
    return sight.record.finding("asyncio-empty-datagram", sight.row, peer.to if peer else None)


def stream(sight: Sight, look: Look) -> Iterator[Finding]:
    """How the server left the peer's connection by the end of this row."""
    if look.stream is None:
        return
    ways = [event.how for event in closings(sight.record, sight.row, sight.program)]
    if look.stream == "open":
        if ways:
            yield sight.finding("stream-closed", how=Term(ways[-1]))
    elif not ways:
        peer = sight.record.base.peers.get(sight.program)
        yield sight.finding("stream-left-open", place=sight.close_not_called(peer.to) if peer is not None else None)
    elif look.stream != "closed" and look.stream not in ways:
        yield sight.finding("stream-closed-otherwise", how=Term(ways[-1]), expected=Term(look.stream))
