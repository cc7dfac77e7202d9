"""What a host knows of the grader's own sockets there."""

import socket
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from grader.lab.host import Host
from grader.lab.tables import SocketLine, Tables


def test_the_graders_own_dial_is_told_from_a_programs_once(tmp_path: Path) -> None:
    # Its SYN may be read when the program that it was for has taken the connection and ended: nothing listens there any more.
    host = Host("server", -1, Tables.open(), tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.socket() as ours:
        host.dial(ours, *listener.getsockname())
        taken, (_, port) = listener.accept()
        taken.close()
        assert host.dialled(port)
        assert not host.dialled(port), "the port may be a program's next"
    host.tables.close()


@pytest.mark.parametrize(
    ("state", "held"), [("established", 7), ("close-wait", 7), ("", 7), ("listen", 0), ("syn-sent", 0), ("syn-recv", 0)]
)
def test_a_connection_that_is_being_made_holds_nothing(state: str, held: int, tmp_path: Path) -> None:
    """Its queue is told as write_seq - snd_una, of which one may not be set yet: up to 4 GiB (tcp_connect in the kernel)."""
    line = SocketLine("udp" if not state else "tcp", state, "127.0.0.1", 5000, "127.0.0.1", 6000, 3, 4, 0, 1, 0)
    tables = SimpleNamespace(rows=lambda protocol: [line] if protocol == line.protocol else [])
    assert Host("client", -1, cast(Any, tables), tmp_path).held() == held
