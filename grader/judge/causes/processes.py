"""Processes that a program starts: one stays when it ends, is waited for, or holds a connection open."""

from grader.evidence import Name, Waits
from grader.facts import Act
from grader.judge.causes.case import Case
from grader.judge.causes.waiting import end_awaited
from grader.judge.transcript import Transcript
from grader.timeline import Exited, WaitKind
from grader.verdict import Finding, Severity

_AT_REST = frozenset({WaitKind.CHILD, WaitKind.THREAD})
_COPIES = ("fork", "Process")  # what is started so has all connections that its parent has


def left_behind(case: Case) -> Finding | None:
    """It ended where it should still run, and what it had started was to go on in its place."""
    for program in case.students():
        missed = case.failed(program, "ended-too-early", "unplayable-ended")
        if missed and (count := _left(case.transcript, program)):
            return case.finding("process-left", program, case.first_of(program, Act.STARTS), count=count)
    return None


def left_at_the_end(transcript: Transcript, program: str) -> Finding | None:
    """It ended as it should, and left processes of its own: nothing here looks at those."""
    count = _left(transcript, program)
    if not count:
        return None
    place = transcript.first_of(program, Act.STARTS)
    return transcript.finding("process-left", transcript.rows[-1], program, place=place, severity=Severity.REMARK, count=count)


def _left(transcript: Transcript, program: str) -> int:
    ends = (event for row in transcript.rows for event in row.events if isinstance(event, Exited) and event.program == program)
    return max((event.left for event in ends), default=0)


def process_awaited(case: Case) -> Finding | None:
    """It should have ended, and all that it still does is wait for a process that it has started, which goes on."""
    for failure in case.codes("still-running"):
        program = failure.program or ""
        waits = case.state(program).waits
        own = {wait.on for wait in waits if not wait.process}
        others = tuple(dict.fromkeys(wait.on for wait in waits if wait.process and wait.on is not WaitKind.THREAD))
        if case.is_student(program) and WaitKind.CHILD in own and own <= _AT_REST and others:
            return case.finding("process-awaited", program, case.first_of(program, Act.STARTS), waits=Waits(others))
    return None


def held_by_another(case: Case) -> Finding | None:
    """A connection that it closes is still open: another of its processes has a copy of it."""
    left_open = next(iter(case.codes("stream-left-open")), None) or end_awaited(case)
    if left_open is None:
        return None
    client = left_open.data.get("client") or Name(left_open.program or "")
    program = case.transcript.at_fault(left_open.program or "")
    source = case.source(program)
    copies = source.of(Act.STARTS, *_COPIES)
    if not copies or not source.closes or not case.is_student(program) or case.state(program).status is not None:
        return None
    return case.finding("connection-held", program, case.line(program, copies[0].line), client=client)
