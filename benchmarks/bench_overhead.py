"""CPU of `grade.py check` on the whole reference beside that of the same programs run bare.

The bare run plays the very same plays: as many program starts, the same lines typed, the same datagrams from the
grader's own peers, on a loopback, by the least that can drive them (bare_driver.py). What it does not do is all that a
grader is for: no host, no sandbox, no wire, no look at who waits for what, no verdict. Target: at most twice its CPU.
"""

import argparse
import ctypes
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from measuring import GRADE, ROOT, Counter, Spread, cpu_counter, machine, told

from grader.grading import grade
from grader.lab import netlink, world
from grader.spec.load import load_exercises
from grader.spec.model import Scenario, Step, names
from grader.spec.values import fill
from grader.timeline import Connected, DatagramSent, Exited, Printed, Started, StepBegan, Timeline, Typed
from grader.verdict import Outcome

TARGET = 2.0
SEED = 1
REFERENCE = ROOT / "reference"
_CLONE_NEWUTS = 0x04000000
_LOOK_EVERY = 0.02  # seconds; a process of the grader's own lives for the whole run, so little of it is missed at its end


class Split(NamedTuple):
    """CPU seconds of one run: the whole, and the part of the grader's own processes."""

    total: float
    own: float


# -- the plan of the bare run ----------------------------------------------------------------------------------------------


def make_plan() -> dict[str, Any]:
    """What the grader did with the reference, as plain steps for the driver."""
    exercises = {exercise.id: exercise for exercise in load_exercises()}
    graded = grade(REFERENCE, tuple(exercises.values()), seed=SEED, isolation="hosts")
    if graded.verdict.outcome is not Outcome.PASSED:
        raise SystemExit(f"the reference does not pass: {graded.verdict.outcome}")
    plays = []
    for (exercise, id), timeline in sorted(graded.timelines.items()):
        scenario = next(one for one in exercises[exercise].scenarios if one.id == id)
        if not scenario.same_play_as:
            plays.append({"name": f"{exercise} {id}", "steps": _steps(scenario, timeline)})
    python = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    # no site-packages, which the sandbox does not show either; without site at all, which is in the bare run's favour
    return {"python": [str(python), "-S"], "plays": plays}


def _steps(scenario: Scenario, timeline: Timeline) -> list[dict[str, Any]]:
    happened: dict[int, list[Any]] = defaultdict(list)
    index = -1
    for event in timeline.events:
        index = event.index if isinstance(event, StepBegan) else index
        happened[index].append(event)
    ports = {event.by: event.port for event in timeline.events if isinstance(event, DatagramSent)}
    ports |= {event.client: event.port for event in timeline.events if isinstance(event, Connected)}
    return [_step(scenario, step, happened[number], ports, timeline) for number, step in enumerate(scenario.play)]


def _step(scenario: Scenario, step: Step, events: list[Any], ports: dict[str, int], timeline: Timeline) -> dict[str, Any]:
    folder = str(REFERENCE / timeline.exercise)
    arguments = [fill(text, timeline.values).decode() for text in step.args]
    started = [event.program for event in events if isinstance(event, Started)]
    printed: dict[str, bytes] = defaultdict(bytes)
    for event in events:
        if isinstance(event, Printed):
            printed[event.program] += event.data
    sends = {name: fill(text, timeline.values).decode("latin-1") for name, text in (step.send or {}).items()}
    if any(scenario.peers[name].speaks != "udp" for name in sends):
        raise SystemExit(f"{scenario.id}: the bare driver does not send for TCP peers")
    return {
        "start": [(name, folder, timeline.programs[name].file, arguments) for name in started],
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


def starts_in(plan: dict[str, Any]) -> int:
    return sum(len(step["start"]) for play in plan["plays"] for step in play["steps"])


# -- counting --------------------------------------------------------------------------------------------------------------


def run_counted(command: list[str], counter: Counter, inside: Callable[[], None], is_own: Callable[[str], bool]) -> Split:
    """Run a command and count its CPU; `inside` is called in the new process first, uncounted."""

    def prepare() -> None:
        inside()
        counter.join()

    before = counter.seconds()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, preexec_fn=prepare)
    watch = OwnProcesses(counter, is_own)
    watch.start()
    status = process.wait()
    watch.ended.set()
    watch.join()
    if status != 0:
        raise SystemExit(f"{' '.join(command)} ended with {status}")
    return Split(counter.seconds() - before, sum(watch.seconds.values()))


class OwnProcesses(threading.Thread):
    """Notes the CPU of the grader's own processes while they live, from outside and so uncounted."""

    def __init__(self, counter: Counter, is_own: Callable[[str], bool]) -> None:
        super().__init__()
        self.ended = threading.Event()
        self.seconds: dict[int, float] = {}
        self._counter, self._is_own = counter, is_own

    def run(self) -> None:
        while not self.ended.wait(_LOOK_EVERY):
            for pid in self._counter.processes():
                try:
                    command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                except (FileNotFoundError, ProcessLookupError):
                    continue  # it has just ended
                if self._is_own(command):
                    self.seconds[pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
                else:
                    self.seconds.pop(pid, None)  # it was the grader's until it became another program


def check(counter: Counter) -> Split:
    command = [*GRADE, "check", str(REFERENCE), "--isolation", "hosts", "--seed", str(SEED)]
    return run_counted(command, counter, lambda: None, lambda line: "grade.py" in line or "grader.play" in line)


def bare(counter: Counter, plan: Path) -> Split:
    command = [sys.executable, "-I", "-S", str(ROOT / "benchmarks/bare_driver.py"), str(plan)]
    return run_counted(command, counter, own_loopback, lambda line: "bare_driver.py" in line)


def own_loopback() -> None:
    """A network of its own for the whole bare run, with nothing but lo: no port is taken there, and no group's message
    leaves the machine. Its host name is one that resolves without asking anyone."""
    world.unshare(world.CLONE_NEWNET | _CLONE_NEWUTS | (0 if os.getuid() == 0 else world.CLONE_NEWUSER))
    ctypes.CDLL(None).sethostname(b"localhost", len("localhost"))
    assert socket.gethostname() == "localhost"
    netlink.set_up_loopback()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="of each of the two")
    runs = parser.parse_args().runs
    plan = make_plan()
    with tempfile.TemporaryDirectory() as folder, cpu_counter() as counter:
        path = Path(folder) / "plan.json"
        path.write_text(json.dumps(plan))
        print(f"{machine()}; CPU counted by {counter.how}")
        print(f"{len(plan['plays'])} plays, {starts_in(plan)} program starts")
        rounds = [(check(counter), bare(counter, path)) for _ in range(runs)]
    checks, bares = [one for one, _ in rounds], [one for _, one in rounds]
    print(f"check             {Spread([one.total for one in checks])}")
    for name, seconds in (("grader's own", [one.own for one in checks]), ("sandbox, programs", [one.total - one.own for one in checks])):
        print(f"  {name:<17} {Spread(seconds)}")
    print(f"bare              {Spread([one.total for one in bares])}")
    print(f"  {'the driver':<17} {Spread([one.own for one in bares])}")
    ratio = Spread([one.total for one in checks]).median / Spread([one.total for one in bares]).median
    return 0 if told("times the CPU", ratio, f"at most {TARGET:g}", ratio <= TARGET) else 1


if __name__ == "__main__":
    sys.exit(main())
