"""What is worth telling of a play whatever came of it: it costs nothing."""

import ipaddress
from collections.abc import Iterator
from functools import lru_cache

from grader.evidence import EvidenceValue, LastWords, Payload, Seconds
from grader.facts import Act
from grader.judge.causes.processes import left_at_the_end
from grader.judge.checks.traffic import is_multicast
from grader.judge.transcript import Transcript, plain
from grader.timeline import Connected, DatagramDelivered, DatagramSent, Printed, Typed, WaitKind
from grader.verdict import Finding, Severity

_DIALLING = (Connected, DatagramSent)
_FEWEST = 5  # exchanges one by one before a client is called lockstep
_MANY = 50  # datagrams that it sends in all: fewer are a conversation


def remarks(transcript: Transcript) -> Iterator[Finding]:
    """One remark of a kind for each program."""
    for program in transcript.programs():
        if transcript.is_student(program) and transcript.rows:
            for remark in (
                _named_only,
                left_at_the_end,
                _asked_aside,
                _hard_coded,
                _bound_to_one,
                _connects_again,
                _spins,
                _lockstep,
                _sleeps,
            ):
                if (found := remark(transcript, program)) is not None:
                    yield found


def _asked_aside(transcript: Transcript, program: str) -> Finding | None:
    """What it asked besides the conversation, the first of it."""
    for row in transcript.rows:
        before = b""
        for event in row.events:
            if isinstance(event, Printed) and event.program == program:
                before = event.data
            elif isinstance(event, Typed) and event.program == program and event.aside:
                asked = plain(before).decode("utf-8", "replace").rstrip().rpartition("\n")[2].strip()
                if not event.data.strip():
                    return transcript.finding("enter-awaited", row, program, asked=LastWords(asked.encode()))
                return transcript.finding("asked-aside", row, program, asked=Payload(asked.encode()), answer=Payload(event.data))
    return None


def _named_only(transcript: Transcript, program: str) -> Finding | None:
    """A statement that names a method and does not call it does nothing, whether or not that shows."""
    named = next((each for each in transcript.source(program).not_called if each.alone), None)
    if named is None:
        return None
    place = transcript.line(program, named.line)
    return transcript.finding("not-called", transcript.rows[0], program, place=place, severity=Severity.REMARK, name=named.name)


def _hard_coded(transcript: Transcript, program: str) -> Finding | None:
    """It dials an address of some network, written in its source: on another machine it reaches no server."""
    source = transcript.source(program)
    for row in transcript.rows:
        for event in row.events:
            if not isinstance(event, _DIALLING):
                continue
            dialler = event.by if isinstance(event, DatagramSent) else event.client
            if dialler != program or not _is_of_a_network(event.address):
                continue
            place = transcript.first(program, source.holding(event.address))
            if place is None:
                continue  # a name it looked up, what it was told, or the address of a program that it answers
            return transcript.finding("hard-coded-address", row, program, place=place, address=event.address)
    return None


def _bound_to_one(transcript: Transcript, program: str) -> Finding | None:
    """It waits at an address of some network, written in its source: on another machine bind() fails."""
    for row in transcript.rows:
        state = row.states.get(program)
        for socket in state.sockets if state is not None else ():
            waits = socket.state == "listen" or (socket.protocol == "udp" and not socket.remote_port)
            if not waits or not _is_of_a_network(socket.address):
                continue
            if (place := transcript.first(program, transcript.source(program).holding(socket.address))) is not None:
                return transcript.finding("bound-to-one-address", row, program, place=place, address=socket.address)
    return None


def _connects_again(transcript: Transcript, program: str) -> Finding | None:
    """What one connection would carry it asks for on several."""
    made = [event for row in transcript.rows for event in row.events if isinstance(event, Connected) and event.client == program]
    if len(made) < 2:
        return None
    row = next(row for row in transcript.rows if made[-1] in row.events)
    place = transcript.first_of(program, Act.DIALS)
    return transcript.finding("several-connections", row, program, place=place, count=len(made))


@lru_cache(maxsize=256)  # one address, thousands of datagrams
def _is_of_a_network(address: str) -> bool:
    """Neither this machine, nor a group, nor a broadcast address, nor a name."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return False
    everybody = address == "255.255.255.255"
    return not (everybody or known.is_loopback or known.is_unspecified or is_multicast(address) or known.is_multicast)


def _spins(transcript: Transcript, program: str) -> Finding | None:
    """It used the grader's patience up with computing, where it should wait; one may happen to run as an endless exchange is broken off."""
    for row in transcript.rows:
        state = row.states.get(program) if row.why != "endless" else None
        if not row.proven and state is not None and state.status is None and WaitKind.COMPUTING in state.waits_for():
            place = transcript.place(program, row, frozenset({WaitKind.COMPUTING}))
            return transcript.finding("busy-loop", row, program, place=place, severity=Severity.REMARK)
    return None


def _lockstep(transcript: Transcript, program: str) -> Finding | None:
    """Of many datagrams it sends each, but the first, only after the answer to the one before."""
    for row in transcript.rows:
        sent = answered = 0
        open_question = False
        for event in row.events:
            if isinstance(event, DatagramSent) and event.by == program:
                if open_question:
                    break
                sent, open_question = sent + 1, True
            elif isinstance(event, DatagramDelivered) and event.to == program:
                if not sent:
                    break  # this program replies to others: it is no client that waits for each answer
                answered, open_question = answered + open_question, False
        else:
            state = row.states.get(program)
            total = state.counters.udp_sent if state is not None else 0
            if answered >= _FEWEST and max(total, sent) >= _MANY:
                return transcript.finding("lockstep-client", row, program, answered=answered)
    return None


def _sleeps(transcript: Transcript, program: str) -> Finding | None:
    """It slept where it should have sent: seen in its sleep, or written in the loop in which it sends."""
    if not any(look.counts for scenario in transcript.exercise.scenarios for step in scenario.play for look in step.see.values()):
        return None  # a pause in a conversation hides nothing
    for row in transcript.rows:
        state = row.states.get(program)
        for wait in state.waits if state is not None else ():
            if wait.on is WaitKind.SLEEP and wait.seconds != 0 and state is not None and state.counters.udp_sent > 0:
                asked = transcript.asked_to_sleep(program, wait)
                seconds = Seconds(asked) if asked is not None else "?"
                place = wait.place or transcript.place(program, row, frozenset({WaitKind.SLEEP}))
                return transcript.finding("sleeping-client", row, program, place=place, seconds=seconds)
        sent = state.counters.udp_sent if state is not None else 0
        sleeping = (site for site in transcript.source(program).of(Act.SLEEPS) if site.with_send)
        slept = next((site for site in sleeping if _seconds(site.with_send) != Seconds(0)), None)
        if sent >= _MANY and slept is not None:
            place = transcript.line(program, slept.line)
            return transcript.finding("sleeping-client", row, program, place=place, seconds=_seconds(slept.with_send))
    return None


def _seconds(said: str) -> EvidenceValue:
    """As the source says it: a number, or what it is worked out from."""
    try:
        return Seconds(float(said))
    except ValueError:
        return said
