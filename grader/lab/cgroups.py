"""Control groups, where this machine lets us make them: the bound of all memory that a host holds, whatever it is (cgroups(7)).

Address space and resident pages tell of processes only. What lies in sockets, pipes, files in memory and the kernel's
own tables belongs to none of them, and only a group counts it. A worker makes its groups before it gives up what it is,
since it may not later; each is a host's, in one play after another. Version 1 needs root, version 2 a part of the tree
that was delegated to the user, or root.
"""

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MOST_MEMORY = 512 << 20  # bytes of one host, all that it holds
_HOSTS = 4  # groups of a worker: as many as hosts in nearly all plays; where there are more, some share one
_NAME = "grader-host"
_MOUNTS = {1: Path("/sys/fs/cgroup/memory"), 2: Path("/sys/fs/cgroup")}
_OWN = Path("/proc/self/cgroup")
_OOM_KILLS = re.compile(rb"^oom_kill (\d+)", re.MULTILINE)


class Group(NamedTuple):
    """One host's. Its files are open, since the worker may not open them later."""

    version: int
    procs: int  # takes in each process whose id is written to it
    home: int  # the same of the group that the worker itself lives in
    counts: int

    def killed(self) -> int:
        """How often the kernel has ended a process of the group because the group's memory was full."""
        try:
            found = _OOM_KILLS.search(os.pread(self.counts, 4096, 0))
        except OSError:
            return 0
        return int(found[1]) if found else 0

    @contextlib.contextmanager
    def births(self) -> Iterator[None]:
        """What this process starts in the body is born in the group, where that costs nothing: of version 1, a thread may move itself.

        To move another process takes the kernel some 10 ms.
        """
        moved = False
        with contextlib.suppress(OSError):  # the group has been taken away by another process
            moved = self.version == 1 and os.write(self.procs, b"0") > 0
        try:
            yield
        finally:
            if moved:
                os.write(self.home, b"0")

    def admit(self, process: int) -> None:
        """Take a process in that was not born there, and what it will start."""
        if self.version == 2:
            with contextlib.suppress(OSError):
                os.write(self.procs, b"%d" % process)


def make(count: int = _HOSTS) -> tuple[Group, ...]:
    """A worker's groups; none where this machine gives none."""
    found = _place()
    if found is None:
        return ()
    version, home, place = found
    groups = []
    try:
        for number in range(count):
            folder = place / f"{_NAME}-{os.getpid()}-{number}"
            folder.mkdir()
            groups.append(_bounded(version, home, folder))
    except OSError:
        return tuple(groups)
    return tuple(groups)


def version() -> int:
    """The version of the control groups that this machine lets us make, 1 or 2; 0 where it lets us make none."""
    groups = make(1)
    found = groups[0].version if groups else 0
    for group in groups:
        for file in (group.procs, group.home, group.counts):
            os.close(file)
    sweep(os.getpid())
    return found


def sweep(own: int = 0) -> None:
    """Take away the groups of workers that have ended, killed ones among them, and those of process `own`."""
    found = _place()
    if found is None:
        return
    for folder in found[2].glob(f"{_NAME}-*-*"):
        process = folder.name.split("-")[2]
        if process == str(own) or not os.path.exists(f"/proc/{process}"):
            with contextlib.suppress(OSError):  # something in it is still dying: swept by the next
                folder.rmdir()


def _bounded(version: int, home: Path, folder: Path) -> Group:
    limit = "memory.limit_in_bytes" if version == 1 else "memory.max"
    (folder / limit).write_text(str(MOST_MEMORY))
    for name, value in (("memory.memsw.limit_in_bytes", str(MOST_MEMORY)), ("memory.swap.max", "0"), ("memory.oom.group", "1")):
        if (folder / name).exists():
            with contextlib.suppress(OSError):  # a kernel without swap
                (folder / name).write_text(value)
    procs, counts = ("tasks", "memory.oom_control") if version == 1 else ("cgroup.procs", "memory.events")
    return Group(version, _open(folder / procs, os.O_WRONLY), _open(home / procs, os.O_WRONLY), _open(folder / counts, os.O_RDONLY))


def _open(path: Path, way: int) -> int:
    return os.open(path, way | os.O_CLOEXEC)


def _place() -> tuple[int, Path, Path] | None:
    """The version, the group that this process lives in, and the one below which groups of ours may be made; None where there is none."""
    try:
        with _OWN.open() as file:
            lines = [line.rstrip("\n").split(":", 2) for line in file]
    except OSError:
        return None
    for _, controllers, path in lines:
        version = 1 if "memory" in controllers.split(",") else 2 if not controllers else 0
        if not version:
            continue
        home = _MOUNTS[version] / path.lstrip("/")
        for place in (home, *home.parents):
            if not place.is_relative_to(_MOUNTS[version]):
                break
            if _bears_groups(version, place):
                return version, home, place
    return None


def _bears_groups(version: int, place: Path) -> bool:
    if not os.access(place, os.W_OK):
        return False
    if version == 1:
        return (place / "memory.limit_in_bytes").exists()
    if not os.access(place / "cgroup.procs", os.W_OK):  # a process that may not write there may make groups, and move none into them
        return False
    try:
        return "memory" in (place / "cgroup.subtree_control").read_text().split()
    except OSError:
        return False
