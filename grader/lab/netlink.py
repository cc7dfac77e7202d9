"""The few things that a host's network needs of rtnetlink: lo up, an interface for what goes to groups, and routes.

pyroute2 does this and far more, and takes 150 to 180 ms of CPU to import: longer than a whole play
(docs/benchmarks.md). These are a few messages of rtnetlink(7), so they are written out here.
"""

import contextlib
import fcntl
import os
import socket
import struct

from grader.errors import LabError

_SIOCSIFFLAGS = 0x8914
_IFF_UP_LOOPBACK_RUNNING_MULTICAST = 0x1049
_RTM_NEWLINK, _RTM_NEWADDR, _RTM_NEWROUTE, _REQUEST_ACK_CREATE = 16, 20, 24, 0x1 | 0x4 | 0x400
_REPLACE = 0x100
_RTM_NEWRULE, _RTM_DELRULE, _TO_TABLE = 32, 33, 1
_IFLA_ADDRESS, _IFLA_IFNAME, _IFLA_MTU, _IFLA_LINKINFO, _IFLA_AF_SPEC = 1, 3, 4, 18, 26
_IFLA_INET_CONF, _ROUTE_LOCALNET = 1, 26  # include/uapi/linux/ip.h
_FRA_PRIORITY, _FRA_FWMARK, _FRA_TABLE, _FRA_IP_PROTO, _FRA_DPORT_RANGE = 6, 10, 15, 22, 24
_IFLA_INFO_KIND, _IFLA_INFO_DATA, _VETH_INFO_PEER, _IFLA_INET6_ADDR_GEN_MODE, _GENERATE_NONE = 1, 2, 1, 8, 1
_IFA_ADDRESS, _IFA_LOCAL = 1, 2
_IFF_UP, _IFF_BROADCAST, _IFF_NOARP, _IFF_MULTICAST, _MTU = 0x1, 0x2, 0x80, 0x1000, 65535
_SAME_ADDRESS = b"\x02\0\0\0\0\x01"  # of both ends, so that what leaves by one has come to the other
_TABLE_OUT, _FIRST_RULES, _THEN_LOCAL = 100, 10, 100
SO_MARK = 36
HANDED_OVER = 1  # the mark (SO_MARK) of what is handed over on a host, which stays there
_RTA_DST, _RTA_OIF, _RTA_PREFSRC = 1, 4, 7
_TABLE_MAIN, _TABLE_LOCAL, _PROTOCOL_BOOT = 254, 255, 3
_SCOPE_UNIVERSE, _SCOPE_HOST, _TYPE_UNICAST, _TYPE_LOCAL = 0, 254, 1, 2
_LO = 1  # lo is the first interface of every network namespace
_NLMSG_ERROR = 2
INTERFACE, FAR_END = "net0", "net1"


def set_up_loopback() -> None:
    """In the current network namespace: lo up and multicast-capable; every IPv4 address its own; multicast goes to lo.

    `local default dev lo` (AnyIP) lets a program bind or dial any address that its author had at home.
    Without `src` on the multicast route, receivers see datagrams from 0.0.0.0. Raises LabError.
    """
    _set_up("lo", _IFF_UP_LOOPBACK_RUNNING_MULTICAST)
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE) as netlink:
        _add_routes(netlink, _LO, "127.0.0.1")


def add_interface(address: str) -> bool:
    """Give the current network namespace an interface beside lo, with that IPv4 address: what goes to groups leaves by it.

    As on a real machine, a membership or a sender pinned to 127.0.0.1 stays on lo then, and IP_MULTICAST_LOOP says
    whether the machine's own members get what is sent. It is one end of a veth(4) pair, whose other end takes in what
    leaves and gives it to nobody. False where this kernel makes none: multicast goes over lo then.
    """
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE) as netlink:
        data = _attribute(_IFLA_INFO_DATA, _attribute(_VETH_INFO_PEER, _interface(FAR_END)))
        pair = _interface(INTERFACE) + _attribute(_IFLA_LINKINFO, _attribute(_IFLA_INFO_KIND, b"veth\0") + data)
        try:
            _ask(netlink, _RTM_NEWLINK, pair, "making an interface")
        except LabError:
            return False
        for name in (FAR_END, INTERFACE):
            index = socket.if_nametoindex(name)
            with contextlib.suppress(LabError):  # no IPv6 on this machine
                _ask(netlink, _RTM_NEWLINK, _without_ipv6(index), "keeping IPv6 from an interface")
            _set_up(name, _IFF_UP | _IFF_BROADCAST | _IFF_NOARP | _IFF_MULTICAST)
        own = socket.inet_aton(address)
        body = struct.pack("BBBBI", socket.AF_INET, 32, 0, 0, index) + _attribute(_IFA_LOCAL, own) + _attribute(_IFA_ADDRESS, own)
        _ask(netlink, _RTM_NEWADDR, body, "giving an address")
        _add_routes(netlink, index, address)
    return True


_NO_PORT_OF_A_RULE = 0xFFFF


def let_datagrams_out() -> None:
    """In a network namespace with an interface: get ready for `let_out`. Raises LabError where this kernel can't (before 4.17)."""
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE) as netlink:
        index = socket.if_nametoindex(INTERFACE)
        setting = _attribute(socket.AF_INET, _attribute(_IFLA_INET_CONF, _attribute(_ROUTE_LOCALNET, struct.pack("I", 1))))
        header = struct.pack("BBHiII", socket.AF_UNSPEC, 0, 0, index, 0, 0)
        _ask(netlink, _RTM_NEWLINK, header + _attribute(_IFLA_AF_SPEC, setting), "letting 127.0.0.1 out")
        source = _attribute(_RTA_PREFSRC, socket.inet_aton("127.0.0.1"))
        _add_route(netlink, source, 0, _TABLE_OUT, _SCOPE_UNIVERSE, _TYPE_UNICAST, index)
        _rule(netlink, _RTM_NEWRULE, _TABLE_LOCAL, _THEN_LOCAL)
        _rule(netlink, _RTM_NEWRULE, _TABLE_LOCAL, _FIRST_RULES, _attribute(_FRA_FWMARK, struct.pack("I", HANDED_OVER)))
        _rule(netlink, _RTM_DELRULE, _TABLE_LOCAL, 0)


def let_out(port: int) -> None:
    """From now on datagrams to that port leave by the interface, whatever IPv4 address they go to, but for those that bear the mark.

    A rule knows no port 65535 (fib_rule_port_range_valid in the kernel's include/net/fib_rules.h): those stay on the
    host.
    """
    if not 0 < port < _NO_PORT_OF_A_RULE:
        return
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE) as netlink:
        udp = _attribute(_FRA_IP_PROTO, bytes([socket.IPPROTO_UDP])) + _attribute(_FRA_DPORT_RANGE, struct.pack("HH", port, port))
        _rule(netlink, _RTM_NEWRULE, _TABLE_OUT, _FIRST_RULES + 1, udp)


def _rule(netlink: socket.socket, kind: int, table: int, priority: int, what: bytes = b"") -> None:
    header = struct.pack("BBBBBBBBI", socket.AF_INET, 0, 0, 0, table, 0, 0, _TO_TABLE, 0)
    order = _attribute(_FRA_PRIORITY, struct.pack("I", priority)) if priority else b""
    _ask(netlink, kind, header + order + _attribute(_FRA_TABLE, struct.pack("I", table)) + what, "changing the rules of routing")


def _interface(name: str) -> bytes:
    """An interface to be made."""
    header = struct.pack("BBHiII", socket.AF_UNSPEC, 0, 0, 0, 0, 0)
    named = _attribute(_IFLA_IFNAME, name.encode() + b"\0") + _attribute(_IFLA_MTU, struct.pack("I", _MTU))
    return header + named + _attribute(_IFLA_ADDRESS, _SAME_ADDRESS)


def _without_ipv6(index: int) -> bytes:
    """An interface is to get no address of IPv6 by itself, and so says nothing of itself when it is set up."""
    generates = _attribute(_IFLA_INET6_ADDR_GEN_MODE, bytes([_GENERATE_NONE]))
    return struct.pack("BBHiII", socket.AF_UNSPEC, 0, 0, index, 0, 0) + _attribute(_IFLA_AF_SPEC, _attribute(socket.AF_INET6, generates))


def _set_up(name: str, flags: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack("16sH14x", name.encode(), flags))


def _attribute(kind: int, value: bytes) -> bytes:
    return struct.pack("HH", 4 + len(value), kind) + value + b"\0" * (-len(value) % 4)


def _add_routes(netlink: socket.socket, interface: int, source: str) -> None:
    """Any address is the machine's own, and that interface's; groups are reached through it. In place of such routes, if there are any."""
    _add_route(netlink, b"", 0, _TABLE_LOCAL, _SCOPE_HOST, _TYPE_LOCAL, interface)
    groups = _attribute(_RTA_DST, socket.inet_aton("224.0.0.0")) + _attribute(_RTA_PREFSRC, socket.inet_aton(source))
    _add_route(netlink, groups, 4, _TABLE_MAIN, _SCOPE_UNIVERSE, _TYPE_UNICAST, interface)


def _add_route(
    netlink: socket.socket, attributes: bytes, prefix_length: int, table: int, scope: int, kind: int, interface: int
) -> None:  # fmt: skip
    route = struct.pack("BBBBBBBBI", socket.AF_INET, prefix_length, 0, 0, table, _PROTOCOL_BOOT, scope, kind, 0)
    _ask(netlink, _RTM_NEWROUTE, route + attributes + _attribute(_RTA_OIF, struct.pack("i", interface)), "adding a route")


def _ask(netlink: socket.socket, kind: int, body: bytes, what: str) -> None:
    """Send one message, and have it acknowledged. Raises LabError."""
    netlink.send(struct.pack("IHHII", 16 + len(body), kind, _REQUEST_ACK_CREATE | (_REPLACE if kind == _RTM_NEWROUTE else 0), 1, 0) + body)
    reply = netlink.recv(4096)
    _, message, _, _, _ = struct.unpack_from("IHHII", reply)
    (error,) = struct.unpack_from("i", reply, 16)
    if message != _NLMSG_ERROR or error != 0:
        raise LabError(f"{what}: {os.strerror(-error)}")
