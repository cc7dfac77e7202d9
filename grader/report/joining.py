"""Events that belong together, joined: output in pieces, bytes and datagrams with their delivery."""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from grader.timeline import AnyEvent, DatagramDelivered, DatagramLost, DatagramSent, Delivered, Printed, Sent, StepBegan, Still


class Carried(NamedTuple):
    """Bytes that left one side and at once reached the other."""

    connection: int
    by: str
    to: str
    data: bytes


class Flown(NamedTuple):
    """A datagram and what became of it before the next stillness."""

    sent: DatagramSent
    delivered: tuple[str, ...]
    lost: tuple[str, ...]


Joined = AnyEvent | Carried | Flown


def joined(events: tuple[AnyEvent, ...]) -> Iterator[Joined]:
    """The events, neighbouring output joined, and what was sent with its delivery where that followed at once."""
    used: set[int] = set()
    stretches = _stretches(events)
    fates: dict[tuple[int, int], list[int]] = {}  # of datagrams, by stretch and number
    for index, event in enumerate(events):
        if isinstance(event, DatagramDelivered | DatagramLost):
            fates.setdefault((stretches[index], event.number), []).append(index)
    for index, event in enumerate(events):
        if index in used:
            continue
        match event:
            case Printed():
                yield _joined_output(event, index, events, used)
            case Sent():
                yield _joined_bytes(event, index, events, used)
            case DatagramSent():
                own = [i for i in fates.get((stretches[index], event.number), []) if i > index]
                used.update(own)
                delivered = tuple(e.to for i in own if isinstance(e := events[i], DatagramDelivered))
                yield Flown(event, delivered, tuple(e.to for i in own if isinstance(e := events[i], DatagramLost)))
            case _:
                yield event


def _joined_output(event: Printed, index: int, events: tuple[AnyEvent, ...], used: set[int]) -> Printed:
    data = [event.data]
    for later in range(index + 1, len(events)):
        other = events[later]
        if not isinstance(other, Printed):
            break
        if other.program == event.program and later not in used:
            data.append(other.data)
            used.add(later)
    return Printed(at=event.at, program=event.program, data=b"".join(data))


def _joined_bytes(event: Sent, index: int, events: tuple[AnyEvent, ...], used: set[int]) -> Joined:
    for later in _until_still(index, events):
        other = events[later]
        if isinstance(other, Sent) and other.connection == event.connection and other.by == event.by:
            break
        if isinstance(other, Delivered) and other.connection == event.connection and other.to != event.by:
            if other.data != event.data or later in used:
                break
            used.add(later)
            return Carried(event.connection, event.by, other.to, event.data)
    return event


def _until_still(index: int, events: tuple[AnyEvent, ...]) -> Iterator[int]:
    for later in range(index + 1, len(events)):
        if isinstance(events[later], Still | StepBegan):
            return
        yield later


def _stretches(events: tuple[AnyEvent, ...]) -> list[int]:
    """Of each event, how many stillnesses and steps came before it."""
    return list(accumulate(isinstance(event, Still | StepBegan) for event in events))
