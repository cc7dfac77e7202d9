"""What the wire does to connections, seen from both ends and in the timeline."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.timeline import Closed, Connected, Delivered, Dialled, Sent, Timeline, WaitKind
from tests.lab.playing import Player, events, shown, state, waits

pytestmark = pytest.mark.hosts

PAIR = [{"start": "server"}, {"start": "client"}]
# Prints what each recv brings until the stream's end, or the error that ends it; then serves the next.
SERVER = """
import socket
listener = socket.create_server(("", 5000))
while True:
    connection, _ = listener.accept()
    try:
        while data := connection.recv(65536):
            print(data)
        print("end")
    except OSError as error:
        print(type(error).__name__)
    connection.close()
"""
# The same, but that it gives up waiting for data after a while, and waits for connections in turns.
IMPATIENT = """
import socket
listener = socket.create_server(("", 5000))
listener.settimeout(0.4)
while True:
    try:
        connection, _ = listener.accept()
    except TimeoutError:
        continue
    connection.settimeout(0.3)
    try:
        while data := connection.recv(65536):
            print(data)
        print("end")
    except TimeoutError:
        print("gave up")
    connection.close()
"""
CONNECT = "import socket, struct\nc = socket.create_connection(('localhost', 5000))\n"
HELLO = CONNECT + "c.sendall(b'hello'); input(); c.sendall(b'world'); input()\n"
UP = {"from": "client", "to": "server"}


def pieces(play: Player, *wire: dict[str, Any], client: str = CONNECT + "c.sendall(b'hello, world')") -> list[str]:
    """What each recv of the server brought."""
    return shown(play(PAIR, {"server": SERVER, "client": client}, wire=wire), "server").splitlines()


def delivered(timeline: Timeline, to: str) -> list[bytes]:
    return [event.data for event in events(timeline, Delivered) if event.to == to]


def test_untouched(play: Player) -> None:
    timeline = play(PAIR, {"server": SERVER, "client": CONNECT + "c.sendall(b'hello')"})
    assert shown(timeline, "server") == "b'hello'\nend\n"
    (connected,) = events(timeline, Connected)
    assert (connected.client, connected.server, connected.address, connected.port) == ("client", "server", "127.0.0.1", 5000)
    assert [(event.by, event.data) for event in events(timeline, Sent)] == [("client", b"hello")]
    assert [(event.to, event.data) for event in events(timeline, Delivered)] == [("server", b"hello")]
    assert [(event.by, event.how) for event in events(timeline, Closed)] == [("client", "end"), ("server", "end")]


def test_cut_into_pieces(play: Player) -> None:
    assert pieces(play, {"cut": 5}) == ["b'hello'", "b', wor'", "b'ld'", "end"]


@pytest.mark.parametrize("rule", [{"cut": 5}, {"glue": True}, {"cut_at": [7, 1]}])
def test_a_program_that_gives_up_waiting_is_not_kept_waiting(rule: dict[str, Any], play: Player) -> None:
    """No network is as slow as that. Another program that waits for a connection with a time limit meanwhile changes nothing."""
    timeline = play(PAIR, {"server": IMPATIENT, "client": CONNECT + "c.sendall(b'hello, '); c.sendall(b'world')"}, wire=[rule])
    assert b"".join(delivered(timeline, "server")) == b"hello, world"
    assert shown(timeline, "server").endswith("end\n")


def test_a_program_that_is_still_to_send_is_waited_for(play: Player) -> None:
    """Its pause is over after a time; what it then sends is to be glued to the rest."""
    pauses = (
        "import time; time.sleep(0.3)",
        "import select; select.select([c], [], [], 0.3)",
        "c.settimeout(0.3)\ntry: c.recv(1)\nexcept TimeoutError: pass",
    )
    for pause in pauses:
        client = CONNECT + f"c.sendall(b'hello, ')\n{pause}\nc.sendall(b'world')"
        timeline = play(PAIR, {"server": SERVER, "client": client}, wire=[{"glue": True}])
        assert delivered(timeline, "server") == [b"hello, world"], pause


def test_cut_at_offsets_of_the_stream(play: Player) -> None:
    assert pieces(play, {"cut_at": [7, 1]}) == ["b'h'", "b'ello, '", "b'world'", "end"]


def test_offsets_count_over_several_sends(play: Player) -> None:
    steps = [*PAIR, {"type": {"client": ""}}]
    timeline = play(steps, {"server": SERVER, "client": HELLO}, wire=[{"cut_at": [2, 7]}])
    assert delivered(timeline, "server") == [b"he", b"llo", b"wo", b"rld"]


def test_glued_across_sends_and_sleeps(play: Player) -> None:
    client = "import time\n" + CONNECT + "for word in (b'a', b'b', b'c'):\n    c.sendall(word); time.sleep(0.05)\n"
    assert pieces(play, {"glue": True}, client=client) == ["b'abc'", "end"]


def test_a_rule_for_one_direction_leaves_the_other_alone(play: Player) -> None:
    echo = "import socket\nc, _ = socket.create_server(('', 5000)).accept()\nwhile data := c.recv(100): c.sendall(data * 2)"
    client = CONNECT + "c.sendall(b'abcd'); input()"
    timeline = play(PAIR, {"server": echo, "client": client}, wire=[{**UP, "cut": 2}])
    assert delivered(timeline, "server") == [b"ab", b"cd"]
    assert b"".join(delivered(timeline, "client")) == b"ababcdcd"


def test_held_until_a_later_step_lets_go(play: Player) -> None:
    steps = [*PAIR, {"type": {"client": ""}}, {"wire": []}]
    timeline = play(steps, {"server": SERVER, "client": HELLO}, wire=[{"hold": True}])
    assert delivered(timeline, "server") == [b"helloworld"]
    assert shown(timeline, "server") == "b'helloworld'\n"
    assert [event.data for event in events(timeline, Sent)] == [b"hello", b"world"]


def test_a_delay_brings_everything_in_order(play: Player) -> None:
    client = CONNECT + "c.sendall(b'hello, '); c.sendall(b'world')"
    timeline = play(PAIR, {"server": SERVER, "client": client}, wire=[{"delay": 0.05}])
    assert b"".join(delivered(timeline, "server")) == b"hello, world"
    assert shown(timeline, "server").endswith("end\n"), "the end came too, after the bytes"
    assert events(timeline, Delivered)[0].at - events(timeline, Sent)[0].at >= 0.05


def test_a_reset_after_so_many_bytes(play: Player) -> None:
    client = CONNECT + "c.sendall(b'hello')\ntry: c.recv(1)\nexcept OSError as error: print(type(error).__name__)"
    timeline = play(PAIR, {"server": SERVER, "client": client}, wire=[{**UP, "reset_after": 3}])
    assert shown(timeline, "server").splitlines()[-1] == "ConnectionResetError"
    assert shown(timeline, "client") == "ConnectionResetError\n"
    assert delivered(timeline, "server") == [b"hel"]
    assert [(event.by, event.how) for event in events(timeline, Closed)] == [("wire", "reset")]
    assert waits(timeline, "server") == [WaitKind.CONNECTION]


def test_an_end_after_so_many_bytes(play: Player) -> None:
    timeline = play(PAIR, {"server": SERVER, "client": CONNECT + "c.sendall(b'hello'); c.recv(1)"}, wire=[{**UP, "half_close_after": 3}])
    assert shown(timeline, "server") == "b'hel'\nend\n"
    assert waits(timeline, "server") == [WaitKind.CONNECTION]


def test_a_wire_that_stops_reading_makes_the_sender_wait(play: Player) -> None:
    client = CONNECT + "c.sendall(bytes(50_000_000))"
    timeline = play(PAIR, {"server": SERVER, "client": client}, wire=[{**UP, "stop_reading": True}])
    assert waits(timeline, "client") == [WaitKind.SENDING]
    assert events(timeline, Sent) == []


def test_a_wire_that_reads_again(play: Player) -> None:
    steps = [*PAIR, {"wire": []}]
    timeline = play(steps, {"server": SERVER, "client": CONNECT + "c.sendall(b'hello')"}, wire=[{**UP, "stop_reading": True}])
    assert shown(timeline, "server") == "b'hello'\nend\n"


RESET = "c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0)); c.close()"


@pytest.mark.parametrize(
    ("ending", "seen", "how"), [("c.close()", "end", "end"), ("c.shutdown(1)", "end", "end"), (RESET, "ConnectionResetError", "reset")]
)
def test_how_a_client_ends_reaches_the_server(ending: str, seen: str, how: str, play: Player) -> None:
    timeline = play(PAIR, {"server": SERVER, "client": CONNECT + ending + "; input()"})
    assert shown(timeline, "server") == seen + "\n"
    assert (events(timeline, Closed)[0].by, events(timeline, Closed)[0].how) == ("client", how)
    assert waits(timeline, "server") == [WaitKind.CONNECTION]


@pytest.mark.parametrize(("ending", "seen"), [("c.close()", "b''"), ("c.shutdown(1); input()", "b''"), (RESET, "ConnectionResetError")])
def test_how_a_server_ends_reaches_the_client(ending: str, seen: str, play: Player) -> None:
    server = f"import socket, struct\nlistener = socket.create_server(('', 5000))\nc, _ = listener.accept()\n{ending}\nlistener.accept()"
    client = CONNECT + "try: print(c.recv(10))\nexcept OSError as error: print(type(error).__name__)"
    assert shown(play(PAIR, {"server": server, "client": client}), "client") == seen + "\n"


def test_a_half_closed_connection_still_carries_the_other_way(play: Player) -> None:
    server = "import socket\nc, _ = socket.create_server(('', 5000)).accept()\nwhile c.recv(10): pass\nc.sendall(b'reply')"
    client = CONNECT + "c.sendall(b'question'); c.shutdown(socket.SHUT_WR); print(c.recv(100), c.recv(100))"
    assert shown(play(PAIR, {"server": server, "client": client}), "client") == "b'reply' b''\n"


def test_unread_data_at_close_breaks_the_connection_as_tcp_does(play: Player) -> None:
    server = "import socket\nc, _ = socket.create_server(('', 5000)).accept()\ninput(); c.close(); input()"
    client = CONNECT + "c.sendall(b'never read')\ntry: print(c.recv(10))\nexcept OSError as error: print(type(error).__name__)"
    timeline = play([*PAIR, {"type": {"server": ""}}], {"server": server, "client": client})
    assert shown(timeline, "client") == "ConnectionResetError\n"


def test_a_dial_that_nobody_hears(play: Player) -> None:
    client = "import socket\ntry: socket.create_connection(('localhost', 5001))\nexcept OSError as error: print(type(error).__name__)"
    timeline = play(PAIR, {"server": SERVER, "client": client})
    assert shown(timeline, "client") == "ConnectionRefusedError\n"
    assert {(event.program, event.protocol, event.address, event.port) for event in events(timeline, Dialled)} == {
        ("client", "tcp", "127.0.0.1", 5001)
    }


def test_a_dial_before_any_server_is_there(play: Player) -> None:
    timeline = play([{"start": "client"}, {"start": "server"}], {"server": SERVER, "client": CONNECT})
    assert [event.port for event in events(timeline, Dialled)] == [5000]
    assert state(timeline, "client").status == 1
    assert events(timeline, Connected) == []


def test_what_the_wire_dials_in_vain_is_no_dial_of_the_server(play: Player) -> None:
    """The server stops listening while the wire still takes connections to it, and the wire is refused on the server's host."""
    server = """
import socket
listener = socket.create_server(("", 5000))
connection, _ = listener.accept()
listener.close()
connection.sendall(b"go")
input()
"""
    client = CONNECT + "c.recv(2)\ntry: socket.create_connection(('localhost', 5000)).recv(1)\nexcept OSError: print('in vain')"
    timeline = play(PAIR, {"server": server, "client": client})
    assert {event.program for event in events(timeline, Dialled)} <= {"client"}
    assert shown(timeline, "client") == "in vain\n"


def test_a_server_that_ends_at_once_has_dialled_nobody(play: Player) -> None:
    """It may be gone before the lab looks at what the grader's own client has dialled there."""
    server = "import socket\nlistener = socket.create_server(('', 5000)); listener.accept()"
    for _ in range(10):
        timeline = play(
            [{"start": "server"}, {"connect": "someone"}], {"server": server}, peers={"someone": {"speaks": "tcp", "to": "server"}}
        )
        assert events(timeline, Dialled) == []


@pytest.mark.parametrize("address", ["192.168.0.105", "10.1.2.3", "127.0.0.1", "8.8.8.8", "0.0.0.0"])
def test_an_address_of_another_network_leads_to_the_server(address: str, play: Player) -> None:
    client = f"import socket\nc = socket.create_connection(('{address}', 5000)); c.sendall(b'hello'); print(c.getpeername()[0])"
    timeline = play(PAIR, {"server": SERVER, "client": client})
    assert shown(timeline, "server") == "b'hello'\nend\n"
    dialled = "127.0.0.1" if address == "0.0.0.0" else address
    assert [event.address for event in events(timeline, Connected)] == [dialled]


def test_a_server_bound_to_an_address_of_its_author(play: Player) -> None:
    server = SERVER.replace('("", 5000)', "('192.168.0.105', 5000)")
    client = "import socket; socket.create_connection(('192.168.0.105', 5000)).sendall(b'hello')"
    assert shown(play(PAIR, {"server": server, "client": client}), "server") == "b'hello'\nend\n"


@pytest.mark.parametrize("name", ["localhost", "gethostname()", "::1", "gethostbyname(gethostname())", "getfqdn()", "127.0.0.1"])
def test_names_of_the_machine_itself(name: str, play: Player) -> None:
    address = f"socket.{name}" if "(" in name else repr(name)
    address = address.replace("(gethostname", "(socket.gethostname")
    client = f"import socket\nsocket.create_connection(({address}, 5000)).sendall(b'hello')"
    assert shown(play(PAIR, {"server": SERVER, "client": client}), "server") == "b'hello'\nend\n"


def test_a_name_that_nobody_knows_fails_at_once(play: Player) -> None:
    client = "import socket\ntry: socket.create_connection(('servidor.exemplo.br', 5000))\nexcept socket.gaierror: print('unknown')"
    assert shown(play(PAIR, {"server": SERVER, "client": client}), "client") == "unknown\n"


def test_over_ipv6(play: Player) -> None:
    server = "import socket\nlistener = socket.socket(socket.AF_INET6); listener.bind(('::1', 5000)); listener.listen()\n"
    server += "c, address = listener.accept(); print(c.recv(100), address[0])"
    client = "import socket\nc = socket.socket(socket.AF_INET6); c.connect(('::1', 5000)); c.sendall(b'hello'); input()"
    timeline = play(PAIR, {"server": server, "client": client})
    assert shown(timeline, "server") == "b'hello' ::1\n"
    assert [event.address for event in events(timeline, Connected)] == ["::1"]


def test_three_clients_at_once(play: Player) -> None:
    server = """
import socket, threading
listener = socket.create_server(("", 5000))
def talk(c):
    while data := c.recv(100): c.sendall(data.upper())
while True: threading.Thread(target=talk, args=(listener.accept()[0],), daemon=True).start()
"""
    client = CONNECT + "while True: c.sendall(input().encode()); print(c.recv(100).decode())"
    clients = [f"client-{n}" for n in (1, 2, 3)]
    typed = [{"type": {name: f"from {name}"}} for name in reversed(clients)]
    timeline = play([{"start": "server"}, *({"start": name} for name in clients), *typed], {"server": server, "client": client})
    assert [shown(timeline, name) for name in clients] == [f"FROM {name.upper()}\n" for name in clients]
    assert [event.client for event in events(timeline, Connected)] == clients


@pytest.mark.parametrize("vanishing", ["client", "server"])
def test_a_machine_that_vanishes_is_an_end_or_a_reset_for_the_other(vanishing: str, play: Player) -> None:
    talk = "c.sendall(b'hello')\ntry:\n    while data := c.recv(100): print(data)\n    print('end')\nexcept OSError: print('end')\ninput()"
    server = "import socket\nc, _ = socket.create_server(('', 5000)).accept()\n" + talk
    timeline = play([*PAIR, {"vanish": vanishing}], {"server": server, "client": CONNECT + talk})
    other = "server" if vanishing == "client" else "client"
    assert shown(timeline, other) == "b'hello'\nend\n"
    assert state(timeline, vanishing).status == -9
    assert waits(timeline, other) == [WaitKind.KEYBOARD]


def test_a_large_transfer_arrives_intact(play: Player) -> None:
    size = 5_000_000
    data = f"data = (bytes(range(251)) * 20000)[:{size}]\n"
    server = "import hashlib, socket\nc, _ = socket.create_server(('', 5000)).accept()\ngot = b''.join(iter(lambda: c.recv(65536), b''))\n"
    client = CONNECT + "import hashlib\n" + data + "c.sendall(data); print(len(data), hashlib.sha256(data).hexdigest())"
    timeline = play(PAIR, {"server": server + "print(len(got), hashlib.sha256(got).hexdigest())", "client": client})
    assert shown(timeline, "server") == shown(timeline, "client") != ""


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(
    data=st.binary(min_size=1, max_size=60),
    rule=st.one_of(
        st.builds(lambda n: {"cut": n}, st.integers(1, 70)),
        st.builds(lambda offsets: {"cut_at": offsets}, st.lists(st.integers(0, 70))),
        st.just({"glue": True}),
    ),
)
def test_any_bytes_arrive_intact_however_they_are_cut(data: bytes, rule: dict[str, Any], play: Player) -> None:
    timeline = play(PAIR, {"server": SERVER, "client": CONNECT + f"c.sendall({data!r})"}, wire=[rule])
    assert b"".join(delivered(timeline, "server")) == data
    received = [line for line in shown(timeline, "server").splitlines() if line != "end"]
    assert b"".join(eval(line) for line in received) == data
    assert [eval(line) for line in received] == delivered(timeline, "server"), "one recv for each piece: it was still before the next"


def test_a_server_reached_by_the_ports_that_a_stranger_knows(play: Player) -> None:
    """Interoperation: the reference's client dials its own port, and gets the student's server on another."""
    timeline = play(PAIR, {"server": SERVER.replace("5000", "7777"), "client": CONNECT + "c.sendall(b'hi')"}, aliases={"client": (5000,)})
    assert shown(timeline, "server") == "b'hi'\nend\n"
    assert [(event.client, event.port) for event in events(timeline, Connected)] == [("client", 5000)]


def test_a_server_that_has_moved_to_another_port_is_not_reached_by_its_first(play: Player) -> None:
    server = "import socket\nfor port in (7777, 7778):\n    s = socket.create_server(('', port)); c, _ = s.accept(); c.close(); s.close()"
    client = "import socket\ntry: socket.create_connection(('localhost', 5000)); print('met')\nexcept OSError as error: print(error.errno)"
    timeline = play([*PAIR, {"start": "client-2"}], {"server": server, "client": client}, aliases={"client": (5000,)})
    assert (shown(timeline, "client"), shown(timeline, "client-2")) == ("met\n", "111\n")


def test_a_server_that_listens_late_is_reached(play: Player) -> None:
    server = "import socket\ninput()\nc, _ = socket.create_server(('', 5000)).accept(); print(c.recv(10)); input()"
    client = "import socket\ninput()\nc = socket.create_connection(('localhost', 5000)); c.sendall(b'hi'); input()"
    timeline = play([*PAIR, {"type": {"server": ""}}, {"type": {"client": ""}}], {"server": server, "client": client})
    assert shown(timeline, "server") == "b'hi'\n"


TWICE = """
import socket, sys
connection, _ = socket.create_server(("", 6000)).accept()
for piece in (b"ab", b"cd", b"ef"):
    connection.sendall(piece); {between}
input()
"""
READS = "import socket\ns = socket.create_connection(('localhost', 6000))\nwhile data := s.recv(100): print(data.decode())"


@pytest.mark.parametrize(
    ("between", "pieces"),
    [
        ("pass", "abcdef"),
        ("print('sent', flush=True)", "abcdef"),
        ("sum(range(100_000))", "abcdef"),
        ("open('x', 'w').write('x')", "abcdef"),
        ("__import__('time').sleep(0.3)", "ab cd ef"),
        ("input()", "ab"),
    ],
)
def test_what_is_sent_in_one_moment_always_arrives_as_one(between: str, pieces: str, play: Player) -> None:
    """On a network that is chance. What a wait lies between was not sent in one moment."""
    for _ in range(3):
        timeline = play(PAIR, {"server": TWICE.format(between=between), "client": READS})
        assert shown(timeline, "client").split() == pieces.split()


def test_what_a_program_that_computes_on_has_sent_goes_on_all_the_same(play: Player) -> None:
    server = TWICE.format(between="sum(range(30_000_000))").replace("input()", "while True: pass")
    timeline = play(PAIR, {"server": server, "client": READS})
    assert "".join(shown(timeline, "client").split()) == "abcdef"  # in how many pieces hangs on when its reader has a CPU


def test_what_two_threads_send_and_a_third_waits_for(play: Player) -> None:
    server = """
import socket, threading
connection, _ = socket.create_server(("", 6000)).accept()
for piece in (b"a", b"b"): threading.Thread(target=connection.sendall, args=(piece,)).start()
connection.recv(1)
"""
    timeline = play(PAIR, {"server": server, "client": READS})
    assert "".join(sorted(shown(timeline, "client").replace("\n", ""))) == "ab"
