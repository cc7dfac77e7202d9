"""Watches what a test has started: its whole tree of processes, and the namespaces that they live in."""

import contextlib
import os
import select
import threading
from collections.abc import Callable, Iterator, Set
from pathlib import Path

from grader.lab.clock import now
from grader.lab.waits import descendants

_KINDS = ("net", "pid", "mnt", "user", "ipc", "uts")
BOUND = 30.0  # seconds; a guard, not a measure


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Return as soon as `condition()` holds; fail if it does not within the bound."""
    guard = now() + BOUND
    never = threading.Event()
    while not condition():
        assert now() < guard, f"{what} did not come about within {BOUND:.0f} s"
        never.wait(0.005)


def tree(root: int) -> set[int]:
    """All processes below `root`."""
    return set(descendants(root)) - {root}


def runs(root: int, *words: str) -> bool:
    """A process below `root` has been started with each of these words on its command line, those after a ! left out."""
    wanted, unwanted = [word for word in words if word[0] != "!"], [word[1:] for word in words if word[0] == "!"]
    lines = map(_command_line, tree(root))
    return any(all(word.encode() in line for word in wanted) and not any(word.encode() in line for word in unwanted) for line in lines)


def _command_line(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


class Trace:
    """What lived below a process at one moment, but for `others`; afterwards it can be told whether anything of it is left.

    It holds the namespaces open: the kernel gives the number of one that has gone to the next, which is another test's.
    """

    def __init__(self, root: int, others: Set[int] = frozenset()) -> None:
        self._ends: dict[int, int] = {}  # pidfd to process
        self.namespaces = set(_namespaces("self"))
        self._held: list[int] = []
        for process in tree(root) - others:
            with contextlib.suppress(ProcessLookupError):
                self._ends[os.pidfd_open(process)] = process
                self._hold(process)
        self.namespaces -= set(_namespaces("self"))

    def _hold(self, process: int) -> None:
        for kind in _KINDS:
            with contextlib.suppress(OSError):  # another user's, or gone
                held = os.open(f"/proc/{process}/ns/{kind}", os.O_RDONLY | os.O_CLOEXEC)
                name = os.readlink(f"/proc/self/fd/{held}")
                if name in self.namespaces:
                    os.close(held)
                else:
                    self._held.append(held)
                    self.namespaces.add(name)

    def __len__(self) -> int:
        return len(self._ends)

    def wait_until_gone(self) -> None:
        """Every process has ended, and nothing else lives in their namespaces."""
        poll = select.poll()
        for fd in self._ends:
            poll.register(fd, select.POLLIN)
        guard = now() + BOUND
        while self._ends:
            ended = poll.poll(max(0.0, guard - now()) * 1000)
            assert ended, f"still there: {[_command_line(process) for process in self._ends.values()]}"
            for fd, _ in ended:
                poll.unregister(fd)
                os.close(fd)
                del self._ends[fd]
        # what was started after this trace was taken, or is just being killed by the kernel
        wait_until(
            lambda: not any(self.namespaces & set(_namespaces(process)) for process in living()), "the end of all in their namespaces"
        )
        while self._held:
            os.close(self._held.pop())


def living() -> Iterator[str]:
    """All processes but those that have ended and only wait to be reaped."""
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError):
                if Path(f"/proc/{name}/stat").read_text(errors="replace").rpartition(")")[2].split()[0] not in "ZX":
                    yield name


def _namespaces(process: str) -> Iterator[str]:
    for kind in _KINDS:
        with contextlib.suppress(OSError):  # another user's, or gone
            yield os.readlink(f"/proc/{process}/ns/{kind}")
