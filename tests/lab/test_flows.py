"""What becomes of datagrams on their way, between two sockets of this process."""

import contextlib
import socket
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest

from grader.lab.events import Recorder
from grader.lab.flows import Flows
from grader.spec.model import WireRule

BURST = WireRule(burst=True)


class Wire:
    """From a client to a server: what was handed over, and how often the server's host was stopped for it."""

    def __init__(self, sender: socket.socket, receiver: socket.socket) -> None:
        self._receiver = receiver
        self._arrived: list[bytes] = []
        self.stops = 0
        self.flows = Flows(Recorder(), seed=1)
        host = SimpleNamespace(name="server", handed_over=0, tables=SimpleNamespace(rows=lambda protocol: []))
        self._destination = self.flows.destination(cast(Any, host), sender, receiver.getsockname())

    def send(self, *payloads: bytes) -> None:
        self.flows.put("client", payloads, ("127.0.0.1", 6000), [(self.flows.flow("client", ("server",)), self._destination)])
        self.flows.carry()

    def release(self) -> None:
        self.flows.release(self._freeze)

    @property
    def arrived(self) -> list[bytes]:
        with contextlib.suppress(BlockingIOError):
            while True:
                self._arrived.append(self._receiver.recv(1 << 16))
        return self._arrived

    def _freeze(self, host: str, frozen: bool) -> None:
        assert host == "server"
        self.stops += frozen


@pytest.fixture
def wire() -> Iterator[Wire]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.setblocking(False)
        yield Wire(sender, receiver)


def test_a_burst_arrives_all_at_once_while_the_receiver_stands_still(wire: Wire) -> None:
    wire.flows.set_rules((BURST,))
    wire.send(b"a", b"b")
    assert (wire.arrived, wire.stops) == ([], 0)
    wire.release()
    assert (wire.arrived, wire.stops) == ([b"a", b"b"], 1)


def test_a_sender_that_waits_for_an_answer_to_each_has_no_bursts_and_is_soon_held_up_no_more(wire: Wire) -> None:
    wire.flows.set_rules((BURST,))
    for number in range(100):
        wire.send(b"%d" % number)
        wire.release()
    assert wire.arrived == [b"%d" % number for number in range(100)]
    assert wire.stops == 32
    wire.send(b"more")
    assert wire.arrived[-1] == b"more", "with no stillness between"


def test_bursts_of_more_than_one_are_held_however_many(wire: Wire) -> None:
    wire.flows.set_rules((BURST,))
    for _ in range(100):
        wire.send(b"a")
        wire.release()
        wire.send(b"a", b"b")
        wire.release()
    assert wire.stops == 200


def test_new_rules_hold_again(wire: Wire) -> None:
    wire.flows.set_rules((BURST,))
    for _ in range(40):
        wire.send(b"a")
        wire.release()
    wire.flows.set_rules((BURST,))
    for _ in range(40):
        wire.send(b"a")
        wire.release()
    assert wire.stops == 64
