"""A worker: a process of the grader's own that performs plays, one after another, in a world of its own.

Separate from the process that finds, judges and reports, for three reasons: a process with threads can't enter a user
namespace; a crash of the lab must not be one of the judge; and a submission's plays all end with the worker.

What is said between the two is in `grader.play.frames`.
"""

import fcntl
import gc
import os
import selectors
import signal
from contextlib import AbstractContextManager

import msgspec

from grader import streams
from grader.errors import GraderError
from grader.lab import plain, sandbox, world
from grader.play.frames import EXPLAIN, Setting, read_frame, write_frame
from grader.play.perform import Play
from grader.play.script import Performed, Script
from grader.play.stage import on_hosts, on_plain_machine

_PLAIN_LOCK = "/tmp"


class Caller:
    """The process that asked for plays; when it is gone, so is the worker, in the middle of a play too."""

    def __init__(self) -> None:
        # opened anew: sys.stdout writes unbuffered, and so perhaps only a part, where PYTHONUNBUFFERED asks for that
        self._in, self._out = os.fdopen(0, "rb", closefd=False), os.fdopen(1, "wb", closefd=False)

    def watch(self, selector: selectors.BaseSelector) -> None:
        """During a play nothing comes from the caller but its end."""
        selector.register(self._in, selectors.EVENT_READ, _leave)

    def unwatch(self, selector: selectors.BaseSelector) -> None:
        selector.unregister(self._in)

    def read(self) -> bytes | None:
        return read_frame(self._in)

    def write(self, content: bytes) -> None:
        write_frame(self._out, content)


def main() -> None:
    streams.disarm()
    signal.signal(signal.SIGTERM, lambda *_: _leave())  # unwinds, so that every host is taken away
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is for the caller, who then ends its workers
    caller = Caller()
    first = caller.read()
    if first is None:
        return
    setting = msgspec.msgpack.decode(first, type=Setting)
    if setting.isolation == "hosts":
        a_world = world.enter(setting.bwrap, setting.py_spy, setting.pythons)
        world.keep_standard_library(a_world)
        sandbox.furnish(a_world)
        gc.freeze()  # what has been imported stays: looked through in vain, and touched after each fork
        gc.set_threshold(50_000)  # instead of 700: a play of 30,000 datagrams makes as many objects, and no cycles of them
        while (frame := caller.read()) is not None:
            script = msgspec.msgpack.decode(frame, type=Script)
            _serve(caller, script, on_hosts(script, a_world, caller))
        return
    _serve_plainly(caller, setting)


def _serve_plainly(caller: Caller, setting: Setting) -> None:
    # Programs share the machine's ports: one play at a time, whoever's it is. The folder itself is locked, so that no
    # file of one user's stands in the way of another.
    lock = os.open(_PLAIN_LOCK, os.O_RDONLY | os.O_CLOEXEC)
    while (frame := caller.read()) is not None:
        script = msgspec.msgpack.decode(frame, type=Script)
        fcntl.flock(lock, fcntl.LOCK_EX)
        plain.sweep()
        _serve(caller, script, on_plain_machine(script, setting.py_spy, caller))
        fcntl.flock(lock, fcntl.LOCK_UN)


def _serve(caller: Caller, script: Script, stage: AbstractContextManager[Play]) -> None:
    try:
        with stage as play:
            answer = Performed(play.run())
            caller.write(msgspec.msgpack.encode(answer))
            if caller.read() == EXPLAIN:
                caller.write(msgspec.msgpack.encode(Performed(play.explain())))
    except GraderError as error:
        _tell_broken(caller, str(error))
    except Exception:  # noqa: BLE001 - whatever it was, it is ours: the play is undecided, and the next one gets a fresh worker
        import traceback

        _tell_broken(caller, traceback.format_exc())
        raise SystemExit(os.EX_SOFTWARE) from None


def _tell_broken(caller: Caller, why: str) -> None:
    caller.write(msgspec.msgpack.encode(Performed(None, why)))


def _leave() -> None:
    raise SystemExit(os.EX_OK)


if __name__ == "__main__":
    main()
    os._exit(os.EX_OK)  # everything has been taken away; the interpreter's own tidying takes 10 ms
