"""What the kernel of a program's machine says: its sockets, memberships and counts."""

from collections.abc import Iterator

from grader.judge.checks.sight import Sight
from grader.spec.model import Look
from grader.verdict import Finding

_PROTOCOLS = ("tcp", "udp")


def sockets(sight: Sight, look: Look) -> Iterator[Finding]:
    """As many sockets of each protocol or state as the look says."""
    for kind, expected in look.sockets.items():
        mine = [socket for socket in sight.state.sockets if kind in (socket.protocol, socket.state)]
        if len(mine) == expected:
            continue
        data = {"kind": kind, "count": str(len(mine)), "expected": str(expected)}
        if kind == "close-wait" and len(mine) > expected:
            yield sight.finding("socket-left-open", data=data, place=sight.close_not_called(sight.program))
        elif kind in _PROTOCOLS and expected == 0:
            yield sight.finding("wrong-protocol", data=data)
        else:
            yield sight.finding("sockets-differ", data=data)


def joined(sight: Sight, look: Look) -> Iterator[Finding]:
    """Its machine is a member of the group, by the kernel's word."""
    groups = sight.state.groups
    if look.joined is None or look.joined in groups:
        return
    if groups:
        yield sight.finding("joined-another-group", expected=look.joined, groups=", ".join(groups))
    else:
        yield sight.finding("membership-missing", expected=look.joined)


def sent_datagrams(sight: Sight, look: Look) -> Iterator[Finding]:
    """So many datagrams left its machine since the play began."""
    count = sight.state.counters.udp_sent
    if look.sent_datagrams is not None and count != look.sent_datagrams:
        yield sight.finding("sent-count-wrong", count=str(count), expected=str(look.sent_datagrams))
