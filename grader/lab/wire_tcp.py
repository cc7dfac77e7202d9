"""The wire for connections: listens in the client's host, connects in the server's, carries under the scenario's conditions."""

import contextlib
import selectors
import socket
import struct
from collections.abc import Callable

from grader.lab import clock
from grader.lab.conditions import at_once, released_when_still, rule_for, stream_limit
from grader.lab.events import Recorder
from grader.lab.host import Host, Hosts
from grader.lab.watching import is_watched, unwatch
from grader.spec.model import WireRule
from grader.timeline import Closed, Connected

_MOST_HELD = 1 << 20  # bytes in one direction; then its sender has to wait, as on a real network
_FEW = 8  # connections: where there are more of them, each has less
_MOST_CONNECTIONS = 100  # a play's
_CHUNK = 1 << 16


class Lane:
    """One direction of a connection."""

    def __init__(self, number: int, sender: str, receiver: str, source: socket.socket, sink: socket.socket, home: Host) -> None:
        self.number = number
        self.sender = sender
        self.receiver = receiver
        self.source = source
        self.sink = sink
        self.home = home  # the receiver's host
        self.rule = WireRule()
        self.held = bytearray()
        self.complete = 0  # bytes of it that are all of what their moment brought: nothing more comes before their sender waits
        self.due: list[tuple[float, int]] = []  # delayed: when, and how many bytes
        self.offset = 0  # bytes handed over
        self.finished = False  # the sender has ended its stream
        self.ended = False  # and the receiver was told


class TcpWire:
    """All connections of a play. `servers` maps a dialled port to (program, host, address, port)."""

    def __init__(self, hosts: Hosts, selector: selectors.BaseSelector, recorder: Recorder) -> None:
        self._hosts = hosts
        self._selector = selector
        self._recorder = recorder
        self._rules: tuple[WireRule, ...] = ()
        self._listeners: dict[tuple[str, int], socket.socket] = {}
        self._servers: dict[int, tuple[str, Host, str, int]] = {}
        self._lanes: list[Lane] = []
        self._connecting: dict[socket.socket, tuple[Lane, Lane]] = {}
        self._connections = 0

    def set_rules(self, rules: tuple[WireRule, ...]) -> None:
        """Carry under these conditions from now on; what the new ones don't hold back goes on at once."""
        self._rules = rules
        for lane in self._lanes:
            lane.rule = rule_for(rules, lane.sender, lane.receiver)
            lane.complete = len(lane.held)
            self._watch(lane)
            self._hand_over_freely(lane)

    def serve(self, servers: dict[int, tuple[str, Host, str, int]], clients: dict[str, Host]) -> None:
        """Listen for each port of `servers` (port: program, its host, address and port there) in every other host of `clients`."""
        self._servers = servers
        wanted = {(name, port): host for port, (_, home, _, _) in servers.items() for name, host in clients.items() if host is not home}
        for key in self._listeners.keys() - wanted.keys():
            self._close(self._listeners.pop(key))
        for key in wanted.keys() - self._listeners.keys():
            listener = self._listen(wanted[key], key[1])
            if listener is not None:
                self._listeners[key] = listener
                self._selector.register(listener, selectors.EVENT_READ, self._acceptor(key[0], wanted[key], key[1], listener))

    def _listen(self, host: Host, port: int) -> socket.socket | None:
        try:
            listener = self._hosts.tcp_socket(host, socket.AF_INET6)
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
            address = "::"
        except OSError:  # no IPv6 on this machine
            listener, address = self._hosts.tcp_socket(host), "0.0.0.0"
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((address, port))
            listener.listen(128)
        except OSError:  # the program on that host listens there itself, or on so much that no more can be
            listener.close()
            return None
        return listener

    def _acceptor(self, client: str, host: Host, port: int, listener: socket.socket) -> Callable[[], None]:
        def accept() -> None:
            try:
                near, _ = listener.accept()
            except OSError:  # it has gone again
                return
            host.adopt(near)
            if self._connections >= _MOST_CONNECTIONS or port not in self._servers:
                break_connection(near)
                return
            self._join(client, host, port, near)

        return accept

    def _join(self, client: str, host: Host, port: int, near: socket.socket) -> None:
        server, home, address, server_port = self._servers[port]
        self._connections += 1
        number = self._connections
        dialled = near.getsockname()
        self._recorder.add(Connected(connection=number, client=client, server=server, address=_plain(dialled[0]), port=dialled[1]))
        near.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            far = self._hosts.tcp_to(home, address, server_port)
        except OSError:  # no port is left on that host: as if no program accepted the connection
            self._recorder.add(Closed(connection=number, by=server, how="reset"))
            break_connection(near)
            return
        up = Lane(number, client, server, near, far, home)
        down = Lane(number, server, client, far, near, host)
        for lane in (up, down):
            lane.rule = rule_for(self._rules, lane.sender, lane.receiver)
        self._lanes += [up, down]
        self._connecting[far] = (up, down)
        self._selector.register(far, selectors.EVENT_WRITE, self._connected(far))
        self._watch(up)

    def _connected(self, far: socket.socket) -> Callable[[], None]:
        def connected() -> None:
            up, down = self._connecting.pop(far)
            self._selector.unregister(far)
            if far.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) != 0:  # it has stopped listening meanwhile
                self._break(up, by=up.receiver)
                return
            self._watch(down)
            self._hand_over_freely(up)

        return connected

    # -- carrying ---------------------------------------------------------------------------------------------------

    def _watch(self, lane: Lane) -> None:
        """Listen to a lane's source while there is something to take from it."""
        wanted = not (lane.finished or lane.rule.stop_reading or len(lane.held) >= self._most_held() or lane.source in self._connecting)
        registered = is_watched(self._selector, lane.source)
        if wanted and not registered and lane.source.fileno() >= 0:
            self._selector.register(lane.source, selectors.EVENT_READ, lambda: self._take(lane))
        elif registered and not wanted and lane.source not in self._connecting:
            self._selector.unregister(lane.source)

    def _most_held(self) -> int:
        return _MOST_HELD // max(1, self._connections // _FEW)

    def _take(self, lane: Lane) -> None:
        try:
            data = lane.source.recv(_CHUNK)
            acknowledge(lane.source)
        except BlockingIOError:
            return
        except OSError:
            self._break(lane, by=lane.sender)
            return
        if not data:
            lane.finished, lane.complete = True, len(lane.held)
            self._recorder.add(Closed(connection=lane.number, by=lane.sender, how="end"))
        else:
            self._recorder.sent(lane.number, lane.sender, data)
            lane.held += data
            if len(lane.held) >= _MOST_HELD:  # its sender is to wait then, for room
                lane.complete = len(lane.held)
            if lane.rule.delay:
                lane.due.append((clock.now() + lane.rule.delay, len(data)))
        self._hand_over_freely(lane)
        self._watch(lane)

    def _hand_over_freely(self, lane: Lane) -> None:
        if at_once(lane.rule) and (lane.complete or not lane.held):
            self._hand_over(lane, lane.complete)
        elif not lane.held:
            self._finish(lane)

    def _hand_over(self, lane: Lane, count: int) -> bool:
        """Give the receiver up to `count` bytes; True if any went, or the stream's end did."""
        if lane.sink in self._connecting or lane.sink.fileno() < 0:
            return False
        limit = stream_limit(lane.rule)
        if limit is not None:
            count = min(count, max(0, limit - lane.offset))
        moved = False
        while count > 0:
            try:
                sent = lane.sink.send(piece := bytes(lane.held[:count]))
            except BlockingIOError:
                break  # its receiver does not read: tried again at the next stillness
            except OSError:
                self._break(lane, by=lane.receiver)
                return True
            self._recorder.delivered(lane.number, lane.receiver, piece if sent == len(piece) else piece[:sent])
            lane.home.handed_over += 1
            del lane.held[:sent]
            lane.complete = max(0, lane.complete - sent)
            lane.offset += sent
            count -= sent
            moved = True
        if limit is not None and lane.offset >= limit and not lane.ended:
            self._cut_short(lane)
            return True
        return self._finish(lane) or moved

    def _cut_short(self, lane: Lane) -> None:
        lane.held.clear()
        if lane.rule.reset_after is not None:
            self._break(lane, by="wire")
            return
        lane.finished = True
        self._recorder.add(Closed(connection=lane.number, by="wire", how="end"))
        self._finish(lane)

    def _finish(self, lane: Lane) -> bool:
        if not lane.finished or lane.held or lane.ended or lane.sink in self._connecting:
            return False
        lane.ended = True
        if lane.sink.fileno() >= 0:
            with contextlib.suppress(OSError):  # the receiver has gone already
                lane.sink.shutdown(socket.SHUT_WR)
        if all(other.ended for other in self._lanes if other.number == lane.number):
            self._drop(lane)
        return True

    def _break(self, lane: Lane, by: str) -> None:
        """Both sides learn that the connection is broken."""
        self._recorder.add(Closed(connection=lane.number, by=by, how="reset"))
        self._drop(lane, reset=True)

    def _drop(self, lane: Lane, reset: bool = False) -> None:
        for a_socket in (lane.source, lane.sink):
            self._connecting.pop(a_socket, None)
            if a_socket.fileno() >= 0:
                unwatch(self._selector, a_socket)
                if reset:
                    break_connection(a_socket)
                a_socket.close()
        self._lanes = [other for other in self._lanes if other.number != lane.number]

    def carry(self) -> bool:
        """Hand over what is due by the clock. True if anything went."""
        moved = False
        for lane in list(self._lanes):
            while lane.due and lane.due[0][0] <= clock.now():
                moved = self._hand_over(lane, lane.due.pop(0)[1]) or moved
            if lane.complete and at_once(lane.rule):  # its receiver did not read a moment ago
                moved = self._hand_over(lane, lane.complete) or moved
                self._watch(lane)
        return moved

    def next_due(self) -> float | None:
        """When delayed bytes are due next, by `clock.now`."""
        due = [lane.due[0][0] for lane in self._lanes if lane.due]
        return min(due) if due else None

    def owed(self) -> frozenset[str]:
        """The programs for which something waits until all is still."""
        return frozenset(lane.receiver for lane in self._lanes if _next_piece(lane))

    def unfinished(self) -> dict[str, int]:
        """How much each program has sent that may not be all of what it sends in one moment: it goes on when that is over."""
        found: dict[str, int] = {}
        for lane in self._lanes:
            if len(lane.held) > lane.complete and at_once(lane.rule):
                found[lane.sender] = found.get(lane.sender, 0) + len(lane.held)
        return found

    def complete(self, senders: set[str]) -> bool:
        """These have come to the end of what they send in one moment. True if any of it went on."""
        moved = False
        for lane in list(self._lanes):
            if lane.sender in senders and at_once(lane.rule):
                lane.complete = len(lane.held)
                moved = self._hand_over(lane, lane.complete) or moved
                self._watch(lane)
        return moved

    def release(self) -> bool:
        """All is still: let the next piece of everything go that waits for that. True if anything went."""
        moved = False
        for lane in list(self._lanes):
            if lane.held and not lane.due:
                moved = self._hand_over(lane, _next_piece(lane)) or moved
                self._watch(lane)
        return moved

    def _close(self, a_socket: socket.socket) -> None:
        unwatch(self._selector, a_socket)
        a_socket.close()

    def close(self) -> None:
        for listener in self._listeners.values():
            self._close(listener)
        for lane in self._lanes:
            if lane.source.fileno() >= 0:
                self._close(lane.source)
        self._listeners.clear()
        self._lanes.clear()


def _next_piece(lane: Lane) -> int:
    """How many of the bytes that a lane holds go on once all is still."""
    return released_when_still(lane.rule, lane.offset, len(lane.held)) if not lane.due else 0


def break_connection(a_socket: socket.socket) -> None:
    """Close a connection so that the other side sees a reset instead of an end."""
    a_socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    a_socket.close()


def acknowledge(a_socket: socket.socket) -> None:
    """Acknowledge now what was read: a sender's next small segment may wait for that (Nagle's algorithm), up to 40 ms."""
    a_socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


def _plain(address: str) -> str:
    return address.removeprefix("::ffff:")
