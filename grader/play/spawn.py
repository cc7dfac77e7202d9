"""Starts worker processes: first of all, since a worker takes as long to get ready as the command that will use it.

Imports as little as it can.
"""

import atexit
import os
import select
import signal
import sys
from typing import IO, TYPE_CHECKING, NoReturn, Protocol

if TYPE_CHECKING:
    import subprocess

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_GRACE = 3.0  # seconds for a worker that was never used to leave
_MOST_PREPARED = 4  # each costs a millisecond, used or not


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


_prepared: list[Process] = []


def spawn(module: str = "grader.play.worker") -> "subprocess.Popen[bytes]":
    """A new worker process, which runs `module`, speaking frames on its standard streams.

    It has a session of its own, so that the terminal's Ctrl-C reaches its caller alone; -P, -s and its working directory
    keep a submission's folder (its socket.py, its sitecustomize.py) off its path.
    """
    import subprocess

    environment = {
        name: os.environ[name] for name in ("PATH", "TMPDIR", "COVERAGE_PROCESS_CONFIG", "GRADE_EXERCISES") if name in os.environ
    }
    environment |= {"PYTHONPATH": _ROOT, "LANG": "C.UTF-8"}
    command = [sys.executable, "-P", "-s", "-m", module]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd="/", start_new_session=True)


class Forked:
    """A worker process that was forked off this one; it is given its end of each pipe as a stream."""

    def __init__(self, pid: int, stdin: int, stdout: int) -> None:
        self.pid, self._end = pid, os.pidfd_open(pid)
        self.stdin, self.stdout = os.fdopen(stdin, "wb"), os.fdopen(stdout, "rb")
        self._status: int | None = None

    def wait(self, timeout: float) -> int | None:
        """Its exit status; None where it has not ended within so many seconds."""
        if self._status is None:
            if not select.select([self._end], [], [], timeout)[0]:
                return None
            self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            os.close(self._end)
        return self._status

    def terminate(self) -> None:
        self._send(signal.SIGTERM)

    def kill(self) -> None:
        self._send(signal.SIGKILL)

    def _send(self, number: signal.Signals) -> None:
        if self._status is None:
            signal.pidfd_send_signal(self._end, number)


def fork(*, at_once: bool = True) -> Forked:
    """A new worker process that need not start Python, nor import again what its caller needs as well.

    Not `at_once`: it imports the rest when it is first spoken to.

    For a process that has no threads yet and has done nothing. Like one of `spawn` it has a session and a working directory of
    its own, and holds nothing that its caller holds open.
    """
    import grader.lab.probe
    import grader.play.script  # noqa: F401 - both: what either process needs of the grader

    from_caller, stdin = os.pipe()
    stdout, to_caller = os.pipe()
    pid = os.fork()
    if pid == 0:
        _become_worker(from_caller, to_caller, at_once)
    os.close(from_caller)
    os.close(to_caller)
    return Forked(pid, stdin, stdout)


def _become_worker(from_caller: int, to_caller: int, at_once: bool) -> NoReturn:
    status = os.EX_SOFTWARE
    try:
        os.setsid()
        os.chdir("/")
        os.dup2(from_caller, 0)
        os.dup2(to_caller, 1)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        if not at_once and not _is_spoken_to():
            os._exit(os.EX_OK)
        from grader.play import worker

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


def _is_spoken_to() -> bool:
    """Wait for the first word of the caller's; False where it has gone without one."""
    poll = select.poll()
    poll.register(0, select.POLLIN)
    return bool(poll.poll()[0][1] & select.POLLIN)


def usable_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def plays_at_once() -> int:
    """One more than there are cores: while a play waits, for a program or for the kernel, another one goes on."""
    return usable_cores() + 1


def prepare(most: int = _MOST_PREPARED) -> None:
    """Start up to `most` workers for whoever takes them. The first gets ready at once; those that nobody takes leave with this process."""
    if _can_fork():
        _prepared.extend(fork(at_once=number == 0) for number in range(min(plays_at_once(), most)))
    else:
        _prepared.append(spawn())
    atexit.register(_dismiss)


def _can_fork() -> bool:
    """This process is as a worker has to be: with its three streams, on Linux, and with every name of a file in UTF-8."""
    standard = (sys.stdin, sys.stdout, sys.stderr)  # None where it has been started without one
    return None not in standard and hasattr(os, "pidfd_open") and sys.getfilesystemencoding() == "utf-8"


def take() -> Process:
    """The prepared worker process, or a new one."""
    return _prepared.pop(0) if _prepared else spawn()


def prepared() -> int:
    """How many there are to be taken."""
    return len(_prepared)


def _dismiss() -> None:
    for process in _prepared:
        assert process.stdin is not None
        process.stdin.close()  # the end of its input is the end of it
        process.wait(_GRACE)
