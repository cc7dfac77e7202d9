"""What every thread of a program is blocked in, read from /proc (proc_pid_syscall(5)); nothing is stopped or traced.

`Looker` looks into one process tree. A look is either None (something runs, or can't be read yet) or a tuple of
`Blocked`, one a thread; two equal looks with nothing carried in between mean that nothing moved.
"""

import os
import re
import signal
import struct
import sys
from typing import NamedTuple

from grader.lab import clock
from grader.lab.tables import SocketLine
from grader.timeline import Wait, WaitKind

_READS = frozenset({"read", "readv", "recvfrom", "recvmsg", "recvmmsg"})
_SENDS = frozenset({"write", "writev", "sendto", "sendmsg"})
_ACCEPTS = frozenset({"accept", "accept4"})
_CHILDREN = frozenset({"wait4", "waitid"})
_SLEEPS = frozenset({"nanosleep", "clock_nanosleep"})
_POLLIN, _EPOLLIN = 1, 1
_FUTEX_COMMAND, _FUTEX_WAIT, _FUTEX_BY_THE_WALL = 0x7F, 0, 0x100
_CLOCK_REALTIME = 0
_TIMER_ABSTIME = 1
_MAX_FDS = 1024
_MOST_TOLD = 64  # things that one thread is told to wait for
UNREADABLE = "unreadable"  # in place of a call's name
STUCK = "stuck"  # likewise: asleep and not to be woken (on a disk's answer, mostly), or held by a debugger; that may end at any moment
_FORKS = frozenset({"vfork", "clone", "clone3"})  # vfork(2): the parent sleeps until its child executes a program or ends
_CLONE_VFORK = 0x4000
_RESTARTED = "restart_syscall"  # the way back into poll, futex or nanosleep for a thread that was stopped there
_TTY_MAJOR_5 = os.makedev(5, 0)  # /dev/tty
_ALARM = 1 << (signal.SIGALRM - 1)  # in a mask of signals
UNSTOPPABLE = _FORKS | {STUCK}  # a thread in one of these takes no signal, and no debugger can attach to it


class Blocked(NamedTuple):
    """One thread, asleep in a system call. Equal in two looks: it did not move."""

    process: int
    thread: int
    call: str
    arguments: tuple[int, ...]
    switches: str  # "voluntary_ctxt_switches: 12 nonvoluntary_ctxt_switches: 3", as the kernel writes it
    alarm: bool = False  # a handler for SIGALRM may be called here, or SO_RCVTIMEO ends it: if that is set, and to when, is shown nowhere

    @property
    def place(self) -> tuple[int, int, str, tuple[int, ...]]:
        """What stays the same when a thread wakes and comes back to the same wait."""
        return (self.process, self.thread, self.call, self.arguments[:2])


def runs(proc: str, process: int) -> bool:
    """The first thread of a process is running at this moment: that not all is still is known by that."""
    try:
        return read(f"{proc}/{process}/syscall").startswith("running")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return False


def call_of(proc: str, process: int) -> int | None:
    """The number of the system call in which a process's first thread is asleep; None where it runs, is gone, or may not be looked at."""
    try:
        word = read(f"{proc}/{process}/syscall").partition(" ")[0]
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return None
    return int(word) if word.isdecimal() else None


def threads(proc: str, processes: list[str], names: dict[int, str]) -> tuple[Blocked, ...] | None:
    """A look at all threads of `processes` under `proc` (a mounted /proc); None while any of them is not asleep."""
    seen = []
    try:
        for process in processes:
            base = f"{proc}/{process}/task"
            for thread in os.listdir(base):
                blocked = _thread(f"{base}/{thread}", int(process), int(thread), names)
                if blocked is None:
                    return None
                if blocked.call:
                    seen.append(blocked)
    except (FileNotFoundError, ProcessLookupError):
        return None
    return tuple(sorted(seen))


def with_hidden_bounds(look: tuple[Blocked, ...]) -> tuple[Blocked, ...]:
    """`look` at a program that sets SO_RCVTIMEO (socket(7)): any of its reads may have a bound, which is no argument of the call."""
    return tuple(blocked._replace(alarm=True) if blocked.call in _READS | _ACCEPTS else blocked for blocked in look)


def as_before_a_stop(look: tuple[Blocked, ...], before: tuple[Blocked, ...]) -> tuple[Blocked, ...]:
    """`look` with the calls in which its threads stood `before` they were stopped, where they have gone back to them.

    Of a thread that has (restart_syscall(2)) the kernel does not show into which call. The program itself has done
    nothing in between, so the call's arguments still hold.
    """
    if not any(blocked.call == _RESTARTED for blocked in look):
        return look
    known = {(blocked.process, blocked.thread): blocked for blocked in before}
    return tuple(_as_before(blocked, known.get((blocked.process, blocked.thread), blocked)) for blocked in look)


def _as_before(blocked: Blocked, before: Blocked) -> Blocked:
    return blocked._replace(call=before.call, arguments=before.arguments) if blocked.call == _RESTARTED else blocked


def _thread(base: str, process: int, thread: int, names: dict[int, str]) -> Blocked | None:
    status = read(f"{base}/status")
    state = status.partition("\nState:\t")[2][:1]
    if state in ("Z", "X"):
        return Blocked(process, thread, "", (), "")
    if state == "R":
        return None
    switches = status[status.rfind("\nvoluntary_ctxt_switches:") :]
    try:
        words = read(f"{base}/syscall").split()
    except PermissionError:  # made itself non-dumpable: nothing certain can be said
        return Blocked(process, thread, UNREADABLE, (), switches)
    if words[0] == "running":
        return None
    number = int(words[0])
    if state in ("D", "t") and not _waits_for_its_child(base, names.get(number, ""), words):
        return Blocked(process, thread, STUCK, (), switches)
    if number < 0:  # blocked, but not in a system call (a page fault, a stop)
        return Blocked(process, thread, "none", (), switches)
    alarm = process == thread and _handles_alarm(status)
    return Blocked(process, thread, names.get(number, str(number)), tuple(int(word, 16) for word in words[1:7]), switches, alarm)


def _waits_for_its_child(base: str, call: str, words: list[str]) -> bool:
    """It has forked, and sleeps until its child has executed a program or ended (clone(2), CLONE_VFORK): other forks rest nowhere."""
    if call not in _FORKS or call == "vfork":
        return call == "vfork"
    flags = int(words[1], 16)
    if call == "clone3":  # which is given where its flags stand
        try:
            fd = os.open(f"{base}/mem", os.O_RDONLY)
        except OSError:
            return False
        try:
            flags = int.from_bytes(os.pread(fd, 8, flags), sys.byteorder)
        except (OSError, OverflowError):
            return False
        finally:
            os.close(fd)
    return bool(flags & _CLONE_VFORK)


def _handles_alarm(status: str) -> bool:
    """Its main thread, which is the one that Python calls handlers in, has one for SIGALRM."""
    return bool(int(status.partition("\nSigCgt:\t")[2][:16], 16) & _ALARM)


def read(path: str) -> str:
    """A short file of /proc; `open` would put layers on it that take longer than the kernel does."""
    fd = os.open(path, os.O_RDONLY)
    try:
        return os.read(fd, 4096).decode("ascii", "replace")
    finally:
        os.close(fd)


class Reader:
    """Tells what a blocked thread waits for, from its memory and descriptors. `terminal` is the device of its keyboard."""

    def __init__(self, proc: str, terminal: int, sockets: dict[int, SocketLine]) -> None:
        self._proc = proc
        self._terminal = terminal
        self._sockets = sockets  # by inode

    def waits(self, blocked: Blocked, number: int, process: int = 0) -> tuple[Wait, ...]:
        """What thread `number` of its program, in `process` of it, waits for: one Wait for each thing, all with its call and bound."""
        try:
            kinds, seconds = self._decode(blocked)
        except (OSError, OverflowError, ValueError, struct.error):  # it has moved on, or an argument is no pointer, length or descriptor
            kinds, seconds = [(WaitKind.OTHER, None)], None
        return tuple(
            Wait(on=kind, call=blocked.call, seconds=seconds, port=port, thread=number, process=process, alarm=blocked.alarm)
            for kind, port in kinds
        )

    def _decode(self, blocked: Blocked) -> tuple[list[tuple[WaitKind, int | None]], float | None]:
        call, a = blocked.call, blocked.arguments
        if call in _READS or call in _ACCEPTS:
            return [self._descriptor(blocked, a[0])], None
        if call in _SENDS or call == "connect":
            return [(WaitKind.SENDING, None)], None
        if call in _CHILDREN or call in _FORKS:
            return [(WaitKind.CHILD, None)], None
        if call in _SLEEPS:
            return [(WaitKind.SLEEP, None)], self._sleep(blocked)
        if call == "futex":
            return [(WaitKind.THREAD, None)], self._futex(blocked)
        if call == "rt_sigtimedwait":
            return [(WaitKind.OTHER, None)], self._timespec(blocked, a[2])
        if call in ("pause", "rt_sigsuspend"):
            return [(WaitKind.OTHER, None)], None
        if call in ("poll", "ppoll"):
            seconds = _milliseconds(a[2]) if call == "poll" else self._timespec(blocked, a[2])
            return self._several(blocked, self._poll_fds(blocked)), seconds
        if call in ("select", "pselect6"):
            unit = 1e-6 if call == "select" else 1e-9
            return self._several(blocked, self._select_fds(blocked)), self._timespec(blocked, a[4], unit)
        if call.startswith("epoll"):
            seconds = self._timespec(blocked, a[3]) if call == "epoll_pwait2" else _milliseconds(a[3])
            return self._several(blocked, self._epoll_fds(blocked)), seconds
        return [(WaitKind.OTHER, None)], None

    def _several(self, blocked: Blocked, fds: list[int]) -> list[tuple[WaitKind, int | None]]:
        found = [self._descriptor(blocked, fd) for fd in fds]
        told = [item for item in dict.fromkeys(found) if item[0] is not WaitKind.OTHER]
        if told:
            return told[:_MOST_TOLD]
        return [(WaitKind.OTHER if fds else WaitKind.SLEEP, None)]

    def _descriptor(self, blocked: Blocked, fd: int) -> tuple[WaitKind, int | None]:
        path = f"{self._proc}/{blocked.process}/fd/{_signed(fd)}"
        link = os.readlink(path)
        if link.startswith("socket:["):
            row = self._sockets.get(int(link[8:-1]))
            if row is None:  # a UDP socket that is bound to nothing stands in no table, nor does a Unix socket: asyncio's own, a socketpair
                protocol = os.getxattr(path, "system.sockprotoname")
                return (WaitKind.DATAGRAM if protocol.startswith(b"UDP") else WaitKind.OTHER, None)
            if row.protocol == "udp":
                return (WaitKind.DATAGRAM, row.port)
            return (WaitKind.CONNECTION if row.state == "listen" else WaitKind.DATA, row.port)
        device = os.stat(path).st_rdev
        if device and device in (self._terminal, _TTY_MAJOR_5):
            return (WaitKind.KEYBOARD, None)
        return (WaitKind.OTHER, None)

    def _memory(self, blocked: Blocked, address: int, size: int) -> bytes:
        fd = os.open(f"{self._proc}/{blocked.process}/mem", os.O_RDONLY)
        try:
            return os.pread(fd, size, address)
        finally:
            os.close(fd)

    def _timespec(self, blocked: Blocked, address: int, unit: float = 1e-9) -> float | None:
        if address == 0:
            return None
        whole, fraction = struct.unpack("=qq", self._memory(blocked, address, 16))
        return max(0.0, float(whole) + float(fraction) * unit)  # the program may have written there since

    def _sleep(self, blocked: Blocked) -> float | None:
        if blocked.call == "nanosleep":
            return self._timespec(blocked, blocked.arguments[0])
        seconds = self._timespec(blocked, blocked.arguments[2])
        if seconds is not None and blocked.arguments[1] & _TIMER_ABSTIME:
            return _left(seconds, blocked.arguments[0] == _CLOCK_REALTIME)
        return seconds

    def _futex(self, blocked: Blocked) -> float | None:
        seconds = self._timespec(blocked, blocked.arguments[3])
        if seconds is not None and blocked.arguments[1] & _FUTEX_COMMAND != _FUTEX_WAIT:
            return _left(seconds, bool(blocked.arguments[1] & _FUTEX_BY_THE_WALL))  # FUTEX_WAIT_BITSET takes a deadline
        return seconds

    def _poll_fds(self, blocked: Blocked) -> list[int]:
        address, count = blocked.arguments[0], min(blocked.arguments[1], _MAX_FDS)
        raw = self._memory(blocked, address, 8 * count)
        return [fd for fd, events, _ in struct.iter_unpack("=ihh", raw) if events & _POLLIN and fd >= 0]

    def _select_fds(self, blocked: Blocked) -> list[int]:
        count, address = min(blocked.arguments[0], _MAX_FDS), blocked.arguments[1]
        if address == 0:
            return []
        bits = int.from_bytes(self._memory(blocked, address, (count + 63) // 64 * 8), "little")
        return [fd for fd in range(count) if bits >> fd & 1]

    def _epoll_fds(self, blocked: Blocked) -> list[int]:
        text = read(f"{self._proc}/{blocked.process}/fdinfo/{blocked.arguments[0]}")
        pairs = re.findall(r"^tfd:\s*(\d+)\s+events:\s*([0-9a-f]+)", text, re.MULTILINE)
        return sorted(int(fd) for fd, events in pairs if int(events, 16) & _EPOLLIN)  # the kernel lists them in any order


def _left(deadline: float, by_the_wall: bool) -> float:
    """Seconds until a deadline, which is told by one of two clocks."""
    return max(0.0, deadline - (clock.wall() if by_the_wall else clock.kernels()))


def _signed(value: int) -> int:
    """A C int that /proc shows as an unsigned 64-bit word."""
    return struct.unpack("=i", struct.pack("=I", value & 0xFFFFFFFF))[0]  # type: ignore[no-any-return]


def _milliseconds(value: int) -> float | None:
    number = _signed(value)
    return None if number < 0 else number / 1000


def sockets_of(proc: str, processes: list[str]) -> set[int]:
    """Inodes of the sockets that these processes hold open."""
    inodes = set()
    for process in processes:
        try:
            folder = f"{proc}/{process}/fd"
            links = [os.readlink(f"{folder}/{fd}") for fd in os.listdir(folder)]
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        inodes |= {int(link[8:-1]) for link in links if link.startswith("socket:[")}
    return inodes


def descendants(first: int) -> list[int]:
    """A process and all that descend from it, by the numbers of this process's own /proc."""
    found, rest = [], [first]
    while rest:
        process = rest.pop()
        found.append(process)
        try:
            for thread in os.listdir(f"/proc/{process}/task"):
                with open(f"/proc/{process}/task/{thread}/children") as file:
                    rest += [int(word) for word in file.read().split()]
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found
