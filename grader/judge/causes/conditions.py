"""A condition that is always true, where the play shows that the program has gone the one way that it leaves open."""

from grader.evidence import Quote
from grader.facts import Act
from grader.judge.causes.case import ON_THE_NETWORK, Case
from grader.judge.causes.exit_words import word_came, word_typed
from grader.judge.causes.slips import was_left
from grader.timeline import Closed, WaitKind
from grader.verdict import Finding


def always_true(case: Case) -> Finding | None:
    """It has left, or passed a message over, and nothing had told it to; or the word that ends it came, and it goes on."""
    for program in case.students():
        conditions = case.source(program).certain
        if not conditions or not case.is_at_fault(program):
            continue
        told = word_typed(case, program) or word_came(case, program)
        left = not told and (_has_left(case, program) or _has_passed_over(case, program))
        stays = bool(told) and _goes_on(case, program)
        for each in conditions:
            if (left and each.leaves) or (stays and each.stays):
                place = case.line(program, each.line)
                return case.finding("condition-always-true", program, place, condition=Quote(each.text), meant=Quote(each.meant))
    return None


def _has_left(case: Case, program: str) -> bool:
    """It has ended well, or is back where it waits for the next client, and its partner had not left it before."""
    state = case.state(program)
    ended = state.status == 0 or (state.status is not None and state.status > 0 and bool(case.source(program).of(Act.ENDS)))
    missed = any(
        failure.program == program for failure in case.codes("ended-too-early", "unplayable-ended", "waits-for-other", "no-keyboard")
    )
    hung_up = any(isinstance(event, Closed) and event.by == program for event in case.row.events)
    back = hung_up and WaitKind.CONNECTION in state.waits_for()
    return missed and (ended or back) and not was_left(case, program)


def _has_passed_over(case: Case, program: str) -> bool:
    """Something came, or was typed, and was read; it has sent nothing, and waits for the next thing."""
    state = case.state(program)
    here = any(case.came(program)) or case.was_typed_at(program)
    waits = state.waits_for() & (ON_THE_NETWORK | {WaitKind.KEYBOARD, WaitKind.CONNECTION})
    missed = any(case.transcript.at_fault(failure.program or "") == program for failure in case.missed("waits-for-other", "no-keyboard"))
    return here and missed and bool(waits) and state.status is None and not state.unread() and not case.left(program)


def _goes_on(case: Case, program: str) -> bool:
    missed = case.codes("still-running", "waits-for-other", "socket-left-open", "sockets-differ", "ended-too-early")
    return case.state(program).status is None and any(failure.program == program for failure in missed)
