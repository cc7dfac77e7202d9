"""The few things that a host's network needs of rtnetlink: lo up, and two routes.

pyroute2 does this and far more, and takes 150 to 180 ms of CPU to import: longer than a whole play
(docs/benchmarks.md). These are three messages of rtnetlink(7), so they are written out here.
"""

import fcntl
import os
import socket
import struct

from grader.errors import LabError

_SIOCSIFFLAGS = 0x8914
_IFF_UP_LOOPBACK_RUNNING_MULTICAST = 0x1049
_RTM_NEWROUTE, _REQUEST_ACK_CREATE = 24, 0x1 | 0x4 | 0x400
_RTA_DST, _RTA_OIF, _RTA_PREFSRC = 1, 4, 7
_TABLE_MAIN, _TABLE_LOCAL, _PROTOCOL_BOOT = 254, 255, 3
_SCOPE_UNIVERSE, _SCOPE_HOST, _TYPE_UNICAST, _TYPE_LOCAL = 0, 254, 1, 2
_LO = 1  # lo is the first interface of every network namespace
_NLMSG_ERROR = 2


def set_up_loopback() -> None:
    """In the current network namespace: lo up and multicast-capable; every IPv4 address its own; multicast goes to lo.

    `local default dev lo` (AnyIP) lets a program bind or dial any address that its author had at home.
    Without `src` on the multicast route, receivers see datagrams from 0.0.0.0. Raises LabError.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", _IFF_UP_LOOPBACK_RUNNING_MULTICAST))
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE) as netlink:
        _add_route(netlink, b"", 0, _TABLE_LOCAL, _SCOPE_HOST, _TYPE_LOCAL)
        multicast = _attribute(_RTA_DST, socket.inet_aton("224.0.0.0"))
        source = _attribute(_RTA_PREFSRC, socket.inet_aton("127.0.0.1"))
        _add_route(netlink, multicast + source, 4, _TABLE_MAIN, _SCOPE_UNIVERSE, _TYPE_UNICAST)


def _attribute(kind: int, value: bytes) -> bytes:
    return struct.pack("HH", 4 + len(value), kind) + value


def _add_route(netlink: socket.socket, attributes: bytes, prefix_length: int, table: int, scope: int, kind: int) -> None:
    route = struct.pack("BBBBBBBBI", socket.AF_INET, prefix_length, 0, 0, table, _PROTOCOL_BOOT, scope, kind, 0)
    body = route + attributes + _attribute(_RTA_OIF, struct.pack("i", _LO))
    netlink.send(struct.pack("IHHII", 16 + len(body), _RTM_NEWROUTE, _REQUEST_ACK_CREATE, 1, 0) + body)
    reply = netlink.recv(4096)
    _, message, _, _, _ = struct.unpack_from("IHHII", reply)
    (error,) = struct.unpack_from("i", reply, 16)
    if message != _NLMSG_ERROR or error != 0:
        raise LabError(f"adding a route: {os.strerror(-error)}")
