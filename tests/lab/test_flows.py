"""What becomes of datagrams on their way, without a network."""

from types import SimpleNamespace
from typing import Any, cast

from grader.lab.events import Recorder
from grader.lab.flows import Flows
from grader.spec.model import WireRule

BURST = WireRule(burst=True)


class Wire:
    """From a client to a server: what was handed over, and how often the server's host was stopped for it."""

    def __init__(self) -> None:
        self.arrived: list[bytes] = []
        self.stops = 0
        self.flows = Flows(Recorder(), seed=1)
        source = SimpleNamespace(sendto=lambda data, address: self.arrived.append(data))
        host = SimpleNamespace(name="server", handed_over=0)
        self._destination = self.flows.destination(cast(Any, host), cast(Any, source), ("127.0.0.1", 6000))

    def send(self, *datagrams: bytes) -> None:
        for data in datagrams:
            self.flows.put("client", data, ("127.0.0.1", 6000), [(self.flows.flow("client", ("server",)), self._destination)])

    def release(self) -> None:
        self.flows.release(self._freeze)

    def _freeze(self, host: str, frozen: bool) -> None:
        assert host == "server"
        self.stops += frozen


def test_a_burst_arrives_all_at_once_while_the_receiver_stands_still() -> None:
    wire = Wire()
    wire.flows.set_rules((BURST,))
    wire.send(b"a", b"b")
    assert (wire.arrived, wire.stops) == ([], 0)
    wire.release()
    assert (wire.arrived, wire.stops) == ([b"a", b"b"], 1)


def test_who_waits_for_an_answer_to_each_has_no_bursts_and_is_soon_held_up_no_more() -> None:
    wire = Wire()
    wire.flows.set_rules((BURST,))
    for number in range(100):
        wire.send(b"%d" % number)
        wire.release()
    assert wire.arrived == [b"%d" % number for number in range(100)]
    assert wire.stops == 32
    wire.send(b"more")
    assert wire.arrived[-1] == b"more", "with no stillness between"


def test_bursts_of_more_than_one_are_held_however_many() -> None:
    wire = Wire()
    wire.flows.set_rules((BURST,))
    for _ in range(100):
        wire.send(b"a")
        wire.release()
        wire.send(b"a", b"b")
        wire.release()
    assert wire.stops == 200


def test_new_rules_hold_again() -> None:
    wire = Wire()
    wire.flows.set_rules((BURST,))
    for _ in range(40):
        wire.send(b"a")
        wire.release()
    wire.flows.set_rules((BURST,))
    for _ in range(40):
        wire.send(b"a")
        wire.release()
    assert wire.stops == 64
