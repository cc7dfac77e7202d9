"""Datagrams between two programs, once the wire has them: held, lost, delayed, handed over as there is room."""

import collections
import itertools
import operator
import socket
import struct
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec

from grader.lab import clock
from grader.lab.conditions import DatagramCourse, Parcel, is_plain, rule_for
from grader.lab.events import Recorder
from grader.lab.host import Host
from grader.lab.outlet import Outlet
from grader.spec.model import WireRule
from grader.timeline import DatagramDelivered, DatagramLost, DatagramsCounted, DatagramSent

LISTED = 200  # datagrams of one direction that a timeline lists; the rest are counted
IP_PKTINFO = 8
_KEPT = 4096  # bytes of a payload that a timeline keeps
_BATCH = 96 << 10  # bytes of socket memory handed over until the receiver has read all: half of the usual default buffer
_MOST_HELD = 48 << 20  # bytes that wait to be handed over, in a play: no network holds more, so what comes then is lost
_OVERHEAD = 768  # bytes of socket memory that the smallest datagram takes
_LOCKSTEP = 32  # after so many bursts of one datagram in a row a sender counts as one that waits for each answer, and is not held back


class Inbox:
    """A receiver's buffer. `room`: bytes of socket memory that may still be handed over before it has read."""

    __slots__ = ("room",)

    def __init__(self) -> None:
        self.room = _BATCH


class Destination(NamedTuple):
    """How to hand a datagram over: from which of the grader's sockets, to which address."""

    host: Host
    source: socket.socket | Outlet
    address: tuple[str, int]
    inbox: Inbox
    control: list[tuple[int, int, bytes]]  # with it, it seems to come from another address than the socket's own


OnTheWay = tuple[Parcel, Destination]


class Flow:
    """One direction between two programs."""

    def __init__(self, sender: str, receivers: tuple[str, ...], course: DatagramCourse) -> None:
        self.sender = sender
        self.receivers = receivers
        self.course = course
        self.plain = is_plain(course.rule)
        self.waiting: collections.deque[OnTheWay] = collections.deque()
        self.held: list[OnTheWay] = []
        self.due: collections.deque[tuple[float, Parcel, Destination]] = collections.deque()
        self.sent = self.delivered = self.lost = 0
        self.alone = 0  # bursts of one datagram, in a row
        self.told = (0, 0, 0)  # what a DatagramsCounted has told already
        self.again = 0  # sent though it had been sent just before, and nothing had come back since
        self.before: tuple[bytes, int] = (b"", -1)  # what was sent last by itself, and how much had come back by then
        self.last: Destination | None = None

    def follow(self, rule: WireRule) -> None:
        """Carry under this rule from now on."""
        self.course.rule = rule
        self.plain = is_plain(rule)
        self.alone = 0


class Flows:
    """All flows of a play. `own_sent` counts, by host, what is handed over there: the grader's own traffic."""

    def __init__(self, recorder: Recorder, seed: int) -> None:
        self._recorder = recorder
        self._seed = seed
        self._rules: tuple[WireRule, ...] = ()
        self._flows: dict[tuple[str, tuple[str, ...]], Flow] = {}
        self._inboxes: collections.defaultdict[tuple[str, int], Inbox] = collections.defaultdict(Inbox)  # by host and port
        self._number = self._seen = 0
        self.sent: collections.Counter[str] = collections.Counter()  # datagrams by sender
        self._holds = 0  # bytes of payload that wait to be handed over
        self.own_sent: collections.Counter[str] = collections.Counter()

    def next_number(self, sender: str) -> int:
        """The number of a datagram that does not go through a flow: to a peer, or from one."""
        self.sent[sender] += 1
        self._number += 1
        return self._number

    def set_rules(self, rules: tuple[WireRule, ...]) -> None:
        """Carry under these conditions from now on; what the new ones don't hold goes on."""
        self._rules = rules
        for flow in self._flows.values():
            flow.follow(rule_for(rules, flow.sender, flow.receivers[0]))
            if not (flow.course.rule.hold or flow.course.rule.burst):
                flow.waiting += flow.held
                flow.held.clear()

    def destination(self, host: Host, source: socket.socket | Outlet, address: tuple[str, int], spoken_from: str = "") -> Destination:
        """`spoken_from`: the address that a datagram must seem to come from, if not the socket's own. Of IPv6 a host has just one."""
        info = struct.pack("=i4s4s", 0, socket.inet_aton(spoken_from), b"\0" * 4) if "." in spoken_from else b""
        control = [(socket.IPPROTO_IP, IP_PKTINFO, info)] if info else []
        return Destination(host, source, address, self._inboxes[host.name, address[1]], control)

    def flow(self, sender: str, receivers: tuple[str, ...]) -> Flow:
        """What goes from `sender` to the programs that one datagram reaches at once."""
        flow = self._flows.get((sender, receivers))
        if flow is None:
            rule = rule_for(self._rules, sender, receivers[0])
            course = DatagramCourse(rule, str(self._seed), f"{sender}/{receivers}")
            flow = self._flows[sender, receivers] = Flow(sender, receivers, course)
        return flow

    def put(
        self, sender: str, payloads: Sequence[bytes], dialled: tuple[str, int], to: Sequence[tuple[Flow, Destination]], ttl: int = 0,
        *, inside: bool = False,
    ) -> None:  # fmt: skip
        """Datagrams have left `sender` for (address, port) `dialled`: on each of the flows `to`."""
        parcels = [Parcel(number, data) for number, data in enumerate(payloads, self._number + 1)]
        self._number += len(parcels)
        self.sent[sender] += len(parcels)
        listed = LISTED - to[-1][0].sent if to else len(parcels)
        if listed > 0:
            for number, data, *_ in parcels[:listed]:
                kept, size = data[:_KEPT], len(data)
                self._recorder.add(
                    DatagramSent(
                        number=number, by=sender, address=dialled[0], port=dialled[1], data=kept, size=size, ttl=ttl, inside=inside
                    )
                )
        full = self._holds > _MOST_HELD
        if full:
            parcels = [Parcel(number, b"", lost=True) for number, *_ in parcels]
        for flow, destination in to:
            flow.sent += len(parcels)
            flow.last = destination
            if len(payloads) == 1:
                self._note_repetition(flow, payloads[0])
            if flow.plain:  # nearly all of them, and there may be 30,000: without the calls that would come to the same
                flow.course.count += len(parcels)
                waits = bool(flow.waiting)
                self._holds += sum(len(parcel.data) for parcel in parcels)
                flow.waiting += [(parcel, destination) for parcel in parcels]
                if not waits and destination.inbox.room > 0:
                    self._hand_over_what_fits(flow)
                continue
            for parcel in parcels:
                self._enqueue(flow, [parcel] if full else flow.course.put(parcel.number, parcel.data), destination)

    def _note_repetition(self, flow: Flow, payload: bytes) -> None:
        """A sender that waits for answers sends again what was not answered in time."""
        back = self._flows.get((flow.receivers[0], (flow.sender,)))
        come = back.delivered if back is not None else 0
        flow.again += (payload, come) == flow.before and come > 0
        flow.before = (payload, come)

    def _enqueue(self, flow: Flow, parcels: list[Parcel], destination: Destination) -> None:
        rule = flow.course.rule
        for parcel in parcels:
            self._holds += len(parcel.data)
            if rule.hold or rule.burst:
                flow.held.append((parcel, destination))
            elif rule.delay:
                flow.due.append((clock.now() + rule.delay, parcel, destination))
            else:
                flow.waiting.append((parcel, destination))

    def carry(self) -> bool:
        """Hand over what may go on now: as much as its receiver has room for. True if anything went."""
        moved, self._seen = self._number != self._seen, self._number  # what has come in may have gone straight on
        return self.hand_over() or moved

    def hand_over(self) -> bool:
        """As `carry`, of what waits."""
        moved = False
        for flow in self._flows.values():
            while flow.due and flow.due[0][0] <= clock.now():
                _, parcel, destination = flow.due.popleft()
                flow.waiting.append((parcel, destination))
            if flow.waiting:
                moved = self._drain(flow) or moved
        return moved

    def next_due(self) -> float | None:
        due = [flow.due[0][0] for flow in self._flows.values() if flow.due]
        return min(due) if due else None

    def _drain(self, flow: Flow) -> bool:
        moved = False
        while flow.waiting and self._has_room(flow.waiting[0][1]):
            self._hand_over_what_fits(flow)
            moved = True
        return moved

    def _hand_over_what_fits(self, flow: Flow) -> None:
        """The next ones for one receiver, as many as it has room for."""
        destination, parcels = flow.waiting[0][1], []
        while flow.waiting and flow.waiting[0][1] is destination and destination.inbox.room > 0:
            parcels.append(flow.waiting.popleft()[0])
            destination.inbox.room -= len(parcels[-1].data) + _OVERHEAD
        self._hand_over(flow, destination, parcels)

    def _has_room(self, destination: Destination) -> bool:
        """The receiver's buffer has room for what it was given since it last had read everything, and one more."""
        if destination.inbox.room <= 0 and self._has_read(destination):
            destination.inbox.room = _BATCH
        return destination.inbox.room > 0

    def _has_read(self, destination: Destination) -> bool:
        """The receiver has taken everything that it was given: a datagram more finds room."""
        return all(row.unread == 0 for row in destination.host.tables.rows("udp") if row.port == destination.address[1])

    def _hand_over(self, flow: Flow, destination: Destination, parcels: Sequence[Parcel]) -> None:
        _, source, address, _, control = destination
        lost = 0
        nowhere: set[int] = set()
        for parcel in parcels:
            self._holds -= len(parcel.data)
            if parcel.lost:
                lost += 1
                continue
            try:
                if control and isinstance(source, socket.socket):
                    source.sendmsg([parcel.data], control, 0, address)
                else:
                    source.sendto(parcel.data, address)
            except OSError:
                if not _handed_over_anyhow(source, parcel.data, address):
                    nowhere.add(parcel.number)
        gone = len(parcels) - lost - len(nowhere)
        if isinstance(source, socket.socket):  # the kernel counts no other as datagrams
            self.own_sent[destination.host.name] += gone
        destination.host.handed_over += gone
        listed = LISTED - flow.delivered - flow.lost
        if listed > 0:
            for parcel in [parcel for parcel in parcels if parcel.number not in nowhere][:listed]:
                for receiver in flow.receivers:
                    self._recorder.add(_told(parcel, receiver))
        flow.delivered += gone
        flow.lost += lost

    def _hand_over_all(self, flow: Flow, several: Iterable[OnTheWay]) -> None:
        for destination, group in itertools.groupby(several, key=operator.itemgetter(1)):
            self._hand_over(flow, destination, [parcel for parcel, _ in group])

    def release(self, freeze: Callable[[str, bool], None]) -> bool:
        """All is still: hand over what waits for that, whether its receiver has room or not. True if anything went.

        `freeze(host name, True or False)` stops and continues the receiver's host while a burst is handed over.
        """
        moved = False
        for flow in self._flows.values():
            if flow.last is not None:
                self._enqueue(flow, flow.course.empty(), flow.last)
            if flow.course.rule.burst and flow.held:
                self._release_burst(flow, freeze)
                moved = True
            elif flow.waiting:
                self._hand_over_all(flow, flow.waiting)
                flow.waiting.clear()
                moved = True
        return moved

    def _release_burst(self, flow: Flow, freeze: Callable[[str, bool], None]) -> None:
        flow.alone = flow.alone + 1 if len(flow.held) == 1 else 0
        host = flow.held[0][1].host.name
        freeze(host, True)
        self._hand_over_all(flow, flow.held)
        flow.held.clear()
        freeze(host, False)
        if flow.alone == _LOCKSTEP:  # to hold 10,000 of them until all is still, one by one, would show nothing more, and take 20 s
            flow.follow(msgspec.structs.replace(flow.course.rule, burst=False))

    def tell_counts(self) -> None:
        """Record the flows that are too long to be listed."""
        for flow in self._flows.values():
            counts = (flow.sent, flow.delivered, flow.lost)
            if flow.sent > LISTED and counts != flow.told:
                flow.told = counts
                for receiver in flow.receivers:
                    sent, delivered, lost = counts
                    self._recorder.add(
                        DatagramsCounted(by=flow.sender, to=receiver, sent=sent, delivered=delivered, lost=lost, again=flow.again)
                    )


def _told(parcel: Parcel, receiver: str) -> DatagramLost | DatagramDelivered:
    if parcel.lost:
        return DatagramLost(number=parcel.number, to=receiver)
    return DatagramDelivered(number=parcel.number, to=receiver, instead=parcel.data[:_KEPT] if parcel.instead else None)


def _handed_over_anyhow(source: socket.socket | Outlet, data: bytes, address: tuple[str, int]) -> bool:
    """Hand over a datagram as coming from the socket's own address: no datagram comes from an address that means several hosts.

    False where the kernel takes it for this address in no way at all: then it has arrived nowhere.
    """
    try:
        source.sendto(data, address)
    except OSError:
        return False
    return True
