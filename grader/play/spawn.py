"""Starts worker processes: first of all, since a worker takes as long to get ready as the command that will use it.

Imports as little as it can.
"""

import atexit
import contextlib
import os
import select
import signal
import sys
from typing import IO, TYPE_CHECKING, NamedTuple, NoReturn, Protocol

if TYPE_CHECKING:
    import subprocess

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_GRACE = 3.0  # seconds for a worker that was never used to leave
MOST_PREPARED = 4  # each costs a millisecond, used or not
_NUMBER = 8  # bytes of a process id on its way


class Process(Protocol):
    """What is needed of a worker process; `subprocess.Popen` is one."""

    pid: int

    @property
    def stdin(self) -> IO[bytes] | None: ...
    @property
    def stdout(self) -> IO[bytes] | None: ...
    def wait(self, timeout: float) -> object: ...
    def terminate(self) -> None: ...
    def kill(self) -> None: ...


_prepared: "list[tuple[Ends | Process, bytes]]" = []  # each with the setting that it has been told; b"" where none


def spawn(module: str = "grader.play.worker") -> "subprocess.Popen[bytes]":
    """A new worker process, which runs `module`, speaking frames on its standard streams.

    It has a session of its own, so that the terminal's Ctrl-C reaches its caller alone; -P, -s and its working
    directory keep a submission's folder (its socket.py, its sitecustomize.py) off its path.
    """
    import subprocess

    environment = {
        name: os.environ[name] for name in ("PATH", "TMPDIR", "COVERAGE_PROCESS_CONFIG", "GRADE_EXERCISES") if name in os.environ
    }
    environment |= {"PYTHONPATH": _ROOT, "LANG": "C.UTF-8"}
    command = [sys.executable, "-P", "-s", "-m", module]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd="/", start_new_session=True)


class Forked:
    """A worker process, forked off this one or off another of them; its ends of the pipes are streams."""

    def __init__(self, pid: int, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self.pid, self._end = pid, os.pidfd_open(pid)
        self.stdin, self.stdout = stdin, stdout
        self._status: int | None = None

    def wait(self, timeout: float) -> int | None:
        """Its exit status, 0 where only its parent is told that; None where it has not ended within so many seconds."""
        if self._status is None:
            if not select.select([self._end], [], [], timeout)[0]:
                return None
            try:
                self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            except ChildProcessError:
                self._status = 0
            os.close(self._end)
        return self._status

    def terminate(self) -> None:
        self._send(signal.SIGTERM)

    def kill(self) -> None:
        self._send(signal.SIGKILL)

    def _send(self, number: signal.Signals) -> None:
        if self._status is None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._end, number)


class Ends(NamedTuple):
    """Of the two pipes of a worker that is to be: this process's ends, as streams."""

    stdin: IO[bytes]
    stdout: IO[bytes]

    def worker(self) -> Forked | None:
        """The worker, which begins with its process id; None where there is none after all."""
        number = self.stdout.read(_NUMBER)
        try:
            return Forked(int.from_bytes(number, "little"), self.stdin, self.stdout) if number else None
        except ProcessLookupError:
            return None


def fork(count: int = 1) -> list[Ends]:
    """New worker processes that need not start Python, nor import again what their caller needs as well.

    The first imports the rest beside what the caller goes on to do, and forks the others. For a process that has no
    threads yet and has done nothing. Like one of `spawn` each has a session and a working directory of its own, and
    holds nothing that its caller holds open.
    """
    import grader.lab.probe
    import grader.play.script  # noqa: F401 - both: what either process needs of the grader

    pipes = [(os.pipe(), os.pipe()) for _ in range(count)]
    if os.fork() == 0:
        _become_worker(
            [(from_caller, to_caller) for (from_caller, _), (_, to_caller) in pipes], [end for (_, a), (b, _) in pipes for end in (a, b)]
        )
    for (from_caller, _), (_, to_caller) in pipes:
        os.close(from_caller)
        os.close(to_caller)
    return [Ends(os.fdopen(stdin, "wb"), os.fdopen(stdout, "rb")) for (_, stdin), (stdout, _) in pipes]


def _become_worker(pipes: list[tuple[int, int]], callers: list[int]) -> NoReturn:
    status = os.EX_SOFTWARE
    try:
        for end in callers:
            os.close(end)  # now: when the caller ends, so do the pipes
        os.setsid()
        os.chdir("/")
        from grader.play import worker

        own, *others = pipes
        for each in others:
            if os.fork() == 0:
                os.setsid()
                own = each
                break
        os.dup2(own[0], 0)
        os.dup2(own[1], 1)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        with contextlib.suppress(BrokenPipeError):  # the caller has gone, which `worker` sees
            os.write(1, os.getpid().to_bytes(_NUMBER, "little"))
        worker.main()
        status = os.EX_OK
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else status
    except BaseException:  # noqa: BLE001 - it must not come back to what its caller is about to do
        import traceback

        traceback.print_exc()
    finally:
        os._exit(status)  # everything has been taken away; the interpreter's own tidying takes 10 ms


def has_ended(process: Process, within: float) -> bool:
    """Has it ended within so many seconds?"""
    if isinstance(process, Forked):
        return process.wait(within) is not None
    import subprocess

    try:
        process.wait(within)
    except subprocess.TimeoutExpired:
        return False
    return True


def usable_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def plays_at_once() -> int:
    """One more than there are cores: while a play waits, for a program or for the kernel, another one goes on."""
    return usable_cores() + 1


def prepare(most: int = MOST_PREPARED, setting: bytes = b"") -> None:
    """Start up to `most` workers, for the pool that takes them. Those that nobody takes leave with this process.

    The first gets ready at once, for the `setting` that will most probably be asked for (a frame), if there is one.
    """
    workers: list[Ends | Process] = [spawn()] if not _can_fork() else [*fork(min(plays_at_once(), most))]
    if setting:
        from grader.play.frames import write_frame

        assert workers[0].stdin is not None
        write_frame(workers[0].stdin, setting)
    _prepared.extend((worker, setting if number == 0 else b"") for number, worker in enumerate(workers))
    atexit.register(_dismiss)


def _can_fork() -> bool:
    """This process is as a worker has to be: with its three streams, on Linux, and with names of files in UTF-8."""
    standard = (sys.stdin, sys.stdout, sys.stderr)  # None where it has been started without one
    return None not in standard and hasattr(os, "pidfd_open") and sys.getfilesystemencoding() == "utf-8"


def take(setting: bytes) -> tuple[Process, bool]:
    """A prepared worker process, or a new one; and whether it has been told this very setting. One that was told another is of no use."""
    for number, (prepared, told) in enumerate(_prepared):
        if told in (b"", setting):
            del _prepared[number]
            worker = prepared.worker() if isinstance(prepared, Ends) else prepared
            return (worker, bool(told)) if worker is not None else (spawn(), False)
    return spawn(), False


def prepared() -> int:
    """How many there are to be taken."""
    return len(_prepared)


def _dismiss() -> None:
    for prepared, told in _prepared:
        assert prepared.stdin is not None
        prepared.stdin.close()  # the end of its input is the end of it
        worker = prepared.worker() if isinstance(prepared, Ends) else prepared
        if worker is not None:
            worker.wait(_GRACE)
        if told:
            from grader.lab import cgroups

            cgroups.sweep()
