"""Causes between two programs: which waits for which, and what was never sent."""

import collections

from grader.evidence import At, EvidenceValue, Name, Payload, Quote, Seconds, Term
from grader.facts import Act, only
from grader.judge.causes.case import AT_THE_KEYBOARD, ON_THE_NETWORK, Case
from grader.judge.causes.exit_words import word_came, word_typed
from grader.judge.transcript import Row, received, sent
from grader.timeline import (
    Closed,
    Connected,
    DatagramDelivered,
    DatagramLost,
    DatagramsCounted,
    DatagramSent,
    Place,
    Sent,
    Still,
    WaitKind,
)
from grader.verdict import Finding

_DATAGRAM = frozenset({WaitKind.DATAGRAM})


def end_taken_for_message(case: Case) -> Finding | None:
    """Every client is gone, and the server takes the end of the stream for a message: asks for a reply, or spins."""
    for server in case.students():
        failed = case.failed(server)
        made = {each.connection for each in case.connections_to(server)}
        left = [event for event in case.events() if isinstance(event, Closed) and event.by != server and event.connection in made]
        if not failed or not left or made != {event.connection for event in left} or word_came(case, server):
            continue
        waits = case.state(server).waits_for()
        if WaitKind.CONNECTION in waits or not waits & {WaitKind.KEYBOARD, WaitKind.COMPUTING}:
            continue
        if WaitKind.COMPUTING not in waits and case.came(server):
            continue  # it may ask for the answer to what came last
        return case.finding("end-of-stream-as-message", server, waits=case.waits(server), how=Term(left[-1].how))
    return None


def keyboard_still_asked(case: Case) -> Finding | None:
    """A thread of its own had waited for its partner's data, and has gone since that left: another still waits at the keyboard."""
    for program in case.students():
        typed = program in (case.row.step.type or {})
        if not typed and not case.is_at_fault(program):
            continue
        waits = case.state(program).waits_for()
        still = WaitKind.KEYBOARD in waits and not waits & (ON_THE_NETWORK | {WaitKind.CONNECTION})
        for row in case.transcript.rows[: case.row.index + 1]:
            partner = _left_in(case, row, program)
            taken = still or row is case.row or (typed and case.left_nothing(program))
            if partner and taken and _keyboard_outlives(case, row, program):
                asks = only(case.source(program).of(Act.ASKS))
                place = case.line(program, asks) if asks is not None else case.transcript.place(program, case.row, AT_THE_KEYBOARD)
                return case.finding("keyboard-still-asked", program, place, other=Name(partner))
    return None


def _left_in(case: Case, row: Row, program: str) -> str:
    """The partner that closed its connection to `program` in that row, or said there the word by which it leaves."""
    made = case.transcript.connections_of(program, row)
    for event in row.events:
        each = made.get(event.connection) if isinstance(event, Closed | Sent) else None
        if each is None:
            continue
        other = each.other_end(program)
        words = [text.encode() for text in row.words.values()]
        if isinstance(event, Closed) and event.by == other:
            return other
        if isinstance(event, Sent) and event.by == other and event.data.strip() in words:
            return other
    return ""


def _keyboard_outlives(case: Case, row: Row, program: str) -> bool:
    """Before that row one thread waited for data and another for the keyboard; behind it only the latter of the two."""
    before = case.transcript.rows[row.index - 1].states.get(program) if row.index else None
    now = row.states.get(program)
    if before is None or now is None or now.status is not None:
        return False
    listening = {wait.thread for wait in before.waits if wait.on in ON_THE_NETWORK}
    asking = {wait.thread for wait in before.waits if wait.on is WaitKind.KEYBOARD}
    kinds = now.waits_for()
    return bool(listening and asking - listening) and WaitKind.KEYBOARD in kinds and not kinds & ON_THE_NETWORK


def connection_for_each(case: Case) -> Finding | None:
    """A client asks for a connection for each message: no wonder that the server waits for the next connection and not for data."""
    made = next((failure for failure in case.failures if failure.code == "several-connections"), None)
    waiting = all(
        failure.code == "waits-for-other" and WaitKind.CONNECTION in case.state(failure.program or "").waits_for() for failure in case.here
    )
    return made if made is not None and (made in case.here or waiting) else None


def second_client_waits(case: Case) -> Finding | None:
    """A later client is connected, and the server does something else than serving it."""
    for server in case.servers():
        if not case.is_student(server) or case.state(server).status is not None:
            continue
        for made in case.connections_to(server)[1:]:
            if _is_neglected(case, server, made):
                return case.finding("second-client-waits", server, client=Name(made.client), waits=case.waits(server))
    return None


def _is_neglected(case: Case, server: str, made: Connected) -> bool:
    waits = case.state(server).waits_for()
    if WaitKind.CONNECTION in waits:
        return False
    sockets = case.state(server).sockets
    if any(socket.state == "listen" and socket.unread for socket in sockets):  # connections that it has not accepted
        return _is_due(case, server, made)
    of_it = [event for event in case.events() if isinstance(event, Sent) and event.connection == made.connection]
    if any(event.by == server for event in of_it) or (of_it and not any(socket.unread for socket in sockets)):
        return False  # it answered, or read what came
    if WaitKind.DATA in waits:  # it may be this client's data: only where it should not wait for data at all
        return made in case.row.events and case.failed(server, "waits-for-other")
    return any(failure.program in (server, made.client) for failure in case.here)


def _is_due(case: Case, server: str, made: Connected) -> bool:
    """Does this client miss something? Of the server's own failures those count that are about no other's message."""
    mine = [event.data for event in case.row.events if isinstance(event, Sent) and event.connection == made.connection]
    for failure in case.here:
        value = case.value_missed(failure)
        if failure.program == made.client or (failure.program == server and (not value or any(value in data for data in mine))):
            return True
    return False


def conversation_left(case: Case) -> Finding | None:
    """A server is in a conversation, but has closed the connection, and nothing had told it that this was the end."""
    for failure in case.codes("waits-for-other"):
        server = failure.program or ""
        due = {WaitKind.DATA, WaitKind.KEYBOARD}.intersection(failure.waits("wait_expected"))
        if not due or WaitKind.CONNECTION not in case.state(server).waits_for():
            continue
        for made in case.connections_to(server):
            closed = [event for event in case.row.events if isinstance(event, Closed) and event.connection == made.connection]
            if not closed or closed[0].by != server or not case.is_student(server) or word_typed(case, server):
                continue
            kept = case.source(server).flags_kept
            if kept and made != case.connections_to(server)[0]:
                return case.finding("flag-not-set-back", server, case.line(server, kept[0]), client=Name(made.client))
            sent_on_it = [event for event in case.events() if isinstance(event, Sent) and event.connection == made.connection]
            rounds = sum(event.by == server for event in sent_on_it)
            return case.finding("conversation-left", server, _where_it_leaves(case, server), client=Name(made.client), count=rounds)
    return None


def _where_it_leaves(case: Case, server: str) -> Place | None:
    """Where a loop is left in its first round, else where it closes, else at an `except` that says nothing."""
    source = case.source(server)
    closes = (site.line for site in source.of(Act.CLOSES, "close"))
    silent = (handler.line for handler in source.handlers if handler.silent)
    return case.transcript.first(server, (*source.left_at_once, *closes, *silent))


def turned_away(case: Case) -> Finding | None:
    """A client was sent a text that stands in the server's source, and not once: it asks again and again while another is served."""
    for server in case.students():
        texts = {site.text: site.line for site in case.source(server).of(Act.SENDS) if site.text}
        for client in case.running():
            said = collections.Counter(data for data in case.came(client) if data in texts)
            text, count = next(iter(said.most_common(1)), (b"", 0))
            others = [name for name in case.running() if name != client and case.role(name) == case.role(client)]
            due = any(failure.program in (client, *others) for failure in case.here)
            if count > 1 and due and others and case.role(client) != case.role(server):
                place = case.line(server, texts[text])
                return case.finding("turned-away", server, place, client=Name(client), shown=Payload(text), count=count)
    return None


def request_awaited(case: Case) -> Finding | None:
    """A peer that only connects gets nothing: the server waits for something from it first."""
    for failure in case.codes("waits-for-other", "gets-nothing"):
        server = case.transcript.at_fault(failure.program or "")
        if not case.is_student(server) or WaitKind.DATA not in case.state(server).waits_for():
            continue
        due = any(failure.program == server and WaitKind.DATA in failure.waits("wait_expected") for failure in case.here)
        peers = [made for made in case.connections_to(server) if made.client in case.transcript.base.peers]
        greets = case.source(server).of(Act.SENDS) and not case.source(server).of(Act.ASKS)
        for made in peers if greets and not due else ():
            spoken = any(isinstance(event, Sent | Closed) and event.connection == made.connection for event in case.events())
            missed = any(each.program in (made.client, server) for each in case.here)
            if missed and not spoken:
                source = case.source(server)
                http = case.transcript.first(server, (line for name, line in source.defines if name.startswith("do_")))
                if http is not None and source.naming("BaseHTTPRequestHandler"):
                    return case.finding("speaks-http", server, http, client=Name(made.client))
                line = only(source.of(Act.RECEIVES))  # a server class waits for it in its own loop
                return case.finding("request-awaited", server, case.line(server, line) if line else None, client=Name(made.client))
    return None


def said_again_in_time(case: Case) -> Finding | None:
    """A time limit of its own ended the wait for a reply, and the loop in which it waits sends the same once more."""
    for failure in case.codes("said-again"):
        program = failure.program or ""
        source = case.source(program)
        asking = {site.loop for site in source.of(Act.ASKS)}
        trying = {site.loop for site in source.of(Act.RECEIVES) if site.loop} - asking
        again = next((site for site in source.of(Act.SENDS) if site.loop in trying), None)
        limits = [limit for limit in source.limits if limit.seconds > 0]
        if again is not None and len({limit.seconds for limit in limits}) == 1 and case.is_student(program):
            limit, loop = case.line(program, limits[0].line), case.line(program, again.loop)
            data: dict[str, EvidenceValue] = {"count": failure.data["count"], "shown": failure.data["shown"]}
            data |= {"seconds": Seconds(limits[0].seconds), "limit": str(limit.line), "loop": str(loop.line)}
            return case.finding("said-again-in-time", program, case.line(program, again.line), **data)
    return None


def gave_up_waiting(case: Case) -> Finding | None:
    """It stopped waiting for a reply before its partner's operator, who is a person, had typed it."""
    for program in case.students():
        if not case.explainable(program):
            continue
        for limit in case.source(program).limits:
            for row in case.transcript.rows[: case.row.index + 1]:
                if _gave_up_in(case, row, program, limit.seconds):
                    other = next(iter(_at_the_keyboard(row, program)))
                    place = case.line(program, limit.line)
                    return case.finding("gave-up-waiting", program, place, seconds=Seconds(limit.seconds), other=Name(other))
    return None


def _gave_up_in(case: Case, row: Row, program: str, seconds: float) -> bool:
    """It sent something, nothing came for as long as its limit is, and both are at their keyboards then.

    Counted from the step's beginning: what it sent is seen a little after its wait has begun.
    """
    if (
        program not in row.states
        or WaitKind.KEYBOARD not in row.states[program].waits_for()
        or received(case.transcript, row.events, program)
    ):
        return False
    still = next((event.at for event in reversed(row.events) if isinstance(event, Still)), None)
    waited = still is not None and still - row.events[0].at >= seconds
    return waited and bool(sent(row.events, program) and _at_the_keyboard(row, program))


def _at_the_keyboard(row: Row, program: str) -> list[str]:
    """The other programs that wait for their keyboards."""
    return [name for name, state in row.states.items() if name != program and WaitKind.KEYBOARD in state.waits_for()]


def lost_datagram(case: Case) -> Finding | None:
    """The wire lost a datagram, and a student's program waits for it, or for its answer, for ever."""
    lost = [event.to for event in case.row.events if isinstance(event, DatagramLost)]
    lost += [event.to for event in case.row.events if isinstance(event, DatagramsCounted) and event.lost]
    for program in case.students() if lost else ():
        stuck = case.only_waits_for(program, _DATAGRAM) and not case.accepts(program, WaitKind.DATAGRAM)
        stuck = stuck and all(wait.seconds is None for wait in case.state(program).waits)
        if stuck and case.explainable(program):
            return case.finding("blocked-on-lost-datagram", program, to=Name(lost[0]))
    return None


def repeat_unanswered(case: Case) -> Finding | None:
    """A reply was lost; the program that waits for it has asked again, and its partner, which got that, does not answer once more."""
    for asker in case.students():
        lost = next((event for event in case.row.events if isinstance(event, DatagramLost) and event.to == asker), None)
        if lost is None or lost.number not in case.transcript.datagrams:
            continue
        other = case.transcript.datagrams[lost.number].by
        after = case.row.events[case.row.events.index(lost) + 1 :]
        silent = case.is_student(other) and not any(isinstance(event, DatagramSent) and event.by == other for event in after)
        if silent and _has_repeated(case, asker, other) and case.only_waits_for(other, _DATAGRAM) and case.explainable(asker, other):
            return case.finding("repeat-unanswered", other, case.transcript.place(other, case.row, _DATAGRAM), client=Name(asker))
    return None


def _has_repeated(case: Case, asker: str, other: str) -> bool:
    """`other` has been brought what `asker` sent last more than once."""
    brought = [event.number for event in case.events() if isinstance(event, DatagramDelivered) and event.to == other]
    listed = (case.transcript.datagrams.get(number) for number in brought)
    said = [each.data for each in listed if each is not None and each.by == asker]
    return bool(said) and said.count(said[-1]) > 1


def not_sent(case: Case) -> Finding | None:
    """A line was typed, and nothing left the program: another misses it, or it waits for the answer itself."""
    for program, template in (case.row.step.type or {}).items():
        missed = case.missed("waits-for-other", "sends-nothing")
        own = _waits_for_the_network(case, program)
        due = any(failure.program != program or failure.code == "sends-nothing" or own for failure in missed)
        typed = case.was_typed_at(program)
        if due and typed and case.is_student(program) and case.left_nothing(program):
            line = case.transcript.filled(template)
            return case.finding("typed-but-not-sent", program, typed=Payload(line), waits=case.waits(program))
    return None


def each_waits_for_the_other(case: Case) -> Finding | None:
    """Two programs, at least one of them the student's, both wait for something from the network."""
    if case.codes("payload-late"):
        return None  # it did go on
    waiting = [name for name in case.running() if _waits_for_the_network(case, name)]
    pairs = [(one, other) for one in waiting for other in waiting if case.role(one) != case.role(other)]
    for one, other in pairs:
        if case.is_student(one) and case.explainable(one, other):
            return _both_wait(case, "each-waits-for-the-other", one, other)
    return None


def reply_made_up(case: Case) -> Finding | None:
    """It should now ask its operator, but has sent something already that nobody typed."""
    for failure in case.codes("waits-for-other"):
        program = failure.program or ""
        typed = case.was_typed_at(program)
        answered = bool(case.left(program) and case.came(program))
        if failure.waits("wait_expected") == (WaitKind.KEYBOARD,) and case.is_student(program) and answered and not typed:
            return case.finding("keyboard-not-asked", program, waits=case.waits(program), others=case.others(program))
    return None


def waits_in_vain(case: Case) -> Finding | None:
    """A program waits for something from the network, and its partner does something else than sending."""
    for one in case.running():
        if not _waits_for_the_network(case, one) or not case.explainable(one) or case.codes("payload-late"):
            continue
        for other in case.running():
            apart = case.role(one) != case.role(other)
            if apart and (case.is_student(one) or case.is_student(other)):
                return _both_wait(case, "waits-in-vain", one, other)
    return None


def _waits_for_the_network(case: Case, program: str) -> bool:
    return case.only_waits_for(program, ON_THE_NETWORK) and bool(case.state(program).waits_for() & ON_THE_NETWORK)


def _both_wait(case: Case, code: str, one: str, other: str) -> Finding:
    place, other_place = case.transcript.place(one, case.row, ON_THE_NETWORK), case.transcript.place(other, case.row)
    there = {"line_other": At(other_place), "quote_other": Quote(other_place.text)} if other_place is not None else {"line_other": ""}
    return case.finding(code, one, place, other=Name(other), waits=case.waits(one), wait_other=case.waits(other), **there)


def keyboard_not_asked(case: Case) -> Finding | None:
    """The play could not go on: the program that should ask its operator waits for something else."""
    for failure in case.codes("no-keyboard"):
        if failure.program is not None and case.is_student(failure.program):
            return case.finding(
                "keyboard-not-asked", failure.program, waits=case.waits(failure.program), others=case.others(failure.program)
            )
    return None
