"""What the wire does to datagrams for a group: which members get them, on which hosts."""

import pytest

from grader.timeline import DatagramLost, DatagramSent, WaitKind
from tests.lab.datagrams import UDP
from tests.lab.playing import Player, events, shown, state, waits

pytestmark = pytest.mark.hosts

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


def test_with_a_time_to_live_of_none_it_stays_on_its_machine(play: Player) -> None:
    """RFC 1112, 6.1: a datagram with TTL 0 is restricted to the same host."""
    sender = SENDER.replace("IP_MULTICAST_TTL, 2", "IP_MULTICAST_TTL, 0")
    timeline = play([*RECEIVERS, {"type": {"sender": "a"}}], {"receiver": RECEIVER, "sender": sender})
    assert (shown(timeline, "receiver-1"), shown(timeline, "receiver-2")) == ("", "")
    assert [(event.ttl, event.inside) for event in events(timeline, DatagramSent)] == [(0, True)]


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


@pytest.mark.parametrize("aliases", [None, {"receiver": (10000,)}])
def test_a_partner_that_can_not_know_the_group_is_carried_to_it(aliases: dict[str, tuple[int, ...]] | None, play: Player) -> None:
    """Played with a plain partner, and on the partner's own machine too; a pair of the student's own has to agree by itself."""
    own = RECEIVER.replace(GROUP, "224.3.29.71").replace("5007", "10000")
    beside = {"start": "sender", "beside": "receiver-1"}
    timeline = play(
        [*RECEIVERS[:2], beside, {"type": {"sender": "oi"}}],
        {"receiver": own, "sender": SENDER},
        aliases=aliases,
        files={"sender.py": SENDER.encode()},
    )
    expected = "oi\n" if aliases else ""
    assert (shown(timeline, "receiver-1"), shown(timeline, "receiver-2")) == (expected, expected)
