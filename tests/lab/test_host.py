"""What a host knows of the grader's own sockets there."""

import socket
from pathlib import Path

from grader.lab.host import Host
from grader.lab.tables import Tables


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
