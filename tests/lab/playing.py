"""Plays tiny programs in the real lab: a hand-made script, one worker, the timeline that comes back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from grader.lab.probe import find_bwrap, find_pyspy
from grader.play.frames import EXPLAIN, NEXT, Setting
from grader.play.script import CastProgram, Performed, Script
from grader.processes import Worker
from grader.spec.model import Peer, Step, WireRule, names
from grader.timeline import AnyEvent, Habit, Printed, ProgramFacts, ProgramState, Still, Timeline, WaitKind
from grader.workers import performed_by, start

SERVERS = ("server",)
# at the top of a program: the kernel shows nothing of it from then on, since its file can be executed and not read (execve(2))
HIDES = """import os, shutil, sys
if "HIDDEN" not in os.environ:
    shutil.copy("/python/bin/python3", "/tmp/python3"); os.chmod("/tmp/python3", 0o111)
    os.execve("/tmp/python3", ["python3", *sys.argv], {**os.environ, "HIDDEN": "1", "PYTHONHOME": "/python"})
"""
Event = TypeVar("Event", bound=AnyEvent)


def setting(isolation: str = "hosts") -> Setting:
    return Setting(isolation, (find_bwrap() or "") if isolation == "hosts" else "", find_pyspy())


def script(
    steps: Sequence[dict[str, Any]],
    programs: dict[str, str],
    *,
    wire: Sequence[dict[str, Any]] = (),
    peers: dict[str, dict[str, Any]] | None = None,
    values: dict[str, bytes] | None = None,
    seed: int = 1,
    isolation: str = "hosts",
    files: dict[str, bytes] | None = None,
    aliases: dict[str, tuple[int, ...]] | None = None,
    habits: dict[str, frozenset[Habit]] | None = None,
    binders: frozenset[str] = frozenset(),
    ports: Sequence[int] = (),
) -> Script:
    """`steps`, `wire` and `peers` as an exercise file has them; `programs` maps a role to its source."""
    cast = {role: _source(role, text, files or {}) for role, text in programs.items()}
    acted = [msgspec.convert(step, Step) for step in steps]
    started = dict.fromkeys(name for step in acted for name in names(step.start))
    return Script(
        exercise="tiny",
        scenario="tiny",
        seed=seed,
        isolation=isolation,
        values=values or {},
        cast=cast,
        roles={name: name if name in cast else name.rpartition("-")[0] for name in started},
        steps=tuple(acted),
        peers={name: msgspec.convert(peer, Peer) for name, peer in (peers or {}).items()},
        wire=tuple(msgspec.convert(rule, WireRule) for rule in wire),
        servers=SERVERS,
        aliases=aliases or {},
        habits=habits or {},
        binders=binders,
        ports=frozenset(ports),
        port=next(iter(ports), None),
        multicast="receiver" in programs,
    )


def _source(role: str, text: str, files: dict[str, bytes]) -> CastProgram:
    file = f"{role}.py"
    return CastProgram(file, {file: text.encode(), **files}, ProgramFacts(role=role, file=file))


class Player:
    """One worker, started when it is first needed and again when a play has broken it."""

    def __init__(self, isolation: str = "hosts") -> None:
        self._isolation = isolation
        self._worker: Worker | None = None

    def __call__(self, steps: Sequence[Any], programs: dict[str, str], *, explain: bool = False, **options: Any) -> Timeline:
        performed = self.perform(script(steps, programs, isolation=self._isolation, **options), explain=explain)
        assert performed.timeline is not None, performed.broken
        return performed.timeline

    def perform(self, a_script: Script, *, explain: bool = False) -> Performed:
        """A worker's answer, which may be that the play broke down."""
        if self._worker is not None and self._worker.process.poll() is not None:  # type: ignore[attr-defined]  # one of `spawn`
            self.end()  # its pipes are closed with it
        if self._worker is None:
            self._worker = start(setting(self._isolation))
        worker = self._worker
        worker.send(msgspec.msgpack.encode(a_script))
        performed = performed_by(worker)
        assert performed is not None, "the worker died"
        if performed.timeline is None:
            self.end()
            return performed
        worker.send(EXPLAIN if explain else NEXT)
        if not explain:
            return performed
        explained = performed_by(worker)
        assert explained is not None, "the worker died"
        return explained

    def peak(self) -> int:
        """Bytes of memory that the worker has held at most since it was started (proc_pid_status(5), VmHWM)."""
        assert self._worker is not None
        status = Path(f"/proc/{self._worker.process.pid}/status").read_text()  # type: ignore[attr-defined]
        return int(status.partition("VmHWM:")[2].split()[0]) << 10

    def end(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


# -- what a timeline tells ----------------------------------------------------------------------------------------------


def events(timeline: Timeline, kind: type[Event]) -> list[Event]:
    return [event for event in timeline.events if isinstance(event, kind)]


def last(timeline: Timeline) -> Still:
    return events(timeline, Still)[-1]


def state(timeline: Timeline, program: str) -> ProgramState:
    """Of a program at the last stillness."""
    return last(timeline).states[program]


def waits(timeline: Timeline, program: str) -> list[WaitKind]:
    """What its threads wait for at the last stillness."""
    return [wait.on for wait in state(timeline, program).waits]


def shown(timeline: Timeline, program: str) -> str:
    """All that a program printed."""
    data = b"".join(event.data for event in events(timeline, Printed) if event.program == program)
    return data.decode("utf-8", "replace").replace("\r\n", "\n")
