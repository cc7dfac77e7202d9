"""What the grader did in a play, as plain steps for bare_driver.py; and the network in which that runs."""

import contextlib
import ctypes
import os
import re
import socket
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from measuring import ROOT

from grader.lab import netlink, world
from grader.spec.model import Scenario, Step, names
from grader.spec.values import fill
from grader.timeline import Connected, DatagramSent, Exited, Printed, Started, StepBegan, Timeline, Typed

DRIVER = str(ROOT / "benchmarks/bare_driver.py")
_CLONE_NEWUTS = 0x04000000


class CanNotDriveError(Exception):
    """The driver has no means for what was done in a play."""


def play_of(name: str, timeline: Timeline, scenario: Scenario, folders: Mapping[str, Path]) -> dict[str, Any]:
    """One play; `folders` are where the programs in it come from, by `ProgramFacts.origin`. Raises CanNotDriveError."""
    happened: dict[int, list[Any]] = defaultdict(list)
    index = -1
    for event in timeline.events:
        index = event.index if isinstance(event, StepBegan) else index
        happened[index].append(event)
    ports = {event.by: event.port for event in timeline.events if isinstance(event, DatagramSent)}
    ports |= {event.client: event.port for event in timeline.events if isinstance(event, Connected)}
    begun = [number for number in range(len(scenario.play)) if number in happened]
    steps = [_step(scenario, scenario.play[number], happened[number], ports, timeline, folders) for number in begun]
    return {"name": name, "steps": steps}


def _step(
    scenario: Scenario, step: Step, events: list[Any], ports: dict[str, int], timeline: Timeline, folders: Mapping[str, Path]
) -> dict[str, Any]:
    started = {event.program: event.command for event in events if isinstance(event, Started)}
    printed: dict[str, bytes] = defaultdict(bytes)
    for event in events:
        if isinstance(event, Printed):
            printed[event.program] += event.data
    sends = {name: fill(text, timeline.values).decode("latin-1") for name, text in (step.send or {}).items()}
    if any(scenario.peers[name].speaks != "udp" for name in sends):
        raise CanNotDriveError(f"{scenario.id}: the bare driver does not send for TCP peers")
    if any(name not in ports for name in (*sends, *names(step.connect))):
        raise CanNotDriveError(f"{scenario.id}: a peer reached nobody")
    return {
        "start": [(name, str(folders[timeline.programs[name].origin]), file, arguments) for name, (_, file, *arguments) in started.items()],
        "type": [(event.program, event.data.decode("latin-1")) for event in events if isinstance(event, Typed)],
        "connect": [(name, ports[name], scenario.peers[name].leaves or "") for name in names(step.connect)],
        "send": [(name, ports[name], data, step.times) for name, data in sends.items()],
        "end": [name for kind in (step.close, step.half_close) for name in names(kind)],
        "reset": list(names(step.reset)),
        "vanish": names(step.vanish),
        "prints": [(name, _first_words(data)) for name, data in printed.items()],
        "ends": [event.program for event in events if isinstance(event, Exited)],
        "silent": [name for name in started if name not in printed],
    }


def _first_words(printed: bytes) -> str:
    """The beginning of what a program printed in a step, without what is another in each run: ports and counts."""
    line = printed.decode("latin-1").split("\r\n")[0]
    return re.split(r"[(\d]", line)[0] or line


def own_loopback() -> None:
    """A network of its own for the whole bare run, with nothing but lo: no port is taken there, and no group's message
    leaves the machine. Its host name is one that resolves without asking anyone. A port is free as soon as its server has gone, as on
    the hosts of each play: most servers of students don't ask for SO_REUSEADDR."""
    world.unshare(world.CLONE_NEWNET | _CLONE_NEWUTS | (0 if os.getuid() == 0 else world.CLONE_NEWUSER))
    ctypes.CDLL(None).sethostname(b"localhost", len("localhost"))
    assert socket.gethostname() == "localhost"
    netlink.set_up_loopback()
    with contextlib.suppress(OSError):  # an ordinary user may not
        Path("/proc/sys/net/ipv4/tcp_max_tw_buckets").write_text("0")
