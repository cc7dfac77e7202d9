"""The lab's network and machines on a bare machine: no namespaces, no wire, hardly anything that confines.

The same interface as `HostsNetwork` and `Sandboxed`, for systems without namespaces. A process alone has its limits;
what many of them take together, the disk and the rest of the machine are open to them. Programs share the loopback;
the grader neither sees nor changes what they send each other. With /proc it still knows what they wait for; without,
a program that has been quiet for a while counts as still, and nothing is said about what it waits for.
"""

import collections
import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from grader.lab import clock, sandbox, waits, world
from grader.lab.events import Recorder
from grader.lab.host import Host
from grader.lab.network import Accounts, Sockets
from grader.lab.ports import HAS_PROC
from grader.lab.programs import RunningProgram
from grader.lab.tables import SocketLine, Tables, under_way
from grader.lab.terminal import Terminal
from grader.spec.model import WireRule
from grader.timeline import Counters

_FOLDERS = "grader-plain-"
_QUIET = 0.3 if not HAS_PROC else 0.03  # seconds without any sign of life; with /proc two equal looks come on top


def sweep() -> None:
    """Take away what plays left that were killed. The caller holds what only one play at a time can hold."""
    import shutil
    import tempfile

    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDERS}*"):
        shutil.rmtree(folder, ignore_errors=True)  # another user's stays


class PlainNetwork:
    """The machine's own network, as one big host."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        import tempfile  # slow to import, and not needed with hosts

        self._folder = Path(tempfile.mkdtemp(prefix=_FOLDERS))
        self._tables = Tables.open() if HAS_PROC else Tables({})
        self._programs: dict[str, RunningProgram] = {}
        self._quiet_since = clock.now()
        self._events = -1
        self._numbers = 0
        self._sent: collections.Counter[str] = collections.Counter()  # datagrams by sender

    def place(self, name: str, files: dict[str, bytes], beside: str | None) -> Host:
        folder = self._folder / (beside or name)
        for path, content in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return Host(name, -1, self._tables, folder)

    @property
    def sockets(self) -> Sockets:
        return self

    @property
    def datagrams(self) -> Accounts:
        return self

    def tcp_to(self, host: Host, address: str, port: int) -> socket.socket:
        made = _unblocking(socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM))
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        made.connect_ex((address, port))
        return made

    def udp_socket(self, host: Host, family: int = socket.AF_INET) -> socket.socket:
        return _unblocking(socket.socket(family, socket.SOCK_DGRAM))

    def next_number(self, sender: str) -> int:
        self._numbers += 1
        self._sent[sender] += 1
        return self._numbers

    def note_own(self, host: str, sent: int = 0, received: int = 0) -> None:
        """Does nothing: without namespaces the kernel's counts are the whole machine's, not one program's."""

    @contextlib.contextmanager
    def inside(self, host: Host) -> Iterator[None]:
        yield

    def admit(self, program: RunningProgram, host: Host) -> None:
        self._programs[program.name] = program

    def set_rules(self, rules: tuple[WireRule, ...]) -> None:
        """There is no wire; scenarios that need one are not run here."""

    def carry(self) -> bool:
        return False

    def next_due(self) -> float | None:
        return None

    def owed(self) -> frozenset[str]:
        return frozenset()

    def unfinished(self) -> dict[str, int]:
        return {}

    def complete(self, senders: set[str]) -> bool:
        return False

    def release(self, freeze: Callable[[str, bool], None]) -> bool:
        return False

    def idle(self) -> bool:
        """Nothing has been recorded for a while, and no segment between the programs waits to be acknowledged.

        Other traffic of the machine can be told from theirs by the ports alone: of what a
        program has closed, only those are left.
        """
        printed = sum(program.screen.total for program in self._programs.values())
        events = self._recorder.happened + printed
        if events != self._events:
            self._events, self._quiet_since = events, clock.now()
        return clock.now() - self._quiet_since >= _QUIET and not under_way(self._programs_rows(), set())

    def _programs_rows(self) -> list[SocketLine]:
        """The connections with a port at either end that a socket of the programs' has at either of its."""
        rows = self._tables.rows("tcp")
        sockets = [one for program in self._programs.values() for one in program.sockets(rows)]
        ports = {port for one in sockets for port in (one.port, one.remote_port) if port}
        return [row for row in rows if row.port in ports or row.remote_port in ports]

    @property
    def accounted(self) -> bool:
        return True  # what programs send each other is not seen

    def reading(self) -> tuple[int, ...]:
        return ()  # without namespaces the counts are the whole machine's

    def handed_over(self, host: str) -> int:
        return 0  # what programs send each other is not seen

    def held(self, host: str) -> int:
        return 0  # without namespaces the sockets are the whole machine's

    def datagrams_sent(self) -> Mapping[str, int]:
        return self._sent

    def rows(self, host: str) -> list[SocketLine]:
        return self._tables.rows("tcp") + self._tables.rows("udp")

    def rows_at_rest(self, host: str) -> list[SocketLine]:
        return self.rows(host)

    def counters(self, host: str, *, at_rest: bool) -> Counters:
        return Counters()

    def groups(self, host: str) -> tuple[str, ...]:
        return self._tables.groups()

    def groups_inside(self, host: str) -> tuple[str, ...]:
        return ()  # on the bare machine all programs share it

    def server(self, program: str, protocol: str) -> tuple[Host, str, int] | None:
        started = self._programs.get(program)
        if started is None:
            return None
        for one in started.sockets(self.rows(program)):
            if one.protocol == protocol and (one.state == "listen" or protocol == "udp"):
                address = {"0.0.0.0": "127.0.0.1", "::": "127.0.0.1"}.get(one.address, one.address)
                return Host(program, -1, self._tables, self._folder), address, one.port
        return None

    def tell_counts(self) -> None:
        """Nothing is counted here."""

    def close(self) -> None:
        self._tables.close()
        import shutil

        shutil.rmtree(self._folder, ignore_errors=True)


class PlainMachine:
    """A process and its descendants."""

    proc = "/proc" if HAS_PROC else ""
    heir = ""

    def __init__(self, process: subprocess.Popen[bytes], folder: str) -> None:
        self._process = process
        self.folder = folder
        self.first = process.pid

    def status(self) -> int | None:
        return self._process.poll()

    def processes(self) -> list[str]:
        return [str(process) for process in waits.descendants(self._process.pid)] if HAS_PROC else []

    def started(self) -> bool:
        return True

    def signal_all(self, number: signal.Signals) -> None:
        for process in [int(name) for name in self.processes()] or [self._process.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, number)

    def end_what_is_left(self) -> None:
        """Does nothing: what its own process leaves behind is nobody's here, and not known."""

    grouped = False

    def overfull(self) -> bool:
        return False

    def kill(self) -> None:
        self.signal_all(signal.SIGKILL)

    def outer_pids(self) -> dict[str, int]:
        return {process: int(process) for process in self.processes()}

    def end(self) -> None:
        self.signal_all(signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def start(host: Host, terminal: Terminal, command: tuple[str, ...], python: str = "") -> PlainMachine:
    """Start a program in its folder; only its own limits keep it from anything."""
    keyboard = terminal.keyboard_side
    environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "TERM": "dumb", "HOME": str(host.files)}
    environment |= [sandbox.ONE_ARENA]
    line = [python or getattr(sys, "_base_executable", sys.executable), *command[1:]]
    worker = os.getpid()

    def prepare() -> None:
        if sys.platform == "linux":
            world.end_with(worker)
            sandbox.confine_process(sandbox.Limits())

    process = subprocess.Popen(
        line, stdin=keyboard, stdout=keyboard, stderr=keyboard, cwd=host.files, env=environment, start_new_session=True,
        preexec_fn=prepare,
    )  # fmt: skip
    return PlainMachine(process, os.path.realpath(host.files))


def _unblocking(a_socket: socket.socket) -> socket.socket:
    a_socket.setblocking(False)
    return a_socket
