"""The network of one play: a host for each program, the wires between them, and what their kernels tell."""

import collections
import contextlib
import functools
import ipaddress
import selectors
import socket
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from grader.errors import LabError
from grader.lab import netlink, outlet, sniffer
from grader.lab.events import Recorder
from grader.lab.host import Host, Hosts
from grader.lab.programs import RunningProgram
from grader.lab.tables import SocketLine, under_way
from grader.lab.wire_tcp import TcpWire
from grader.lab.wire_udp import Door, Member, Server, UdpWire, family_of
from grader.lab.world import World
from grader.spec.model import WireRule
from grader.timeline import Counters, Dialled, Started, Typed

_FIRST_EPHEMERAL = 32768  # Linux's default ip_local_port_range: a port from here on may be the kernel's choice, or the program's own
MOST_PORTS = 128  # that one program may listen on
_IDLE_LOOKS = 100  # looks in a row without a change after which a packet counts as lost somewhere: that proves nothing


class Sockets(Protocol):
    """Makes the grader's own sockets on a host."""

    def tcp_to(self, host: Host, address: str, port: int) -> socket.socket: ...
    def udp_socket(self, host: Host, family: int = socket.AF_INET) -> socket.socket: ...


class Accounts(Protocol):
    """Numbers the datagrams of a play and keeps the grader's own apart."""

    def next_number(self, sender: str) -> int: ...
    def note_own(self, host: str, sent: int = 0, received: int = 0) -> None: ...


class Network(Protocol):
    """What the lab needs of a network; `HostsNetwork` here, and `grader.lab.plain` on a machine without namespaces."""

    @property
    def sockets(self) -> "Sockets": ...
    @property
    def datagrams(self) -> "Accounts": ...
    def place(self, name: str, files: dict[str, bytes], beside: str | None) -> Host: ...
    def inside(self, host: Host) -> contextlib.AbstractContextManager[None]: ...
    def admit(self, program: RunningProgram, host: Host) -> None: ...
    def set_rules(self, rules: tuple[WireRule, ...]) -> None: ...
    def carry(self) -> bool: ...
    def next_due(self) -> float | None: ...
    def owed(self) -> frozenset[str]: ...
    def unfinished(self) -> dict[str, int]: ...
    def complete(self, senders: set[str]) -> bool: ...
    def release(self, freeze: Callable[[str, bool], None]) -> bool: ...
    def idle(self) -> bool: ...
    @property
    def accounted(self) -> bool: ...
    def reading(self) -> tuple[int, ...]: ...
    def handed_over(self, host: str) -> int: ...
    def held(self, host: str) -> int: ...
    def datagrams_sent(self) -> Mapping[str, int]: ...
    def rows(self, host: str) -> list[SocketLine]: ...
    def rows_at_rest(self, host: str) -> list[SocketLine]: ...
    def counters(self, host: str, *, at_rest: bool) -> Counters: ...
    def groups(self, host: str) -> tuple[str, ...]: ...
    def groups_inside(self, host: str) -> tuple[str, ...]: ...
    def server(self, program: str, protocol: str) -> tuple[Host, str, int] | None: ...
    def tell_counts(self) -> None: ...
    def close(self) -> None: ...


class HostsNetwork:
    """A network namespace for each program; the grader is the wire between them.

    `servers` are the instances whose ports the others may reach; `aliases` maps a dialling instance to ports that
    shall also lead to the server, whatever port it listens on (interoperation). `multicast`: carry that too.
    `binders` bind datagram ports of their own: on their hosts no port is taken for a server. `unbound` are servers
    that bind none: at a port that the kernel chose nobody can know of them.
    """

    def __init__(
        self, world: World, selector: selectors.BaseSelector, recorder: Recorder, servers: frozenset[str],
        aliases: dict[str, tuple[int, ...]], seed: int, multicast: bool, binders: frozenset[str] = frozenset(),
        unbound: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        self.hosts = Hosts(world)
        self._selector = selector
        self._recorder = recorder
        self._servers = servers
        self._aliases = aliases
        self._aliased: dict[str | socket.AddressFamily, int] = {}  # by kind of port, the one that all aliases lead to
        self._by_program: dict[str, Host] = {}
        self._programs: dict[str, RunningProgram] = {}
        self._multicast = multicast
        self._binders = binders
        self._unbound = unbound
        self._sniffers: list[socket.socket] = []
        self.tcp = TcpWire(self.hosts, selector, recorder)
        self.udp = UdpWire(self.hosts, selector, recorder, seed)
        self._served: object = None  # all that the last `_serve` saw
        self._rows_at_rest: dict[str, list[SocketLine]] = {}  # of each host, likewise
        self._last_packets: list[tuple[int, int]] = []
        self._unchanged = 0

    @property
    def sockets(self) -> Sockets:
        return self.hosts

    @property
    def datagrams(self) -> Accounts:
        return self.udp

    def place(self, name: str, files: dict[str, bytes], beside: str | None) -> Host:
        """A new host, or the host of the program `beside`."""
        if beside is not None:
            if beside not in self._by_program:
                raise LabError(f"{name} is to start beside {beside}, which has not been started")
            return self._by_program[beside]
        lets_out = name in self._binders and not self._multicast
        host = self.hosts.make(name, files, interface=self._multicast or lets_out, lets_out=lets_out)
        with self.hosts.inside(host):
            sniffers = sniffer.sniffers(self._multicast or host.lets_out)
        self._sniffers += sniffers
        for a_socket in sniffers:
            self._selector.register(a_socket, selectors.EVENT_READ, functools.partial(self._sniff, host, a_socket))
        return host

    def inside(self, host: Host) -> contextlib.AbstractContextManager[None]:
        return self.hosts.inside(host)

    def admit(self, program: RunningProgram, host: Host) -> None:
        self._by_program[program.name] = host
        self._programs[program.name] = program
        self._serve(*self._rows())

    def _hosts_by_name(self) -> dict[str, Host]:
        return {host.name: host for host in self._by_program.values()}

    def _first_program(self, host: Host) -> str:
        return next(name for name, at in self._by_program.items() if at is host)

    def _rows(self) -> tuple[list[list[SocketLine]], list[list[SocketLine]]]:
        """TCP's and UDP's, of each host."""
        both = [host.tables.both() for host in self._hosts_by_name().values()]
        return [tcp for tcp, _ in both], [udp for _, udp in both]

    def _serve(self, tcp_rows: list[list[SocketLine]], udp_rows: list[list[SocketLine]]) -> None:
        """Listen in the other hosts for whatever the servers listen on now; the same sockets as at the last call give the same again."""
        clients = self._hosts_by_name()
        self._rows_at_rest = {name: [*tcp, *udp] for name, tcp, udp in zip(clients, tcp_rows, udp_rows, strict=True)}
        seen = tcp_rows, udp_rows, [self._serves(name) for name in self._servers]
        if seen == self._served:
            return
        self._served = seen
        ports = collections.Counter(name for protocol in ("tcp", "udp") for name, _, _ in self._listening(protocol))
        for name in [name for name, count in ports.items() if count > MOST_PORTS]:
            self._programs[name].kill(limit="ports")
        self.tcp.serve(self._with_aliases("tcp", self._ports("tcp")), clients)
        self.udp.serve(self._doors(), clients)

    def _ports(self, protocol: str) -> dict[int, Server]:
        found: dict[int, Server] = {}
        for name, host, row in self._listening(protocol):
            found.setdefault(row.port, (name, host, _reachable(row.address), row.port))
        return found

    def _doors(self) -> dict[Door, Server]:
        """Where the servers take datagrams. One of IPv6 that is bound to no address takes those of IPv4, too."""
        found: dict[socket.AddressFamily, dict[int, Server]] = {socket.AF_INET: {}, socket.AF_INET6: {}}
        for name, host, row in self._listening("udp"):
            if ":" not in row.address or row.address == "::":
                found[socket.AF_INET].setdefault(row.port, (name, host, _reachable(row.address), row.port))
            if ":" in row.address:
                found[socket.AF_INET6].setdefault(row.port, (name, host, row.address if row.address != "::" else "::1", row.port))
        if self._aliases:  # a client and a server that chose different families reach each other all the same
            for ports, others in (found.values(), reversed(found.values())):
                ports.update({port: server for port, server in others.items() if port not in ports})
        return {(family, port): server for family, ports in found.items() for port, server in self._with_aliases(family, ports).items()}

    def _listening(self, protocol: str) -> Iterator[tuple[str, Host, SocketLine]]:
        for name in self._servers:
            if not self._serves(name):
                continue
            host = self._by_program[name]
            for row in sorted(self._own_rows(host, protocol), key=_where_others_would_call):
                if name in self._unbound and row.port >= _FIRST_EPHEMERAL:
                    continue
                if row.state == "listen" or protocol == "udp":
                    yield name, host, row

    def _serves(self, name: str) -> bool:
        """Not one that listens on more than may be: what it leaves is about to go."""
        return name in self._programs and self._programs[name].status is None and self._programs[name].limit != "ports"

    def _own_rows(self, host: Host, protocol: str) -> list[SocketLine]:
        """Sockets of the host's programs: all but the grader's."""
        return [row for row in host.tables.rows(protocol) if row.inode not in host.own]

    def _with_aliases(self, kind: str | socket.AddressFamily, ports: dict[int, Server]) -> dict[int, Server]:
        """`ports`, and the aliases of the one that was the only one to begin with: a server that moves to another leaves its callers."""
        chosen = {port for port in ports if port < _FIRST_EPHEMERAL} or ports.keys()  # others beside these are the kernel's choice
        if len(chosen) == 1:
            self._aliased.setdefault(kind, *chosen)
        only = ports.get(self._aliased.get(kind, 0))
        if only is not None:
            for alias in (alias for aliases in self._aliases.values() for alias in aliases):
                ports.setdefault(alias, only)
        return ports

    def server(self, program: str, protocol: str) -> tuple[Host, str, int] | None:
        """Where a program can be reached: its host, and the address and port there."""
        for name, host, row in self._listening(protocol):
            if name == program:
                return host, _reachable(row.address), row.port
        return None

    def _sniff(self, host: Host, a_socket: socket.socket) -> None:
        for seen in sniffer.read(a_socket):
            program = self._first_program(host)
            if isinstance(seen, sniffer.Datagram) and host.lets_out:
                if seen.ttl != outlet.TTL and not (seen.interface == "lo" and host.owns_port(seen.source_port)):
                    self.udp.take_out(self._owner(host, seen.source_port), host, seen)
            elif isinstance(seen, sniffer.Datagram):
                self._carry_datagram(host, seen)
            elif isinstance(seen, sniffer.Unheard):
                self._note_unheard(host, seen)
            elif not host.dialled(seen.source_port):
                self._recorder.add(Dialled(program=program, protocol="tcp", address=seen.address, port=seen.port))

    def _note_unheard(self, host: Host, seen: sniffer.Unheard) -> None:
        """A datagram met no socket: a program's own, or one that the wire handed over on behalf of a client."""
        if host.lets_out and self.udp.serves(seen.port):
            return  # it was taken out as it passed
        sender = self.udp.client_behind(host.name, family_of(seen.address), seen.source_port)
        if sender is None and not host.owns_port(seen.source_port):
            sender = self._owner(host, seen.source_port)
        if sender is not None:
            self._recorder.add(Dialled(program=sender, protocol="udp", address=seen.address, port=seen.port))

    def _carry_datagram(self, host: Host, packet: sniffer.Datagram) -> None:
        if host.owns_port(packet.source_port) or host.owns_port(packet.port):
            return  # handed over here by the grader itself, or taken by one of its sockets
        if not ipaddress.ip_address(packet.address).is_multicast:
            self.udp.stray(self._owner(host, packet.source_port), packet)
            return
        members = [
            Member(other, tuple(program for program, at in self._by_program.items() if at is other), self._group_at(other, packet))
            for other in self._hosts_by_name().values()
        ]
        sender = self._owner(host, packet.source_port)
        if packet.ttl == 0 or (host.address != "127.0.0.1" and packet.interface == "lo"):
            self.udp.stray(sender, packet)  # it has not left the machine
        else:
            self.udp.multicast(sender, host, packet, members)

    def _group_at(self, host: Host, packet: sniffer.Datagram) -> tuple[str, int]:
        """The group and port at which a host takes a multicast datagram: its own ones, where a partner can't know which a student chose."""
        groups, ports = self.groups(host.name), {row.port for row in self._own_rows(host, "udp")} - {packet.source_port}
        if not self._aliases or len(groups) != 1:
            return packet.address, packet.port
        return groups[0], next(iter(ports)) if len(ports) == 1 else packet.port

    def _owner(self, host: Host, port: int) -> str:
        """The program of a host whose socket has that port; of one that is closed already, the one that was last started or typed at."""
        names = [name for name, at in self._by_program.items() if at is host]
        if len(names) == 1:
            return names[0]
        rows = host.tables.rows("udp")
        owner = next((name for name in names if any(socket.port == port for socket in self._programs[name].sockets(rows))), None)
        if owner is not None:
            return owner
        asked = (event.program for event in reversed(self._recorder.events) if isinstance(event, Started | Typed))
        return next((name for name in asked if name in names), names[0])

    def set_rules(self, rules: tuple[WireRule, ...]) -> None:
        self.tcp.set_rules(rules)
        self.udp.flows.set_rules(rules)

    def carry(self) -> bool:
        moved = self.tcp.carry()
        return self.udp.carry() or moved

    def next_due(self) -> float | None:
        stream, datagram = self.tcp.next_due(), self.udp.flows.next_due()
        return datagram if stream is None else stream if datagram is None else min(stream, datagram)

    def owed(self) -> frozenset[str]:
        """The programs whose bytes the wire holds back until all is still."""
        return self.tcp.owed()

    def unfinished(self) -> dict[str, int]:
        return self.tcp.unfinished()

    def complete(self, senders: set[str]) -> bool:
        """`senders` wait: what they have sent since they last did arrives as one, where nothing of it is still inside their machine."""
        arrived = {name for name in senders if not under_way((host := self._by_program[name]).tables.rows("tcp"), host.own)}
        return self.tcp.complete(arrived)

    def release(self, freeze: Callable[[str, bool], None]) -> bool:
        moved = self.tcp.release()
        return self.udp.flows.release(freeze) or moved

    def idle(self) -> bool:
        """Nothing is under way inside any host; a packet that can't be accounted for is waited for only so long."""
        hosts = self._hosts_by_name().values()
        tcp_rows, udp_rows = self._rows()
        self._serve(tcp_rows, udp_rows)
        if any(under_way(rows, host.own) for host, rows in zip(hosts, tcp_rows, strict=True)):
            self._unchanged = 0  # TCP sees to it, if only when a timer of a second or more goes off
            return False
        if all(host.tables.even() for host in hosts):
            self._unchanged = 0
            return True
        packets = [host.tables.packets() for host in hosts]
        self._unchanged = self._unchanged + 1 if packets == self._last_packets else 0
        self._last_packets = packets
        return self._unchanged > _IDLE_LOOKS

    @property
    def accounted(self) -> bool:
        """What has been sent has been received, or dropped, as far as the last `idle` saw."""
        return self._unchanged == 0

    def reading(self) -> tuple[int, ...]:
        """Changes whenever a program reads from a socket."""
        hosts = self._hosts_by_name().values()
        return tuple(
            number
            for host in hosts
            for number in (host.tables.udp_counters().udp_received, sum(row.unread for row in host.tables.rows("tcp")))
        )

    def handed_over(self, host: str) -> int:
        """How often something has been brought to that host."""
        return next(at.handed_over for at in self._by_program.values() if at.name == host)

    def held(self, host: str) -> int:
        """Bytes in the sockets of that host."""
        return self._hosts_by_name()[host].held()

    def datagrams_sent(self) -> Mapping[str, int]:
        """How many there have been in this play, by the program or peer that sent them."""
        return self.udp.flows.sent

    def rows(self, host: str) -> list[SocketLine]:
        tcp, udp = self._hosts_by_name()[host].tables.both()
        return tcp + udp

    def rows_at_rest(self, host: str) -> list[SocketLine]:
        """Those that the last `idle` saw: they still hold where nothing has moved since."""
        return self._rows_at_rest[host]

    def counters(self, host: str, *, at_rest: bool) -> Counters:
        """`at_rest`: nothing has moved since the last `idle`."""
        return self.udp.counted(self._hosts_by_name()[host], at_rest=at_rest)

    def groups(self, host: str) -> tuple[str, ...]:
        """Those that it is a member of on its network."""
        at = self._hosts_by_name()[host]
        return at.tables.groups("" if at.address == "127.0.0.1" else netlink.INTERFACE)

    def groups_inside(self, host: str) -> tuple[str, ...]:
        """Those that it is a member of by lo alone: what comes from its network for them is not taken."""
        at = self._hosts_by_name()[host]
        return at.tables.groups("lo") if at.address != "127.0.0.1" else ()

    def tell_counts(self) -> None:
        self.udp.flows.tell_counts()

    def close(self) -> None:
        for a_socket in self._sniffers:
            self._selector.unregister(a_socket)
            a_socket.close()
        self.tcp.close()
        self.udp.close()
        self.hosts.close()


def _where_others_would_call(row: SocketLine) -> tuple[bool, bool, int]:
    """Sorts a program's sockets: an unconnected one first, at a port that a person chose, the first that was made."""
    return row.remote_port != 0, row.port >= _FIRST_EPHEMERAL, row.inode


def _reachable(address: str) -> str:
    """Where to connect to a socket bound to `address`."""
    return {"0.0.0.0": "127.0.0.1", "::": "127.0.0.1"}.get(address, address)
