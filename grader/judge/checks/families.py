"""Two programs that the grader's wire joins, though on an ordinary network they would not meet."""

from collections.abc import Iterator

from grader.evidence import Name
from grader.judge.transcript import Row, Transcript
from grader.timeline import Connected, ProgramState
from grader.verdict import Finding


def families(transcript: Transcript, row: Row) -> Iterator[Finding]:
    """A connection by IPv6 to a server that listens on IPv4 only.

    Said only of a client whose source asks for IPv6: any other may try its server's next address.
    """
    for event in row.events:
        if not isinstance(event, Connected) or ":" not in event.address or not transcript.is_student(event.client):
            continue
        sockets = row.states.get(event.server, ProgramState()).sockets
        listens = [socket.address for socket in sockets if socket.protocol == "tcp" and socket.state == "listen"]
        place = transcript.first(event.client, transcript.source(event.client).asking_for("ipv6"))
        if listens and place is not None and all(":" not in address for address in listens):
            yield transcript.finding(
                *("families-differ", row, event.client),
                place=place,
                address=event.address,
                other=Name(event.server),
                other_address=listens[0],
            )
