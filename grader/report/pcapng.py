"""A play as a capture file that Wireshark opens: a reconstruction, and it says so.

The timeline knows what was connected, delivered and closed. Addresses of machines, ports of clients, sequence numbers
and acknowledgements are made up to fit: 10.0.0.1 and on, a handshake for each connection, a segment for each delivery,
its acknowledgement at once. Each packet stands at the interface of the machine that sends it; comments tell the steps.

Formats: pcapng (draft-ietf-opsawg-pcapng, blocks SHB, IDB, EPB), link type raw IPv4; IPv4, TCP, UDP as in RFC 791,
9293, 768.
"""

import struct
from collections.abc import Iterator

import msgspec

from grader.report import safe
from grader.report.story import describe
from grader.report.words import Words
from grader.spec.model import Step
from grader.timeline import (
    AnyEvent,
    Closed,
    Connected,
    DatagramDelivered,
    DatagramLost,
    DatagramsCounted,
    DatagramSent,
    Delivered,
    StepBegan,
    Streamed,
    Timeline,
)

_SECTION, _INTERFACE, _PACKET = 0x0A0D0D0A, 1, 6
_COMMENT, _NAME, _APPLICATION = 1, 2, 4  # options; the names of an interface, and of what wrote the section
_RAW_IPV4 = 228
_SEGMENT = 1460  # bytes of payload, as on Ethernet
_FIN, _SYN, _RST, _PSH, _ACK = 1, 2, 4, 8, 16
_TCP, _UDP = 6, 17
_CLIENT_PORTS, _DATAGRAM_PORTS = 49152, 50000
_NOBODY = "10.0.0.254"  # a destination that no program of the play has


class Packet(msgspec.Struct, frozen=True):
    """One IPv4 packet of `sender`'s, at `at` microseconds. `length` is its true one, where `data` is only its beginning."""

    at: int
    sender: str
    data: bytes
    length: int
    comments: tuple[str, ...] = ()


def capture(timeline: Timeline, words: Words, steps: tuple[Step, ...] = ()) -> bytes:
    """The play as a pcapng file, an interface for each program and peer. `steps` say what each did."""
    names = _machines(timeline)
    about = words.say(
        "A reconstruction of what the grader recorded: addresses of machines, ports of clients and sequence numbers are made up."
    )
    blocks = [_block(_SECTION, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1) + _options({_COMMENT: [about], _APPLICATION: ["socket-grader"]}))]
    blocks += [_block(_INTERFACE, struct.pack("<HHI", _RAW_IPV4, 0, 0) + _options({_NAME: [name]})) for name in names]
    blocks += [_packet(packet, names.index(packet.sender)) for packet in _Wire(timeline, names, words, steps).packets()]
    return b"".join(blocks)


def _machines(timeline: Timeline) -> list[str]:
    """Programs and peers that took part in an exchange, in the order in which they appear."""
    seen: dict[str, None] = dict.fromkeys(timeline.programs)
    for event in timeline.events:
        for field in ("client", "server", "by", "to"):
            if name := getattr(event, field, None):
                seen[name] = None
    return list(seen)


def _block(kind: int, body: bytes) -> bytes:
    length = len(body) + 12
    return struct.pack("<II", kind, length) + body + struct.pack("<I", length)


def _options(values: dict[int, list[str]]) -> bytes:
    told = [
        _padded(struct.pack("<HH", code, len(text)) + text) for code, texts in values.items() for text in (each.encode() for each in texts)
    ]
    return b"".join(told) + (b"\0\0\0\0" if told else b"")


def _packet(packet: Packet, interface: int) -> bytes:
    head = struct.pack("<IIIII", interface, packet.at >> 32, packet.at & 0xFFFFFFFF, len(packet.data), packet.length)
    return _block(_PACKET, head + _padded(packet.data) + _options({_COMMENT: list(packet.comments)} if packet.comments else {}))


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


class _Side(msgspec.Struct):
    """One side of a connection: its program or peer, its port, and the sequence number of its next byte."""

    name: str
    port: int
    sequence: int
    ended: bool = False


class _Wire:
    """Makes packets of events."""

    def __init__(self, timeline: Timeline, names: list[str], words: Words, steps: tuple[Step, ...]) -> None:
        self._events, self._words, self._steps, self._values = timeline.events, words, steps, timeline.values
        self._addresses = {name: f"10.0.0.{index + 1}" if index < 250 else f"10.0.1.{index - 249}" for index, name in enumerate(names)}
        self._ports = _datagram_ports(timeline.events, names)
        self._connections: dict[int, tuple[_Side, _Side]] = {}
        self._broken: set[int] = set()
        self._comments: list[str] = []
        self._now = 0
        self._number = 0
        self._pairs = {event.connection: (event.client, event.server) for event in timeline.events if isinstance(event, Connected)}
        last = {(event.connection, event.to): index for index, event in enumerate(timeline.events) if isinstance(event, Delivered)}
        self._last = {(key, self._other_of(key, to)): index for (key, to), index in last.items()}  # by connection and sender
        self._late: dict[int, list[Closed]] = {}  # ends that come after what the wire still held, by the last delivery

    def packets(self) -> Iterator[Packet]:
        fates: dict[int, list[AnyEvent]] = {}
        for event in self._events:
            if isinstance(event, DatagramDelivered | DatagramLost):
                fates.setdefault(event.number, []).append(event)
        for index, event in enumerate(self._events):
            self._now = max(self._now + 1, round(event.at * 1_000_000))
            match event:
                case StepBegan():
                    what = describe(self._steps[event.index], self._values, self._words) if event.index < len(self._steps) else ""
                    said = self._words.say("step {n}: {what}", n=event.index + 1, what=what) if what else ""
                    self._comments.append(said or self._words.say("step {n}", n=event.index + 1))
                case Connected():
                    yield from self._connected(event)
                case Delivered():
                    yield from self._delivered(event)
                    for closed in self._late.pop(index, ()):
                        yield from self._closed(closed)
                case Streamed() if event.way == "delivered":
                    self._streamed(event)
                case Closed():
                    later = self._last.get((event.connection, event.by), -1)
                    if later > index and event.how != "reset":
                        self._late.setdefault(later, []).append(event)
                    else:
                        yield from self._closed(event)
                case DatagramSent():
                    yield self._datagram(event, fates.get(event.number, []))
                case DatagramsCounted():
                    by, to = self._words.program(event.by), self._words.program(event.to)
                    counts = {"sent": event.sent, "delivered": event.delivered, "lost": event.lost}
                    text = "{by} → {to}: {sent} datagrams sent, {delivered} delivered, {lost} lost on the wire"
                    self._comments.append(self._words.say(text, by=by, to=to, **counts))

    # TCP

    def _other_of(self, connection: int, name: str) -> str:
        client, server = self._pairs.get(connection, ("", ""))
        return server if name == client else client

    def _connected(self, event: Connected) -> Iterator[Packet]:
        client = _Side(event.client, _CLIENT_PORTS + event.connection % 10_000, 1000)
        server = _Side(event.server, event.port or 12345, 5000)
        self._connections[event.connection] = (client, server)
        yield self._segment(client, server, _SYN)
        client.sequence += 1
        yield self._segment(server, client, _SYN | _ACK)
        server.sequence += 1
        yield self._segment(client, server, _ACK)

    def _sides(self, connection: int, sender: str) -> tuple[_Side, _Side] | None:
        """(sender, receiver); None where nothing more can come on this connection."""
        if connection not in self._connections or connection in self._broken:
            return None
        client, server = self._connections[connection]
        return (client, server) if client.name == sender else (server, client)

    def _delivered(self, event: Delivered) -> Iterator[Packet]:
        sides = self._sides(event.connection, self._other_of(event.connection, event.to))
        if sides is None or sides[0].ended:
            return
        sender, receiver = sides
        for start in range(0, len(event.data), _SEGMENT):
            piece = event.data[start : start + _SEGMENT]
            yield self._segment(sender, receiver, _PSH | _ACK, piece)
            sender.sequence += len(piece)
            yield self._segment(receiver, sender, _ACK)

    def _streamed(self, event: Streamed) -> None:
        sides = self._sides(event.connection, self._other_of(event.connection, event.program))
        if sides is not None:
            sides[0].sequence += event.size
            self._comments.append(f"{self._words.program(sides[0].name)}: +{event.size} B {safe.ELLIPSIS}")

    def _closed(self, event: Closed) -> Iterator[Packet]:
        sides = self._sides(event.connection, event.by)
        if sides is None or sides[0].ended:
            return
        sender, receiver = sides
        if event.how == "reset":
            self._broken.add(event.connection)
            yield self._segment(sender, receiver, _RST | _ACK)
            return
        yield self._segment(sender, receiver, _FIN | _ACK)
        sender.sequence, sender.ended = sender.sequence + 1, True
        yield self._segment(receiver, sender, _ACK)

    def _segment(self, sender: _Side, receiver: _Side, flags: int, data: bytes = b"") -> Packet:
        acknowledged = receiver.sequence if flags & _ACK else 0
        numbers = (sender.sequence % 2**32, acknowledged % 2**32)
        head = struct.pack(">HHIIBBHHH", sender.port, receiver.port, *numbers, 5 << 4, flags, 65535, 0, 0)
        source, target = self._addresses[sender.name], self._addresses[receiver.name]
        summed = _checksum(_pseudo(source, target, _TCP, len(head) + len(data)) + head + data)
        head = head[:16] + struct.pack(">H", summed) + head[18:]
        return self._sent(sender.name, source, target, _TCP, head + data, len(head) + len(data))

    # UDP

    def _datagram(self, event: DatagramSent, fates: list[AnyEvent]) -> Packet:
        to = next((fate.to for fate in fates if isinstance(fate, DatagramDelivered | DatagramLost)), None)
        many = _is_multicast(event.address)
        target = event.address if many else self._addresses.get(to or "", _NOBODY)
        size = max(event.size, len(event.data))
        head = struct.pack(">HHHH", self._ports[event.by], event.port, min(8 + size, 65535), 0)
        for fate in fates:
            if isinstance(fate, DatagramLost):
                self._comments.append(self._words.say("#{n} lost on its way to {who}", n=event.number, who=self._words.program(fate.to)))
        if not fates:
            self._comments.append(f"#{event.number} → {safe.line(event.address)}:{event.port}")
        return self._sent(event.by, self._addresses[event.by], target, _UDP, head + event.data, 8 + size, event.ttl or 64)

    # IPv4

    def _sent(self, name: str, source: str, target: str, protocol: int, data: bytes, size: int, ttl: int = 64) -> Packet:
        self._number = (self._number + 1) % 65536
        self._now += 1
        head = struct.pack(">BBHHHBBH4s4s", 0x45, 0, 20 + size, self._number, 0x4000, ttl, protocol, 0, _address(source), _address(target))
        head = head[:10] + struct.pack(">H", _checksum(head)) + head[12:]
        comments, self._comments = tuple(self._comments), []
        return Packet(self._now, name, head + data, 20 + size, comments)


def _datagram_ports(events: tuple[AnyEvent, ...], names: list[str]) -> dict[str, int]:
    """Of each machine the port at which it is reached; of one that receives nothing, a made-up one."""
    ports = {name: _DATAGRAM_PORTS + index for index, name in enumerate(names)}
    sent = {event.number: event for event in events if isinstance(event, DatagramSent)}
    for event in events:
        if isinstance(event, DatagramDelivered | DatagramLost) and event.number in sent:
            datagram = sent[event.number]
            if not _is_multicast(datagram.address):
                ports[event.to] = datagram.port
    return ports


def _is_multicast(address: str) -> bool:
    first = address.partition(".")[0]
    return address.count(".") == 3 and first.isdecimal() and 224 <= int(first) < 240 and _is_dotted(address)


def _is_dotted(address: str) -> bool:
    parts = address.split(".")
    return len(parts) == 4 and all(part.isdecimal() and part.isascii() and int(part) < 256 for part in parts)


def _address(dotted: str) -> bytes:
    return bytes(map(int, dotted.split(".")))


def _pseudo(source: str, target: str, protocol: int, length: int) -> bytes:
    return struct.pack(">4s4sBBH", _address(source), _address(target), 0, protocol, length)


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (len(data) % 2)
    total: int = sum(struct.unpack(f">{len(padded) // 2}H", padded))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
