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
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

import msgspec

from grader import streams
from grader.errors import GraderError, LabError
from grader.lab import clock, ports, sandbox, world
from grader.lab.events import Recorder
from grader.play.frames import EXPLAIN, Setting, read_frame, write_frame
from grader.play.perform import Performance
from grader.play.script import Performed, PlayUpdate, Script
from grader.play.stage import on_hosts, on_plain_machine
from grader.timeline import AnyEvent, Printed, Still, Timeline

_PLAIN_LOCK = "/tmp"
_REUSING = ("SO_REUSEADDR", "create_server", "start_server", "allow_reuse_address", "reuse_address")  # what a source says that sets it
_MOST_DRAFTS = 500  # events of a step: more do not fit a screen
_MOST_DRAFTED = 4096  # bytes of one piece of output
_PORTS_EVERY = 0.25  # seconds between two looks at ports that are being waited for


class Telling(Recorder):
    """Tells the caller what happens, as it happens.

    At the end of a step it tells what stands in the record, and waits.
    """

    def __init__(self, words: tuple[bytes, ...], caller: "Caller") -> None:
        super().__init__(words)
        self._caller = caller
        self._told = 0  # events, for good
        self._drafts = 0  # of this step

    def printing(self, program: str, data: bytes) -> None:
        self._draft(Printed(program=program, data=data[:_MOST_DRAFTED]))

    def _write(self, event: AnyEvent) -> None:
        super()._write(event)
        if not isinstance(event, Printed | Still):
            self._draft(self.events[-1])

    def _draft(self, event: AnyEvent) -> None:
        self._drafts += 1
        if self._drafts <= _MOST_DRAFTS:
            self._caller.write(msgspec.msgpack.encode(PlayUpdate(drafts=(event,))))

    def halt(self) -> None:
        """To be called when all is still and every program has been stopped."""
        self._caller.write(msgspec.msgpack.encode(PlayUpdate(events=tuple(self.events[self._told :]))))
        self._told, self._drafts = len(self.events), 0
        began = clock.now()
        if self._caller.read() is None:
            _leave()
        clock.stand_still(clock.now() - began)


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
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is for the calling process, which then ends its workers
    caller = Caller()
    first = caller.read()
    if first is None:
        return
    setting = msgspec.msgpack.decode(first, type=Setting)
    if setting.isolation != "hosts":
        _serve_plainly(caller, setting)
        return
    try:
        a_world = world.enter(setting.bwrap, setting.py_spy, setting.pythons)
        world.keep_standard_library(a_world)
        world.become_first()
        sandbox.furnish(a_world)
    except (LabError, OSError) as error:  # perhaps it was told to before anybody knew that this machine lets it
        while caller.read() is not None:
            _tell_broken(caller, str(error), live=setting.live)
        return
    gc.freeze()  # what has been imported stays: looked through in vain, and touched after each fork
    gc.set_threshold(50_000)  # instead of 700: a play of 30,000 datagrams makes as many objects, and no cycles of them
    while (frame := caller.read()) is not None:
        script = msgspec.msgpack.decode(frame, type=Script)
        recorder = _recorder(script, setting, caller)
        _serve(caller, recorder, on_hosts(script, recorder, a_world, caller))


def _serve_plainly(caller: Caller, setting: Setting) -> None:
    from grader.lab import plain  # a worker on hosts has no use for it

    # Programs share the machine's ports: one play at a time, of all users'. The folder itself is locked, so that no
    # file that one user owns stands in the way of another.
    lock = os.open(_PLAIN_LOCK, os.O_RDONLY | os.O_CLOEXEC)
    while (frame := caller.read()) is not None:
        script = msgspec.msgpack.decode(frame, type=Script)
        fcntl.flock(lock, fcntl.LOCK_EX)
        plain.sweep()
        if _binds_bare(script):
            _await_ports(caller, script.ports)
        recorder = _recorder(script, setting, caller)
        stage = on_plain_machine(script, recorder, setting.py_spy, caller)
        _serve(caller, recorder, stage, partial(its_ports_are_its_own, script))
        fcntl.flock(lock, fcntl.LOCK_UN)


def _binds_bare(script: Script) -> bool:
    """May a server of it bind its port without SO_REUSEADDR?

    Only then does the end of an earlier connection (TIME_WAIT) matter.
    """
    sources = [script.cast[role].facts.source for role in script.servers if role in script.cast]
    return not sources or any(not source.naming(*_REUSING) for source in sources)


def _await_ports(caller: Caller, wanted: frozenset[int]) -> None:
    """Wait until nothing of the play before lies about at these ports; the caller's end ends this, too."""
    if not ports.HAS_PROC:
        return
    with selectors.SelectSelector() as selector:
        caller.watch(selector)
        until = clock.now() + ports.LONGEST_TIME_WAIT
        while ports.in_time_wait(wanted) and clock.now() < until:
            for key, _ in selector.select(_PORTS_EVERY):
                key.data()


def its_ports_are_its_own(script: Script, timeline: Timeline | None) -> None:
    """Before a play on the bare machine, and after it.

    Raises LabError where another process has taken a port of its programs.
    """
    if not ports.HAS_PROC:
        return
    if timeline is None:
        ports.check_free([script.port] if script.port is not None else [])
    else:
        ports.check_not_taken(timeline, script.ports)


def _nothing_in_the_way(_timeline: Timeline | None) -> None:
    """On hosts of their own all ports are free."""


def _recorder(script: Script, setting: Setting, caller: Caller) -> Recorder:
    words = tuple(script.values.values())
    return Telling(words, caller) if setting.live else Recorder(words)


def _serve(
    caller: Caller,
    recorder: Recorder,
    stage: AbstractContextManager[Performance],
    check: Callable[[Timeline | None], None] = _nothing_in_the_way,
) -> None:
    """Perform and answer. `check` is asked before the play and after it, and may raise LabError."""
    live = recorder if isinstance(recorder, Telling) else None
    try:
        check(None)
        with stage as play:
            timeline = play.run(live.halt if live else None)
            check(timeline)
            answer = Performed(timeline)
            caller.write(msgspec.msgpack.encode(PlayUpdate(performed=answer) if live else answer))
            if caller.read() == EXPLAIN:
                caller.write(msgspec.msgpack.encode(Performed(play.explain())))
    except GraderError as error:
        _tell_broken(caller, str(error), live is not None)
    except Exception:  # noqa: BLE001 - whatever it was, it is ours: the play is undecided, and the next one gets a fresh worker
        import traceback

        _tell_broken(caller, traceback.format_exc(), live is not None)
        raise SystemExit(os.EX_SOFTWARE) from None


def _tell_broken(caller: Caller, why: str, live: bool) -> None:
    answer = Performed(None, why)
    caller.write(msgspec.msgpack.encode(PlayUpdate(performed=answer) if live else answer))


def _leave() -> None:
    raise SystemExit(os.EX_OK)


if __name__ == "__main__":
    main()
    os._exit(os.EX_OK)  # everything has been taken away; the interpreter's own tidying takes 10 ms
