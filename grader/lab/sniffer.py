"""Sees what leaves a host in vain: dials that are refused, datagrams that no port hears, and all multicast.

Raw sockets with a filter in the kernel, so that ordinary traffic costs nothing.
"""

import contextlib
import ctypes
import socket
import struct
from typing import NamedTuple

_ETH_P_IP = 0x0800
_SO_ATTACH_FILTER = 26
_ICMP, _TCP, _UDP = 1, 6, 17
_UNREACHABLE, _PORT = 3, 3
_UNREACHABLE_BY_IPV6, _PORT_BY_IPV6 = 1, 4

# Classic BPF over an IPv4 packet: (code, jump if true, jump if false, k).
_LOAD_BYTE, _LOAD_BYTE_X, _LOAD_WORD_X, _LOAD_HEADER_LENGTH, _AND, _IF_EQUAL, _RETURN = 0x30, 0x50, 0x40, 0xB1, 0x54, 0x15, 0x06
_RESET_AND_ACK = 0x14
_REFUSAL = (  # a reset of sequence number 0: only a SYN to a port without a listener is answered like that (RFC 9293, 3.10.7.1)
    (_LOAD_HEADER_LENGTH, 0, 0, 0),
    (_LOAD_BYTE_X, 0, 0, 13),
    (_AND, 0, 0, _RESET_AND_ACK),
    (_IF_EQUAL, 0, 3, _RESET_AND_ACK),
    (_LOAD_WORD_X, 0, 0, 4),
    (_IF_EQUAL, 0, 1, 0),
    (_RETURN, 0, 0, 0x40000),
    (_RETURN, 0, 0, 0),
)
_ANY_UDP = (
    (_LOAD_BYTE, 0, 0, 9),
    (_IF_EQUAL, 0, 1, _UDP),
    (_RETURN, 0, 0, 0x40000),
    (_RETURN, 0, 0, 0),
)


class RefusedConnection(NamedTuple):
    """A connection was tried, and the kernel has answered that nothing listens there."""

    address: str
    port: int
    source_port: int


class Unheard(NamedTuple):
    """A datagram met no socket at its port."""

    address: str
    port: int
    source_port: int


class Datagram(NamedTuple):
    """A datagram left, to a group or elsewhere; seen where multicast is carried.

    `interface`: lo, or where what leaves the host is seen.
    """

    address: str
    port: int
    source_port: int
    ttl: int
    data: bytes
    source: str = "127.0.0.1"
    interface: str = ""


def sniffers(multicast: bool) -> list[socket.socket]:
    """Sockets that see these packets of the host they are made in.

    Multicast takes a packet(7) socket: a raw one would see only groups that the host has joined. It is made only where
    it is wanted, since closing it waits for the kernel's readers, some 5 to 20 ms.
    """
    tcp = _filtered(socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_TCP), _REFUSAL)
    icmp = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    made = [tcp, icmp]
    if socket.has_ipv6:
        with contextlib.suppress(OSError):  # no IPv6 on this machine
            made.append(socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6))
    if multicast:
        packets = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(_ETH_P_IP))
        packets.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        made.append(_filtered(packets, _ANY_UDP))
    for a_socket in made:
        a_socket.setblocking(False)
    return made


def _filtered(a_socket: socket.socket, instructions: tuple[tuple[int, int, int, int], ...]) -> socket.socket:
    code = b"".join(struct.pack("=HBBI", *instruction) for instruction in instructions)
    buffer = ctypes.create_string_buffer(code, len(code))
    a_socket.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, struct.pack("@HP", len(instructions), ctypes.addressof(buffer)))
    return a_socket


def read(a_socket: socket.socket) -> list[RefusedConnection | Unheard | Datagram]:
    """What has been seen since the last call."""
    seen: list[RefusedConnection | Unheard | Datagram] = []
    while True:
        try:
            packet, whence = a_socket.recvfrom(1 << 16)
        except BlockingIOError:
            return seen
        interface = whence[0] if a_socket.family == socket.AF_PACKET else ""
        with contextlib.suppress(struct.error):  # a fragment too short to have what is looked for
            found = _parse_icmpv6(packet) if a_socket.family == socket.AF_INET6 else _parse(packet, interface)
            if found is not None:
                seen.append(found)


def _parse(packet: bytes, interface: str = "") -> RefusedConnection | Unheard | Datagram | None:
    header = (packet[0] & 0x0F) * 4
    body = packet[header:]
    destination = socket.inet_ntoa(packet[16:20])
    if packet[9] == _TCP:  # the answer: it comes from where was dialled
        port, source_port = struct.unpack_from("!HH", body)
        return RefusedConnection(socket.inet_ntoa(packet[12:16]), port, source_port)
    if packet[9] == _UDP:
        source_port, port = struct.unpack_from("!HH", body)
        return Datagram(destination, port, source_port, packet[8], body[8:], socket.inet_ntoa(packet[12:16]), interface)
    if len(body) >= 36 and (body[0], body[1]) == (_UNREACHABLE, _PORT) and body[8 + 9] == _UDP:
        inner = body[8:]  # the beginning of the datagram that met no socket
        inner_header = (inner[0] & 0x0F) * 4
        source_port, port = struct.unpack_from("!HH", inner, inner_header)
        return Unheard(socket.inet_ntoa(inner[16:20]), port, source_port)
    return None


def _parse_icmpv6(message: bytes) -> Unheard | None:
    """An ICMPv6 message, without the header of its packet (RFC 4443, 3.1)."""
    inner = message[8:]  # the beginning of the datagram that met no socket
    if len(inner) < 48 or (message[0], message[1]) != (_UNREACHABLE_BY_IPV6, _PORT_BY_IPV6) or inner[6] != _UDP:
        return None
    source_port, port = struct.unpack_from("!HH", inner, 40)
    return Unheard(socket.inet_ntop(socket.AF_INET6, inner[24:40]), port, source_port)
