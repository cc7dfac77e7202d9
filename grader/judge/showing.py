"""What a play shows of its exercise's claims: nothing is earned by absence, a look counts with its own errors only."""

from collections.abc import Sequence

import msgspec

from grader.findings import check_of
from grader.judge.checks.counts import is_near
from grader.judge.checks.families import APART
from grader.judge.checks.lines import is_mostly_shown, lines_shown
from grader.judge.checks.sight import Sight
from grader.judge.checks.traffic import sent_to, sent_ttl, texts_sent
from grader.judge.match import leftovers
from grader.judge.transcript import Row, Transcript, received
from grader.spec.model import AS_TEXT, Claim, names
from grader.spec.rubric import Showing, roles_of, rubric, showings
from grader.spec.values import refs
from grader.timeline import Connected, DatagramDelivered, DatagramsCounted, DatagramSent, Delivered, Sent, Typed
from grader.verdict import Finding, Mark, Severity

# A look under these keys alone finds a state, which may be so because nothing ever happened.
_STATES = frozenset({"waits", "ended", "exits", "sockets", "hides", "connections"})

Seen = tuple[Finding, str, tuple[str, ...]]  # what is not so, the program that was looked at, under which keys of the look


def students(transcript: Transcript) -> frozenset[str]:
    """The roles that the student's programs play."""
    return frozenset(transcript.role(name) for name in transcript.programs() if transcript.is_student(name))


def marks(transcript: Transcript, seen: Sequence[Seen]) -> tuple[Mark, ...]:
    """By claim, how many of the play's looks at it show it: those whose doing is the student's."""
    mine, known, amiss = students(transcript), rubric(transcript.exercise), _amiss_in(transcript, seen)
    got: dict[str, int] = {}
    of: dict[str, int] = {}
    denied: set[str] = set()
    for each in showings(transcript.base):
        roles = roles_of(each.claim, transcript.exercise, transcript.base, each.program)
        if each.claim not in known or not roles <= mine:
            continue
        parts, against = _shown_by(transcript, each, roles, known[each.claim], amiss)
        of[each.claim] = of.get(each.claim, 0) + each.parts
        got[each.claim] = got.get(each.claim, 0) + parts
        if against:
            denied.add(each.claim)
    return tuple(Mark(claim, got[claim], count, claim in denied) for claim, count in of.items())


class _Amiss(msgspec.Struct, frozen=True):
    """What is not so, by the index of a step and the program that was looked at."""

    wrong: dict[tuple[int, str], set[str]]  # under which keys of the look
    altered: dict[tuple[int, str], set[str]]  # likewise, where a message was shown as another text
    literal: set[tuple[int, str]]  # where something is shown as b'...'
    near: set[tuple[int, str]]  # where a count is nearly right
    cut: set[tuple[int, str]]  # where most of a message is shown
    apart: bool  # the programs met here alone: on no ordinary network, or at another address than the exercise's


def _amiss_in(transcript: Transcript, seen: Sequence[Seen]) -> _Amiss:
    found = _Amiss({}, {}, set(), set(), set(), any(_apart(finding, keys) for finding, _, keys in seen))
    for finding, program, keys in seen:
        at = (finding.step or 0, program)
        as_bytes = finding.code == "repr-of-bytes" or (finding.code == "payload-as-repr" and _asks_for_text(transcript, finding, program))
        if as_bytes or finding.severity is Severity.ERROR:
            check = check_of(finding.code)
            kind = found.altered if check is not None and check.altered else found.wrong
            kind.setdefault(at, set()).update(AS_TEXT.values() if as_bytes else keys)
        if as_bytes:
            found.literal.add(at)
        if is_near(finding) and all(map(transcript.is_student, transcript.programs())):
            found.near.add(at)  # of other clients' messages some number of a report may well be near theirs
        if is_mostly_shown(finding):
            found.cut.add(at)
    return found


def _apart(finding: Finding, keys: tuple[str, ...]) -> bool:
    return finding.code in APART or (finding.severity is Severity.ERROR and "sends.to" in keys)


def _shown_by(transcript: Transcript, showing: Showing, roles: frozenset[str], claim: Claim, amiss: _Amiss) -> tuple[int, bool]:
    """How many parts of the claim a look shows, and whether it shows that the claim does not hold, whatever other looks may."""
    at = (showing.index, showing.program)
    if showing.index >= len(transcript.rows) or (amiss.apart and len(roles) > 1):
        return 0, False
    row = transcript.rows[showing.index]
    if row.unplayable is not None:
        return int(_sent_so(transcript, row, showing)), _unheeded(transcript, row, roles)
    if (claim.exact and _typed_aside(row, showing.program)) or _escapes(transcript, row, showing):
        return 0, False
    against = (amiss.wrong,) if claim.altered else (amiss.wrong, amiss.altered)
    right = all(set(showing.keys).isdisjoint(kind.get(at, ())) for kind in against)
    shown = right and (not _STATES.issuperset(showing.keys) or (has_acted(transcript, row, showing.program) and not _crashed(row, showing)))
    if shown and showing.keys == ("stream",) and _left_by_a_crash(transcript, row, showing.program):
        return 0, False
    if shown or _some_as_text(transcript, row, showing, amiss):
        return showing.parts, False
    if at in amiss.literal and not set(AS_TEXT.values()).isdisjoint(showing.keys):
        return 0, True  # no other partner makes text of it
    if showing.parts > 1 and showing.keys == ("sends",):
        return max(texts_sent(Sight(transcript, row, showing.program), row.see[showing.program]) - 1, 0), False
    if showing.parts > 1 and showing.keys == ("counts",):
        return int(at in amiss.near), False
    alone = roles == {transcript.role(showing.program)}
    if showing.parts > 1:
        return max(_lines_shown(transcript, row, showing.program) - 1, 0), alone and _came(transcript, row, showing)
    if _unheeded(transcript, row, roles):
        return 0, True
    if _on_screen(showing) and _came(transcript, row, showing):
        return (0, True) if alone else (1, False)  # its partner's doing was to send it, and both of theirs to get on
    return 0, False


def _lines_shown(transcript: Transcript, row: Row, program: str) -> int:
    return lines_shown(Sight(transcript, row, program), row.see[program])


def _some_as_text(transcript: Transcript, row: Row, showing: Showing, amiss: _Amiss) -> bool:
    """Is all that the claim asks for that messages come as text, and did those come so that came at all, be it without their end?"""
    at = (row.index, showing.program)
    asked = showing.keys == (AS_TEXT["lines"],) and at not in amiss.literal
    return asked and (at in amiss.cut or _lines_shown(transcript, row, showing.program) > 0)


def _asks_for_text(transcript: Transcript, finding: Finding, program: str) -> bool:
    """Is that something comes as text a claim of its own in that look? Then the message itself was shown."""
    look = transcript.rows[finding.step or 0].see.get(program)
    return look is not None and isinstance(look.earns, dict) and not set(AS_TEXT.values()).isdisjoint(look.earns)


def _sent_so(transcript: Transcript, row: Row, showing: Showing) -> bool:
    """Where the step could not be done: did what the program had sent before go where it should, as it should?"""
    if not {"sends.to", "sends.ttl"}.issuperset(showing.keys):
        return False
    if not any(isinstance(event, DatagramSent) and event.by == showing.program for event in transcript.events_until(row)):
        return False
    sight, look = Sight(transcript, row, showing.program), row.see[showing.program]
    checks = [sent_to if key == "sends.to" else sent_ttl for key in showing.keys]
    return not any(finding.severity is Severity.ERROR for check in checks for finding in check(sight, look))


def _on_screen(showing: Showing) -> bool:
    return {"shows", "lines"}.issuperset(showing.keys)


def _came(transcript: Transcript, row: Row, showing: Showing) -> bool:
    """Did the network bring the program what it was to show?"""
    look = row.see[showing.program]
    came = b"".join(received(transcript, tuple(transcript.events_until(row)), showing.program))
    names_due = [name for template in (*names(look.shows), *look.lines) for name in refs(template)]
    own = {name for name, value in transcript.exercise.values.items() if value.own}
    due = {name: transcript.values[name] for name in names_due}
    others = [value for name, value in transcript.values.items() if name not in due]
    if any(leftovers(value, came, others) for value in due.values()):
        return False  # more than was due, behind it: that is the sender's doing
    return bool(came and due) and all(value in came or name in own for name, value in due.items())


def _unheeded(transcript: Transcript, row: Row, roles: frozenset[str]) -> bool:
    """A fixed word of the conversation (SAIR) was typed at another program, and reached these: what fails from there on is their doing."""
    words = {
        text.encode()
        for each in transcript.rows
        if each.index <= row.index
        for name, text in each.words.items()
        if transcript.role(name) not in roles
    }
    mine = [name for name in transcript.programs() if transcript.role(name) in roles and transcript.is_student(name)]
    came = [b"".join(received(transcript, tuple(transcript.events_until(row)), name)) for name in mine]
    return any(word in data for word in words for data in came)


def _escapes(transcript: Transcript, row: Row, showing: Showing) -> bool:
    """What the wire was to join or to cut came by several connections: nothing of the kind happened to it."""
    shaped = any(
        (rule.glue or rule.cut or rule.cut_at) and rule.receiver in (None, showing.program)
        for rule in (*transcript.base.wire, *(row.step.wire or ()))
    )
    return shaped and sum(isinstance(event, Connected) and showing.program in (event.client, event.server) for event in row.events) > 1


def _crashed(row: Row, showing: Showing) -> bool:
    """It has ended, and not well: that it waits for nothing and holds no socket is not its merit."""
    status = row.states[showing.program].status if showing.program in row.states else None
    return status not in (None, 0) and not {"ended", "exits"} & set(showing.keys)


def _left_by_a_crash(transcript: Transcript, row: Row, name: str) -> bool:
    """Did the kernel end the peer's connection, for a program that died before it had sent anything?"""
    peer = transcript.base.peers.get(name)
    if peer is None or peer.to not in row.states or row.states[peer.to].status in (None, 0):
        return False
    return not received(transcript, tuple(transcript.events_until(row)), name)


def _typed_aside(row: Row, program: str) -> bool:
    """Was the scenario's own line typed at a question of the program's besides the conversation?"""
    line = (row.step.type or {}).get(program)
    return line is not None and any(
        isinstance(event, Typed) and event.program == program and event.aside and event.data == line.encode() for event in row.events
    )


def has_acted(transcript: Transcript, row: Row, program: str) -> bool:
    """Has it sent or been brought anything by the end of `row`? True where the wire is not the grader's own."""
    if transcript.timeline.isolation != "hosts":
        return True
    for event in transcript.events_until(row):
        match event:
            case Sent(by=name) | Delivered(to=name) | DatagramSent(by=name) | DatagramDelivered(to=name) if name == program:
                return True
            case DatagramsCounted(by=by, to=to) if program in (by, to):
                return True
    return False
