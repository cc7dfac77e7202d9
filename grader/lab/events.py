"""Writes the timeline of a play down as it happens, within bounds: what a play can make of it costs the grader that much and no more.

A stream is kept as its head and its tail in each step; of what lies between, how long it is, its digest, and which of
the play's own words have passed in it. A record as a whole has a bound, too, and tells what it left out.
"""

import msgspec

from grader.lab import clock
from grader.timeline import (
    AnyEvent,
    Closed,
    DatagramDelivered,
    DatagramLost,
    DatagramSent,
    Delivered,
    Dialled,
    Omitted,
    Printed,
    ProgramState,
    Sent,
    Still,
    Streamed,
)

HEAD, TAIL = 256 << 10, 16 << 10  # bytes of one direction of a connection that are kept of one step
ROOM = 8 << 20  # bytes of one play that its record keeps
_TICKS = 8192  # in a second: what `at` is rounded to. As a fraction of two it packs into half of what 0.1 ms would take
_OVERHEAD = 100  # bytes that an event takes beside its payload
_LISTED = (Sent, Delivered, DatagramSent, DatagramDelivered, DatagramLost, Dialled)  # a program alone says how many of these there are

_TURN = 2  # what one side says in a row counts as so many events: it leaves and arrives
_Way = type[Sent] | type[Delivered]


class _Middle:
    """What is not kept of one direction of a connection in one step: all between its head and its tail."""

    def __init__(self, words: tuple[bytes, ...]) -> None:
        import hashlib  # slow to import, and needed by hardly any play

        self._digest = hashlib.blake2b(digest_size=16)
        self._wanted = words
        self._overlap = max(map(len, words), default=1) - 1
        self._last = b""
        self._tail = bytearray()
        self._size = 0
        self._found: list[bytes] = []

    def add(self, data: bytes) -> None:
        missing = [word for word in self._wanted if word not in self._found]
        if missing:
            seen = self._last + data
            self._found += [word for word in missing if word in seen]
            self._last = seen[max(0, len(seen) - self._overlap) :]
        self._tail += data
        excess = len(self._tail) - TAIL
        if excess > 0:
            self._digest.update(memoryview(self._tail)[:excess])
            self._size += excess
            del self._tail[:excess]

    def told(self, way: _Way, connection: int, name: str) -> list[AnyEvent]:
        tail = bytes(self._tail)
        found = tuple(word for word in self._found if word not in tail)
        middle = Streamed(
            connection=connection,
            program=name,
            way="sent" if way is Sent else "delivered",
            size=self._size,
            digest=self._digest.hexdigest(),
            found=found,
        )
        last = Sent(connection=connection, by=name, data=tail) if way is Sent else Delivered(connection=connection, to=name, data=tail)
        return [middle, last] if self._size else [last]


class Recorder:
    """`events` in the order in which the lab saw them. `words` are the payloads of the play that are looked for in what is not kept.

    `happened` counts events, and `streamed` the bytes of connections, whether they are kept or not. `exchanged` counts
    events too, but of what one side sends in a row only the beginning: in how many pieces that arrives is the machine's
    affair.
    """

    def __init__(self, words: tuple[bytes, ...] = ()) -> None:
        self._began = clock.now()
        self.events: list[AnyEvent] = []
        self.happened = 0
        self.exchanged = 0
        self.pieces = 0
        self.streamed = 0
        self._words = tuple(dict.fromkeys(word for word in words if word))
        self._room = ROOM
        self._speaking: dict[int, str] = {}  # by connection, the program that sent last
        self._heads: dict[tuple[_Way, int, str], int] = {}  # bytes kept in this step
        self._middles: dict[tuple[_Way, int, str], _Middle] = {}
        self._omitted = self._omitted_bytes = 0
        self._last_still = -1

    def still(self, event: Still) -> Still:
        """Add a stillness; returns it as it stands in the record, to be replaced there by `explained`."""
        self._tell_middles()
        self._tell_omitted()
        self._heads.clear()
        self.add(event)
        self._last_still = len(self.events) - 1
        return event

    def explained(self, states: dict[str, ProgramState]) -> None:
        """Let the last stillness tell these states instead: the same, with source lines."""
        last = self.events[self._last_still]
        assert isinstance(last, Still)
        self.events[self._last_still] = msgspec.structs.replace(last, states=states)

    def printing(self, program: str, data: bytes) -> None:
        """A program has written this to its terminal: recorded with the stillness, when it is known what is kept of it."""

    def sent(self, connection: int, by: str, data: bytes) -> None:
        """Bytes left a program (or peer) on a connection."""
        self.pieces += 1
        if self._speaking.get(connection) != by:
            self._speaking[connection] = by
            self.exchanged += _TURN
        if self._fits(Sent, connection, by, data):
            self._keep(Sent(connection=connection, by=by, data=data))

    def delivered(self, connection: int, to: str, data: bytes) -> None:
        """The wire handed bytes over."""
        if self._fits(Delivered, connection, to, data):
            self._keep(Delivered(connection=connection, to=to, data=data))

    def _fits(self, way: _Way, connection: int, name: str, data: bytes) -> bool:
        """This much of a stream is kept as it is; else it is part of what lies between head and tail."""
        key = way, connection, name
        middle = self._middles.get(key)
        head = self._heads.get(key, 0) + len(data)
        self.streamed += len(data)
        if middle is None and head <= HEAD and len(data) + _OVERHEAD <= self._room:
            self._heads[key] = head
            return True
        if middle is None:
            middle = self._middles[key] = _Middle(self._words)
        middle.add(data)
        self.happened += 1
        return False

    def add(self, event: AnyEvent) -> None:
        """What else happened; a Sent and a Delivered are for `sent` and `delivered`."""
        self.exchanged += 1
        self._keep(event)

    def _keep(self, event: AnyEvent) -> None:
        self.happened += 1
        if isinstance(event, Closed) and self._middles:
            self._tell_middles(event.connection)  # whose end comes after all that it carried
        if isinstance(event, _LISTED):
            size = _OVERHEAD + len(getattr(event, "data", b""))
            if size > self._room:
                self._omitted += 1
                self._omitted_bytes += size - _OVERHEAD
                return
            self._room -= size
        elif isinstance(event, Printed):
            self._room -= len(event.data)  # of which each step keeps so much and no more
        self._write(event)

    def _write(self, event: AnyEvent) -> None:
        self.events.append(msgspec.structs.replace(event, at=round((clock.now() - self._began) * _TICKS) / _TICKS))

    def _tell_middles(self, connection: int | None = None) -> None:
        for key in [key for key in self._middles if connection in (None, key[1])]:
            for event in self._middles.pop(key).told(*key):
                self.add(event)

    def _tell_omitted(self) -> None:
        if self._omitted:
            self._write(Omitted(events=self._omitted, size=self._omitted_bytes))
            self._omitted = self._omitted_bytes = 0
