"""Two programs that the grader's wire joins, though on an ordinary network they would not meet."""

from collections.abc import Iterator

from grader.evidence import Name
from grader.judge.transcript import Row, Transcript
from grader.timeline import Connected, ProgramState
from grader.verdict import Finding

APART = frozenset({"families-differ", "ipv6-only"})
_TRIES_ALL = ("create_connection", "open_connection", "getaddrinfo")  # every address of a name, one after another
_ANY = "::"  # IPv4 comes there, too


def families(transcript: Transcript, row: Row) -> Iterator[Finding]:
    """A connection by IPv6 to a server that listens on IPv4 only, or the other way round.

    Said only of a client whose source asks for IPv6, or for one address: any other may try its server's next one.
    """
    for event in row.events:
        if not isinstance(event, Connected):
            continue
        sockets = row.states.get(event.server, ProgramState()).sockets
        listens = [socket.address for socket in sockets if socket.protocol == "tcp" and socket.state == "listen"]
        if not listens:
            continue
        if ":" in event.address and transcript.is_student(event.client):
            place = transcript.first(event.client, transcript.source(event.client).asking_for("ipv6"))
            if place is not None and all(":" not in address for address in listens):
                found = "families-differ", row, event.client
                yield transcript.finding(*found, place=place, address=event.address, other=Name(event.server), other_address=listens[0])
        elif ":" not in event.address and transcript.is_student(event.server) and transcript.is_student(event.client):
            place = transcript.first(event.server, transcript.source(event.server).asking_for("ipv6"))
            one = not transcript.source(event.client).naming(*_TRIES_ALL)
            if place is not None and one and all(":" in address and address != _ANY for address in listens):
                yield transcript.finding("ipv6-only", row, event.server, place=place, address=listens[0], other=Name(event.client))
