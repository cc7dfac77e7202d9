"""A program that goes beyond its limits, spins, sleeps on, ends, or never gets to what it is for."""

import collections
import re

from grader.evidence import LastWords, Name, Seconds, Term
from grader.facts import Act
from grader.judge.causes.case import Case
from grader.judge.causes.contents import never_receives
from grader.judge.causes.tracebacks import crashes
from grader.judge.transcript import plain
from grader.spec.model import names
from grader.timeline import (
    Closed,
    Connected,
    DatagramDelivered,
    DatagramsCounted,
    DatagramSent,
    Exited,
    Flooded,
    Limited,
    Sent,
    Streamed,
    Wait,
    WaitKind,
)
from grader.verdict import Finding

# How Python tells of a limit that the kernel enforces: exception, words of its message, limit.
_REFUSALS = (
    ("MemoryError", "", "memory"),
    ("OSError", r"\[Errno 27\]", "file"),
    ("OSError", r"\[Errno 28\]", "disk"),
    ("RuntimeError", r"can't start new thread", "processes"),
)
_PIECE = 1024  # bytes: what counts for one sending where many are told together
_LONG_SLEEP = 1.0  # seconds: below this it is many short ones that used up the patience


def limit(case: Case) -> Finding | None:
    """A program went beyond what it may use: the grader stopped it, or it died of what the kernel refused."""
    for event in case.events():
        if isinstance(event, Limited) and case.is_student(event.program):
            if event.limit == "output":
                return case.finding("flooded", event.program, dropped=_dropped(case, event.program))
            return case.finding("limit-exceeded", event.program, limit=Term(event.limit))
    for crash in crashes(case.transcript, case.row):
        for exception, words, name in _REFUSALS:
            if crash.exception == exception and re.search(words, crash.message):
                return case.finding("limit-exceeded", crash.program, crash.place, limit=Term(name))
    return None


def flood(case: Case) -> Finding | None:
    """It prints on and on; one that has printed much and waits again has only been busy."""
    for program in case.students():
        endless = case.state(program).waits_for() & {WaitKind.COMPUTING, WaitKind.SENDING, WaitKind.OTHER}
        if endless and (dropped := _dropped(case, program)):
            return case.finding("flooded", program, dropped=dropped)
    return None


def _dropped(case: Case, program: str) -> int:
    return sum(event.dropped for event in case.events() if isinstance(event, Flooded) and event.program == program)


def impatience(case: Case) -> Finding | None:
    """A student's program used up the grader's patience: it sends without end, spins, sleeps, or waits a moment after each send."""
    if case.row.why == "endless":
        sent = collections.Counter(event.by for event in case.row.events if isinstance(event, Sent | DatagramSent | DatagramsCounted))
        for event in case.row.events:
            if isinstance(event, Streamed) and event.way == "sent":
                sent[event.program] += 1 + event.size // _PIECE
        busiest = max(case.students(), key=lambda program: sent[program], default=None)
        return None if busiest is None else case.finding("endless-exchange", busiest)
    for program in case.students():
        waits = {wait.on: wait for wait in case.state(program).waits}
        if WaitKind.COMPUTING in waits and (past := _past_the_end(case, program, waits[WaitKind.COMPUTING])) is not None:
            return past
        if WaitKind.COMPUTING in waits:
            return case.finding("busy-loop", program, waits[WaitKind.COMPUTING].place)
        if (awaits := _awaits_each_answer(case, program, waits.get(WaitKind.DATAGRAM))) is not None:
            return awaits
        sleep = waits.get(WaitKind.SLEEP)
        if sleep is None or (sleep.polling and (sleep.seconds or 0) < _LONG_SLEEP):
            continue
        if not case.row.proven or case.only_waits_for(program, frozenset({WaitKind.SLEEP})):
            return _sleep(case, program, sleep)
    return None


def _other_count(case: Case, program: str) -> Finding | None:
    """The failure by which it has not sent as much as was due."""
    return next((failure for failure in case.codes("sent-count-wrong") if failure.program == program), None)


def _awaits_each_answer(case: Case, program: str, wait: Wait | None) -> Finding | None:
    slow = _other_count(case, program)
    if slow is None or not 2 <= slow.number("count") < slow.number("expected"):
        return None
    if wait is None or not wait.seconds or wait.polling or case.state(program).counters.udp_received:
        return None
    counts = {"count": slow.data["count"], "expected": slow.data["expected"]}
    return case.finding("awaits-each-answer", program, wait.place, seconds=Seconds(float(f"{wait.seconds:.1g}")), **counts)


def _past_the_end(case: Case, program: str, wait: Wait) -> Finding | None:
    """It spins where it receives, on a connection that its partner has ended and of which it has read all."""
    made = case.transcript.connections_of(program, case.row)
    left = {event.connection: event.by for event in case.events() if isinstance(event, Closed) and event.by != program}
    receives = case.source(program).of(Act.RECEIVES)
    here = case.transcript.number(program, wait.place)
    spins_there = any(here in (0, site.line, site.loop) or (site.loop and site.loop <= here <= site.line) for site in receives)
    if not made or made.keys() - left.keys() or case.state(program).unread() or not spins_there:
        return None
    return case.finding("reads-past-the-end", program, wait.place, other=Name(left[max(left.keys() & made.keys())]))


def _sleep(case: Case, program: str, wait: Wait) -> Finding:
    if wait.seconds is None:
        return case.finding("sleeps-on", program, wait.place)
    slow = _other_count(case, program)
    asked = case.transcript.asked_to_sleep(program, wait) or wait.seconds
    if wait.seconds >= _LONG_SLEEP:
        return case.finding("long-sleep", program, wait.place, seconds=Seconds(asked))
    about = Seconds(float(f"{asked:.1g}"))  # of a sleep that has begun already
    if slow is not None and slow.number("count"):
        counts = {"count": slow.data["count"], "expected": slow.data["expected"]}
        return case.finding("sends-slowly", program, wait.place, seconds=about, **counts)
    return case.finding("many-sleeps", program, wait.place, seconds=about)


def leaves_when_idle(case: Case) -> Finding | None:
    """Nothing came to a program for longer than it waits at most, and it ended."""
    before = case.transcript.rows[case.row.index - 1].states if case.row.index else {}
    for program in names(case.row.step.outlast):
        if case.state(program).status is None or program not in before or not case.is_student(program):
            continue
        wait = next((wait for wait in before[program].waits if wait.seconds), None)
        if wait is not None and wait.seconds:
            limits = case.source(program).limits
            place = wait.place or (case.line(program, limits[0].line) if len(limits) == 1 else None)
            return case.finding("leaves-when-idle", program, place, seconds=Seconds(float(f"{wait.seconds:.1g}")))
    return None


def server_ended(case: Case) -> Finding | None:
    """A server that has served a client has ended, without a crash, where others are still to come."""
    for server in case.servers():
        state, made = case.state(server), case.connections_to(server)
        if any(crash.program == server for crash in crashes(case.transcript, case.row)):
            continue
        if not case.is_student(server) or state.status is None or not made:
            continue
        missed = case.codes("ended-too-early")
        next_one = any(failure.program == server and WaitKind.CONNECTION in failure.waits("wait_expected") for failure in missed)
        several = len(made) > 1 and any(failure.program == server for failure in missed)
        if next_one or several or _begins_here(case, server):
            place = case.first_of(server, Act.ACCEPTS) or case.first_of(server, Act.RECEIVES)
            return case.finding("server-ends-after-first-client", server, place, status=state.status, clients=len(made))
    return None


def _begins_here(case: Case, server: str) -> bool:
    """Another client comes in this row, after the server had already ended."""
    if not any(isinstance(event, Exited) and event.program == server and event not in case.row.events for event in case.events()):
        return False
    coming = {*names(case.row.step.start), *names(case.row.step.connect)}
    return any(failure.program in coming for failure in case.here)


def ended(case: Case) -> Finding | None:
    """It ended without a word where it should still run: killed, by an exit of its own, or at its last line."""
    for program in case.students():
        status = case.state(program).status
        missed = case.failed(program, "ended-too-early", "unplayable-ended")
        if status is None or not missed:
            continue
        if not any(isinstance(event, Exited) and event.program == program for event in case.events()):
            continue  # its machine was taken away by the play
        if status < 0:
            return case.finding("killed", program, signal=-status)
        starting = program in names(case.row.step.start)
        if starting and status == 0 and (daemons := case.source(program).daemons):
            return case.finding("daemon-ends", program, case.line(program, daemons[0]))
        used = case.state(program).counters.udp_sent > 0 or any(_reached(program, event) for event in case.events())
        if used and (silent := never_receives(case, program)) is not None:
            return silent
        if starting and used:
            continue  # it did what it does, and did not stay: the failure itself says so
        code = "never-starts" if starting else "ended-silently"
        return case.finding(code, program, status=status, said=_last_words(case, program))
    return None


def _last_words(case: Case, program: str) -> LastWords:
    """The last line that it printed in the row."""
    printed = plain(case.shown(program)).splitlines()
    last = next((line for line in reversed(printed) if line.strip()), b"")
    return LastWords(last.strip())


def _reached(program: str, event: object) -> bool:
    """Did the program get as far as the network?"""
    if isinstance(event, Connected):
        return program in (event.client, event.server)
    if isinstance(event, DatagramSent):
        return event.by == program
    return isinstance(event, DatagramDelivered) and event.to == program
