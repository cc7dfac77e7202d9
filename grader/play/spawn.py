"""Starts worker processes: first of all, since a worker takes as long to get ready as the command that will use it.

Imports as little as it can.
"""

import atexit
import os
import subprocess
import sys

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_prepared: list["subprocess.Popen[bytes]"] = []


def spawn(module: str = "grader.play.worker") -> "subprocess.Popen[bytes]":
    """A new worker process, which runs `module`, speaking frames on its standard streams.

    It has a session of its own, so that the terminal's Ctrl-C reaches its caller alone; -P, -s and its working directory
    keep a submission's folder (its socket.py, its sitecustomize.py) off its path.
    """
    environment = {name: os.environ[name] for name in ("PATH", "TMPDIR", "COVERAGE_PROCESS_START") if name in os.environ}
    environment |= {"PYTHONPATH": _ROOT, "LANG": "C.UTF-8"}
    command = [sys.executable, "-P", "-s", "-m", module]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd="/", start_new_session=True)


def prepare() -> None:
    """Start a worker for the first `take` to come; if none comes, it leaves with this process."""
    _prepared.append(spawn())
    atexit.register(_dismiss)


def take() -> "subprocess.Popen[bytes]":
    """The prepared worker process, or a new one."""
    return _prepared.pop() if _prepared else spawn()


def _dismiss() -> None:
    for process in _prepared:
        process.communicate()  # the end of its input is the end of it
