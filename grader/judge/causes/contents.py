"""What became of a message within one program: joined to others, cut in the wrong place, its name shown instead."""

import re
from collections.abc import Iterator
from itertools import accumulate

from grader.evidence import Name, Payload
from grader.facts import Act, only
from grader.findings import CATALOGUE
from grader.findings.kind import One
from grader.judge.causes.case import ON_THE_NETWORK, Case
from grader.judge.causes.framing import number_repeats
from grader.judge.causes.tracebacks import crashes
from grader.judge.transcript import plain, received
from grader.timeline import Closed, DatagramDelivered, Place, Sent, Streamed, WaitKind
from grader.verdict import Finding

_NO_NUMBER = re.compile(r"invalid literal for int\(\) with base 10: b?'([^'\\]*)'")
_NUMBER = re.compile(rb"\d{1,8}")
_MOST_STRIPPED = 4  # letters at one end: more is another text
_LONGEST = 4000  # bytes at a line's end that are held against what came: longer than the longest message of an exercise
_NAME_IN_BRACES = re.compile(rb"\{[A-Za-z_][^{}]*\}")


def decimal_point(case: Case) -> Finding | None:
    """It sent a thousandth of what was due, and its source has that number with three decimals, which were to be thousands."""
    for failure in case.codes("sent-count-wrong", "sends-other-count"):
        program, count, due = failure.program or "", failure.number("count"), failure.number("expected")
        literal = f"{count}.000"
        place = case.line_holding(program, literal) if count and due == count * 1000 else None
        if place is not None and case.is_student(program):
            written = {"literal": literal, "whole": str(due), "grouped": f"{due:_}"}
            return case.finding("decimal-point", program, place, count=count, expected=due, **written)
    return None


def braces_shown(case: Case) -> Finding | None:
    """A name in braces is shown, or sent, where its value is missed: the text has no f before it."""
    for program in case.students():
        own = case.misses(program)
        source = case.source(program)
        printed = plain(case.shown(program))
        left = b"\n".join(case.left(program)) if case.missed() else b""
        for act, seen in ((Act.SHOWS, printed if own else b""), (Act.SENDS, left)):
            for site in source.of(act):
                name = _NAME_IN_BRACES.search(site.text or b"")
                if name is not None and site.text is not None and site.text.strip() in seen:
                    return case.finding("braces-shown", program, case.line(program, site.line), shown=Payload(name[0]))
    return None


def gathered(case: Case) -> Finding | None:
    """It shows all that has come so far as one text, though each message came, and was read, in a step of its own."""
    for program in case.students():
        if not case.failed(program):
            continue
        rows = case.transcript.rows[: case.row.index + 1]
        came = [text for row in rows if (text := b"".join(received(case.transcript, row.events, program)).strip())]
        printed = plain(case.shown(program))
        joined = (b"".join(came[-number:]) for number in range(len(came), 1, -1))
        shown = next((text for text in joined if text in printed), None)
        if shown is not None and case.came(program):
            lines = case.source(program).gathers
            return case.finding("messages-gathered", program, _the_one(case, program, lines), shown=Payload(shown))
    return None


def _the_one(case: Case, program: str, lines: tuple[int, ...]) -> Place | None:
    """The line, where there is only one."""
    return case.line(program, lines[0]) if len(set(lines)) == 1 else None


def _first_alike(case: Case, program: str, lines: tuple[int, ...]) -> Place | None:
    """The first of lines that read alike: what is wrong with one is with each."""
    places = [case.line(program, line) for line in lines]
    return places[0] if len({place.text for place in places}) == 1 else None


def characters_counted(case: Case) -> Finding | None:
    """As many bytes of a message were taken for all of it as it has characters: its length was counted before it was made bytes."""
    framed = (failure for failure in case.here if CATALOGUE[failure.code].one is One.FRAMING)
    cut = ((failure.program or "", case.value_missed(failure), failure.number("length")) for failure in framed)
    for program, whole, length in (*cut, *_announced(case), *_cut_before_a_number(case)):
        letters = len(whole.decode("utf-8", "replace"))
        if letters == len(whole) or length != letters or not case.is_student(program):
            continue
        sender = next((other for other in case.students() if case.role(other) != case.role(program)), program)
        source = case.source(sender)
        counting = _the_one(case, sender, source.measures)
        taking = (site.line for site in case.source(program).of(Act.RECEIVES) if site.number == letters)
        place = counting or case.transcript.first(program, taking) or case.first_of(program, Act.RECEIVES)
        by = sender if counting is not None else program
        return case.finding("length-in-characters", by, place, expected=Payload(whole), length=letters, whole=len(whole))
    return None


def _announced(case: Case) -> Iterator[tuple[str, bytes, int]]:
    """Where what came begins with a number, which is how many characters follow, and the text is shown up to that many bytes of it."""
    for failure in case.codes("payload-differs"):
        program = failure.program or ""
        screen = plain(case.shown(program))
        for data in case.came_so_far(program):
            head = _NUMBER.match(data)
            whole = data[head.end() :] if head is not None else b""
            letters = len(whole.decode("utf-8", "replace"))
            kept = whole[:letters].decode("utf-8", "ignore").encode()
            if head is not None and int(head[0]) == letters and kept in screen and whole not in screen:
                yield program, whole, letters


def _cut_before_a_number(case: Case) -> Iterator[tuple[str, bytes, int]]:
    """Where a program died of what it took for a number: the message whose end stood before that number, and how much of it shows."""
    for each in crashes(case.transcript, case.row):
        taken = _NO_NUMBER.search(each.message)
        if taken is None or not taken[1] or not case.is_student(each.program):
            continue
        text = taken[1].encode()
        came = b"".join(case.came_so_far(each.program))
        before = came.partition(text)[0] if text in came else b""
        for line in plain(case.shown(each.program, case.row)).splitlines():
            end = line[-_LONGEST:]  # a screen of one line would take its length's square
            shown = next((end[start:] for start in range(len(end)) if before.endswith(end[start:])), b"")
            missing = len(shown) - len(shown.decode("utf-8", "replace"))
            if missing and text[missing:].strip().isdigit():
                yield each.program, shown + text[:missing], len(shown)


def words_apart(case: Case) -> Finding | None:
    """All of the message was read, and the words of it stand on lines of their own."""
    for failure in case.codes("message-cut"):
        whole, program = case.value_missed(failure), failure.program or ""
        splits = case.source(program).splits
        first, _, rest = whole.partition(b" ")
        shown = [line.strip() for line in plain(case.shown(program)).splitlines()]
        apart = rest and failure.number("length") in (len(first), len(first) + 1) and rest.split()[0] in shown
        if splits and apart and _has_read(case, program, whole):
            place = _the_one(case, program, splits)
            return case.finding("words-apart", program, place, expected=Payload(whole), shown=Payload(first))
    return None


def ends_stripped(case: Case) -> Finding | None:
    """A message shows without some letters at its ends, all of it was read, and the source takes letters away there."""
    for failure in case.codes("messages-missing-among", "payload-missing-among", "payload-differs"):
        program = failure.program or ""
        lines = case.source(program).strips
        missing = failure.payloads("expected") or (case.value_missed(failure),)
        printed = plain(case.shown(program))
        for whole in missing if lines else ():
            letters = range(1, min(_MOST_STRIPPED, len(whole) // 2) + 1)
            shown = next((rest for n in letters for rest in (whole[n:], whole[:-n]) if rest in printed), None)
            if shown is not None and whole not in printed and _has_read(case, program, whole):
                return case.finding("ends-stripped", program, _the_one(case, program, lines), expected=Payload(whole), shown=Payload(shown))
    return None


def passed_over(case: Case) -> Finding | None:
    """It came and was read, and the one condition before the show or the send has led elsewhere: nothing but fixed texts was shown."""
    for failure in case.missed("waits-for-other"):
        program = failure.program or ""
        came = [data for data in case.came(program) if data.strip()]
        quiet = case.state(program).status is None and not case.state(program).unread() and not case.left(program)
        if not came or not quiet or not case.is_student(program) or not _takes_what_comes(case, program):
            continue
        source = case.source(program)
        fixed = {site.text.strip() for site in source.of(Act.SHOWS) if site.fixed and site.text is not None}
        shown = plain(case.shown(program)).splitlines()
        sites = [site for act in (Act.SHOWS, Act.SENDS) for site in source.of(act) if site.guards]
        elsewhere = {each.line for each in source.comparisons} | {each.line for each in source.handlers}
        guards = {line for site in sites[:1] for line in site.guards} - elsewhere or _branches(case, program)
        if len(guards) == 1 and all(not line.strip() or line.strip() in fixed for line in shown):
            place = case.line(program, guards.pop())
            return number_repeats(case, program, came[-1], place) or case.finding("passed-over", program, place, shown=Payload(came[-1]))
    return None


def _branches(case: Case, program: str) -> set[int]:
    """Lines behind the only receive, in its loop, that show a fixed text, and have shown it in this row."""
    source = case.source(program)
    receives = source.of(Act.RECEIVES)
    screen = plain(case.shown(program))
    shows = (site for site in source.of(Act.SHOWS) if len(receives) == 1 and site.loop == receives[0].loop and site.line > receives[0].line)
    return {site.line for site in shows if site.fixed and site.text and site.text.strip() in screen}


def _takes_what_comes(case: Case, program: str) -> bool:
    """Does it wait for something new? A datagram is whole, and so is what a recv() brings that nothing joins."""
    waits, source = case.state(program).waits_for(), case.source(program)
    whole = WaitKind.DATA not in waits or (not source.gathers and {site.call for site in source.of(Act.RECEIVES)} == {"recv"})
    return whole and bool(waits) and waits <= ON_THE_NETWORK | {WaitKind.CONNECTION, WaitKind.THREAD}


def rest_thrown_away(case: Case) -> Finding | None:
    """What is missing came with what is shown, and was read; of what it receives the source keeps the first piece."""
    for failure in case.codes("messages-missing-among"):
        program, missing = failure.program or "", failure.payloads("expected")
        lines = case.source(program).keeps_first
        if lines and missing and all(_has_read(case, program, each) for each in missing):
            return case.finding("rest-thrown-away", program, _first_alike(case, program, lines), expected=Payload(missing[0]))
    return None


def _has_read(case: Case, program: str, value: bytes) -> bool:
    return not case.state(program).unread() and any(value in data for data in case.came_so_far(program))


def nothing_for_client(case: Case) -> Finding | None:
    """A server has ended the connection of a client that misses something, and not one byte had left it there; it is not the first one."""
    missed = {failure.program for failure in case.missed()}
    for made in case.transcript.connections(case.row).values():
        if made.client not in missed or not case.is_student(made.server) or _carried(case, made.connection):
            continue
        ended = [event.by for event in case.events() if isinstance(event, Closed) and event.connection == made.connection]
        if ended[:1] == [made.server] and made != case.connections_to(made.server)[0]:
            return case.finding("nothing-for-client", made.server, client=Name(made.client))
    return None


def _carried(case: Case, connection: int) -> bool:
    """Has anything been sent on it?"""
    return any(isinstance(event, Sent | Streamed) and event.connection == connection for event in case.events())


def leftovers(case: Case) -> Finding | None:
    """What came back is the message, and behind it the end of an earlier one, zero bytes, or both."""
    for failure in case.codes("gets-other", "gets-leftovers"):
        program, value = case.transcript.at_fault(failure.program or ""), case.value_missed(failure)
        back = [data for data in case.came(failure.program or "") if data.startswith(value)]
        longer = next((data for data in back if len(data) > len(value) > 0), None)
        if longer is None or not case.is_student(program):
            continue
        rest, start = longer[len(value) :].rstrip(b"\0"), len(value)  # a buffer may never have been filled
        brought = [event.number for event in case.events() if isinstance(event, DatagramDelivered) and event.to == program]
        earlier = [case.transcript.datagrams[number].data for number in brought if number in case.transcript.datagrams]
        # what one message leaves in the buffer the next, shorter, one covers the beginning of
        buffer = next((each for each in accumulate(earlier, lambda old, new: new + old[len(new) :]) if each[start:].startswith(rest)), None)
        if buffer is not None or not rest:
            return case.finding("buffer-leftovers", program, None, length=len(value), sent=len(longer))
    return None


def never_receives(case: Case, program: str) -> Finding | None:
    """It has sent something and ended well, and its source has no call that receives, nor a module of the student's own that might."""
    facts = case.transcript.facts(program)
    beside = set(facts.imports) - set(facts.standard)
    source = facts.source
    sends = source.of(Act.SENDS)
    due = any(ON_THE_NETWORK & {*failure.waits("wait_expected")} for failure in case.codes("ended-too-early") if failure.program == program)
    if not due or not sends or source.of(Act.RECEIVES) or beside or case.state(program).status != 0:
        return None
    return case.finding("never-receives", program, case.transcript.first(program, [line] if (line := only(sends)) else ()))
