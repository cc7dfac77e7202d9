"""What the kernel of a program's machine says: its sockets, memberships and counts."""

from collections.abc import Iterator

from grader.evidence import EvidenceValue, Listed, Protocol, Seconds
from grader.facts import Act, Facts
from grader.judge.checks.sight import Sight
from grader.spec.model import Look
from grader.timeline import Connected, DatagramsCounted, WaitKind
from grader.verdict import Finding, Severity

_PROTOCOLS = ("tcp", "udp")
LOOPBACK = ("127.0.0.1", "127.0.1.1", "localhost")  # as a source writes its own machine's inner network
_BESIDES = 10  # datagrams: "FIM", a few times, since one may be lost
_NEARLY = 0.01  # of a number of datagrams: off by one, or with a few that tell the end


def sockets(sight: Sight, look: Look) -> Iterator[Finding]:
    """As many sockets of each protocol or state as the look says."""
    for kind, expected in look.sockets.items():
        mine = [socket for socket in sight.state.sockets if kind in (socket.protocol, socket.state)]
        if len(mine) == expected:
            continue
        data: dict[str, EvidenceValue] = {"kind": Protocol(kind), "count": len(mine), "expected": expected}
        if kind == "close-wait" and len(mine) > expected:
            yield sight.finding("socket-left-open", data=data, place=sight.close_not_called(sight.program))
        elif kind in _PROTOCOLS and expected == 0:
            yield sight.finding("wrong-protocol", data=data, place=sight.asking_for(kind))
        else:
            yield sight.finding("sockets-differ", data=data)


def joined(sight: Sight, look: Look) -> Iterator[Finding]:
    """Its machine is a member of the group, by the kernel's word."""
    groups = sight.state.groups
    if look.joined is None or look.joined in groups:
        return
    if inside := sight.state.groups_inside:
        place = sight.transcript.first(sight.program, sight.transcript.source(sight.program).holding(*LOOPBACK))
        group = look.joined if look.joined in inside else inside[0]
        yield sight.finding("joined-inside", place=place, expected=group)
    elif groups:
        place = sight.transcript.first(sight.program, sight.transcript.source(sight.program).holding(*groups))
        yield sight.finding("joined-another-group", Severity.REMARK, place=place, expected=look.joined, groups=Listed(groups))
    else:
        yield sight.finding("membership-missing", place=sight.transcript.first_of(sight.program, Act.BINDS), expected=look.joined)


def connections(sight: Sight, look: Look) -> Iterator[Finding]:
    """It has made no more connections than so many since the play began."""
    if look.connections is None:
        return
    made = sum(isinstance(event, Connected) and event.client == sight.program for event in sight.transcript.events_until(sight.row))
    if made > look.connections:
        place = sight.transcript.first_of(sight.program, Act.DIALS)
        yield sight.finding("several-connections", Severity.ERROR, {"count": made}, place=place)


def sent_datagrams(sight: Sight, look: Look) -> Iterator[Finding]:
    """Exactly so many datagrams left its machine since the play began.

    What an earlier wording of the exercise asked for is only told.
    """
    yield from _sent(sight, look, far=False)


def read_datagrams(sight: Sight, look: Look) -> Iterator[Finding]:
    """It has taken so many datagrams out of its sockets since the play began, whatever it did with them."""
    if look.read_datagrams is not None and (count := sight.state.counters.udp_received) < look.read_datagrams:
        yield sight.finding("reads-fewer", count=count, expected=look.read_datagrams)


def sent_far_off(sight: Sight, look: Look) -> Iterator[Finding]:
    """The number of datagrams that left its machine is not even nearly the one that is asked for."""
    yield from _sent(sight, look, far=True)


def _sent(sight: Sight, look: Look, *, far: bool) -> Iterator[Finding]:
    if look.sent_datagrams is None:
        return
    count = sight.state.counters.udp_sent
    asked, *accepted = look.sent_datagrams if isinstance(look.sent_datagrams, list) else [look.sent_datagrams]
    again = max((event.again for event in _counted(sight)), default=0)
    data: dict[str, EvidenceValue]
    if far is (abs(count - asked) <= asked * _NEARLY):
        return
    lost = any(event.lost for event in _counted(sight))
    retry = next((wait for wait in sight.state.waits if wait.on is WaitKind.DATAGRAM and wait.seconds and not wait.polling), None)
    if retry is not None and retry.seconds and lost and again and count < asked:
        data = {"count": count, "expected": asked, "again": again, "seconds": Seconds(retry.seconds)}
        yield sight.finding("sends-again-slowly", Severity.REMARK, data, place=retry.place)
        return
    if asked < count <= asked + again:
        yield sight.finding("sent-again", Severity.REMARK, {"count": count, "expected": asked, "again": again})
    elif count != asked:
        data = {"count": count, "expected": asked, "difference": abs(count - asked)}
        source = sight.transcript.source(sight.program)
        sends = source.of(Act.SENDS)
        loops = {site.loop for site in sends if site.loop}  # how often is said by the loop, and not by what is done in it
        named = [each.line for each in source.bounds if each.loop in loops and each.number == count]
        lines = named if len(loops) == len(named) == 1 else loops if len(loops) == 1 else [site.line for site in sends]
        place = sight.transcript.first(sight.program, lines)
        several = count > asked and count % asked == 0  # several clients in one program
        besides = asked < count <= asked + said_besides(source)
        severity = Severity.REMARK if count in accepted or several or besides else Severity.ERROR
        yield sight.finding("sent-count-wrong", severity, data, place=place)


def said_besides(source: Facts) -> int:
    """How many datagrams at most a program sends besides its messages: a word that says that it begins, or that it is done."""
    sends = source.of(Act.SENDS)
    words = any(site.fixed and other.text != site.text for site in sends for other in sends)
    return _BESIDES if words else 0


def _counted(sight: Sight) -> Iterator[DatagramsCounted]:
    """What has been told of the program's long flows so far."""
    events = sight.transcript.events_until(sight.row)
    return (event for event in events if isinstance(event, DatagramsCounted) and event.by == sight.program)
