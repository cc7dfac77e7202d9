"""Where in its source a program does what a finding tells of: the cause's line, where py-spy only knows where it waits.

Each rule looks at what the play shows before it asks the source: it names a line of which both leave no doubt, or none.
"""

from collections.abc import Callable

from msgspec.structs import replace

from grader.evidence import Change
from grader.facts import Act, Facts, Site, only
from grader.findings import CATALOGUE
from grader.findings.kind import LineRule
from grader.judge.causes.case import Case
from grader.judge.causes.reach import bound_apart
from grader.judge.checks.sight import Sight
from grader.judge.checks.traffic import is_multicast
from grader.timeline import Closed, Connected, DatagramDelivered, DatagramSent, Place, WaitKind
from grader.verdict import Finding

_MADE_BY = {"small-letters": ("lower", "casefold"), "capitals": ("upper",), "title": ("title", "capitalize")}  # a change, and methods
Rule = Callable[[Case, Finding], Place | None]


def placed(case: Case, finding: Finding) -> Finding:
    """The finding on the line of its cause, where the source names it; otherwise as it is."""
    rule = RULES.get(CATALOGUE[finding.code].line)
    place = rule(case, finding) if rule is not None else None
    return finding if place is None else replace(finding, file=place.file, line=place.line, quote=place.text)


def _at_fault(case: Case, finding: Finding) -> str:
    return case.transcript.at_fault(finding.program or "")


def _source(case: Case, program: str) -> Facts:
    """The facts of a student's program; none of the reference's, nor of a file that plays both programs: no line is one's alone there."""
    facts = case.transcript.facts(program)
    if not case.is_student(program) or any(
        (other.file, other.origin) == (facts.file, facts.origin) and other.role != facts.role
        for other in case.transcript.timeline.programs.values()
    ):
        return Facts()
    return Facts() if facts.source.of(Act.ACCEPTS) and facts.source.of(Act.DIALS) else facts.source


def _place(case: Case, program: str, line: int | None) -> Place | None:
    return case.line(program, line) if line is not None else None


def _not_shown(case: Case, finding: Finding) -> Place | None:
    """What came to it is not shown: where it would be shown, or else where it is received."""
    program = finding.program or ""
    source = _source(case, program)
    elsewhere = only(source.of(Act.BINDS, "bind")) if bound_apart(case, program) else None
    if elsewhere is not None:
        return _place(case, program, elsewhere)
    if not case.got(program, case.value_missed(finding)) or case.state(program).unread():
        return None
    uncalled = {each.line for each in source.not_called if each.of_text}
    if uncalled:
        return _place(case, program, uncalled.pop() if len(uncalled) == 1 else None)
    return _place(case, program, only(_showing_received(source) or source.of(Act.RECEIVES)))


def _showing_received(source: Facts) -> tuple[Site, ...]:
    return tuple(site for site in source.of(Act.SHOWS) if site.of_received)


def _shown_instead(case: Case, finding: Finding) -> Place | None:
    """Where it shows something else than what it has just received."""
    program = finding.program or ""
    source, received_on = _source(case, program), only(_source(case, program).of(Act.RECEIVES))
    shown = [site for site in source.of(Act.SHOWS) if received_on is not None and site.line >= received_on]
    after = [site.line for site in shown if not site.fixed] or [site.line for site in shown]
    of_received = only([site for site in source.of(Act.SHOWS) if site.of_received])
    return _place(case, program, of_received or min(after, default=None))


def _receiving(case: Case, finding: Finding) -> Place | None:
    """The first line that receives: what came cut, or two in one, was taken for a whole message there."""
    return Sight(case.transcript, case.row, finding.program or "").receiving()


def _as_bytes(case: Case, finding: Finding) -> Place | None:
    shown = only(_showing_received(_source(case, finding.program or "")))
    return _place(case, finding.program or "", shown) or _receiving(case, finding)


def _way_out(case: Case, finding: Finding) -> Place | None:
    """How it came to its end: with an error only by an exit() of its own."""
    program = finding.program or ""
    source = _source(case, program)
    by_itself = finding.number("status") == 0 or source.of(Act.ENDS)
    return _place(case, program, source.way_out if by_itself else None)


def _end_with_error(case: Case, finding: Finding) -> Place | None:
    """The one exit() that is given something else than success."""
    program = finding.program or ""
    status = finding.number("status")
    ends = _source(case, program).of(Act.ENDS)
    return _place(case, program, only([site for site in ends if site.number == status or (site.text is not None and status == 1)]))


def _end_of_stream(case: Case, finding: Finding) -> Place | None:
    program = finding.program or ""
    return _place(case, program, _source(case, program).unchecked)


def _not_called(case: Case, finding: Finding) -> Place | None:
    """It compares with the word, and then only names what would end it: `exit`, without parentheses."""
    program = finding.program or ""
    compared = _source(case, program).comparing(str(finding.data["word"]))
    return _place(case, program, compared[0].only_names if compared else None)


def _exit_word(case: Case, finding: Finding) -> Place | None:
    """Where it compares with the word, or nothing comes of that; where it reads it, if its source does not name it."""
    program, word = finding.program or "", str(finding.data["word"])
    known = case.source(program)
    if not known.knows(word) or not (known.comparing(word) or known.holding(word)):
        source = _source(case, program)
        others = {each.line for each in source.comparisons if any(text.strip() for text in each.texts)}
        return _place(case, program, others.pop() if len(others) == 1 else only(source.of(Act.ASKS)))
    if (named := _not_called(case, finding)) is not None:
        return named
    compared = case.source(program).comparing(word)
    if finding.code == "exit-word-ignored" and compared:
        own = _source(case, program).comparing(word)
        return _place(case, program, own[0].goes_on if own else None) or case.line(program, compared[0].line)
    several = finding.code == "exit-word-not-sent" and len({each.line for each in compared}) > 1
    return None if several else case.line_comparing(program, word)


def _sending(case: Case, finding: Finding) -> Place | None:
    """Its only send: what it should not have sent, or to another."""
    program = _at_fault(case, finding)
    return _place(case, program, only(_source(case, program).of(Act.SENDS)))


def _sending_again(case: Case, finding: Finding) -> Place | None:
    """Its only send, or the first of those that stand behind as many as were due."""
    program, due = _at_fault(case, finding), finding.number("expected")
    sends = _source(case, program).of(Act.SENDS)
    beyond = sends[due:] if len(sends) == finding.number("count") else ()
    return _place(case, program, beyond[0].line if beyond else only(sends))


def _answering(case: Case, finding: Finding) -> Place | None:
    """Its only send, where it has answered something that nobody typed."""
    program = finding.program or ""
    typed = case.was_typed_at(program)
    answered = bool(case.left(program) and case.came(program))
    return _sending(case, finding) if answered and not typed else None


def _altering(case: Case, finding: Finding) -> Place | None:
    """Where it makes something else of what it sends: a receive that is too small, or the one line that changes it."""
    program = _at_fault(case, finding)
    source = _source(case, program)
    receives, sends = source.of(Act.RECEIVES), source.of(Act.SENDS)
    taken = receives[0].number if len(receives) == 1 else None
    if taken is not None and taken in _sizes(case, program, arrived=False) and any(n > taken for n in _sizes(case, program, arrived=True)):
        return _place(case, program, receives[0].line)
    change = finding.data.get("change")
    by = source.naming(*_MADE_BY.get(change.how, ())) if isinstance(change, Change) else ()
    if len(by) == 1:
        return _place(case, program, by[0])
    if only(sends) is None:
        return None
    lines = sends[0].alters
    return _place(case, program, lines[0] if len(lines) == 1 else sends[0].line)


def _sizes(case: Case, program: str, *, arrived: bool) -> list[int]:
    """How long the datagrams were that came to it, or left it: more than what is kept of the longest."""
    events, known = case.row.events, case.transcript.datagrams
    if arrived:
        numbers = [event.number for event in events if isinstance(event, DatagramDelivered) and event.to == program]
    else:
        numbers = [event.number for event in events if isinstance(event, DatagramSent) and event.by == program]
    return [max(known[number].size, len(known[number].data)) for number in numbers if number in known]


def _leaving_out(case: Case, finding: Finding) -> Place | None:
    """The one condition under which it sends at all, where it has read everything that came."""
    program = _at_fault(case, finding)
    if case.state(program).counters.udp_dropped or case.state(program).unread():
        return None
    sends = _source(case, program).of(Act.SENDS)
    guards = sends[0].guards if len(sends) == 1 else ()
    return _place(case, program, guards[0] if len(guards) == 1 else None)


def _never_closing(case: Case, finding: Finding) -> Place | None:
    """Where it closes a connection, if that stands behind the loop in which it accepts; where it accepts, if it closes nothing at all."""
    program = _at_fault(case, finding)
    source = _source(case, program)
    accepts, closes = source.of(Act.ACCEPTS), source.of(Act.CLOSES)
    listening = {site.on for site in accepts}
    behind = [site for site in closes if site.on not in listening]
    if behind and not any(site.again for site in behind) and all(site.loop for site in accepts):
        return _place(case, program, only(behind))
    return None if source.closes else _place(case, program, only(accepts))


def _counting(case: Case, finding: Finding) -> Place | None:
    """Where it shows its count; where the count begins, if it does not begin at nothing and is wrong by just that."""
    program = finding.program or ""
    source = _source(case, program)
    shown = [site for site in source.of(Act.SHOWS) if not site.fixed]
    if not shown and finding.code == "count-missing":
        shown = [site for site in source.of(Act.SHOWS) if site.with_receive]
    line = only(shown)
    instead = (*source.restarts, *source.distinct) if finding.code == "count-too-low" else ()
    if len(instead) == 1:
        return _place(case, program, instead[0])
    if line is not None and finding.code == "count-too-high" and shown[0].starts_at is not None:
        number, first = shown[0].starts_at
        line = first if number == finding.number("difference") else line
    return _place(case, program, line)


def _not_sending(case: Case, finding: Finding) -> Place | None:
    """No send in its source: where it makes something ready and lets it go, or else reads what was typed."""
    program = finding.program or ""
    source = _source(case, program)
    if source.of(Act.SENDS):
        return None
    thrown_away = set(source.thrown_away)
    line = (thrown_away.pop() if len(thrown_away) == 1 else None) if thrown_away else only(source.of(Act.ASKS))
    return _place(case, program, line)


def _shown_to_the_wrong_one(case: Case, finding: Finding) -> Place | None:
    """Where another of the student's programs sends it."""
    shown = finding.payload("shown")
    by = {event.by for event in case.row.events if isinstance(event, DatagramSent) and shown and shown in event.data}
    sender = by.pop() if len(by) == 1 else ""
    typed = case.was_typed_at(sender)
    if not sender or typed or sender == finding.program:
        return None
    sends = _source(case, sender).of(Act.SENDS)
    return _place(case, sender, only([site for site in sends if not site.fixed or site.text == shown]))


def _passing_over(case: Case, finding: Finding) -> Place | None:
    """A new connection was closed at once: the one condition before the receive."""
    program = finding.program or ""
    made = [event.connection for event in case.row.events if isinstance(event, Connected) and event.server == program]
    closed = any(isinstance(event, Closed) and event.by == program and event.connection in made for event in case.row.events)
    receives = _source(case, program).of(Act.RECEIVES)
    if not closed or WaitKind.CONNECTION not in case.state(program).waits_for() or len(receives) != 1:
        return None
    guards = receives[0].guards
    return _place(case, program, guards[0] if len(guards) == 1 else None)


def _printing_on(case: Case, finding: Finding) -> Place | None:
    """The one print that is come to again and again."""
    program = finding.program or ""
    return _place(case, program, only([site for site in _source(case, program).of(Act.SHOWS) if site.again]))


def _never_asking(case: Case, finding: Finding) -> Place | None:
    """It should have asked its operator, asks nowhere, and sent something: its only send."""
    program = finding.program or ""
    due = WaitKind.KEYBOARD in finding.waits("wait_expected")
    made_up = due and not _source(case, program).of(Act.ASKS) and case.left(program)
    return _sending(case, finding) if made_up else None


def _never_called(case: Case, finding: Finding) -> Place | None:
    """It ended at once and well: where it compares __name__ with what that never is, or the one function that nothing ever names."""
    program = finding.program or ""
    source = _source(case, program)
    misnamed = [each.line for each in source.comparisons if each.line in source.naming("__name__") and "__main__" not in each.texts]
    if len(misnamed) == 1:
        return _place(case, program, misnamed[0])
    idle = source.idle
    return _place(case, program, idle[0] if len(idle) == 1 and finding.number("status") == 0 else None)


def _not_to_the_group(case: Case, finding: Finding) -> Place | None:
    """It sends to no group at all: its only send. Of another group the line that names it says more."""
    return None if is_multicast(str(finding.data["address"])) else _sending(case, finding)


RULES: dict[LineRule, Rule] = {
    LineRule.RECEIVING: _receiving,
    LineRule.NOT_SHOWN: _not_shown,
    LineRule.SHOWN_INSTEAD: _shown_instead,
    LineRule.AS_BYTES: _as_bytes,
    LineRule.WAY_OUT: _way_out,
    LineRule.NEVER_ASKING: _never_asking,
    LineRule.NEVER_CALLED: _never_called,
    LineRule.PRINTING_ON: _printing_on,
    LineRule.END_WITH_ERROR: _end_with_error,
    LineRule.END_OF_STREAM: _end_of_stream,
    LineRule.EXIT_WORD: _exit_word,
    LineRule.NOT_CALLED: _not_called,
    LineRule.SENDING: _sending,
    LineRule.SENDING_AGAIN: _sending_again,
    LineRule.LEAVING_OUT: _leaving_out,
    LineRule.ALTERING: _altering,
    LineRule.ANSWERING: _answering,
    LineRule.NEVER_CLOSING: _never_closing,
    LineRule.COUNTING: _counting,
    LineRule.NOT_SENDING: _not_sending,
    LineRule.SHOWN_TO_THE_WRONG_ONE: _shown_to_the_wrong_one,
    LineRule.PASSING_OVER: _passing_over,
    LineRule.NOT_TO_THE_GROUP: _not_to_the_group,
}
