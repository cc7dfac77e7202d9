"""What the wire does to datagrams, seen from both ends, in the timeline and in the kernel's counts."""

import errno
import selectors
import socket
from types import SimpleNamespace
from typing import Any, cast

import pytest

from grader.lab.events import Recorder
from grader.lab.wire_udp import UdpWire
from grader.timeline import DatagramDelivered, DatagramLost, DatagramsCounted, DatagramSent, Dialled, Still, Timeline, WaitKind
from tests.lab.playing import Player, events, last, shown, state, waits

pytestmark = pytest.mark.hosts

PAIR = [{"start": "server"}, {"start": "client"}]
UDP = "import socket\nudp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
BOUND = UDP + "udp.bind(('', 6000))\n"
PRINTS = BOUND + "while True: print(udp.recvfrom(65536)[0].decode(), end=' ', flush=True)"
ECHOES = BOUND + "while True:\n    data, address = udp.recvfrom(65536)\n    udp.sendto(data, address)"
COUNTS = BOUND + "count = 0\nwhile True: udp.recvfrom(100); count += 1; print(count)"
TO = "('localhost', 6000)"


def sends(count: int) -> str:
    return UDP + f"for number in range(1, {count + 1}): udp.sendto(str(number).encode(), {TO})\ninput()"


def received(play: Player, *wire: dict[str, Any], count: int = 9, seed: int = 1) -> list[int]:
    timeline = play(PAIR, {"server": PRINTS, "client": sends(count)}, wire=wire, seed=seed)
    return [int(word) for word in shown(timeline, "server").split()]


def numbers(timeline: Timeline, kind: type[DatagramSent] | type[DatagramDelivered] | type[DatagramLost]) -> list[int]:
    return [event.number for event in events(timeline, kind)]


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


def test_loss_by_a_rate_follows_the_seed(play: Player) -> None:
    first, again, other = (received(play, {"loss": 0.3}, count=60, seed=seed) for seed in (1, 1, 2))
    assert first == again != other
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


def test_who_waits_for_each_answer_is_followed_and_loses_nothing(play: Player) -> None:
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


# -- multicast ----------------------------------------------------------------------------------------------------------

GROUP = "224.1.1.1"
RECEIVER = f"""
import socket, struct
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
udp.bind(("", 5007))
udp.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack("4sl", socket.inet_aton("{GROUP}"), socket.INADDR_ANY))
while True: print(udp.recv(100).decode())
"""
SENDER = UDP + f"udp.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)\nwhile True: udp.sendto(input().encode(), ('{GROUP}', 5007))"
RECEIVERS = [{"start": "receiver-1"}, {"start": "receiver-2"}, {"start": "sender"}]
CAST = {"receiver": RECEIVER, "sender": SENDER}


def test_every_member_on_every_host_gets_it(play: Player) -> None:
    beside = {"start": "receiver-3", "beside": "receiver-2"}
    timeline = play([*RECEIVERS, beside, {"type": {"sender": "olá"}}, {"type": {"sender": "tchau"}}], CAST)
    for name in ("receiver-1", "receiver-2", "receiver-3"):
        assert shown(timeline, name) == "olá\ntchau\n"
        assert state(timeline, name).groups == (GROUP,)
        assert waits(timeline, name) == [WaitKind.DATAGRAM]
    assert state(timeline, "sender").groups == ()
    sent = [(event.by, event.address, event.port, event.ttl, event.data) for event in events(timeline, DatagramSent)]
    assert sent == [("sender", GROUP, 5007, 2, "olá".encode()), ("sender", GROUP, 5007, 2, b"tchau")]
    assert state(timeline, "sender").counters.udp_sent == 2


def test_loss_at_one_receiver_does_not_touch_the_other(play: Player) -> None:
    steps = [*RECEIVERS, {"type": {"sender": "a"}}, {"type": {"sender": "b"}}]
    timeline = play(steps, CAST, wire=[{"from": "sender", "to": "receiver-1", "lose": [1]}])
    assert (shown(timeline, "receiver-1"), shown(timeline, "receiver-2")) == ("b\n", "a\nb\n")
    assert [event.to for event in events(timeline, DatagramLost)] == ["receiver-1"]


def test_a_late_receiver_gets_only_what_comes_later(play: Player) -> None:
    steps = [*RECEIVERS[1:], {"type": {"sender": "a"}}, {"start": "receiver-1"}, {"type": {"sender": "b"}}]
    timeline = play(steps, CAST)
    assert (shown(timeline, "receiver-1"), shown(timeline, "receiver-2")) == ("b\n", "a\nb\n")


def test_a_receiver_that_never_joined_gets_nothing(play: Player) -> None:
    loner = "\n".join(line for line in RECEIVER.splitlines() if "MEMBERSHIP" not in line)
    timeline = play([*RECEIVERS, {"type": {"sender": "a"}}], {"receiver": loner, "sender": SENDER})
    assert shown(timeline, "receiver-1") == shown(timeline, "receiver-2") == ""
    assert state(timeline, "receiver-1").groups == ()


def test_the_wrong_group_and_port_can_be_seen(play: Player) -> None:
    sender = UDP + "udp.sendto(b'a', ('224.9.9.9', 5008)); input()"
    timeline = play(RECEIVERS, {"receiver": RECEIVER, "sender": sender})
    (sent,) = events(timeline, DatagramSent)
    assert (sent.address, sent.port, sent.ttl) == ("224.9.9.9", 5008, 1)
    assert shown(timeline, "receiver-1") == ""


JOINS, SENDS_TO = "socket.INADDR_ANY", f"udp.sendto(input().encode(), ('{GROUP}', 5007))"
PINS = {  # the interface of a membership or a sender, and whether that is the network's
    "'0.0.0.0'": True, "''.join(['0', '.0.0.0'])": True, "socket.gethostname()": True, "'192.168.0.105'": True, "'10.0.0.1'": True,
    "'127.0.0.1'": False, "'localhost'": False, "'127.0.1.1'": False,
}  # fmt: skip


@pytest.mark.parametrize(("pin", "is_beyond"), PINS.items())
def test_a_membership_pinned_to_loopback_takes_nothing_from_the_network(pin: str, is_beyond: bool, play: Player) -> None:
    where = f'socket.inet_aton("{GROUP}") + socket.inet_aton(socket.gethostbyname({pin}))'
    receiver = RECEIVER.replace(f'struct.pack("4sl", socket.inet_aton("{GROUP}"), {JOINS})', where)
    timeline = play([*RECEIVERS, {"type": {"sender": "a"}}], {"receiver": receiver, "sender": SENDER})
    assert shown(timeline, "receiver-1") == ("a\n" if is_beyond else "")
    joined = state(timeline, "receiver-1")
    assert (joined.groups, joined.groups_inside) == (((GROUP,), ()) if is_beyond else ((), (GROUP,)))


@pytest.mark.parametrize(("pin", "is_beyond"), PINS.items())
def test_a_sender_pinned_to_loopback_reaches_no_other_machine(pin: str, is_beyond: bool, play: Player) -> None:
    pinned = f"udp.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(socket.gethostbyname({pin})))\n"
    timeline = play([*RECEIVERS, {"type": {"sender": "a"}}], {"receiver": RECEIVER, "sender": UDP + pinned + SENDS_TO})
    assert shown(timeline, "receiver-1") == ("a\n" if is_beyond else "")
    assert [event.inside for event in events(timeline, DatagramSent)] == [not is_beyond]


@pytest.mark.parametrize("loop", [True, False])
def test_the_loop_is_about_members_on_the_senders_own_machine(loop: bool, play: Player) -> None:
    sender = UDP + f"udp.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, {int(loop)})\n" + SENDS_TO
    steps = [*RECEIVERS[:2], {"start": "sender", "beside": "receiver-1"}, {"type": {"sender": "a"}}]
    timeline = play(steps, {"receiver": RECEIVER, "sender": sender}, files={"sender.py": sender.encode()})
    assert (shown(timeline, "receiver-1"), shown(timeline, "receiver-2")) == ("a\n" if loop else "", "a\n")


@pytest.mark.parametrize("loop", [0, 1])
def test_a_sender_that_has_ended_at_once_is_known_among_those_of_its_machine(loop: int, play: Player) -> None:
    sender = UDP + f"udp.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, {loop})\nudp.sendto(b'a', ('{GROUP}', 5007))"
    steps = [*RECEIVERS[:2], {"start": "sender", "beside": "receiver-1"}]
    timeline = play(steps, {"receiver": RECEIVER, "sender": sender}, files={"sender.py": sender.encode()})
    assert [event.by for event in events(timeline, DatagramSent)] == ["sender"]


def test_an_answer_to_a_groups_message_comes_from_the_machine_that_got_it(play: Player) -> None:
    answers = RECEIVER.replace(
        "while True: print(udp.recv(100).decode())", "data, there = udp.recvfrom(100); udp.sendto(data, there); input()"
    )
    sender = UDP + f"udp.sendto(b'a', ('{GROUP}', 5007))\nfor _ in range(2): print(*udp.recvfrom(100))"
    timeline = play(RECEIVERS, {"receiver": answers, "sender": sender})
    told = [line.split()[:2] for line in shown(timeline, "sender").splitlines()]
    assert sorted(told) == [["b'a'", "('10.0.0.1',"], ["b'a'", "('10.0.0.2',"]]


def test_a_large_datagram_reaches_a_group_whole(play: Player) -> None:
    sender = UDP + f"udp.sendto(b'a' * 60000, ('{GROUP}', 5007)); input()"
    receiver = RECEIVER.replace("print(udp.recv(100).decode())", "print(len(udp.recv(65535)))")
    timeline = play(RECEIVERS, {"receiver": receiver, "sender": sender})
    assert shown(timeline, "receiver-1") == "60000\n"


def test_a_sender_beside_a_receiver_reaches_all(play: Player) -> None:
    steps = [*RECEIVERS[:2], {"start": "sender", "beside": "receiver-1"}, {"type": {"sender": "a"}}]
    timeline = play(steps, CAST, files={"sender.py": SENDER.encode()})
    assert (shown(timeline, "receiver-1"), shown(timeline, "receiver-2")) == ("a\n", "a\n")
    assert [event.by for event in events(timeline, DatagramSent)] == ["sender"]


# -- IPv6 -----------------------------------------------------------------------------------------------------------------

UDP6 = "import socket\nudp = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)\n"
ECHOES6 = ECHOES.replace("AF_INET,", "AF_INET6,")
ASKS6 = UDP6 + "udp.sendto(b'hello', ('::1', 6000)); data, address = udp.recvfrom(9); print(data, address[:2])\ninput()"


@pytest.mark.parametrize("bound_to", ["", "::", "::1"])
def test_datagrams_by_ipv6(bound_to: str, play: Player) -> None:
    timeline = play(PAIR, {"server": ECHOES6.replace("('', 6000)", f"({bound_to!r}, 6000)"), "client": ASKS6})
    assert shown(timeline, "client") == "b'hello' ('::1', 6000)\n", "the reply comes from the address that was sent to"
    sent = [(event.by, event.address, event.data) for event in events(timeline, DatagramSent)]
    assert sent == [("client", "::1", b"hello"), ("server", "::1", b"hello")]
    assert [event.to for event in events(timeline, DatagramDelivered)] == ["server", "client"]
    for program in ("server", "client"):
        counters = state(timeline, program).counters
        assert (counters.udp_sent, counters.udp_received, counters.udp_unheard) == (1, 1, 0)
    assert all(still.proven for still in events(timeline, Still))


def test_a_server_of_both_families_serves_clients_of_both(play: Player) -> None:
    server = ECHOES6
    clients = {"client": UDP + f"udp.sendto(b'four', {TO}); print(udp.recv(9))", "other": ASKS6}
    timeline = play([{"start": "server"}, {"start": "client"}, {"start": "other"}], {"server": server, **clients})
    assert shown(timeline, "client") == "b'four'\n"
    assert shown(timeline, "other").startswith("b'hello'")


def test_by_ipv6_to_a_server_of_ipv4_nobody_hears(play: Player) -> None:
    timeline = play(PAIR, {"server": ECHOES, "client": ASKS6})
    assert waits(timeline, "client") == [WaitKind.DATAGRAM]
    assert [(event.program, event.protocol, event.address, event.port) for event in events(timeline, Dialled)] == [
        ("client", "udp", "::1", 6000)
    ]
    assert state(timeline, "client").counters.udp_sent == 1
    assert events(timeline, DatagramSent) == []


def test_by_ipv4_to_a_server_that_is_bound_to_an_address_of_ipv6_nobody_hears(play: Player) -> None:
    server = ECHOES6.replace("('', 6000)", "('::1', 6000)")
    timeline = play(PAIR, {"server": server, "client": UDP + f"udp.sendto(b'x', {TO}); input()"})
    assert [(event.program, event.address) for event in events(timeline, Dialled)] == [("client", "127.0.0.1")]


@pytest.mark.parametrize(("server", "client", "address"), [(ECHOES, UDP6, "::1"), (ECHOES6.replace("''", "'::1'"), UDP, "127.0.0.1")])
def test_partners_of_different_making_meet_by_either_family(server: str, client: str, address: str, play: Player) -> None:
    client += f"udp.sendto(b'hello', ('{address}', 6000)); print(*udp.recvfrom(9)[1][:2]); input()"
    timeline = play(PAIR, {"server": server, "client": client}, aliases={"client": ()})
    assert shown(timeline, "client") == f"{address} 6000\n"


def test_the_wire_loses_datagrams_of_ipv6_too(play: Player) -> None:
    client = UDP6 + "for n in range(5): udp.sendto(str(n).encode(), ('::1', 6000))\ninput()"
    timeline = play(PAIR, {"server": PRINTS.replace("AF_INET,", "AF_INET6,"), "client": client}, wire=[{"lose": [2]}])
    assert shown(timeline, "server").split() == ["0", "2", "3", "4"]


def test_a_peer_of_ipv6(play: Player) -> None:
    server = ECHOES6.replace("('', 6000)", "('::1', 6000)")
    peers = {"someone": {"speaks": "udp", "to": "server"}}
    timeline = play([{"start": "server"}, {"send": {"someone": "word"}}], {"server": server}, peers=peers)
    assert [(event.by, event.data) for event in events(timeline, DatagramSent)] == [("someone", b"word"), ("server", b"word")]


@pytest.mark.parametrize(("family", "first"), [("AF_INET", "127.0.0.1"), ("AF_INET6", "::1"), ("AF_UNSPEC", "127.0.0.1")])
def test_localhost_is_known_in_both_families_ipv4_first(family: str, first: str, play: Player) -> None:
    ask = f"import socket\nprint(socket.getaddrinfo('localhost', 1, socket.{family}, socket.SOCK_DGRAM)[0][4][0])"
    assert shown(play([{"start": "server"}], {"server": ask}), "server") == f"{first}\n"


def test_a_machine_without_ipv6_has_no_door_of_it() -> None:
    asked = []

    def refuse(host: object, family: socket.AddressFamily) -> socket.socket:
        asked.append(family)
        raise OSError(errno.EAFNOSUPPORT, "Address family not supported by protocol")

    hosts = cast(Any, SimpleNamespace(udp_socket=refuse))
    here, there = (cast(Any, SimpleNamespace(lets_out=False)) for _ in range(2))
    wire = UdpWire(hosts, selectors.SelectSelector(), Recorder(), seed=1)
    wire.serve({(socket.AF_INET6, 6000): ("server", here, "127.0.0.1", 6000)}, {"server": here, "client": there})
    assert asked == [socket.AF_INET6]
    wire.serve({(socket.AF_INET, 6000): ("server", here, "127.0.0.1", 6000)}, {"server": here, "client": there})
    assert asked[1:] == [socket.AF_INET], "nor is it the grader's end where no socket can be made at all"


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


# -- programs with ports of their own -----------------------------------------------------------------------------------

BINDERS = frozenset({"client"})
CALLS = "udp.sendto(b'hello', ({there!r}, 6000)); data, whence = udp.recvfrom(100); print(data, *whence)"


@pytest.mark.parametrize(
    "bound", ["('', 6000)", "('127.0.0.1', 6000)", "(socket.gethostname(), 6000)", "('', 5000)", "('', 7000)", "('', 0)"]
)
@pytest.mark.parametrize("there", ["127.0.0.1", "192.168.0.105", "10.0.0.9"])
def test_a_client_may_bind_any_port(bound: str, there: str, play: Player) -> None:
    """The server's own too: that is free on the client's machine. 7000 is one that a client of the exercise might dial."""
    client = UDP + f"udp.bind({bound})\n" + CALLS.format(there=there) + "\n" + CALLS.format(there=there)
    for aliases in ({}, {"client": (7000,)}):
        timeline = play(PAIR, {"server": ECHOES, "client": client}, binders=BINDERS, aliases=aliases)
        assert shown(timeline, "client") == f"b'hello' {there} 6000\n" * 2
        assert [event.address for event in events(timeline, DatagramSent) if event.by == "client"] == [there] * 2
        assert (state(timeline, "client").counters.udp_sent, state(timeline, "server").counters.udp_received) == (2, 2)
        assert last(timeline).proven


@pytest.mark.parametrize("there", ["''", "'255.255.255.255'"])
def test_addresses_without_a_host_from_a_port_of_its_own(there: str, play: Player) -> None:
    allowed = "udp.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)\n"
    client = UDP + allowed + f"udp.bind(('', 5000))\nudp.sendto(b'hello', ({there}, 6000)); print(*udp.recvfrom(100))"
    timeline = play(PAIR, {"server": ECHOES, "client": client}, binders=BINDERS)
    assert shown(timeline, "client") == "b'hello' ('127.0.0.1', 6000)\n"


@pytest.mark.parametrize("size", [0, 1400, 65_507])
def test_sizes_from_a_port_of_its_own(size: int, play: Player) -> None:
    client = UDP + f"udp.bind(('', 6000))\nudp.sendto(b'a' * {size}, {TO}); print(len(udp.recvfrom(65535)[0]))"
    timeline = play(PAIR, {"server": ECHOES, "client": client}, binders=BINDERS)
    assert shown(timeline, "client") == f"{size}\n"


def test_ten_thousand_from_a_port_of_its_own(play: Player) -> None:
    client = UDP + f"udp.bind(('', 6000))\nfor _ in range(10_000): udp.sendto(b'x', {TO})\ninput()"
    timeline = play(PAIR, {"server": COUNTS, "client": client}, binders=BINDERS)
    assert shown(timeline, "server").splitlines()[-1] == "10000"
    assert state(timeline, "client").counters.udp_sent == 10_000


def test_loss_and_connected_sockets_with_a_port_of_its_own(play: Player) -> None:
    client = UDP + f"udp.bind(('', 6000))\nudp.connect({TO})\nfor n in range(3): udp.send(b'%d' % n)\nprint(udp.recv(9), udp.recv(9))"
    timeline = play(PAIR, {"server": ECHOES, "client": client}, binders=BINDERS, wire=[{"from": "client", "to": "server", "lose": [2]}])
    assert shown(timeline, "client") == "b'0' b'2'\n"


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
