"""What of this machine a batch may use: cores and memory, as the kernel and the control groups around this process allow."""

from collections.abc import Iterator
from pathlib import Path

from grader.workers import usable_cores

_FOR_EACH = 512 << 20  # bytes: a worker of each kind takes some 60 MB, the programs of a play seldom more than 100
_PLAYS_FOR_A_CORE = 3
PLAYS = 2  # of one submission at once
_LEAST = 1 << 30  # bytes of address space with which a worker can do anything at all
_GROUPS = Path("/sys/fs/cgroup")


def cores() -> float:
    """Cores that this process may use; a control group's quota may allow parts of one."""
    allowed = float(usable_cores())
    for group in _control_groups():
        quota, _, period = _text(group / "cpu.max").partition(" ")
        if quota.isdigit() and period.isdigit():
            allowed = min(allowed, int(quota) / int(period))
    return allowed


def memory() -> int:
    """Available bytes: MemAvailable, at most what every enclosing control group leaves (proc_meminfo(5), cgroups(7))."""
    lines = dict(line.split(":", 1) for line in _text(Path("/proc/meminfo")).splitlines() if ":" in line)
    available = int(lines["MemAvailable"].split()[0]) << 10 if "MemAvailable" in lines else _FOR_EACH
    for group in _control_groups():
        for limit, used in (("memory.max", "memory.current"), ("memory.limit_in_bytes", "memory.usage_in_bytes")):
            most, taken = _text(group / limit), _text(group / used)
            if most.isdigit() and taken.isdigit():
                available = min(available, max(0, int(most) - int(taken) + _reclaimable(group)))
    return available


def jobs() -> int:
    """How many submissions to grade at once, `PLAYS` plays of each.

    More plays than there are cores: programs that sleep, or poll with a time limit, wait for nobody, and keep no core
    busy. Half as many submissions as plays, so that what comes last, whatever it is, does not leave all cores but one
    idle.
    """
    return max(1, min(int(cores() * _PLAYS_FOR_A_CORE / PLAYS), memory() // _FOR_EACH))


def memory_for_each(jobs: int) -> int:
    """Bytes of address space for one worker."""
    return max(_LEAST, memory() // jobs)


def _reclaimable(group: Path) -> int:
    """Bytes of files that the kernel keeps only as long as nobody needs the room."""
    lines = (line.split() for line in _text(group / "memory.stat").splitlines())
    return sum(int(value) for name, value in lines if name in ("inactive_file", "total_inactive_file"))


def _control_groups() -> Iterator[Path]:
    """Of this process and all around it, in both versions of control groups."""
    for line in _text(Path("/proc/self/cgroup")).splitlines():
        _, controllers, path = (*line.split(":", 2), "", "")[:3]
        for root in (_GROUPS, *(_GROUPS / name for name in controllers.split(",") if name in ("memory", "cpu", "cpuacct"))):
            group = root / path.strip("/")
            while group != root:
                yield group
                group = group.parent
            yield root


def _text(file: Path) -> str:
    try:
        return file.read_text().strip()
    except (OSError, ValueError):
        return ""
