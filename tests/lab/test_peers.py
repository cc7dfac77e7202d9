"""The grader's own clients: in which order they send."""

from typing import Any, cast

from grader.lab.peers import Outbox


class Sender:
    """A peer whose server has unread data at these of the moments at which that is asked."""

    unread_at: frozenset[int] = frozenset()
    asked = 0
    unanswered = 0
    awaits = True
    sent: list[bytes]

    def unread(self, port: int) -> bool:
        type(self).asked += 1
        return self.asked in self.unread_at

    def send(self, data: bytes, address: str, port: int) -> None:
        self.sent.append(data)
        self.unanswered += 1


def test_none_overtakes_another_while_the_server_reads() -> None:
    """The server has not read yet when it is asked for the first time: the first, held back, still comes first."""

    class Five(Sender):
        unread_at = frozenset({1})
        sent: list[bytes] = []  # noqa: RUF012 - of all five

    outbox = Outbox()
    for name in (b"ana", b"bia", b"caio", b"davi", b"eva"):
        outbox.send(cast(Any, Five()), name, "127.0.0.1", 6000)
    assert not outbox.carry()
    assert outbox.carry()
    assert Five.sent == [b"ana", b"bia", b"caio", b"davi", b"eva"]


def test_what_is_held_back_goes_when_all_is_still() -> None:
    class Full(Sender):
        unread_at = frozenset(range(100))
        sent: list[bytes] = []  # noqa: RUF012 - of both

    outbox = Outbox()
    outbox.send(cast(Any, Full()), b"one", "127.0.0.1", 6000)
    outbox.send(cast(Any, Full()), b"two", "127.0.0.1", 6000)
    assert not outbox.carry()
    assert outbox.carry(at_once=True)
    assert Full.sent == [b"one", b"two"]


def test_a_server_that_reads_on_answers_before_it_is_sent_more() -> None:
    """One that starts a thread for each datagram would otherwise have as many at once as this machine is slow."""

    class Reading(Sender):
        sent: list[bytes] = []  # noqa: RUF012

    peer, outbox = Reading(), Outbox()
    for number in range(60):
        outbox.send(cast(Any, peer), b"%d" % number, "127.0.0.1", 6000)
    assert outbox.carry()
    at_once = len(peer.sent)
    assert at_once < 20
    assert not outbox.carry()
    peer.unanswered -= 5
    assert outbox.carry()
    assert len(peer.sent) == at_once + 5
    assert outbox.carry(at_once=True), "it rests, and owes answers: it answers nothing"
    assert len(peer.sent) == 60


def test_a_server_that_answers_nothing_is_not_waited_for_again() -> None:
    class Silent(Sender):
        sent: list[bytes] = []  # noqa: RUF012

    peer, outbox = Silent(), Outbox()
    for number in range(20):
        outbox.send(cast(Any, peer), b"%d" % number, "127.0.0.1", 6000)
    outbox.carry()
    outbox.carry(at_once=True)
    for number in range(30):
        outbox.send(cast(Any, peer), b"%d" % number, "127.0.0.1", 6000)
    assert outbox.carry()
    assert len(peer.sent) == 50
