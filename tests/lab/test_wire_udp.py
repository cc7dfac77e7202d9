"""What the wire does to datagrams, seen from both ends, in the timeline and in the kernel's counts."""

import pytest

from grader.timeline import DatagramDelivered, DatagramLost, DatagramsCounted, DatagramSent, Dialled, Still, WaitKind
from tests.lab.datagrams import BOUND, COUNTS, ECHOES, PAIR, PRINTS, TO, UDP, numbers, received, sends
from tests.lab.playing import Player, events, shown, state, waits

pytestmark = pytest.mark.hosts


def test_untouched(play: Player) -> None:
    timeline = play(PAIR, {"server": PRINTS, "client": sends(2)})
    assert shown(timeline, "server").split() == ["1", "2"]
    sent = [(event.number, event.by, event.address, event.port, event.data, event.size) for event in events(timeline, DatagramSent)]
    assert sent == [(1, "client", "127.0.0.1", 6000, b"1", 1), (2, "client", "127.0.0.1", 6000, b"2", 1)]
    assert [(event.number, event.to) for event in events(timeline, DatagramDelivered)] == [(1, "server"), (2, "server")]
    assert waits(timeline, "server") == [WaitKind.DATAGRAM]
    assert state(timeline, "client").counters.udp_sent == 2
    assert state(timeline, "server").counters.udp_received == 2
    assert state(timeline, "server").counters.udp_sent == 0, "the wire's own datagrams are not the program's"


@pytest.mark.parametrize("size", [0, 1, 1400, 8000, 60_000, 65_507])
def test_an_echo_of_any_size(size: int, play: Player) -> None:
    client = (
        UDP + f"data = bytes(range(256)) * 256\ndata = data[:{size}]\nudp.sendto(data, {TO}); print(udp.recvfrom(65536) == (data, {TO!s}))"
    )
    client = client.replace("== (data, ('localhost'", "== (data, ('127.0.0.1'")
    timeline = play(PAIR, {"server": ECHOES, "client": client})
    assert shown(timeline, "client") == "True\n", "the reply comes from the address that was sent to"
    assert [event.size for event in events(timeline, DatagramSent)] == [size, size]
    assert [event.by for event in events(timeline, DatagramSent)] == ["client", "server"]


def test_a_datagram_that_is_too_long_is_refused_by_the_kernel(play: Player) -> None:
    client = UDP + f"try: udp.sendto(bytes(65508), {TO})\nexcept OSError: print('too long')"
    timeline = play(PAIR, {"server": ECHOES, "client": client})
    assert shown(timeline, "client") == "too long\n"
    assert events(timeline, DatagramSent) == []


def test_given_ones_are_lost(play: Player) -> None:
    timeline = play(PAIR, {"server": PRINTS, "client": sends(5)}, wire=[{"lose": [1, 4]}])
    assert shown(timeline, "server").split() == ["2", "3", "5"]
    assert numbers(timeline, DatagramLost) == [1, 4]
    assert numbers(timeline, DatagramDelivered) == [2, 3, 5]
    assert state(timeline, "client").counters.udp_sent == 5


def test_loss_in_one_direction_only(play: Player) -> None:
    client = UDP + f"udp.sendto(b'a', {TO}); udp.sendto(b'b', {TO}); print(udp.recv(9))"
    timeline = play(PAIR, {"server": ECHOES, "client": client}, wire=[{"from": "server", "to": "client", "lose": [1]}])
    assert shown(timeline, "client") == "b'b'\n"


def test_loss_by_a_rate_is_the_same_in_every_play(play: Player) -> None:
    first, again, other = (received(play, {"loss": 0.3}, count=60, seed=seed) for seed in (1, 1, 2))
    assert first == again == other
    assert 25 < len(first) < 55


def test_reordered_within_windows(play: Player) -> None:
    got = received(play, {"reorder": 4}, count=10)
    assert sorted(got) == list(range(1, 11)) != got
    assert [{*got[:4]}, {*got[4:8]}, {*got[8:]}] == [{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10}]
    assert got == received(play, {"reorder": 4}, count=10)


def test_duplicated(play: Player) -> None:
    assert received(play, {"duplicate": [2]}, count=3) == [1, 2, 2, 3]


def test_corrupted_only_where_asked(play: Player) -> None:
    server = BOUND + "print(udp.recv(9), udp.recv(9))"
    client = UDP + f"udp.sendto(b'abc', {TO}); udp.sendto(b'abc', {TO})"
    timeline = play(PAIR, {"server": server, "client": client}, wire=[{"corrupt": [2]}])
    assert shown(timeline, "server") == "b'abc' b'\\x9ebc'\n"
    assert [event.data for event in events(timeline, DatagramSent)] == [b"abc", b"abc"], "what was sent is told as it was sent"


@pytest.mark.parametrize("connects", [True, False])
def test_an_answer_comes_from_the_port_that_was_dialled(connects: bool, play: Player) -> None:
    """A socket that has connected hears no other, and the server's own port may be another one."""
    begin = "udp.connect(('localhost', 7000)); udp.send(b'hi')\n" if connects else "udp.sendto(b'hi', ('localhost', 7000))\n"
    timeline = play(PAIR, {"server": ECHOES, "client": UDP + begin + "print(*udp.recvfrom(100))"}, aliases={"client": (7000,)})
    assert shown(timeline, "client") == "b'hi' ('127.0.0.1', 7000)\n"


def test_held_until_a_later_step_lets_go(play: Player) -> None:
    timeline = play([*PAIR, {"wire": []}], {"server": PRINTS, "client": sends(3)}, wire=[{"hold": True}])
    third = [index for index, event in enumerate(timeline.events) if type(event).__name__ == "StepBegan"][2]
    assert all(timeline.events.index(event) > third for event in events(timeline, DatagramDelivered))
    assert shown(timeline, "server").split() == ["1", "2", "3"]


def test_delayed(play: Player) -> None:
    timeline = play(PAIR, {"server": PRINTS, "client": sends(3)}, wire=[{"delay": 0.05}])
    assert shown(timeline, "server").split() == ["1", "2", "3"]
    assert events(timeline, DatagramDelivered)[0].at - events(timeline, DatagramSent)[0].at >= 0.05


def test_ten_thousand_at_full_speed_and_none_is_lost(play: Player) -> None:
    timeline = play(PAIR, {"server": COUNTS, "client": sends(10_000)})
    server, client = state(timeline, "server"), state(timeline, "client")
    assert client.counters.udp_sent == 10_000
    assert (server.counters.udp_received, server.counters.udp_dropped) == (10_000, 0)
    assert shown(timeline, "server").split()[-1] == "10000"
    (counted,) = events(timeline, DatagramsCounted)
    assert (counted.by, counted.to, counted.sent, counted.delivered, counted.lost) == ("client", "server", 10_000, 10_000, 0)
    assert len(events(timeline, DatagramSent)) == len(events(timeline, DatagramDelivered)) == 200


def test_a_sender_that_waits_for_each_answer_is_followed_and_loses_nothing(play: Player) -> None:
    # both print more than a terminal holds, and at the end one stops answering
    server = (
        BOUND
        + "for number in range(1000):\n    data, address = udp.recvfrom(100)\n    print('x' * 50)\n    udp.sendto(data, address)\ninput()"
    )
    client = UDP + f"for number in range(1010):\n    udp.sendto(str(number).encode(), {TO})\n    print(udp.recvfrom(100)[0].decode() * 15)"
    timeline = play(PAIR, {"server": server, "client": client})
    assert shown(timeline, "server").count("\n") == 1000
    assert shown(timeline, "client").splitlines()[-1] == "999" * 15
    assert state(timeline, "server").counters.udp_received == 1000
    assert waits(timeline, "client") == [WaitKind.DATAGRAM]
    last = events(timeline, Still)[-1]
    assert last.proven


@pytest.mark.parametrize("exchanges", [7, 8, 9, 71, 72, 73, 200])
def test_a_burst_after_a_lockstep_arrives_whole(exchanges: int, play: Player) -> None:
    server = BOUND + "while True:\n    data, address = udp.recvfrom(100)\n    print(data.decode())\n    udp.sendto(data, address)"
    client = UDP + f"for number in range({exchanges}):\n    udp.sendto(str(number).encode(), {TO})\n    udp.recvfrom(100)\n"
    client += f"for number in range({exchanges}, {exchanges + 100}): udp.sendto(str(number).encode(), {TO})\ninput()"
    timeline = play(PAIR, {"server": server, "client": client})
    assert shown(timeline, "server").split() == [str(number) for number in range(exchanges + 100)]
    assert state(timeline, "client").counters.udp_sent == exchanges + 100


def test_a_burst_overflows_the_receivers_buffer(play: Player) -> None:
    timeline = play(PAIR, {"server": COUNTS, "client": sends(2_000)}, wire=[{"burst": True}])
    counters = state(timeline, "server").counters
    assert counters.udp_dropped > 500
    assert counters.udp_received + counters.udp_dropped == 2_000
    assert shown(timeline, "server").split()[-1] == str(counters.udp_received)
    assert state(timeline, "server").sockets[0].drops == counters.udp_dropped


@pytest.mark.parametrize("wait", ["time.sleep(0.5)", "threading.Event().wait(0.5)", "other.poll(500)", "select.select([], [], [], 0.5)"])
def test_a_burst_stops_a_thread_in_a_wait_that_ends_by_itself(wait: str, play: Player) -> None:
    """A program that was stopped goes back to its wait by a call of the kernel's own, which does not tell which wait it is."""
    server = BOUND + "import select, threading, time\ncount = told = 0\nother = select.poll()\n"
    server += "def receive():\n    global count\n    while True: udp.recv(100); count += 1\n"
    server += "threading.Thread(target=receive, daemon=True).start()\n"
    server += f"while True:\n    {wait}\n    if count != told: told = count; print(told)\n"
    timeline = play(PAIR, {"server": server, "client": sends(50)}, wire=[{"burst": True}])
    assert shown(timeline, "server").split()[-1:] == ["50"]
    assert events(timeline, Still)[-1].proven


def test_a_server_that_never_reads_fills_its_buffer_and_no_more(play: Player) -> None:
    timeline = play(PAIR, {"server": BOUND + "input()", "client": sends(2_000)})
    assert state(timeline, "server").counters.udp_received == 0
    assert state(timeline, "server").counters.udp_dropped > 0
    assert waits(timeline, "client") == [WaitKind.KEYBOARD]


def test_connected_sockets(play: Player) -> None:
    client = UDP + f"udp.connect({TO}); udp.send(b'hello'); print(udp.recv(9), udp.getpeername())"
    timeline = play(PAIR, {"server": ECHOES, "client": client})
    assert shown(timeline, "client") == "b'hello' ('127.0.0.1', 6000)\n"


def test_a_server_that_connects_to_its_first_client(play: Player) -> None:
    server = BOUND + "data, address = udp.recvfrom(9); udp.connect(address); udp.send(data); print(udp.recv(9))"
    client = UDP + f"udp.sendto(b'a', {TO}); print(udp.recv(9)); udp.sendto(b'b', {TO})"
    timeline = play(PAIR, {"server": server, "client": client})
    assert (shown(timeline, "client"), shown(timeline, "server")) == ("b'a'\n", "b'b'\n")


def test_a_connected_socket_to_an_address_of_another_network(play: Player) -> None:
    client = UDP + "udp.connect(('192.168.0.105', 6000)); udp.send(b'hello'); print(udp.recv(9))"
    timeline = play(PAIR, {"server": ECHOES, "client": client})
    assert shown(timeline, "client") == "b'hello'\n"
    assert events(timeline, DatagramSent)[0].address == "192.168.0.105"


def test_replies_find_the_client_they_are_for(play: Player) -> None:
    server = (
        BOUND + "first, second = udp.recvfrom(9), udp.recvfrom(9)\nfor data, address in (second, first): udp.sendto(data.upper(), address)"
    )
    client = UDP + f"udp.sendto(input().encode(), {TO}); print(udp.recvfrom(9)[0].decode())"
    steps = [{"start": name} for name in ("server", "client-1", "client-2")]
    timeline = play([*steps, {"type": {"client-2": "b"}}, {"type": {"client-1": "a"}}], {"server": server, "client": client})
    assert (shown(timeline, "client-1"), shown(timeline, "client-2")) == ("A\n", "B\n")
    assert sorted(event.to for event in events(timeline, DatagramDelivered)) == ["client-1", "client-2", "server", "server"]


def test_a_datagram_that_nobody_hears(play: Player) -> None:
    client = UDP + "udp.sendto(b'x', ('localhost', 6001)); input()"
    timeline = play(PAIR, {"server": ECHOES, "client": client})
    assert {(event.program, event.protocol, event.port) for event in events(timeline, Dialled)} == {("client", "udp", 6001)}
    assert state(timeline, "client").counters.udp_sent == 1


def test_peers_ask_and_get(play: Player) -> None:
    peers = {f"someone-{n}": {"speaks": "udp", "to": "server"} for n in (1, 2)}
    steps = [{"start": "server"}, {"send": {"someone-1": "a"}}, {"send": {"someone-2": "b"}}, {"send": {"someone-1": "c"}, "times": 500}]
    timeline = play(steps, {"server": ECHOES}, peers=peers)
    to = {number: event.to for event in events(timeline, DatagramDelivered) for number in (event.number,)}
    replies = [(to[event.number], event.data) for event in events(timeline, DatagramSent) if event.by == "server"]
    assert replies == [("someone-1", b"a"), ("someone-2", b"b"), *[("someone-1", b"c")] * 500]
    counters = state(timeline, "server").counters
    assert (counters.udp_received, counters.udp_sent, counters.udp_dropped) == (502, 502, 0)


@pytest.mark.parametrize("port", [32767, 32768, 40000, 60999, 61000, 65535])
def test_a_server_may_have_any_port(port: int, play: Player) -> None:
    """The kernel chooses from 32768 on for a program that does not, so a port does not tell whether a program has chosen it."""
    server = UDP + f"udp.bind(('', {port}))\nwhile True:\n    data, address = udp.recvfrom(100); udp.sendto(data, address)"
    client = UDP + f"udp.sendto(b'hello', ('localhost', {port})); print(*udp.recvfrom(100))"
    timeline = play(PAIR, {"server": server, "client": client}, aliases={"client": (7000,)})
    assert shown(timeline, "client") == f"b'hello' ('127.0.0.1', {port})\n"
    ana = {"ana": {"speaks": "udp", "to": "server"}}
    timeline = play([{"start": "server"}, {"send": {"ana": "hi"}}], {"server": server}, peers=ana)
    assert [event.port for event in events(timeline, DatagramSent) if event.by == "ana"] == [port]


def test_a_server_that_answers_from_another_socket_is_called_where_others_would(play: Player) -> None:
    """As TFTP has it: what comes from a new socket of the server's is answered there; a new client calls the port that is known."""
    server = (
        UDP + "other = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nother.bind(('', 0))\nudp.bind(('', 6000))\n"
        "data, address = udp.recvfrom(100)\nother.sendto(b'here', address)\nprint(*other.recvfrom(100)[:1])\nprint(*udp.recvfrom(100)[:1])"
    )
    client = UDP + "udp.sendto(b'hello', ('localhost', 7000)); _, there = udp.recvfrom(100); udp.sendto(b'more', there); input()"
    steps = [*PAIR, {"send": {"ana": "hi"}}]
    ana = {"ana": {"speaks": "udp", "to": "server"}}
    timeline = play(steps, {"server": server, "client": client}, peers=ana, aliases={"client": (7000,)})
    assert shown(timeline, "server") == "b'more'\nb'hi'\n"


@pytest.mark.parametrize("address", ["255.255.255.255", "127.255.255.255", "192.168.0.255", "224.0.0.1", "10.1.2.3"])
def test_whatever_address_a_client_sends_to_is_answered(address: str, play: Player) -> None:
    """No datagram can come from an address that means several hosts: the answer comes from the server's own."""
    allowed = "udp.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)\n"
    client = UDP + allowed + f"udp.sendto(b'hello', ('{address}', 6000)); data, there = udp.recvfrom(100); print(data, *there)"
    timeline = play(PAIR, {"server": ECHOES, "client": client})
    assert shown(timeline, "client") in (f"b'hello' {address} 6000\n", "b'hello' 127.0.0.1 6000\n")


@pytest.mark.parametrize("address", ["255.255.255.255", "224.1.1.1", "192.168.0.255"])
def test_a_server_bound_to_such_an_address_breaks_no_play(address: str, play: Player) -> None:
    server = UDP + f"udp.bind(('{address}', 6000))\nwhile True: print(udp.recvfrom(100)[0])"
    ana = {"ana": {"speaks": "udp", "to": "server"}}
    timeline = play([{"start": "server"}, {"send": {"ana": "hi"}}], {"server": server}, peers=ana)
    assert [event.by for event in events(timeline, DatagramSent)] == ["ana"]


ANSWERS_THE_LAST = (
    BOUND
    + """
while True:
    come = [udp.recvfrom(100)]
    udp.setblocking(False)
    try:
        while True: come.append(udp.recvfrom(100))
    except BlockingIOError: udp.setblocking(True)
    for data, _ in come: udp.sendto(data, come[-1][1])
"""
)


def test_several_peers_send_before_any_is_answered(play: Player) -> None:
    """A server that answers all that has come to the last sender is found out each time."""
    peers = {name: {"speaks": "udp", "to": "server"} for name in ("ana", "bia", "caio")}
    steps = [{"start": "server"}, {"send": dict.fromkeys(peers, "hi")}, {"send": dict.fromkeys(reversed(peers), "ho")}]
    for _ in range(5):
        timeline = play(steps, {"server": ANSWERS_THE_LAST}, peers=peers)
        assert [event.by for event in events(timeline, DatagramSent)] == [
            *("ana", "bia", "caio"), *("server",) * 3, *("caio", "bia", "ana"), *("server",) * 3,
        ]  # fmt: skip


def test_two_servers_on_one_port_of_two_machines(play: Player) -> None:
    peers = {"ana": {"speaks": "udp", "to": "server-1"}, "bia": {"speaks": "udp", "to": "server-2"}}
    steps = [{"start": "server-1"}, {"start": "server-2"}, {"send": {"ana": "a"}}, {"send": {"bia": "b"}}]
    timeline = play(steps, {"server": PRINTS}, peers=peers, binders=frozenset({"server"}))
    assert (shown(timeline, "server-1"), shown(timeline, "server-2")) == ("a ", "b ")


def test_what_is_sent_again_is_told(play: Player) -> None:
    """Every 50th answer does not come: what was not answered is sent again. Alike is not yet again."""
    server = BOUND + ("n = 0\nwhile True:\n    data, address = udp.recvfrom(100); n += 1\n    if n % 50: udp.sendto(b'ok', address)")
    client = UDP + (
        "udp.settimeout(0.2)\nfor n in range(300):\n    while True:\n"
        f"        udp.sendto(b'%d' % n, {TO})\n        try: udp.recv(9); break\n        except TimeoutError: pass\ninput()"
    )
    timeline = play(PAIR, {"server": server, "client": client})
    (told,) = {(event.sent, event.again) for event in events(timeline, DatagramsCounted)[-2:] if event.by == "client"}
    assert told == (306, 6)
    alike = UDP + f"for n in range(300): udp.sendto(b'x', {TO})\ninput()"
    timeline = play(PAIR, {"server": ECHOES, "client": alike})
    assert all(event.again < 300 for event in events(timeline, DatagramsCounted))


@pytest.mark.parametrize("port", [5001, 40001])
def test_a_server_that_knows_its_clients_port_reaches_it(port: int, play: Player) -> None:
    """On one machine two programs with a fixed port each find one another, whichever of them speaks to which."""
    server = BOUND + f"print(udp.recv(9)); udp.sendto(b'back', ('localhost', {port}))"
    client = UDP + f"udp.bind(('', {port})); udp.sendto(b'hi', {TO}); print(udp.recv(9))"
    timeline = play(PAIR, {"server": server, "client": client})
    assert shown(timeline, "client") == "b'back'\n"


ANOTHER = UDP + "other = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
ANSWERS_AT = BOUND + "while True:\n    data, address = udp.recvfrom(100); udp.sendto(data.upper(), (address[0], 5001))"
BINDS, ASKS = ANOTHER + "other.bind(('', 5001))\n", f"udp.sendto(b'hi', {TO}); print(other.recv(9))"
FAR = "('10.0.0.9', 6000)"


@pytest.mark.parametrize("binders", [frozenset[str](), frozenset({"client"})], ids=["", "lets-out"])
@pytest.mark.parametrize(
    ("server", "client"),
    [
        pytest.param(ANSWERS_AT, BINDS + ASKS, id="bound-before"),
        pytest.param(ANSWERS_AT, f"{ANOTHER}udp.sendto(b'', {TO}); input()\nother.bind(('', 5001)); {ASKS}", id="bound-between"),
        pytest.param(ANSWERS_AT, f"{BINDS}other.connect({TO}); {ASKS}", id="connected"),
        pytest.param(
            BOUND + "data, address = udp.recvfrom(100); udp.sendto(b'HI', (address[0], int(data)))",
            f"{ANOTHER}other.bind(('', 0)); udp.sendto(b'%d' % other.getsockname()[1], {TO}); print(other.recv(9))",
            id="told-which",
        ),
        pytest.param(
            BOUND + "data, address = udp.recvfrom(9); input(); udp.sendto(data.upper(), (address[0], 5001))",
            f"{ANOTHER}udp.sendto(b'hi', {TO}); other.bind(('', 5001)); print(other.recv(9))",
            id="bound-after",
        ),
        pytest.param(
            BOUND + "data, address = udp.recvfrom(9); udp.sendto(data, (address[0], 5001)); udp.sendto(*udp.recvfrom(9))",
            f"{BINDS}udp.sendto(b'HI', {TO}); data = other.recv(9); other.connect({FAR}); other.send(data); print(other.recv(9))",
            id="dials-another",
        ),
    ],
)
def test_a_server_answers_at_another_socket_of_its_clients(server: str, client: str, binders: frozenset[str], play: Player) -> None:
    """What a client has bound is reached by a server that it has called, whichever of its sockets called."""
    typed = [{"type": {name: "on"}} for name, source in (("client", client), ("server", server)) if "input()" in source]
    timeline = play([*PAIR, *typed], {"server": server, "client": client}, binders=binders)
    assert shown(timeline, "client") == "b'HI'\n"
