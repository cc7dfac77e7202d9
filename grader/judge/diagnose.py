"""From failed checks to one root cause, with everything that follows from it folded underneath."""

from collections.abc import Callable

from msgspec.structs import replace

from grader.judge.causes import (
    astray,
    conditions,
    contents,
    conversation,
    crash,
    exit_words,
    framing,
    inside,
    processes,
    reach,
    running,
    slips,
    source,
    unsent,
    waiting,
)
from grader.judge.causes.case import Case, Undecidable, is_absence, is_by_waiting
from grader.judge.causes.places import placed
from grader.judge.transcript import Transcript
from grader.verdict import Finding

CauseRule = Callable[[Case], Finding | None]

# What is certain, whatever else may have gone on: these hold even where stillness was not proved.
FACTS: tuple[CauseRule, ...] = (
    running.limit,
    source.not_python,
    source.shadowed_module,
    crash.reuseaddr_missing,
    slips.own_server,
    slips.not_ended,
    slips.accepted_once,
    slips.listening_socket_closed,
    contents.characters_counted,
    crash.wrong_socket,
    crash.used_after_close,
    crash.crash,
    running.leaves_when_idle,
    slips.caught,
    crash.arguments_missing,
    conditions.always_true,
    framing.mark_missing,
    framing.field_too_narrow,
    framing.only_a_beginning_sent,
    framing.no_border,
    framing.sent_in_pieces,
    framing.copy_came,
    framing.sent_out_of_order,
    processes.left_behind,
    running.server_ended,
    reach.unbound,
    reach.bound_to_one,
    reach.connected_to_first,
    reach.answers_from_another_port,
    reach.dialled_nobody,
    reach.other_protocol,
    slips.never_awaited,
    slips.never_flushed,
    slips.not_called,
    slips.file_kept_open,
    contents.decimal_point,
    contents.braces_shown,
    contents.gathered,
    contents.words_apart,
    contents.ends_stripped,
    contents.rest_thrown_away,
    contents.leftovers,
    slips.close_beside_receive,
    processes.process_awaited,
    processes.held_by_another,
    conversation.said_again_in_time,
    exit_words.not_sent,
    conversation.connection_for_each,
    conversation.keyboard_still_asked,
    conversation.end_taken_for_message,
    crash.broken_connection,
    astray.reply_to_another,
    astray.echo_to_another,
    astray.reply_to_everybody,
    astray.sent_to_itself,
    slips.received_once,
    slips.hidden,
    slips.swallowed,
    running.flood,
    waiting.never_asked,
    unsent.never_sends,
    astray.other_text_sent,
    contents.nothing_for_client,
    conversation.conversation_left,
    conversation.turned_away,
)
# What a stillness shows: no program can go on, and these are the reasons, the more telling first.
REASONS_TO_WAIT: tuple[CauseRule, ...] = (
    exit_words.ignored,
    conversation.second_client_waits,
    conversation.request_awaited,
    running.ended,
    inside.other_socket_read,
    reach.another_group,
    conversation.lost_datagram,
    conversation.repeat_unanswered,
    conversation.gave_up_waiting,
    inside.input_to_its_end,
    conversation.not_sent,
    inside.not_read,
    contents.passed_over,
    slips.written_to_file,
    slips.shown_instead,
    framing.received_unused,
    framing.leaves_unread,
    inside.buffered,
    inside.kept_back,
    waiting.end_awaited,
    waiting.reads_on,
    conversation.each_waits_for_the_other,
    conversation.keyboard_not_asked,
    conversation.reply_made_up,
    conversation.waits_in_vain,
)


def diagnose(transcript: Transcript, failures: tuple[Finding, ...]) -> Finding:
    """The root cause of `failures` (at least one, in the order of the play). Raises Undecidable."""
    at = min(failure.step or 0 for failure in failures)
    case = Case(transcript, transcript.rows[at], tuple(sorted(failures, key=lambda failure: failure.step or 0)))
    root = (
        slips.no_socket(case)
        or next(iter(case.codes("claims-without-traffic")), None)
        or _first(FACTS, case)
        or _stuck(case)
        or _later(case)
        or _plainest(case)
    )
    return replace(placed(case, root), consequences=tuple(failure for failure in case.failures if not _same(failure, root)))


def _is_by_its_end(failure: Finding, case: Case) -> bool:
    """A program that has ended before its time is a member of no group any more."""
    ended = case.failed(failure.program or "", "ended-too-early")
    return failure.code == "membership-missing" and ended


def _first(causes: tuple[CauseRule, ...], case: Case) -> Finding | None:
    return next((found for cause in causes if (found := cause(case)) is not None), None)


def _stuck(case: Case) -> Finding | None:
    """Why nothing more came, where what failed is that something did not come."""
    if all(is_absence(failure) for failure in case.here):
        if (impatient := running.impatience(case)) is not None:
            return impatient
        if not case.row.proven:
            raise Undecidable(case.row.why)
    explained = all(is_by_waiting(failure) or _is_by_its_end(failure, case) for failure in case.here)
    return _first(REASONS_TO_WAIT, case) if explained else None


def _plainest(case: Case) -> Finding:
    """The root where no cause is known: the first failure that waiting does not explain, else a program's rather than a peer's."""
    here = [failure for failure in case.here if not _gave_up(failure, case)]
    telling = next((failure for failure in here if not is_by_waiting(failure)), None)
    own = next((failure for failure in here if failure.program in case.transcript.programs()), here[0])
    return telling or (own if case.first.code == "gets-nothing" else here[0])


def _gave_up(failure: Finding, case: Case) -> bool:
    """Is it the status of a program that ended because it missed something? What it missed tells more."""
    return failure.code == "wrong-status" and any(each.program == failure.program for each in case.missed())


def _later(case: Case) -> Finding | None:
    """Where the first row only shows that a program waits for something else, a later row may tell what was wrong:
    for which program it was, what has come and lies unread, or that a client has left."""
    if any(failure.code != "waits-for-other" for failure in case.here):
        return None
    later = dict.fromkeys(failure.step or 0 for failure in case.failures)
    cases = (Case(case.transcript, case.transcript.rows[step], case.failures) for step in later)
    for each in cases:
        if (found := astray.reply_to_another(each)) is not None:
            return found
        unread = inside.not_read(each)
        if unread is not None and unread.program not in each.servers():  # whose turn it is, a server learns from what it waits for first
            return unread
        left = running.ended(each)
        if left is not None and left.program not in each.servers() and each.state(left.program or "").status == 0:
            return left
    return None


def _same(failure: Finding, root: Finding) -> bool:
    return failure is root or (failure.code, failure.program, failure.step) == (root.code, root.program, root.step)
