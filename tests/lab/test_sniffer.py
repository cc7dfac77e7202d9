"""What the grader reads off packets whose destination no program has."""

import socket
import struct

from grader.lab.sniffer import RefusedConnection, Unheard, _parse

RESET_AND_ACK = 0x14


def ip(protocol: int, source: str, destination: str, body: bytes) -> bytes:
    return struct.pack("!BBHHHBBH4s4s", 0x45, 0, 0, 0, 0, 64, protocol, 0, socket.inet_aton(source), socket.inet_aton(destination)) + body


def test_a_refusal_tells_who_was_dialled_and_from_where() -> None:
    reset = struct.pack("!HHIIBBHHH", 5000, 41000, 0, 1, 0x50, RESET_AND_ACK, 0, 0, 0)
    assert _parse(ip(6, "192.168.0.105", "127.0.0.1", reset)) == RefusedConnection("192.168.0.105", 5000, 41000)


def test_a_datagram_that_nobody_hears_tells_where_it_went() -> None:
    inner = ip(17, "127.0.0.1", "10.0.0.7", struct.pack("!HHHH", 41000, 6000, 8, 0))
    assert _parse(ip(1, "10.0.0.7", "127.0.0.1", struct.pack("!BBHI", 3, 3, 0, 0) + inner)) == Unheard("10.0.0.7", 6000, 41000)
    assert _parse(ip(1, "10.0.0.7", "127.0.0.1", struct.pack("!BBHI", 8, 0, 0, 0))) is None, "an echo request"
