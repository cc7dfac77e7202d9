"""A host's network as its own kernel lists it: proc_net files, held open from within the host's namespace."""

import functools
import os
import re
import socket
import struct
from collections.abc import Sequence
from typing import NamedTuple

from grader.timeline import Counters

_FILES = ("tcp", "tcp6", "udp", "udp6", "snmp", "snmp6", "igmp", "dev", "sockstat", "sockstat6", "softnet_stat")
_BACKLOG = 11  # column of softnet_stat

# include/net/tcp_states.h
TCP_STATES = {
    1: "established", 2: "syn-sent", 3: "syn-recv", 4: "fin-wait-1", 5: "fin-wait-2", 6: "time-wait",
    7: "close", 8: "close-wait", 9: "last-ack", 10: "listen", 11: "closing", 12: "syn-recv",
}  # fmt: skip
_RETRANSMIT_TIMER = 1
_SURELY_ALL = 2048  # bytes: the kernel fills at least a page with whole lines if there are more (fs/seq_file.c)
_IPV6_COUNTERS = re.compile(
    r"^((?:Ip6OutRequests|Ip6InReceives|Udp6(?:OutDatagrams|InDatagrams|RcvbufErrors|NoPorts)))\s+(\d+)", re.MULTILINE
)
_ALL_HOSTS = "224.0.0.1"  # every interface is a member of it


class SocketLine(NamedTuple):
    """A line of /proc/net/tcp or udp. For a listening socket `unsent` is its backlog and `unread` what waits in it."""

    protocol: str
    state: str
    address: str
    port: int
    remote_address: str
    remote_port: int
    unsent: int
    unread: int
    timer: int
    inode: int
    drops: int

    @property
    def under_way(self) -> bool:
        """Something of this socket's has left and is not acknowledged yet."""
        if self.protocol == "udp" or self.state in ("listen", "time-wait"):
            return False
        return self.timer == _RETRANSMIT_TIMER and (self.unsent > 0 or self.state in ("syn-sent", "fin-wait-1", "closing", "last-ack"))


class Tables:
    """`Tables.open()` in a host's network namespace; afterwards readable from anywhere."""

    def __init__(self, files: dict[str, int]) -> None:
        self._files = files
        self._counted = "", ""  # what `packets` last read

    @classmethod
    def open(cls) -> "Tables":
        files = {}
        for name in _FILES:
            path = f"/proc/thread-self/net/{name}"
            if os.path.exists(path):  # no tcp6 where IPv6 is off
                files[name] = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        return cls(files)

    def close(self) -> None:
        for fd in self._files.values():
            os.close(fd)
        self._files.clear()

    def _read(self, name: str) -> str:
        fd = self._files.get(name)
        if fd is None:
            return ""
        text, offset = b"", 0
        while chunk := os.pread(fd, 1 << 16, offset):
            text += chunk
            offset += len(chunk)
            if len(chunk) < _SURELY_ALL:
                break
        return text.decode("ascii")

    def rows(self, protocol: str, *, whole: bool = False) -> list[SocketLine]:
        """All "tcp" or "udp" sockets of the host, the grader's own included, IPv4 and IPv6; in TIME-WAIT beside others, or `whole`."""
        names = [name for name in (protocol, protocol + "6") if whole or not self._is_empty(name)]
        return [row for name in names for row in _rows(protocol, self._read(name))]

    def both(self) -> tuple[list[SocketLine], list[SocketLine]]:
        """`rows("tcp")` and `rows("udp")`, of which only those tables are read that have something in them."""
        used = {"": self._read("sockstat"), "6": self._read("sockstat6")}
        tcp, udp = (
            [
                row
                for family, told in used.items()
                if f"{name.upper()}{family}: inuse 0" not in told
                for row in _rows(name, self._read(name + family))
            ]
            for name in ("tcp", "udp")
        )
        return tcp, udp

    def _is_empty(self, name: str) -> bool:
        """Asked of TCP's tables alone: to list them the kernel walks what the whole machine listens on, and takes five times as long."""
        return name.startswith("tcp") and f"{name.upper()}: inuse 0" in self._read("sockstat6" if name.endswith("6") else "sockstat")

    def even(self) -> bool:
        """No packet is between an interface's two ends: each one sent has been received, or dropped because too many were.

        Of what goes to a group beyond lo, the machine's own members get copies, which are received and not counted as
        sent. None of those is on its way where no packet at all is between being sent and being received, on the whole
        machine.
        """
        sent, received = self.packets()
        if received > sent - self._dropped():
            return self._backlog() == 0
        return sent == received or sent == received + self._dropped()

    def _backlog(self) -> int:
        """Packets that wait to be received, on all processors (net/core/net-procfs.c); 0 where the kernel does not tell (before 5.10)."""
        rows = (line.split() for line in self._read("softnet_stat").splitlines())
        return sum(int(row[_BACKLOG], 16) for row in rows if len(row) > _BACKLOG)

    def packets(self) -> tuple[int, int]:
        """IP packets sent and received since the host was made. In a host with only lo each one sent is received."""
        self._counted = self._read("snmp"), self._read("snmp6")
        sent, received = _counts(self._counted, "Ip", "OutRequests", "InReceives")
        return sent, received

    def _dropped(self) -> int:
        """Packets that lo's receiving end had no room for."""
        lo = self._read("dev").partition("lo:")[2].split()
        return int(lo[3]) if lo else 0

    def udp_counters(self, *, at_rest: bool = False) -> Counters:
        """`at_rest`: nothing has moved since `packets` was asked last, so what was read then still holds."""
        counted = self._counted if at_rest else (self._read("snmp"), self._read("snmp6"))
        sent, received, dropped, unheard = _counts(counted, "Udp", "OutDatagrams", "InDatagrams", "RcvbufErrors", "NoPorts")
        return Counters(udp_sent=sent, udp_received=received, udp_dropped=dropped, udp_unheard=unheard)

    def groups(self, interface: str = "") -> tuple[str, ...]:
        """Multicast groups that a socket on this host has joined, on any interface or on that one, dotted."""
        found, name = [], ""
        for line in self._read("igmp").splitlines()[1:]:
            if not line.startswith("\t"):
                name = line.split()[1]
            elif interface in ("", name):
                address = socket.inet_ntoa(struct.pack("=I", int(line.split()[0], 16)))
                if address != _ALL_HOSTS:
                    found.append(address)
        return tuple(sorted(set(found)))


def under_way(rows: Sequence[SocketLine], own: set[int]) -> bool:
    """A segment of a program's waits to be sent or acknowledged, or a connection for the grader to accept it.

    `rows` are TCP's; `own` are the grader's sockets: what they send leaves at once, so it has arrived when the packets
    are even, and its acknowledgement, which the program's kernel may put off for 40 ms, tells nothing more.
    """
    if any(row.state == "listen" and row.unread and row.inode in own for row in rows):
        return True
    full = {row.port for row in rows if row.state == "listen" and row.unread > row.unsent}
    # a connection to a server that takes no more stays in syn-sent: that is its rest
    return any(
        row.under_way and (row.state == "syn-sent" or row.inode not in own) and not (row.state == "syn-sent" and row.remote_port in full)
        for row in rows
    )


@functools.lru_cache(maxsize=64)  # most tables are as they were at the look before
def _rows(protocol: str, table: str) -> tuple[SocketLine, ...]:
    return tuple(_row(protocol, line) for line in table.splitlines()[1:])


@functools.lru_cache(maxsize=1024)  # and in the others most lines
def _row(protocol: str, line: str) -> SocketLine:
    words = line.split()
    address, port = _address(words[1])
    remote_address, remote_port = _address(words[2])
    unsent, unread = words[4].split(":")
    state = TCP_STATES.get(int(words[3], 16), words[3]) if protocol == "tcp" else ""
    drops = int(words[12]) if protocol == "udp" and len(words) > 12 else 0
    timer = int(words[5].split(":")[0], 16)
    return SocketLine(
        protocol, state, address, port, remote_address, remote_port, int(unsent, 16), int(unread, 16), timer, int(words[9]), drops
    )  # fmt: skip


def _address(text: str) -> tuple[str, int]:
    """proc_net's hexadecimal: each 32-bit word in the machine's own order."""
    digits, port = text.split(":")
    packed = b"".join(struct.pack("=I", int(digits[i : i + 8], 16)) for i in range(0, len(digits), 8))
    family = socket.AF_INET if len(packed) == 4 else socket.AF_INET6
    address = socket.inet_ntop(family, packed)
    return address.removeprefix("::ffff:") if "." in address else address, int(port, 16)


def _counts(counted: tuple[str, str], protocol: str, *names: str) -> list[int]:
    """The kernel's counters of a protocol, IPv4 (snmp) and IPv6 (snmp6) together."""
    by_ipv4, by_ipv6 = _counters(counted[0], protocol), _ipv6_counters(counted[1])
    return [by_ipv4[name] + by_ipv6.get(f"{protocol}6{name}", 0) for name in names]


@functools.lru_cache(maxsize=64)
def _counters(snmp: str, protocol: str) -> dict[str, int]:
    names, values = (line.split()[1:] for line in snmp.splitlines() if line.startswith(f"{protocol}:"))
    return dict(zip(names, (int(value) for value in values), strict=True))


@functools.lru_cache(maxsize=64)
def _ipv6_counters(snmp6: str) -> dict[str, int]:
    return {name: int(value) for name, value in _IPV6_COUNTERS.findall(snmp6)}
