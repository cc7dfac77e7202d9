"""Causes within one program: input that it does not let go, data that it does not read, output that it keeps back."""

from grader.evidence import Payload, Port
from grader.facts import Act
from grader.judge.causes.case import AT_THE_KEYBOARD, ON_THE_NETWORK, Case
from grader.timeline import WaitKind
from grader.verdict import Finding


def input_to_its_end(case: Case) -> Finding | None:
    """A line was typed, nothing left, and the program still reads its keyboard: until the input ends."""
    for program, template in (case.row.step.type or {}).items():
        if not case.is_student(program) or case.state(program).waits_for() != {WaitKind.KEYBOARD} or not case.left_nothing(program):
            continue
        to_its_end = [site.line for site in case.source(program).of(Act.ASKS) if site.to_the_end]
        place = case.transcript.place(program, case.row, AT_THE_KEYBOARD) or case.transcript.first(program, to_its_end)
        if case.transcript.number(program, place) in to_its_end:
            line = case.transcript.filled(template)
            return case.finding("input-to-its-end", program, place, typed=Payload(line))
    return None


def not_read(case: Case) -> Finding | None:
    """What came lies unread in a socket, because the program waits for something else."""
    for program in case.students():
        state = case.state(program)
        unread = state.unread()
        failed = case.misses(program, "waits-for-other")
        if failed and unread and state.status is None and not state.waits_for() & ON_THE_NETWORK:
            return case.finding("not-read", program, unread=unread, waits=case.waits(program))
    return None


def other_socket_read(case: Case) -> Finding | None:
    """A program waits for a datagram by one of its sockets, and what came lies unread in another."""
    for program in case.students():
        state = case.state(program)
        full = next((socket for socket in state.sockets if socket.protocol == "udp" and socket.unread), None)
        waiting = [wait for wait in state.waits if wait.on is WaitKind.DATAGRAM]
        if full is not None and waiting and all(wait.port != full.port for wait in waiting) and case.missed():
            return case.finding("other-socket-read", program, waiting[0].place, port=Port(full.port))
    return None


def buffered(case: Case) -> Finding | None:
    """A payload shows in a later step, though it had come and been read: kept back in the program, or printed late."""
    for failure in case.codes("payload-late"):
        program, later = failure.program or "", failure.number("later") - 1
        if not case.is_student(program) or not 0 <= later < len(case.transcript.rows):
            continue
        state = case.transcript.rows[later].states.get(program)
        if state is not None and state.status is not None:
            return case.finding("output-buffered", program, None, expected=failure.data["expected"], later=failure.data["later"])
    return None


def kept_back(case: Case) -> Finding | None:
    """What should show has come and was read, the program is where it should be, and it writes without a line end."""
    for failure in case.codes("payload-missing"):
        program = failure.program or ""
        value = case.value_missed(failure)
        lost = case.failed(program, "waits-for-other", "no-keyboard", "ended-too-early")
        unread = case.state(program).unread()
        if lost or unread or not case.is_student(program) or case.state(program).status is not None or not case.got(program, value):
            continue
        source = case.source(program)
        if any(site.writes_out for site in source.of(Act.ASKS)) and case.state(program).waits_for() & AT_THE_KEYBOARD:
            continue  # it writes out what is in the buffer first
        unfinished = [site.line for site in source.of(Act.SHOWS) if site.unfinished]
        if (place := case.transcript.first(program, unfinished)) is not None:
            return case.finding("output-kept-back", program, place, expected=failure.data["expected"])
    return None
