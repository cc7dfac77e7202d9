"""Messages that go astray: what was due to one goes to another, or something else leaves in its place."""

from collections.abc import Iterator

from grader.evidence import Name, Payload, change
from grader.facts import Act
from grader.judge.causes.case import Case
from grader.judge.checks.traffic import is_multicast
from grader.spec.model import names
from grader.spec.values import refs
from grader.timeline import DatagramDelivered, Delivered, Typed
from grader.verdict import Finding


def reply_to_another(case: Case) -> Finding | None:
    """What one was to get went to another."""
    for failure in case.missed():
        value, missed = case.value_missed(failure), failure.program
        if not value or missed is None or case.got(missed, value):
            continue
        for name in dict.fromkeys((*case.transcript.base.peers, *case.transcript.programs())):
            by = _sender_of(case, value)
            if name != missed and by not in (None, name) and _alike(case, name, missed) and case.got(name, value):
                return case.finding("reply-to-another", by or "", client=Name(missed), other=Name(name), shown=Payload(value))
    return None


def _alike(case: Case, name: str, other: str) -> bool:
    """Two peers, or two programs of one role."""
    peers = case.transcript.base.peers
    return (name in peers and other in peers) or case.role(name) == case.role(other)


def _sender_of(case: Case, value: bytes) -> str | None:
    """The student's program that sent `value` in this row, as a server or because it was typed there."""
    for program in case.students():
        typed = any(isinstance(event, Typed) and event.program == program and value in event.data for event in case.row.events)
        is_server = program in case.servers() or any(value in data for data in case.came(program))
        if (is_server or typed) and any(value in data for data in case.left(program)):
            return program
    return None


def echo_to_another(case: Case) -> Finding | None:
    """One got what another had sent, and was to have back."""
    for failure in case.codes("gets-other"):
        name = failure.program or ""
        server, got, own = case.transcript.at_fault(name), case.came(name), case.left(name)
        for other in case.transcript.base.peers:
            strays = [data for data in case.left(other) if data in got and data not in own]
            if other != name and strays and case.is_student(server):
                return case.finding("reply-to-another", server, client=Name(other), other=Name(name), shown=Payload(strays[0]))
    return None


def reply_to_everybody(case: Case) -> Finding | None:
    """One shows what was typed for another: the program at which it was typed has sent it to both."""
    for failure in case.codes("shows-what-it-must-not"):
        value, shown_by = failure.payload("shown"), failure.program or ""
        for row in case.transcript.rows[: case.row.index + 1]:
            by, template = next(iter((row.step.type or {}).items()), ("", ""))
            if not refs(template) or value != case.transcript.filled(template) or not case.is_student(by):
                continue
            meant = next((name for name, look in row.see.items() if any(template in text for text in names(look.shows))), by)
            if meant not in (by, shown_by) and _sent_to(case, by, shown_by, value):
                return case.finding("reply-to-another", by, client=Name(meant), other=Name(shown_by), shown=Payload(value))
    return None


def _sent_to(case: Case, by: str, to: str, value: bytes) -> bool:
    """Has a datagram of the one brought it to the other, or a connection between them?"""
    of_it = ((number, each) for number, each in case.transcript.datagrams.items() if each.by == by and value in each.data)
    carried = {number for number, each in of_it if not is_multicast(each.address)}  # what goes to a group is for all of it
    made = {number for number, each in case.transcript.connections(case.row).items() if {each.client, each.server} == {by, to}}
    for event in case.events():
        if isinstance(event, DatagramDelivered) and event.to == to and event.number in carried:
            return True
        if isinstance(event, Delivered) and event.to == to and event.connection in made and value in event.data:
            return True
    return False


def sent_to_itself(case: Case) -> Finding | None:
    """By its kernel a datagram left it and one came to it, by the wire neither: it answered its own address."""
    if case.transcript.timeline.isolation != "hosts":
        return None
    for program, line in _lines_typed(case):
        missed = [failure.program for failure in case.missed() if failure.program not in (None, program)]
        now, before = case.state(program).counters, case.before(program).counters
        left = now.udp_sent - before.udp_sent - len(case.left(program))
        came = now.udp_received - before.udp_received - len(case.came(program))
        if missed and left == came == 1 and case.is_student(program):
            place = case.first_of(program, Act.SENDS)
            return case.finding("reply-to-another", program, place, client=Name(missed[0] or ""), other=Name(program), shown=Payload(line))
    return None


def other_text_sent(case: Case) -> Finding | None:
    """What was typed never left the program; something else did, and the receiver shows that as it came."""
    for failure in case.here:
        value, missed = case.value_missed(failure), failure.program or ""
        for program, line in _lines_typed(case):
            if line != value or program == missed or not case.is_student(program) or case.got(missed, value):
                continue
            left = [data.strip() for data in case.left(program)]
            shown = case.shown(missed)
            other = next((data for data in left if data and data in shown and data not in value), None)
            if other is not None and not any(value in data for data in left):
                return case.finding("other-text-sent", program, typed=Payload(value), shown=Payload(other), change=change(value, other))
    return None


def _lines_typed(case: Case) -> Iterator[tuple[str, bytes]]:
    for event in case.row.events:
        if isinstance(event, Typed):
            yield event.program, event.data
