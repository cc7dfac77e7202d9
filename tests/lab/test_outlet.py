"""Programs that bind a port themselves where others serve: what they send leaves from that port, and is answered there."""

import pytest

from grader.timeline import DatagramSent
from tests.lab.datagrams import COUNTS, ECHOES, PAIR, TO, UDP
from tests.lab.playing import Player, events, last, shown, state

pytestmark = pytest.mark.hosts

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
