"""Datagrams by IPv6, and partners of different families."""

import errno
import selectors
import socket
from types import SimpleNamespace
from typing import Any, cast

import pytest

from grader.lab.events import Recorder
from grader.lab.wire_udp import UdpWire
from grader.timeline import DatagramDelivered, DatagramSent, Dialled, Still, WaitKind
from tests.lab.datagrams import ECHOES, PAIR, PRINTS, TO, UDP
from tests.lab.playing import Player, events, shown, state, waits

pytestmark = pytest.mark.hosts

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
