"""Where messages end, as the bytes on the wire show it: a mark that one lacks, a field too narrow for one, no border at all."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from grader.evidence import At, Name, Payload, Term
from grader.facts import Act, Facts, only
from grader.findings import CATALOGUE
from grader.findings.kind import One
from grader.judge.causes.case import Case
from grader.judge.transcript import plain, received
from grader.timeline import Closed, DatagramDelivered, DatagramLost, DatagramSent, Place, Sent, Typed
from grader.verdict import Finding

_SHORTEST = 3  # bytes: fewer of a message are in any text


def mark_missing(case: Case) -> Finding | None:
    """All messages but one have the same bytes behind them when they leave, and that one, which is not told apart, has none."""
    for failure, sender, stream in _streams(case):
        places = _places(stream, _expected(case, failure.program or ""))
        behind = [stream[end:start] for (_, end), (start, _) in pairwise([*places, (len(stream), 0)])] if places else []
        mark, often = next(iter(Counter(behind).most_common(1)), (b"", 0))
        if not mark or often < 2 or often != len(behind) - 1 or behind.count(b"") != 1 or stream.startswith(mark):
            continue
        if failure.code == "message-cut" or (mark.strip() and mark in plain(case.shown(failure.program or ""))):
            continue  # a program that shows the mark, or cuts at another place, does not look for it
        index = behind.index(b"")
        start, end = places[index]
        value = stream[start:end]
        told_apart = failure.code.startswith("messages-missing") and value not in failure.payloads("expected")
        sites = [site for site in case.source(sender).of(Act.SENDS) if site.text is not None and value in site.text]
        if not told_apart:
            line = only(sites) or only(case.source(sender).of(Act.SENDS))
            place = case.line(sender, line) if line is not None else None
            return case.finding("mark-missing", sender, place, expected=Payload(value), mark=Payload(mark))
    return None


def field_too_narrow(case: Case) -> Finding | None:
    """Shorter messages leave filled up to a width, and a longer one as it is: a program that reads by that width is off from there on."""
    for failure, sender, stream in _streams(case):
        values = _expected(case, failure.program or "")
        for pad in case.source(sender).pads:
            wide = next((value for value in values if len(value) > pad.number and value in stream), None)
            begins = [start for start, _ in (*_places(stream, values), (len(stream), 0))]
            filled = any(end < after == start + pad.number for (start, end), after in zip(_places(stream, values), begins[1:], strict=True))
            if wide is not None and filled:
                place = case.line(sender, pad.line)
                return case.finding("field-too-narrow", sender, place, expected=Payload(wide), length=pad.number, whole=len(wide))
    return None


def only_a_beginning_sent(case: Case) -> Finding | None:
    """Of a message only a beginning has left: what the receiver shows is all that came of it."""
    for failure, sender, stream in _streams(case):
        whole, length = case.value_missed(failure), failure.number("length")
        cut = failure.code == "message-cut" and length >= _SHORTEST
        if cut and whole[:length] in stream and whole[: length + 1] not in stream:
            return case.finding("beginning-sent", sender, None, expected=Payload(whole), length=length, whole=len(whole))
    return None


def sent_in_pieces(case: Case) -> Finding | None:
    """What was typed left in several datagrams: put together again they are the text, and no one of them is."""
    for event in case.row.events:
        if not isinstance(event, Typed) or not case.is_student(event.program) or len(event.data) < _SHORTEST:
            continue
        mine = [each for each in case.row.events if isinstance(each, DatagramSent) and each.by == event.program]
        missed = any(failure.code != "sent-count-wrong" for failure in case.here)
        if missed and len(mine) > 1 and b"".join(each.data for each in mine).strip() == event.data.strip():
            return case.finding("sent-in-pieces", event.program, None, typed=Payload(event.data), count=len(mine))
    return None


def sent_out_of_order(case: Case) -> Finding | None:
    """All messages left their sender whole, in the order in which they show, and that is not the one that is asked for."""
    for failure in case.codes("messages-out-of-order"):
        expected, shown = failure.payloads("expected"), failure.payloads("shown")
        for sender, stream in _sent_to(case, failure.program or ""):
            places = [stream.find(text) for text in shown]
            in_order = places == sorted(places) and -1 not in places
            if in_order and case.is_student(sender) and any(text in expected for text in shown):
                sends = case.source(sender).of(Act.SENDS)
                astray = next((text for text, due in zip(shown, expected, strict=False) if text != due), shown[0])
                first = [site for site in sends if site.text is not None and astray in site.text]
                place = case.transcript.first(sender, (site.called_at or site.line for site in first or sends))
                return case.finding("sent-out-of-order", sender, place, other=Name(failure.program or ""), **failure.data)
    return None


def leaves_unread(case: Case) -> Finding | None:
    """The last messages have come to a program that ended well, and it broke the connection: the kernel does so where some lie unread."""
    for failure in case.missed():
        program, missing = failure.program or "", failure.payloads("expected")
        made = case.transcript.connections_of(program, case.row)
        events = [event for event in case.events() if isinstance(event, Closed) and event.by == program and event.connection in made]
        stream = b"".join(case.came_so_far(program))
        shown = [stream.find(value) for value in _expected(case, program) if value not in missing]
        last = missing and all(stream.find(value) > max(shown, default=-1) for value in missing)
        if last and case.state(program).status == 0 and any(event.how == "reset" for event in events) and case.is_student(program):
            loops = {site.loop for site in case.source(program).of(Act.SHOWS) if site.of_received}
            place = case.line(program, max(loops)) if len(loops) == 1 and any(loops) else None
            return case.finding("leaves-unread", program, place, expected=Payload(missing[0]))
    return None


def received_unused(case: Case) -> Finding | None:
    """What is missing has come and was read, and the name by which it was received is never used."""
    for failure in case.missed():
        program = failure.program or ""
        lines = case.source(program).unused
        missing = failure.payloads("expected") or (case.value_missed(failure),)
        came = b"".join(case.came_so_far(program))
        if lines and missing[0] and missing[0] in came and case.is_student(program) and not case.state(program).unread():
            return case.finding("received-unused", program, case.line(program, lines[0]), expected=Payload(missing[0]))
    return None


def no_border(case: Case) -> Finding | None:
    """The messages leave with not a byte between them, and a pause or TCP_NODELAY is to keep them apart."""
    for failure, sender, stream in _streams(case):
        program = failure.program or ""
        if failure.code != "messages-glued" or b"".join(_expected(case, program)) not in stream:
            continue
        for one in (sender, program):
            remedy = _remedy(case.source(one)) if case.is_student(one) else None
            if remedy is not None and (one == sender or remedy[0] == "nodelay"):
                at = {"line_other": At(case.line(one, remedy[1]))}
                found = case.finding("no-border", program, None, other=Name(one), what=Term(remedy[0]), **at)
                return msgspec.structs.replace(found, data={**failure.data, **found.data})
    return None


def _remedy(source: Facts) -> tuple[str, int] | None:
    """What is to keep messages apart that are sent one after the other, and its line."""
    if lines := source.naming("TCP_NODELAY"):
        return "nodelay", lines[-1]
    sends, around = source.of(Act.SENDS), {0, *(site.loop for site in source.of(Act.ACCEPTS))}
    lines_sent = [site.line for site in sends]
    for site in source.of(Act.SLEEPS):
        between = bool(sends) and min(lines_sent) < site.line < max(lines_sent)
        if between or (site.loop not in around and any(site.loop == each.loop for each in sends)):
            return "pause", site.line
    return None


def _streams(case: Case) -> Iterator[tuple[Finding, str, bytes]]:
    """Each failure about messages on a stream, with the student's program that sent them and all that it sent there."""
    for failure in case.here:
        program = failure.program or ""
        if not _expected(case, program) or not (failure.code == "messages-missing" or CATALOGUE[failure.code].one is One.FRAMING):
            continue
        streams = list(_sent_to(case, program))
        if len(streams) == 1 and case.is_student(streams[0][0]):
            yield failure, *streams[0]


def _sent_to(case: Case, program: str) -> Iterator[tuple[str, bytes]]:
    """The name at the other end of each connection of a program, and all that was sent from there."""
    for made in case.transcript.connections_of(program, case.row).values():
        other = made.other_end(program)
        left = (event for event in case.events() if isinstance(event, Sent) and event.connection == made.connection)
        yield other, b"".join(event.data for event in left if event.by == other)


def _expected(case: Case, program: str) -> list[bytes]:
    look = case.row.see.get(program)
    return [case.transcript.filled(template) for template in look.lines] if look is not None else []


def _places(stream: bytes, values: list[bytes]) -> list[tuple[int, int]]:
    """Where each message begins and ends, in order; [] where one of them is not there."""
    found, end = [], 0
    for value in values:
        start = stream.find(value, end)
        if start < 0 or not value:
            return []
        end = start + len(value)
        found.append((start, end))
    return found


def number_repeats(case: Case, program: str, came: bytes, place: Place) -> Finding | None:
    """Before the text that was passed over stand the same bytes as before an earlier message."""
    typed = next((value for value in case.transcript.values.values() if value and value in came), b"")
    earlier = [data for row in case.transcript.rows[: case.row.index] for data in received(case.transcript, row.events, program)]
    head = came[: came.find(typed)] if typed else max((_beginning(came, data) for data in earlier if data != came), key=len, default=b"")
    counts = any(chr(byte).isdigit() or byte < ord(" ") for byte in head)
    sender = next((event.by for event in case.transcript.datagrams.values() if event.data == came), "")
    if counts and sender and any(data.startswith(head) for data in earlier):
        shown = Payload(came[len(head) :])
        return case.finding("number-repeats", program, place, shown=shown, head=Payload(head), other=Name(sender))
    return None


def _beginning(one: bytes, other: bytes) -> bytes:
    """What both begin with."""
    return one[: next((index for index, (mine, its) in enumerate(zip(one, other, strict=False)) if mine != its), min(len(one), len(other)))]


def copy_came(case: Case) -> Finding | None:
    """The datagram to a program was lost, and what it said came all the same: it had been sent more than once."""
    for failure in case.codes("shows-what-it-must-not"):
        program, value = failure.program or "", failure.payload("shown")
        lost = {event.number for event in case.row.events if isinstance(event, DatagramLost) and event.to == program}
        came = {event.number for event in case.row.events if isinstance(event, DatagramDelivered) and event.to == program}
        sent = {number: each for number, each in case.transcript.datagrams.items() if value and value in each.data}
        senders = {sent[number].by for number in lost & sent.keys()} & {sent[number].by for number in came & sent.keys()}
        for sender in senders:
            if case.is_student(sender):
                count = sum(each.by == sender for each in sent.values())
                return case.finding("copy-came", sender, None, other=Name(program), shown=Payload(value), count=count)
    return None
