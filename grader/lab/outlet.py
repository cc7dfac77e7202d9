"""Hands datagrams over on a host as from any address and port, also from one that a program there has bound."""

import socket
import struct

from grader.lab import netlink

TTL = 63  # by which what is handed over can be told from what a program sends: Linux begins with 64


class Outlet:
    """Speaks from one address and port (IPv4), which no socket has. To be made inside the host, with CAP_NET_RAW."""

    def __init__(self, address: str, port: int) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
        self._socket.setsockopt(socket.SOL_SOCKET, netlink.SO_MARK, netlink.HANDED_OVER)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
        self._address, self._port = socket.inet_aton(address), port

    def sendto(self, data: bytes, to: tuple[str, int]) -> None:
        """As a socket's. Raises OSError."""
        address, port = to
        # the kernel fills in length, number and checksum of the packet (raw(7)); a datagram may do without its own (RFC
        # 768)
        packet = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 0, 0, 0, TTL, socket.IPPROTO_UDP, 0, self._address, socket.inet_aton(address))
        self._socket.sendto(packet + struct.pack("!HHHH", self._port, port, 8 + len(data), 0) + data, (address, 0))

    def close(self) -> None:
        self._socket.close()
