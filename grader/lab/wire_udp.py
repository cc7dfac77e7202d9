"""The wire for datagrams, unicast and multicast: takes them in the sender's host, hands them over in the receiver's.

For each port of a server it is bound in the other hosts (a listener), and for each client's socket it has one in the
server's host (a relay), so that a reply finds its way back by the socket that it comes to.
"""

import collections
import functools
import ipaddress
import select
import selectors
import socket
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from grader.lab import netlink
from grader.lab.events import Recorder
from grader.lab.flows import IP_PKTINFO, Destination, Flow, Flows
from grader.lab.host import Host, Hosts
from grader.lab.outlet import Outlet
from grader.lab.sniffer import Datagram
from grader.lab.watching import unwatch
from grader.timeline import Counters

_BUFFER = 4 << 20
_LOOPBACK = {socket.AF_INET: "127.0.0.1", socket.AF_INET6: "::1"}
_FOLLOWED_AFTER = 8  # turns in a row that brought one datagram each
_FOLLOWED = 64  # datagrams that are, before all else has its turn
_PAUSE = 0.01  # seconds that one of them may take, on a busy machine; where none comes, all else has its turn
_MOST_LISTENERS = 200  # a server may open a socket for each datagram; a process that may have 1,024 files open bears so many
_MOST_RELAYS = 300  # so may a client: as many as may be open on its side
_AT_ONCE = 512  # datagrams taken from one socket before the others have their turn


Server = tuple[str, Host, str, int]  # program, its host, and its address and port there
Door = tuple[socket.AddressFamily, int]  # where a server is dialled: by IPv4 or IPv6, and the port
Forwarder = Callable[[int], None]  # carries what waits at a socket, up to so many datagrams
Route = tuple[tuple[str, int], tuple[tuple[Flow, Destination], ...]]  # ((address, port) dialled, flows that carry it)


class Burst(NamedTuple):
    """Datagrams that came one after another from the same socket, sent to the same address ("" where that is not told)."""

    source: tuple[str, int]
    address: str
    payloads: list[bytes]


class Member(NamedTuple):
    """A host to which multicast is carried, its programs, and the address and port at which they take it."""

    host: Host
    programs: tuple[str, ...]
    group: tuple[str, int]


class Client(NamedTuple):
    """A program's socket, as the wire met it."""

    name: str
    host: Host
    address: tuple[str, int]
    dialled: str  # the address that it sent to; "" for a group
    port: int = 0  # and the port there

    @property
    def family(self) -> socket.AddressFamily:
        return family_of(self.address[0])


class UdpWire:
    """All datagrams of a play; the grader's own traffic on each host is counted, to be left out of the kernel's counts."""

    def __init__(self, hosts: Hosts, selector: selectors.BaseSelector, recorder: Recorder, seed: int) -> None:
        self._hosts = hosts
        self._selector = selector
        self.flows = Flows(recorder, seed)
        self._listeners: dict[tuple[str, Door], socket.socket] = {}
        self._servers: dict[Door, Server] = {}
        self._answered_from: dict[Door, Server] = {}  # where a server has answered from, though no client had sent there
        self._relays: dict[tuple[str, str, tuple[str, int]], socket.socket] = {}
        self._relay_homes: dict[socket.socket, str] = {}
        self._relay_clients: dict[socket.socket, Client] = {}
        self._met: dict[tuple[str, str], tuple[Client, Server]] = {}  # by server and client: how that one first called
        self._speakers: dict[tuple[str, socket.AddressFamily], socket.socket] = {}  # by host: for multicast
        self._let_out: set[tuple[str, int]] = set()  # host and port
        self._outlets: dict[tuple[str, str, int], Outlet] = {}
        self._takes: dict[socket.socket, Forwarder] = {}  # what carries the datagrams that have come to each
        self._looked_at: set[str] = set()  # clients, since the last turn
        self._forgotten = 0  # relays: routes that lead to one are to be found anew
        self._taken = self._alone = 0  # datagrams that programs have sent since the last turn; turns in a row that brought one
        self._own_received: collections.Counter[str] = collections.Counter()

    def serve(self, servers: dict[Door, Server], clients: dict[str, Host]) -> None:
        """Take datagrams to each door of `servers` in every other host of `clients`."""
        self._servers = servers
        for door, (_, home, _, _) in servers.items():
            for name, host in clients.items():
                if host is not home:
                    self._listen(name, host, door)
        for name in clients:
            self._reach_others_of(name)

    def _reach_others_of(self, name: str) -> None:
        """A client may call by one socket and be answered at another, whose port the server knows, or is told."""
        for (_, caller), (client, served) in self._met.items():
            if caller == name:
                self._reach_sockets_of(client, served)

    def _look_again(self, name: str) -> None:
        """What a client has bound before it calls is reached before it is answered. A table a turn is cheap, a table a datagram is not."""
        if name not in self._looked_at:
            self._looked_at.add(name)
            self._reach_others_of(name)

    def _reach_sockets_of(self, client: Client, served: Server) -> None:
        server, home, address, _ = served
        for row in client.host.tables.rows("udp"):
            heard = row.inode not in client.host.own and (row.address == "::" or family_of(row.address) == client.family)
            if heard and len(self._relays) < _MOST_RELAYS:
                self._relay(client._replace(address=(client.address[0], row.port)), server, home, family_of(address))

    def _listen(self, client: str, host: Host, door: Door) -> None:
        """Take what goes to a door from that host: at its port there, or as it leaves by the host's interface."""
        family, port = door
        if not (host.lets_out and family == socket.AF_INET):
            self._listener(client, host, door)
        elif (host.name, port) not in self._let_out:
            self._let_out.add((host.name, port))
            with self._hosts.inside(host):
                netlink.let_out(port)

    def take_out(self, sender: str, host: Host, packet: Datagram) -> None:
        """A datagram has left a host that lets them out.

        One to no server's port has not: it is seen on lo, and stays.
        """
        served = self._server_at((socket.AF_INET, packet.port))
        if served is not None and served[1] is not host:
            self._look_again(sender)
            client = Client(sender, host, (packet.source, packet.source_port), packet.address, packet.port)
            self.flows.put(sender, [packet.data], *self._to_server(client, packet.port, served))

    def serves(self, port: int) -> bool:
        return self._server_at((socket.AF_INET, port)) is not None

    def _outlet(self, host: Host, address: str, port: int) -> Outlet:
        """Speaks on a host that lets datagrams out, where no socket may have the port."""
        spoken_from = address if _is_of_one_host(address) else _LOOPBACK[socket.AF_INET]
        known = self._outlets.get((host.name, spoken_from, port))
        if known is None:
            with self._hosts.inside(host):
                known = self._outlets[host.name, spoken_from, port] = Outlet(spoken_from, port)
        return known

    def _listener(self, client: str, host: Host, door: Door) -> socket.socket | None:
        known = self._listeners.get((client, door))
        if known is not None or len(self._listeners) >= _MOST_LISTENERS:
            return known
        family, port = door
        try:
            listener = self._socket(host, family)
        except OSError:  # this machine has no IPv6, so no program can dial there; or too much is open already
            return None
        if family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        else:
            listener.setsockopt(socket.IPPROTO_IP, IP_PKTINFO, 1)
        try:
            listener.bind(("", port))
        except OSError:  # the program on that host is bound there itself
            listener.close()
            return None
        self._listeners[client, door] = listener
        self._watch(listener, self._from_client(client, host, door, listener))
        return listener

    def _watch(self, a_socket: socket.socket, take: Forwarder) -> None:
        self._takes[a_socket] = take
        self._selector.register(a_socket, selectors.EVENT_READ, functools.partial(take, _AT_ONCE))

    def carry(self) -> bool:
        """Hand over what may go on now. True if anything went."""
        self._alone = self._alone + 1 if self._taken == 1 else 0
        self._taken = 0
        self._looked_at.clear()
        if self._alone >= _FOLLOWED_AFTER and self.flows.next_due() is None:
            self._follow()
        return self.flows.carry()

    def _follow(self) -> None:
        """Each datagram has been answered by one for a while: carry those that come next,
        and look at nothing else meanwhile.

        A client that waits for each of 10,000 answers would otherwise take the lab as
        many whole turns, a third more CPU.
        """
        poll, takes = select.poll(), {a_socket.fileno(): take for a_socket, take in self._takes.items()}
        for number in takes:
            poll.register(number, select.POLLIN)
        for _ in range(_FOLLOWED):
            ready = poll.poll(_PAUSE * 1000)
            for number, _ in ready:
                takes[number](1)
            self.flows.hand_over()
            if len(ready) != 1 or takes.keys() != {a_socket.fileno() for a_socket in self._takes}:
                break
        self._taken = 0

    def _socket(self, host: Host, family: socket.AddressFamily = socket.AF_INET) -> socket.socket:
        a_socket = self._hosts.udp_socket(host, family)
        a_socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)
        return a_socket

    def _from_client(self, name: str, host: Host, door: Door, listener: socket.socket) -> Forwarder:
        routes: dict[tuple[tuple[str, int], str], Route] = {}
        known, forgotten = self._server_at(door), self._forgotten

        def take(most: int) -> None:
            nonlocal known, forgotten
            if self._server_at(door) != known or self._forgotten != forgotten:
                known, forgotten = self._server_at(door), self._forgotten
                routes.clear()
            self._look_again(name)
            for run in self._received(listener, host, most):
                if known is None:
                    continue
                route = routes.get((run.source, run.address))
                if route is None:
                    dialled = run.address or "::1"  # no host has another of IPv6
                    route = routes[run.source, run.address] = self._to_server(
                        Client(name, host, run.source, dialled, door[1]), door[1], known
                    )
                self.flows.put(name, run.payloads, *route)

        return take

    def _server_at(self, door: Door) -> Server | None:
        return self._servers.get(door) or self._answered_from.get(door)

    def _received(self, a_socket: socket.socket, host: Host, most: int) -> Iterator[Burst]:
        """What waits at one of the grader's sockets on that host."""
        for run in _runs(a_socket, most):
            self._own_received[host.name] += len(run.payloads)
            self._taken += len(run.payloads)
            yield run

    def _to_server(self, client: Client, port: int, served: Server) -> Route:
        server, home, address, server_port = served
        relay = self._relay(client, server, home, family_of(address))
        self._relay_clients[relay] = client
        if (server, client.name) not in self._met:
            self._met[server, client.name] = client, served
            self._reach_sockets_of(client, served)
        destination = self.flows.destination(home, relay, (address, server_port))
        return (client.dialled, port), ((self.flows.flow(client.name, (server,)), destination),)

    def _relay(self, client: Client, server: str, home: Host, family: socket.AddressFamily) -> socket.socket:
        key = (server, client.name, client.address)
        relay = self._relays.get(key)
        if relay is None:
            if len(self._relays) >= _MOST_RELAYS:
                self._forget_a_relay(next(iter(self._relays)))  # the oldest
            relay = self._relays[key] = self._socket(home, family)
            if client.dialled:
                self._bind_like(client, relay, _LOOPBACK[family])
            else:  # to a group, from the sender's own address, which is every host's
                relay.bind((client.address[0], 0))
                relay.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(home.address))
            self._relay_homes[relay], self._relay_clients[relay] = home.name, client
            self._watch(relay, self._from_server(server, home, relay))
        return relay

    def _bind_like(self, client: Client, relay: socket.socket, address: str) -> None:
        """Bind to the port that the client has on its own host: a server may know it, and answer there whatever recvfrom() tells.

        That of a client which has gone is free for the next. Where another one has it, or the server itself, the kernel
        chooses one.
        """
        port = client.address[1]
        gone = [
            key
            for key, each in self._relays.items()
            if each.getsockname()[1] == port and not any(row.port == port for row in self._relay_clients[each].host.tables.rows("udp"))
        ]
        for key in gone:
            self._forget_a_relay(key)
        try:
            relay.bind((address, port))
        except OSError:
            relay.bind((address, 0))

    def _forget_a_relay(self, key: tuple[str, str, tuple[str, int]]) -> None:
        """As a router forgets: an answer to it meets no socket any more."""
        relay = self._relays.pop(key)
        unwatch(self._selector, relay)
        del self._takes[relay], self._relay_homes[relay], self._relay_clients[relay]
        relay.close()
        self._forgotten += 1

    def client_behind(self, home: str, family: socket.AddressFamily, port: int) -> str | None:
        """The program whose datagrams the wire hands over on host `home` from `port`, if it is one."""
        for (_, client, _), relay in self._relays.items():
            if self._relay_homes[relay] == home and relay.family == family and relay.getsockname()[1] == port:
                return client
        return None

    def _from_server(self, server: str, home: Host, relay: socket.socket) -> Forwarder:
        routes: dict[int, Route] = {}
        known = self._servers, self._relay_clients[relay]

        def take(most: int) -> None:
            nonlocal known
            client = self._relay_clients.get(relay)
            if client is None:
                return  # it was forgotten after it had been seen to have something
            if known != (self._servers, client):
                known = self._servers, client
                routes.clear()
            for run in self._received(relay, home, most):
                port = run.source[1]
                route = routes.get(port)
                if route is None:
                    route = routes[port] = self._to_client(client, (server, home, run.source[0], port))
                self.flows.put(server, run.payloads, *route)

        return take

    def _to_client(self, client: Client, origin: Server) -> Route:
        """What a server sends from `origin` back to a client."""
        family, (server, _, _, port) = client.family, origin
        doors = [door[1] for door, known in self._servers.items() if door[0] == family and known[3] == port]
        # a socket that has connected hears only the port that it dialled, which may be another one
        # than the server's own
        dialled_port = client.port if client.port in doors else next(iter(doors), port)
        self._answered_from.setdefault((family, dialled_port), origin)
        if client.host.lets_out and family == socket.AF_INET:
            self._listen(client.name, client.host, (family, dialled_port))
            outlet = self._outlet(client.host, client.dialled, dialled_port)
            destination = self.flows.destination(client.host, outlet, client.address)
            return client.address, ((self.flows.flow(server, (client.name,)), destination),)
        speaker = self._listener(client.name, client.host, (family, dialled_port)) if client.dialled else None
        source = speaker or self._speaker(client.host, family)
        spoken_from = client.dialled if speaker else origin[1].address  # the answer to a group's message comes from the member that got it
        destination = self.flows.destination(client.host, source, client.address, spoken_from)
        return client.address, ((self.flows.flow(server, (client.name,)), destination),)

    def multicast(self, sender: str, home: Host, packet: Datagram, members: Iterable[Member]) -> None:
        """Carry a multicast datagram from `sender` to all other hosts; to its own where that takes it at another group or port."""
        to = []
        for host, programs, group in members:
            if not programs or (host is home and group == (packet.address, packet.port)):
                continue
            relay = self._relay(Client(sender, home, (packet.source, packet.source_port), ""), programs[0], host, socket.AF_INET)
            relay.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, max(1, packet.ttl))
            to.append((self.flows.flow(sender, programs), self.flows.destination(host, relay, group)))
        self.flows.put(sender, [packet.data], (packet.address, packet.port), to, packet.ttl)

    def stray(self, sender: str, packet: Datagram) -> None:
        """A datagram that goes to no server, and to no group beyond its machine: it is told, and carried nowhere."""
        inside = (packet.interface == "lo" or packet.ttl == 0) and ipaddress.ip_address(packet.address).is_multicast
        self.flows.put(sender, [packet.data], (packet.address, packet.port), (), packet.ttl, inside=inside)

    def _speaker(self, host: Host, family: socket.AddressFamily) -> socket.socket:
        """Hands over what answers a multicast datagram: its own port on that host may be a program's."""
        speaker = self._speakers.get((host.name, family))
        if speaker is None:
            speaker = self._speakers[host.name, family] = self._socket(host, family)
            speaker.bind((_LOOPBACK[family], 0))
        return speaker

    def counted(self, host: Host, *, at_rest: bool) -> Counters:
        """The kernel's counts of a host, without the grader's own datagrams there."""
        counters = host.tables.udp_counters(at_rest=at_rest)
        return Counters(
            counters.udp_sent - self.flows.own_sent[host.name],
            counters.udp_received - self._own_received[host.name],
            counters.udp_dropped,
            counters.udp_unheard,
        )

    def next_number(self, sender: str) -> int:
        return self.flows.next_number(sender)

    def note_own(self, host: str, sent: int = 0, received: int = 0) -> None:
        """A peer of the grader's sent or received datagrams on a host."""
        self.flows.own_sent[host] += sent
        self._own_received[host] += received

    def close(self) -> None:
        for outlet in self._outlets.values():
            outlet.close()
        for a_socket in (*self._listeners.values(), *self._relays.values(), *self._speakers.values()):
            unwatch(self._selector, a_socket)
            a_socket.close()


def _is_of_one_host(address: str) -> bool:
    """A datagram can come from it."""
    each = ipaddress.ip_address(address)
    return not (each.is_multicast or each.is_unspecified or address in ("255.255.255.255", "127.255.255.255"))


def family_of(address: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def _runs(a_socket: socket.socket, most: int) -> list[Burst]:
    """What waits at a socket, up to so many datagrams of it."""
    runs: list[Burst] = []
    before: tuple[tuple[str, int], list[tuple[int, int, bytes]]] | None = None
    for _ in range(most):
        try:
            data, control, _, source = a_socket.recvmsg(1 << 16, 64)
        except OSError:  # nothing more; or what is to be told of is about another datagram
            break
        if before != (source, control):
            before = (source, control)
            runs.append(Burst(source[:2], _destination(control), []))
        runs[-1].payloads.append(data)
    return runs


def _destination(control: list[tuple[int, int, bytes]]) -> str:
    """The address that a datagram was sent to, from IP_PKTINFO (ip(7))."""
    for level, kind, data in control:
        if (level, kind) == (socket.IPPROTO_IP, IP_PKTINFO):
            return socket.inet_ntoa(data[8:12])
    return ""
