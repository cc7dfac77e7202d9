"""A host's tables: what is listed, and what counts as under way."""

import contextlib
import os

import pytest

from grader.lab.tables import SocketLine, Tables, under_way
from grader.timeline import Still
from tests.lab.playing import Player, events

OURS, THEIRS = 1, 2  # inodes


def row(
    state: str, inode: int = THEIRS, unsent: int = 0, unread: int = 0, timer: int = 0, port: int = 9, remote_port: int = 0
) -> SocketLine:
    return SocketLine("tcp", state, "127.0.0.1", port, "127.0.0.1", remote_port, unsent, unread, timer, inode, 0)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), False),
        ((row("established"),), False),
        ((row("established", unsent=5, timer=1),), True),
        ((row("established", OURS, unsent=5, timer=1),), False),  # it has arrived, and only its acknowledgement is to come
        ((row("established", unsent=5),), False),  # nothing of it may be sent: the receiver's window is shut
        ((row("fin-wait-1", timer=1),), True),
        ((row("fin-wait-1", OURS, timer=1),), False),
        ((row("time-wait", timer=1),), False),
        ((row("syn-sent", timer=1, remote_port=8000),), True),
        ((row("syn-sent", OURS, timer=1, remote_port=8000),), True),
        ((row("syn-sent", timer=1, remote_port=8000), row("listen", port=8000, unsent=1, unread=2)), False),  # it takes no more
        ((row("syn-sent", timer=1, remote_port=8000), row("listen", port=8000, unsent=1, unread=1)), True),
        ((row("listen", OURS, unsent=128, unread=1),), True),  # the grader is to accept it
        ((row("listen", THEIRS, unsent=128, unread=1),), False),
    ],
)
def test_under_way(rows: tuple[SocketLine, ...], expected: bool) -> None:
    assert under_way(rows, {OURS}) is expected


@pytest.mark.hosts
@pytest.mark.parametrize(("family", "address"), [("AF_INET", "127.0.0.1"), ("AF_INET6", "::1")])
def test_each_socket_is_listed_from_its_first_state_to_its_last(family: str, address: str, play: Player) -> None:
    tcp = f"import socket\ntcp = socket.socket(socket.{family})\n"
    server = f"tcp.bind(('{address}', 8000)); tcp.listen(); one, _ = tcp.accept(); tcp.close(); one.recv(1); input()"
    client = f"tcp.connect(('{address}', 8000)); input(); tcp.shutdown(socket.SHUT_WR); input()"
    steps = [{"start": "server"}, {"start": "client"}, {"type": {"client": "end"}}]
    stills = events(play(steps, {"server": tcp + server, "client": tcp + client}), Still)
    states = [{name: [one.state for one in state.sockets] for name, state in still.states.items()} for still in stills]
    assert states == [
        {"server": ["listen"]},
        {"server": ["established"], "client": ["established"]},
        {"server": ["close-wait"], "client": ["fin-wait-2"]},
    ]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ("TCP: inuse 0 orphan 0 tw 3 alloc 1 mem 9\n", []),
        ("TCP: inuse 10 orphan 0 tw 0 alloc 1 mem 9\n", [8080]),
        ("", [8080]),  # a kernel that does not tell
    ],
)
def test_a_table_that_sockstat_calls_empty_is_not_read(counts: str, expected: list[int]) -> None:
    listening = "sl\n 0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 77 1\n"
    with contextlib.closing(Tables({"tcp": file_of(listening), "sockstat": file_of(counts)})) as tables:
        assert [row.port for row in tables.rows("tcp")] == expected


def file_of(text: str) -> int:
    descriptor = os.memfd_create("table")
    os.write(descriptor, text.encode())
    return descriptor
