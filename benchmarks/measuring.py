"""What the benchmarks share: where the project is, groups of processes whose CPU is counted, figures and verdicts."""

import compileall
import contextlib
import os
import platform
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

ROOT = Path(__file__).resolve().parent.parent
GRADE = (sys.executable, str(ROOT / "grade.py"))
sys.path.insert(0, str(ROOT))  # so that `python benchmarks/bench_*.py` finds the package
# as .ci/setup does, and pip with whatever the grader is compared to: PYTHONDONTWRITEBYTECODE must not have it compiled in each run
compileall.compile_dir(ROOT / "grader", quiet=1)


_LOOK_EVERY = 0.1  # seconds; a process of the grader's own lives for the whole run, so little of it is missed at its end


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
    """Counts the CPU seconds of a command with everything that it starts, whichever process reaps that in the end."""

    how: str

    def seconds(self) -> float: ...
    def join(self) -> None: ...
    def processes(self) -> list[int]: ...
    def end_all_but(self, pid: int) -> None: ...


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

    def end_all_but(self, pid: int) -> None:
        while others := [each for each in self.processes() if each != pid]:
            for each in others:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(each, signal.SIGKILL)
            time.sleep(0.001)  # until the process that inherits them has reaped them


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

    def end_all_but(self, pid: int) -> None:
        """It does not know whose they are."""


@contextlib.contextmanager
def cpu_counter() -> Iterator[Counter]:
    """The best counter that this machine allows. RUSAGE_CHILDREN will not do: it never hears of what dies in a pid
    namespace whose first process is never waited for."""
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
    """A group can only go when the last process in it has been reaped, by the process that inherits it."""
    for _ in range(500):
        try:
            folder.rmdir()
            return
        except OSError:
            time.sleep(0.01)
    print(f"{folder} is still in use: left behind", file=sys.stderr)


class Split(NamedTuple):
    """One run: CPU seconds in all and of the grader's own processes by kind, seconds by the clock, MB of the command itself."""

    total: float
    kinds: dict[str, float]
    wall: float
    peak: float

    @property
    def own(self) -> float:
        return sum(self.kinds.values())


def run_counted(
    command: list[str],
    counter: Counter,
    inside: Callable[[], None],
    kind_of: Callable[[str], str],
    good: Sequence[int] = (0,),
) -> Split:
    """Run a command and count its CPU; `inside` is called in the new process first, uncounted.

    `kind_of` tells from a command line which of the grader's own processes it is, "" if none. `good` ends are no failures.
    """

    def prepare() -> None:
        inside()
        counter.join()

    before, began = counter.seconds(), time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=prepare)
    watch = OwnProcesses(counter, process.pid, kind_of)
    watch.start()
    _, said = process.communicate()
    wall = time.perf_counter() - began
    watch.ended.set()
    watch.join()
    if process.returncode not in good:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{said.decode(errors='replace')}")
    return Split(counter.seconds() - before, watch.kinds(), wall, watch.peak)


class OwnProcesses(threading.Thread):
    """Notes the CPU of the grader's own processes while they live, and the memory of the first; from outside and so uncounted."""

    def __init__(self, counter: Counter, first: int, kind_of: Callable[[str], str]) -> None:
        super().__init__()
        self.ended = threading.Event()
        self._seconds: dict[int, tuple[str, float]] = {}
        self.peak = 0.0  # MB
        self._counter, self._first, self._kind_of = counter, first, kind_of

    def run(self) -> None:
        while not self.ended.wait(_LOOK_EVERY):
            self.peak = max(self.peak, peak_of(self._first))
            for pid in self._counter.processes():
                try:
                    command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                except (FileNotFoundError, ProcessLookupError):
                    continue  # it has just ended
                if not command:
                    continue  # a zombie: it has ended, and its parent has not waited for it yet
                if kind := self._kind_of(command):
                    self._seconds[pid] = (kind, (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"))
                else:
                    self._seconds.pop(pid, None)  # it was the grader's until it became another program

    def kinds(self) -> dict[str, float]:
        """CPU seconds by kind, when it has ended."""
        found: dict[str, float] = {}
        for kind, seconds in self._seconds.values():
            found[kind] = found.get(kind, 0.0) + seconds
        return found


def peak_of(pid: int) -> float:
    """MB that a process has had in memory at most; 0 where it has gone. (ru_maxrss counts the process that it was forked from, too.)"""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


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
