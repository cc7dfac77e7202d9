"""A program in the lab: its machine, its terminal, what it has printed and what it waits for."""

import signal
from typing import Protocol

from grader.lab import waits
from grader.lab.tables import Row
from grader.lab.terminal import Terminal
from grader.timeline import Socket, Wait, WaitKind

KEPT_HEAD, KEPT_TAIL = 64 << 10, 16 << 10  # bytes of one step's output that a timeline keeps
MOST_OUTPUT = 8 << 20  # bytes that a program may print in a play; one that prints 30,000 datagrams comes to 2 MiB
MOST_MEMORY = 768 << 20  # bytes resident on one host, all processes together


class Machine(Protocol):
    """What a program runs in: a sandbox on a host of its own, or a plain process."""

    proc: str
    folder: str  # where its files are, as it sees them itself
    first: int  # the program's own process, by the numbers of `proc`; the others are its children

    def status(self) -> int | None: ...
    def processes(self) -> list[str]: ...
    def started(self) -> bool: ...
    def signal_all(self, number: signal.Signals) -> None: ...
    def outer_pids(self) -> dict[str, int]: ...
    def end(self) -> None: ...


class Screen:
    """What a program printed since the last `take`, kept within bounds: its head, and its tail if there is more."""

    def __init__(self) -> None:
        self.total = 0
        self._head = bytearray()
        self._tail = bytearray()
        self._dropped = 0

    def add(self, data: bytes) -> None:
        self.total += len(data)
        room = KEPT_HEAD - len(self._head)
        self._head += data[:room]
        if len(data) > room:
            self._tail += data[max(room, 0) :]
            excess = len(self._tail) - KEPT_TAIL
            if excess > 0:
                self._dropped += excess
                del self._tail[:excess]

    def take(self) -> tuple[bytes, int, bytes]:
        """(head, bytes dropped after it, tail) since the last call."""
        taken = (bytes(self._head), self._dropped, bytes(self._tail))
        self._head, self._tail, self._dropped = bytearray(), bytearray(), 0
        return taken


class Program:
    """One running program. `host` is the name of its host."""

    def __init__(self, name: str, host: str, machine: Machine, terminal: Terminal) -> None:
        self.name = name
        self.host = host
        self.machine = machine
        self.terminal = terminal
        self.screen = Screen()
        self.status: int | None = None
        self.reported_end = False
        self.limit = ""
        self._started = False

    def look(self, names: dict[int, str]) -> tuple[waits.Blocked, ...] | None:
        """Every thread where it is blocked; empty once the program has ended; None while it can't be told or something runs."""
        if self.status is None:
            self.status = self.machine.status()
        if self.status is not None:
            return ()
        if not self._started:
            self._started = self.machine.started()
            if not self._started:
                return None
        if not self.machine.proc:
            return (waits.Blocked(0, 0, waits.UNREADABLE, (), ""),)
        seen = waits.threads(self.machine.proc, self.machine.processes(), names)
        if not any(blocked.process == self.machine.first for blocked in seen or ()):
            return None  # it has ended, whatever children it leaves: that is about to be told
        return seen

    def cpu_seconds(self) -> float:
        """CPU time that its living processes have used."""
        return sum(_stat(self.machine.proc, process)[0] for process in self.machine.processes())

    def memory(self) -> int:
        """Bytes resident, all its living processes."""
        return sum(_stat(self.machine.proc, process)[1] for process in self.machine.processes())

    def kill(self, limit: str = "") -> None:
        """End its machine now."""
        if self.status is None:
            self.limit = limit
            self.machine.signal_all(signal.SIGKILL)

    def tell_waits(self, look: tuple[waits.Blocked, ...], rows: list[Row], polling: frozenset[waits.Blocked]) -> tuple[Wait, ...]:
        """What each of its threads waits for, told from a look at a stillness."""
        if self.status is not None:
            return ()
        reader = waits.Reader(self.machine.proc, self.terminal.device, {row.inode: row for row in rows})
        return tuple(wait for number, blocked in enumerate(look) for wait in reader.waits(blocked, number, blocked in polling))

    def sockets(self, rows: list[Row]) -> tuple[Socket, ...]:
        """The sockets that its processes hold."""
        if self.status is not None:
            return ()
        own = waits.sockets_of(self.machine.proc, self.machine.processes())
        return tuple(
            Socket(row.protocol, row.state, row.address, row.port, row.remote_address, row.remote_port, row.unread, row.drops)
            for row in rows
            if row.inode in own
        )

    def end(self) -> None:
        self.machine.end()
        self.terminal.close()


def computing() -> tuple[Wait, ...]:
    """The waits of a program that does not stop computing."""
    return (Wait(on=WaitKind.COMPUTING),)


def _stat(proc: str, process: str) -> tuple[float, int]:
    try:
        with open(f"{proc}/{process}/stat") as file:
            words = file.read().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0, 0
    return (int(words[11]) + int(words[12])) / 100, int(words[21]) * 4096
