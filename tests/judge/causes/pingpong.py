"""A ping-pong over TCP, played by hand a row a step: what the tests of causes change one row of."""

from grader.timeline import (
    Socket,
    Unplayable,
)
from tests.judge.table import (
    closed,
    connected,
    exercise,
    exited,
    facts,
    play,
    prints,
    root,
    row,
    sent,
    typed,
    verdict_of,
)

PING_PONG = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client], argument: first-message}}
values: {ping: {draw: word}, pong: {draw: word}}
scenarios:
  - id: talk
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client, see: {server: {waits: data}, client: {waits: keyboard}}}
      - {type: {client: "{ping}"}, see: {server: {shows: "Mensagem recebida: {ping}", waits: keyboard}, client: {waits: data}}}
      - {type: {server: "{pong}"}, see: {server: {waits: data}, client: {shows: "Resposta recebida: {pong}", waits: keyboard}}}
      - {type: {client: SAIR}, see: {server: {waits: connection, sockets: {close-wait: 0}}, client: {exits: 0}}}
      - {start: client-2, see: {server: {waits: data}, client-2: {waits: keyboard}}}
"""
)
PROGRAMS = {"server": facts("server"), "client": facts("client"), "client-2": facts("client", "client.py")}
LISTENING = Socket(protocol="tcp", state="listen", address="0.0.0.0", port=12345)

STARTED = row(server="connection")
JOINED = row(connected(1, "client"), server="data", client="keyboard")
ASKED = row(
    *(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), prints("server", "Mensagem recebida: <ping>\n")),
    server="keyboard",
    client="data",
)
ANSWERED = row(
    *(typed("server", "<pong>"), sent(1, "server", "client", "<pong>"), prints("client", "Resposta recebida: <pong>\n")),
    server="data",
    client="keyboard",
)
LEFT = row(
    *(typed("client", "SAIR"), sent(1, "client", "server", "SAIR"), closed(1, "client"), closed(1, "server"), exited("client")),
    server="connection",
    client=0,
)
NEXT = row(connected(2, "client-2"), server="data", client_2="keyboard")
RIGHT = (STARTED, JOINED, ASKED, ANSWERED, LEFT, NEXT)


def verdict(*rows, programs=None, **more):
    """The verdict on a play that goes on as it should after `rows`."""
    full = (*rows, *RIGHT[len(rows) :]) if not any(isinstance(event, Unplayable) for event in rows[-1]) else rows
    return verdict_of(PING_PONG, play(PING_PONG, "talk", *full, programs=programs or PROGRAMS, **more))


def cause(*rows, **more):
    return root(verdict(*rows, **more))


def traceback(error, file="/entrega/server.py", line=17, text="c.send(reply)"):
    return (
        f'Traceback (most recent call last):\n  File "{file}", line {line}, in <module>\n    {text}\n    ^^^^^^^\n'
        f'  File "/usr/lib/python3.11/socket.py", line 9, in f\n    x()\n{error}\n'
    )
