"""Raw clients that the grader plays itself, right on the server's host: no student's program, no wire in between."""

import selectors
import socket
from collections import deque

from grader.lab.events import Recorder
from grader.lab.host import Host
from grader.lab.network import Accounts, Sockets
from grader.lab.watching import unwatch
from grader.lab.wire_tcp import acknowledge, break_connection
from grader.timeline import Closed, Connected, DatagramDelivered, DatagramsCounted, DatagramSent

_FIRST_CONNECTION = 1000  # peers' connections are numbered apart from the wire's
_KEPT = 4096
_BATCH, _OVERHEAD = 48 << 10, 768  # bytes of socket memory, as in `flows`; half as much, since the answers take as much
_UNANSWERED = 16  # datagrams of one peer at most: a server that starts a thread for each may read many before it answers the first
_LISTED = 3000  # datagrams each way that a timeline lists: a peer's are what a verdict is about


class TcpPeer:
    """A netcat-like client of the server `server` at (address, port) of `host`."""

    def __init__(self, name: str, server: str, number: int, selector: selectors.BaseSelector, recorder: Recorder) -> None:
        self.name = name
        self.server = server
        self._number = _FIRST_CONNECTION + number
        self._selector = selector
        self._recorder = recorder
        self._socket: socket.socket | None = None
        self._host: Host | None = None

    def connect(self, sockets: Sockets, host: Host, address: str, port: int) -> None:
        self._host = host
        self._socket = sockets.tcp_to(host, address, port)
        self._recorder.add(Connected(connection=self._number, client=self.name, server=self.server, address=address, port=port))
        self._selector.register(self._socket, selectors.EVENT_READ, self._take)

    def _take(self) -> None:
        if self._socket is None:
            return
        try:
            data = self._socket.recv(1 << 16)
            acknowledge(self._socket)
        except BlockingIOError:
            return
        except OSError:
            self._end("reset", self.server)
            return
        if data:
            self._recorder.sent(self._number, self.server, data)
            self._recorder.delivered(self._number, self.name, data)
            return
        self._recorder.add(Closed(connection=self._number, by=self.server, how="end"))
        self._selector.unregister(self._socket)

    def send(self, data: bytes) -> None:
        if self._socket is None or self._host is None:
            return
        self._host.handed_over += 1
        try:
            self._socket.sendall(data)
        except OSError:
            self._end("reset", self.server)
            return
        self._recorder.sent(self._number, self.name, data)

    def half_close(self) -> None:
        if self._socket is not None:
            self._recorder.add(Closed(connection=self._number, by=self.name, how="end"))
            try:
                self._socket.shutdown(socket.SHUT_WR)
            except OSError:
                self._end("reset", self.server)

    def close(self) -> None:
        if self._socket is not None:
            self._end("end", self.name)

    def reset(self) -> None:
        if self._socket is not None:
            self._end("reset", self.name)

    def _end(self, how: str, by: str) -> None:
        if self._socket is None:
            return
        self._recorder.add(Closed(connection=self._number, by=by, how=how))
        unwatch(self._selector, self._socket)
        if how == "reset" and by == self.name:
            break_connection(self._socket)
        self._socket.close()
        self._socket = None


class UdpPeer:
    """A raw sender of datagrams to (address, port) of `host`, that keeps what comes back."""

    def __init__(self, name: str, server: str, wire: Accounts, selector: selectors.BaseSelector, recorder: Recorder) -> None:
        self.name = name
        self.server = server
        self._wire = wire
        self._selector = selector
        self._recorder = recorder
        self._socket: socket.socket | None = None
        self._host: Host | None = None
        self._sent = self._received = 0
        self.unanswered = 0  # datagrams
        self.awaits = True  # the server's answers: it has not come to rest yet and left some of them out

    def connect(self, sockets: Sockets, host: Host, address: str) -> None:
        """Get ready to send to `address`."""
        by_ipv6 = ":" in address
        self._socket = a_socket = sockets.udp_socket(host, socket.AF_INET6 if by_ipv6 else socket.AF_INET)
        a_socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
        a_socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        a_socket.bind(("::1" if by_ipv6 else "127.0.0.1", 0))
        self._host = host
        self._selector.register(self._socket, selectors.EVENT_READ, self._take)

    @property
    def connected(self) -> bool:
        return self._socket is not None

    def unread(self, port: int) -> bool:
        """The server has something in its buffer that it has not read yet."""
        return self._host is not None and any(row.unread for row in self._host.tables.rows("udp") if row.port == port)

    def send(self, data: bytes, address: str, port: int) -> None:
        if self._socket is None or self._host is None:
            return
        number = self._wire.next_number(self.name)
        try:
            self._socket.sendto(data, (address, port))
        except OSError:  # an address to which the kernel sends nothing: a server bound to one has no client that reaches it
            self._recorder.add(DatagramSent(number=number, by=self.name, address=address, port=port, data=data[:_KEPT], size=len(data)))
            return
        self._wire.note_own(self._host.name, sent=1)
        self._host.handed_over += 1
        self._sent += 1
        self.unanswered += 1
        if self._sent <= _LISTED:
            self._recorder.add(DatagramSent(number=number, by=self.name, address=address, port=port, data=data[:_KEPT], size=len(data)))
            self._recorder.add(DatagramDelivered(number=number, to=self.server))

    def _take(self) -> None:
        while self._socket is not None:
            try:
                data, (address, port, *_) = self._socket.recvfrom(1 << 16)
            except BlockingIOError:
                return
            self._wire.note_own(self._host.name if self._host else "", received=1)
            self._received += 1
            self.unanswered = max(0, self.unanswered - 1)
            number = self._wire.next_number(self.server)
            kept = data if self._received <= _LISTED else b""
            self._recorder.add(DatagramSent(number=number, by=self.server, address=address, port=port, data=kept, size=len(data)))
            self._recorder.add(DatagramDelivered(number=number, to=self.name))

    def tell_counts(self) -> None:
        if self._sent > _LISTED:
            self._recorder.add(DatagramsCounted(by=self.name, to=self.server, sent=self._sent, delivered=self._sent))

    def close(self) -> None:
        if self._socket is not None:
            self._selector.unregister(self._socket)
            self._socket.close()
            self._socket = None


class Outbox:
    """What the grader's senders of datagrams have yet to send, in the scenario's order: none overtakes another."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[UdpPeer, bytes, str, int]] = deque()

    def send(self, peer: UdpPeer, data: bytes, address: str, port: int) -> None:
        """To be sent by `carry`, as soon as the server has read what it was sent before, and answered most of it."""
        self._waiting.append((peer, data, address, port))

    def carry(self, at_once: bool = False) -> bool:
        """Send what may go now: nothing overflows the server's buffer that the server would have read, and the machine's
        speed does not decide how many threads a server starts at once. True if any went.

        `at_once`: all is still, so the server will not answer before something more happens; nor will it read what it has not read yet.
        """
        room, moved = _BATCH, False
        if at_once and self._waiting:
            peer, _, _, port = self._waiting[0]
            peer.awaits, at_once = False, peer.unread(port)
        while self._waiting and (at_once or room > 0):
            peer, data, address, port = self._waiting[0]
            if not at_once and ((peer.awaits and peer.unanswered >= _UNANSWERED) or (not moved and peer.unread(port))):
                break
            self._waiting.popleft()
            room -= len(data) + _OVERHEAD
            peer.send(data, address, port)
            moved = True
        return moved
