"""What the benchmarks share: where the project is, groups of processes whose CPU is counted, figures and verdicts."""

import contextlib
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

ROOT = Path(__file__).resolve().parent.parent
GRADE = (sys.executable, str(ROOT / "grade.py"))
sys.path.insert(0, str(ROOT))  # so that `python benchmarks/bench_*.py` finds the package


class Spread(NamedTuple):
    """Several measurements of one thing, all in the same unit."""

    values: Sequence[float]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def __str__(self) -> str:
        return f"median {self.median:8.3f} s   (min {min(self.values):.3f}, max {max(self.values):.3f}, n = {len(self.values)})"


def machine() -> str:
    return f"{len(os.sched_getaffinity(0))} cores, Linux {platform.release()}, Python {platform.python_version()}"


def told(name: str, value: float, target: str, reached: bool) -> bool:
    """Print a figure beside its target."""
    print(f"{name}: {value:.3g}   target: {target}   {'reached' if reached else 'NOT REACHED'}")
    return reached


class Counter(Protocol):
    """Counts the CPU seconds of a command with everything that it starts, whoever waits for it in the end."""

    how: str

    def seconds(self) -> float: ...
    def join(self) -> None: ...
    def processes(self) -> list[int]: ...


class ControlGroup:
    """A cgroup of its own, version 1 (cpuacct) or 2: what it counts stays counted when a process is gone."""

    def __init__(self, folder: Path, version: int) -> None:
        self.how = f"a cgroup (version {version})"
        self._folder, self._version = folder, version

    def seconds(self) -> float:
        if self._version == 1:
            return int((self._folder / "cpuacct.usage").read_text()) / 1e9
        return int((self._folder / "cpu.stat").read_text().split()[1]) / 1e6

    def join(self) -> None:
        """The calling process enters; what it starts follows."""
        (self._folder / "cgroup.procs").write_text("0")

    def processes(self) -> list[int]:
        return [int(line) for line in (self._folder / "cgroup.procs").read_text().split()]


class WholeMachine:
    """Without a cgroup: everything but idle time of the machine, which has to have nothing else to do."""

    how = "/proc/stat, of the whole machine: right only while it is idle otherwise"

    def seconds(self) -> float:
        user, nice, system, _, _, irq, softirq = map(int, Path("/proc/stat").read_text().split()[1:8])
        return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")

    def join(self) -> None:
        """There is nothing to enter."""

    def processes(self) -> list[int]:
        return []


@contextlib.contextmanager
def cpu_counter() -> Iterator[Counter]:
    """The best counter that this machine allows. RUSAGE_CHILDREN will not do: it never hears of what dies in a pid
    namespace whose first process nobody waits for."""
    for parent, version in _parents():
        folder = parent / f"grader-benchmark-{os.getpid()}"
        try:
            folder.mkdir()
        except OSError:
            continue
        try:
            yield ControlGroup(folder, version)
        finally:
            _remove(folder)
        return
    yield WholeMachine()


def _parents() -> Iterator[tuple[Path, int]]:
    """Cgroups of this process below which others may be made."""
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        number, controllers, path = line.split(":", 2)
        if "cpuacct" in controllers.split(","):
            yield Path("/sys/fs/cgroup/cpuacct") / path.lstrip("/"), 1
        elif number == "0":
            yield Path("/sys/fs/cgroup") / path.lstrip("/"), 2


def _remove(folder: Path) -> None:
    """A group can only go when the last process in it has been reaped, by whoever inherits it."""
    for _ in range(500):
        try:
            folder.rmdir()
            return
        except OSError:
            time.sleep(0.01)
    print(f"{folder} is still in use: left behind", file=sys.stderr)


@contextlib.contextmanager
def busy_loops(count: int) -> Iterator[None]:
    """Processes that keep cores busy meanwhile. They end with this one, even where it is killed."""
    loops = [subprocess.Popen([sys.executable, "-c", f"import os\nwhile os.getppid() == {os.getpid()}: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()
