"""A program in the lab: its machine, its terminal, what it has printed and what it waits for."""

import itertools
import os
import signal
from typing import NamedTuple, Protocol

from grader.lab import waits
from grader.lab.cgroups import MOST_MEMORY
from grader.lab.sandbox import Limits
from grader.lab.tables import SocketLine
from grader.lab.terminal import Terminal
from grader.timeline import Socket, Wait, WaitKind

_ENDED = frozenset("ZX")  # states of a process that only its parent still knows
_TICKS, _PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
KEPT_HEAD, KEPT_TAIL = 64 << 10, 16 << 10  # bytes of one step's output that a timeline keeps
MOST_SOCKETS = 256  # of a program that a stillness tells of: as many as one process may have
MOST_OUTPUT = 8 << 20  # bytes that a program may print in a play; one that prints 30,000 datagrams comes to 2 MiB
MOST_LINES = 200_000  # likewise; of 30,000 datagrams, told in three lines each, there are 90,000
MOST_WRITES = 400_000  # likewise, each of a byte or more
FLOODED_BEFORE = 4  # a program that has come to one of these in another play has so much less of each
_MOST_LOOKS = 200  # at processes that do not come to rest, though the program's own one has ended
_MANY = 8  # processes, of each of which the kernel leaves out up to two hundredths of a second: 64 of them have computed for one by then
MOST_CPU = 5.0  # seconds of computing in a play, all processes of a program together, those that have ended too
MOST_CPU_KNOWN = 0.7  # where the same program has come to that in another play
# A program with so many processes is full, also while the kernel takes one or the other away. Forks that are refused hold memory of
# the kernel's for a while, so what such a program meets next is chance.
CROWD = Limits().processes - 8
CROWDED = 1.0  # CPU seconds of a program that is full and never rests: longer than 63 workers need to begin
CROWDED_KNOWN = 0.1  # where the same program has come to that in another play


class ResourceUsage(NamedTuple):
    """What the processes of a program use."""

    cpu: float  # seconds so far, of those that have ended too
    memory: int  # bytes resident; what processes share is counted once for each of them
    processes: int = 1  # that have not ended


class Machine(Protocol):
    """What a program runs in: a sandbox on a host of its own, or a plain process."""

    proc: str
    folder: str  # where its files are, as it sees them itself
    first: int  # the program's own process, by the numbers of `proc`; the others are its children
    heir: str  # the process there that waits for those whose parent has ended; "" where it is no part of the machine

    def status(self) -> int | None: ...
    def processes(self) -> list[str]: ...
    def started(self) -> bool: ...
    def end_what_is_left(self) -> None: ...
    def signal_all(self, number: signal.Signals) -> None: ...
    @property
    def grouped(self) -> bool: ...  # a control group bounds the memory of its host
    def overfull(self) -> bool: ...  # and has been full
    def kill(self) -> None: ...
    def outer_pids(self) -> dict[str, int]: ...
    def end(self) -> None: ...


class Screen:
    """What a program printed since the last `take`, kept within bounds: its head, and its tail if there is more."""

    def __init__(self) -> None:
        self.total = self.lines = 0
        self._head = bytearray()
        self._tail = bytearray()
        self._dropped = 0

    def add(self, data: bytes) -> None:
        self.total += len(data)
        self.lines += data.count(b"\n")
        room = KEPT_HEAD - len(self._head)
        self._head += data[:room]
        if len(data) > room:
            self._tail += data[max(room, 0) :]
            excess = len(self._tail) - KEPT_TAIL
            if excess > 0:
                self._dropped += excess
                del self._tail[:excess]

    def take(self) -> tuple[bytes, int, bytes]:
        """(head, bytes dropped after it, tail) since the last call.

        What is dropped is whole lines, where there are lines.
        """
        head, dropped, tail = bytes(self._head), self._dropped, bytes(self._tail)
        if dropped:
            head = head[: head.rfind(b"\n") + 1] or head
            tail = tail[tail.find(b"\n") + 1 :] or tail
            dropped += len(self._head) - len(head) + len(self._tail) - len(tail)
        self._head, self._tail, self._dropped = bytearray(), bytearray(), 0
        return head, dropped, tail


class RunningProgram:
    """One running program. `host` is the name of its host; `times_its_reads`: its source sets SO_RCVTIMEO."""

    def __init__(self, name: str, host: str, machine: Machine, terminal: Terminal, *, times_its_reads: bool = False) -> None:
        self.name = name
        self.host = host
        self.machine = machine
        self.terminal = terminal
        self._times_its_reads = times_its_reads
        self.screen = Screen()
        self.status: int | None = None
        self.reported_end = False
        self.limit = ""
        self.left = 0  # processes that went on when its own one had ended
        self._looks_at_left = 0
        self._killed = False
        self._started = False
        self._seen: tuple[waits.Blocked, ...] = ()
        self._listed: list[str] = []  # its processes at the last look that saw all of them
        self.typed = 0  # lines
        self._cpu = self._cpu_lost = 0.0  # seconds at the last look, and of zombies, whose parent has not waited for them
        self._crowded_at: float | None = None  # CPU seconds used when it was first seen full; None while it is not, or rests
        self.usage_due = 0.0  # when its computing and memory are worth a look again

    def look(self, names: dict[int, str]) -> tuple[waits.Blocked, ...] | None:
        """Every thread where it is blocked; empty once the program has ended; None while that can't be told."""
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
        if waits.runs(self.machine.proc, self.machine.first):
            return None
        processes = self._listed = self.machine.processes()
        if str(self.machine.first) not in processes:  # it has ended: that is about to be told
            self._see_what_is_left(processes, names)
            return None
        seen = waits.threads(self.machine.proc, processes, names)
        if seen is None or not any(blocked.process == self.machine.first for blocked in seen):
            return None
        self._seen = waits.as_before_a_stop(waits.with_hidden_bounds(seen) if self._times_its_reads else seen, self._seen)
        return self._seen

    def _see_what_is_left(self, processes: list[str], names: dict[int, str]) -> None:
        """Its own process has ended.

        Those that it has started are looked at until they rest: they may be about to end, too.
        """
        self._looks_at_left += 1
        if processes and self._looks_at_left < _MOST_LOOKS:
            blocked = waits.threads(self.machine.proc, processes, names)
            if not blocked:  # one runs, or has just ended
                return
            self.left = len({each.process for each in blocked})
        self.machine.end_what_is_left()

    @property
    def is_starting(self) -> bool:
        """It has not been executed yet, as far as it was looked at."""
        return self.status is None and not self._started

    def usage(self, *, at_rest: bool = False) -> ResourceUsage:
        """What it uses now, and the computing of all that it has started. `at_rest`: nothing of
        it has moved since it was looked at.

        What has ended counts with the process that has waited for it, the heir of those without a parent among them.
        Of others (SIGCHLD ignored) the last look counts.
        """
        processes = self._processes(at_rest)
        each = [_stat(self.machine.proc, process) for process in processes]
        cpu = sum(one.cpu for one in each)
        if len(processes) >= _MANY:
            cpu = sum(max(one.cpu, _ran(self.machine.proc, process)) for one, process in zip(each, processes, strict=True))
        if each and self.machine.heir:  # before there is any, what stands at that number is no part of the machine yet
            cpu += _stat(self.machine.proc, self.machine.heir, own=False).cpu
        self._cpu_lost += max(0.0, self._cpu - cpu)
        self._cpu = cpu
        usage = ResourceUsage(cpu + self._cpu_lost, sum(one.memory for one in each), sum(one.processes for one in each))
        if at_rest or usage.processes < CROWD:
            self._crowded_at = None
        elif self._crowded_at is None:
            self._crowded_at = usage.cpu
        return usage

    def _processes(self, at_rest: bool) -> list[str]:
        return self._listed if at_rest and self._listed else self.machine.processes()

    def scheduled(self) -> float:
        """Seconds that its threads have computed or have waited for a CPU, as far as they live; 0 where the kernel does not tell."""
        return sum(_scheduled(self.machine.proc, process) for process in self.machine.processes())

    @property
    def is_full(self) -> bool:
        """It had as many processes as there may be when its usage was last told, and did not rest."""
        return self._crowded_at is not None

    def limit_of(self, what: str) -> str:
        """The limit that its processes have met together: memory or CPU, or that there are too many of them."""
        return "processes" if self.is_full else what

    def crowds(self, cpu: float, *, known: bool) -> bool:
        """It goes on and on with all the processes that there may be.

        `known`: it has in another play, too.
        """
        return self._crowded_at is not None and cpu - self._crowded_at >= (CROWDED_KNOWN if known else CROWDED)

    def fills_memory(self, resident: int, in_sockets: int = 0) -> bool:
        """It holds more than a host has, `resident` being what its processes come to.

        Forked processes share most of what each of them holds, so the dearer question is
        asked where the cheap one says yes.
        """
        if self.machine.overfull():
            return True
        if resident + in_sockets <= MOST_MEMORY:
            return False
        return in_sockets + sum(_share(self.machine.proc, process) for process in self.machine.processes()) > MOST_MEMORY

    def floods(self, *, known: bool) -> bool:
        """It has printed more than a play has room for, and is not being ended.

        `known`: it has in another play, too.
        """
        share = FLOODED_BEFORE if known else 1
        return not self.limit and (self.screen.total > MOST_OUTPUT // share or self.screen.lines > MOST_LINES // share)

    def trickles(self, *, known: bool) -> bool:
        """It has written more often than a play has room for.

        Writes of ended processes, or where the kernel counts none, do not count.
        """
        most = MOST_WRITES // (FLOODED_BEFORE if known else 1)
        if self.limit or self.screen.total <= most:  # it can't have been so many, of a byte each
            return False
        return sum(_writes(self.machine.proc, process) for process in self.machine.processes()) > most

    def kill(self, limit: str = "") -> None:
        """End its machine now; its status tells a little later."""
        if self.status is None and not self._killed:
            self.limit = limit
            self._killed = True
            self.machine.kill()

    @property
    def is_ending(self) -> bool:
        """Its machine has been ended, and is not gone yet: what it held open still is, and it sleeps as before."""
        return self._killed and self.status is None

    def tell_waits(self, look: tuple[waits.Blocked, ...], rows: list[SocketLine]) -> tuple[Wait, ...]:
        """What each of its threads waits for, read from a process that still stands as it was looked at."""
        if self.status is not None:
            return ()
        reader = waits.Reader(self.machine.proc, self.terminal.device, {row.inode: row for row in rows})
        numbers = {process: number for number, process in enumerate(dict.fromkeys(blocked.process for blocked in look))}
        return tuple(wait for number, blocked in enumerate(look) for wait in reader.waits(blocked, number, numbers[blocked.process]))

    def sockets(self, rows: list[SocketLine], *, at_rest: bool = False) -> tuple[Socket, ...]:
        """The sockets that its processes hold, `MOST_SOCKETS` of them at most; those that listen come first.

        `at_rest`: as `usage`.
        """
        if self.status is not None:
            return ()
        own = waits.sockets_of(self.machine.proc, self._processes(at_rest))
        return tuple(
            Socket(row.protocol, row.state, row.address, row.port, row.remote_address, row.remote_port, row.unread, row.drops)
            for row in itertools.islice((row for row in rows if row.inode in own), MOST_SOCKETS)
        )

    def end(self) -> None:
        self.machine.end()
        self.terminal.close()


def computing() -> tuple[Wait, ...]:
    """The waits of a program that does not stop computing."""
    return (Wait(on=WaitKind.COMPUTING),)


def _stat(proc: str, process: str, *, own: bool = True) -> ResourceUsage:
    """What a process uses; not its `own` computing, but that of those that it has waited for."""
    try:
        words = waits.read(f"{proc}/{process}/stat").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ResourceUsage(0.0, 0, 0)
    cpu = sum(int(word) for word in words[11 if own else 13 : 15]) / _TICKS
    return ResourceUsage(cpu, int(words[21]) * _PAGE, int(words[0] not in _ENDED))


def _scheduled(proc: str, process: str) -> float:
    """Of all threads of a process (/proc/PID/task/TID/schedstat, Documentation/scheduler/sched-stats.rst)."""
    try:
        threads = os.listdir(f"{proc}/{process}/task")
        return sum(sum(map(int, waits.read(f"{proc}/{process}/task/{thread}/schedstat").split()[:2])) for thread in threads) / 1e9
    except OSError:
        return 0.0


def _ran(proc: str, process: str) -> float:
    """Seconds that a process's first thread has computed, to the nanosecond."""
    try:
        return int(waits.read(f"{proc}/{process}/schedstat").split()[0]) / 1e9
    except (OSError, IndexError):
        return 0.0


def _writes(proc: str, process: str) -> int:
    """How often it has written to a file, a terminal or a pipe (proc_pid_io(5))."""
    try:
        return int(waits.read(f"{proc}/{process}/io").partition("syscw:")[2].split()[0])
    except (OSError, IndexError):
        return 0


def _share(proc: str, process: str) -> int:
    """Bytes that a process holds, with its share of what it has in common with others (proc_pid_smaps(5), Pss)."""
    try:
        with open(f"{proc}/{process}/smaps_rollup") as file:
            for line in file:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) << 10
    except (FileNotFoundError, ProcessLookupError):
        return 0
    except PermissionError:
        pass  # made itself non-dumpable
    return _stat(proc, process).memory
