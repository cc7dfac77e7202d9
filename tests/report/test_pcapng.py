"""Read back by a reader of pcapng, each packet then taken apart: sums are right, numbers follow each other, nothing is sent after an end.

(Wireshark's expert says nothing of the reference's plays but that a reset is one: checked by hand with tshark.)
"""

import io
import struct
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pcapng import FileScanner
from pcapng.blocks import EnhancedPacket, InterfaceDescription, SectionHeader

from grader.kept import kept_timelines
from grader.report.pcapng import _checksum, capture
from grader.report.words import Words
from grader.spec.load import load_exercises
from grader.timeline import Closed, Connected, DatagramDelivered, DatagramLost, DatagramSent, Delivered, StepBegan, Streamed, Timeline

EXERCISES = {exercise.id: exercise for exercise in load_exercises()}
FIN, SYN, RST, ACK = 1, 2, 4, 16


class Read(NamedTuple):
    interface: str
    source: str
    target: str
    ports: tuple[int, int]
    flags: int  # of TCP; -1 for UDP
    numbers: tuple[int, int]
    data: bytes
    comment: str


def read(content: bytes) -> tuple[list[str], list[Read]]:
    names, packets, comments = [], [], []
    for block in FileScanner(io.BytesIO(content)):
        if isinstance(block, SectionHeader):
            comments.append(block.options["opt_comment"])
        elif isinstance(block, InterfaceDescription):
            names.append(block.options["if_name"])
        elif isinstance(block, EnhancedPacket):
            packets.append(_packet(block, names))
    assert len(comments) == 1
    return names, packets


def _packet(block: EnhancedPacket, names: list[str]) -> Read:
    packet = block.packet_data
    assert _checksum(packet[:20]) == 0
    size, protocol = struct.unpack(">H", packet[2:4])[0], packet[9]
    assert size == block.packet_len
    source, target = (".".join(map(str, packet[start : start + 4])) for start in (12, 16))
    body = packet[20:]
    ports = struct.unpack(">HH", body[:4])
    comment = block.options.get("opt_comment", "")
    if protocol == 17:
        return Read(names[block.interface_id], source, target, ports, -1, (0, 0), body[8:], comment)
    assert protocol == 6
    assert _checksum(packet[12:20] + struct.pack(">BBH", 0, 6, len(body)) + body) == 0
    return Read(names[block.interface_id], source, target, ports, body[13], struct.unpack(">II", body[4:12]), body[20:], comment)


def check_streams(packets: list[Read]) -> None:
    """Every byte's number follows the one before; what is acknowledged has been sent."""
    following: dict[tuple[object, ...], int] = {}
    for packet in packets:
        if packet.flags < 0:
            continue
        here, there = (packet.source, packet.target, packet.ports), (packet.target, packet.source, packet.ports[::-1])
        if here in following:
            assert packet.numbers[0] == following[here]
        if packet.flags & ACK:
            assert packet.numbers[1] == following[there]
        following[here] = packet.numbers[0] + len(packet.data) + bool(packet.flags & (SYN | FIN))


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_references_plays_are_captures(exercise: str) -> None:
    for id, timeline in kept_timelines(exercise).items():
        steps = next(each.play for each in EXERCISES[exercise].scenarios if each.id == id)
        names, packets = read(capture(timeline, Words("en"), tuple(steps)))
        check_streams(packets)
        delivered = {event.data for event in timeline.events if isinstance(event, Delivered) and event.data and len(event.data) <= 1460}
        assert delivered <= {packet.data for packet in packets}
        assert set(names) >= {event.client for event in timeline.events if isinstance(event, Connected)}


def made(timeline: Timeline, *events: object) -> list[Read]:
    return read(capture(msgspec.structs.replace(timeline, events=events), Words("en")))[1]


def test_a_conversation(timeline: Timeline) -> None:
    packets = read(capture(timeline, Words("pt-BR")))[1]
    assert [packet.flags for packet in packets[:3]] == [SYN, SYN | ACK, ACK]
    assert packets[0].comment == "passo 1"
    assert packets[3].data == b"SAIR"
    assert packets[3].interface == "client"
    assert packets[-1].flags == RST | ACK


def test_an_end_waits_for_what_the_wire_still_holds(timeline: Timeline) -> None:
    ended = made(
        timeline,
        Connected(connection=1, client="client", server="server", port=12345),
        Closed(connection=1, by="client", how="end"),
        Delivered(connection=1, to="server", data=b"x" * 4000),
        Closed(connection=1, by="server", how="end"),
    )
    check_streams(ended)
    assert [len(packet.data) for packet in ended if packet.data] == [1460, 1460, 1080]
    assert [packet.interface for packet in ended if packet.flags & FIN] == ["client", "server"]


def test_what_is_not_kept_is_told(timeline: Timeline) -> None:
    packets = made(
        timeline,
        Connected(connection=1, client="client", server="server", port=12345),
        Delivered(connection=1, to="server", data=b"a"),
        Streamed(connection=1, program="server", way="delivered", size=5 << 32),
        Delivered(connection=1, to="server", data=b"b"),
    )
    assert [packet.data for packet in packets if packet.data] == [b"a", b"b"]
    assert str(5 << 32) in "".join(packet.comment for packet in packets)


def test_datagrams_and_their_answers_are_one_conversation(timeline: Timeline) -> None:
    asked, answered, lost, nobody, group = made(
        timeline,
        StepBegan(index=0),
        DatagramSent(number=1, by="client", address="127.0.0.1", port=12345, data=b"a"),
        DatagramDelivered(number=1, to="server"),
        DatagramSent(number=2, by="server", address="10.1.2.3", port=40000, data=b"b"),
        DatagramDelivered(number=2, to="client"),
        DatagramSent(number=3, by="client", address="127.0.0.1", port=12345, data=b"c", size=60000),
        DatagramLost(number=3, to="server"),
        DatagramSent(number=4, by="client", address="::1", port=9, data=b""),
        DatagramSent(number=5, by="server", address="224.1.1.1", port=5007, data=b"m", ttl=1),
    )
    assert (asked.source, asked.ports) == (answered.target, answered.ports[::-1])
    assert asked.target == answered.source
    assert "lost" in lost.comment
    assert nobody.target == "10.0.0.254"
    assert group.target == "224.1.1.1"


@given(st.lists(st.sampled_from(["open", "to", "from", "end", "fin", "reset"]), max_size=30))
def test_any_order_of_events_is_a_sound_conversation(deeds: list[str]) -> None:
    events = {
        "open": Connected(connection=1, client="client", server="server", port=1),
        "to": Delivered(connection=1, to="server", data=b"abc"),
        "from": Delivered(connection=1, to="client", data=b"d"),
        "end": Closed(connection=1, by="client", how="end"),
        "fin": Closed(connection=1, by="server", how="end"),
        "reset": Closed(connection=1, by="client", how="reset"),
    }
    chosen = tuple(events[deed] for deed in ["open", *(deed for deed in deeds if deed != "open")])
    timeline = Timeline(exercise="x", scenario="y", seed=1, isolation="hosts", values={}, programs={}, events=chosen)
    packets = read(capture(timeline, Words("en")))[1]
    check_streams(packets)
    resets = [index for index, packet in enumerate(packets) if packet.flags & RST]
    assert resets in ([], [len(packets) - 1])
