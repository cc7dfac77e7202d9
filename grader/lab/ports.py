"""The ports of the bare machine, which all processes share: which of a play's are still taken, and by which process."""

import os
from collections.abc import Iterable

from grader.errors import LabError
from grader.lab.tables import SocketLine, Tables
from grader.lab.waits import descendants
from grader.timeline import Exited, Printed, Timeline

HAS_PROC = os.path.exists("/proc/self/syscall")  # without it neither the state of ports nor what a program waits for can be read
LONGEST_TIME_WAIT = 70.0  # seconds: Linux keeps the end of a connection for 60 (TCP_TIMEWAIT_LEN)
_TAKEN = b"Address already in use"  # as Python, and the C library, say it


def in_time_wait(ports: frozenset[int]) -> bool:
    """A connection of the play before still lies about at one of these ports: a server without SO_REUSEADDR can't bind it."""
    return any(row.inode == 0 and row.state != "syn-recv" and row.port in ports for row in _rows("tcp"))


def check_free(ports: Iterable[int]) -> None:
    """Raises LabError, with the reason `port-held`, where another process of this machine has taken one of them."""
    for port in ports:
        if (holder := _holder(port)) is not None:
            raise LabError(f"port-held:{port}, {holder}")


def check_not_taken(timeline: Timeline, ports: frozenset[int]) -> None:
    """As `check_free`, after a play in which a program could not bind its port. `ports` are the numbers that might be it."""
    ended = {event.program for event in timeline.events if isinstance(event, Exited) and event.status != 0}
    if any(isinstance(event, Printed) and event.program in ended and _TAKEN in event.data for event in timeline.events):
        check_free(sorted(ports))


def _rows(*protocols: str) -> list[SocketLine]:
    tables = Tables.open()
    try:
        return [row for protocol in protocols for row in tables.rows(protocol, whole=True)]
    finally:
        tables.close()


def _holder(port: int) -> str | None:
    """The process that listens there, or has a datagram socket there: its name and number. None where none has, or one of our own."""
    inodes = {row.inode for row in _rows("tcp", "udp") if row.port == port and row.state in ("listen", "")}
    if not inodes:
        return None
    sockets = {f"socket:[{inode}]" for inode in inodes}
    for process in (int(name) for name in os.listdir("/proc") if name.isdecimal()):
        if sockets.intersection(_open_in(process)):
            return None if process in descendants(os.getpid()) else f"{_name(process)} ({process})"
    return "?"  # another user's


def _open_in(process: int) -> list[str]:
    found = []
    try:
        for fd in os.listdir(f"/proc/{process}/fd"):
            try:
                found.append(os.readlink(f"/proc/{process}/fd/{fd}"))
            except OSError:
                continue  # closed meanwhile
    except OSError:
        pass  # another user's, or gone
    return found


def _name(process: int) -> str:
    try:
        with open(f"/proc/{process}/comm", encoding="utf-8", errors="replace") as file:
            return file.read().strip()
    except OSError:
        return "?"
