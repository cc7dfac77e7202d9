"""Control groups, where this machine gives any, and what is asked where it does not."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.lab import cgroups, holding
from tests.processes import wait_until

given = pytest.mark.as_root  # an ordinary user has control groups only where they are delegated


@pytest.fixture
def group() -> Iterator[cgroups.Group]:
    (made,) = cgroups.make(1)
    yield made
    for file in (made.procs, made.home, made.counts):
        os.close(file)
    wait_until(swept, "the end of what was in the group")


def swept() -> bool:
    cgroups.sweep(os.getpid())
    place = cgroups._place()
    return place is None or not list(place[2].glob(f"grader-host-{os.getpid()}-*"))


def groups_of(process: str) -> str:
    with open(f"/proc/{process}/cgroup") as file:
        return file.read()


@given
def test_what_is_started_within_is_born_there_and_what_started_it_is_not(group: cgroups.Group) -> None:
    before = groups_of("self")
    with group.births(), subprocess.Popen(["sleep", "1000"]) as born:
        group.admit(born.pid)
        inside = groups_of(str(born.pid))
        born.kill()
    assert f"grader-host-{os.getpid()}-0" in inside
    assert groups_of("self") == before


# each takes 32 MiB of one thing at a time, and would take 1,024
TAKES = {
    "memory of a process": "kept.append(bytearray(b'x' * (32 << 20)))",
    "memory of many processes": """
if os.fork() == 0:
    kept.append(bytearray(b'x' * (32 << 20))); signal.pause()
time.sleep(0.05)
""",
    "files in memory": """
kept.append(os.memfd_create("x"))
for _ in range(32): os.write(kept[-1], bytes(1 << 20))
""",
    "files in a file system that is memory": """
kept.append(os.open("/dev/shm", os.O_TMPFILE | os.O_RDWR))
for _ in range(32): os.write(kept[-1], bytes(1 << 20))
""",
    "shared memory": """
one = c.shmget(0, ctypes.c_size_t(32 << 20), 0o1600); at = c.shmat(one, None, 0); c.shmctl(one, 0, None)
ctypes.memset(at, 1, 32 << 20)
""",
    "pipes": """
for _ in range(32):
    kept.append(os.pipe()); end = kept[-1][1]; fcntl.fcntl(end, fcntl.F_SETPIPE_SZ, 1 << 20); os.set_blocking(end, False)
    try:
        while True: os.write(end, bytes(1 << 15))
    except BlockingIOError: pass
""",
    "buffers of sockets": """
for _ in range(80):
    kept.append(socket.socketpair())
    for end in kept[-1]:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20); end.setblocking(False)
        try:
            while True: end.send(bytes(1 << 15))
        except BlockingIOError: pass
""",
}
FILLS = """
import ctypes, fcntl, os, resource, signal, socket, time
c, kept = ctypes.CDLL(None), []
c.shmat.restype = ctypes.c_void_p
with open("/proc/self/oom_score_adj", "w") as file: file.write("1000")
resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
os.read(0, 1)
for _ in range(32):
{takes}
"""


@given
@pytest.mark.parametrize("what", TAKES)
def test_whatever_it_is_filled_with_what_fills_it_is_ended_and_that_is_told(what: str, group: cgroups.Group) -> None:
    before = group.killed()
    fills = FILLS.format(takes=textwrap.indent(TAKES[what].strip(), "    "))
    command = [sys.executable, "-S", "-c", fills]
    with group.births(), subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as filler:
        group.admit(filler.pid)
        filler.communicate(b"x")
        with contextlib.suppress(ProcessLookupError):  # of version 1 the kernel ends one process, and not all of the group
            os.killpg(filler.pid, signal.SIGKILL)
    assert group.killed() > before
    if what != "memory of many processes":
        assert filler.returncode == -signal.SIGKILL


@given
def test_those_of_a_worker_that_has_been_killed_are_taken_away_by_the_next() -> None:
    source = "from grader.lab import cgroups; print(len(cgroups.make()), flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", source], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert int(worker.stdout.readline()) > 1
        place = cgroups._place()
        assert place is not None
        assert list(place[2].glob(f"grader-host-{worker.pid}-*"))
        cgroups.sweep()
        assert list(place[2].glob(f"grader-host-{worker.pid}-*")), "it is alive"
        worker.kill()
    cgroups.sweep()
    assert not list(place[2].glob(f"grader-host-{worker.pid}-*"))


# -- version 2 ------------------------------------------------------------------------------------------------------------------

FILES = {"cgroup.procs": "", "cgroup.subtree_control": "", "memory.max": "max", "memory.swap.max": "max", "memory.oom.group": "0",
         "memory.events": "low 0\noom 2\noom_kill 3\noom_group_kill 0\n"}  # fmt: skip


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders that look like a machine's on which systemd has delegated a part of the tree to a user, whose process this is.

    Files come into a group's folder as the kernel makes them.
    """
    made = Path.mkdir

    def mkdir(folder: Path, *args: Any, **options: Any) -> None:
        made(folder, *args, **options)
        if folder.is_relative_to(tmp_path / "cgroup"):
            for name, content in FILES.items():
                (folder / name).write_text(content)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    below = tmp_path / "cgroup"
    below.mkdir()
    for name in ("user.slice", "user@1000.service", "app.slice", "terminal.scope"):
        below = below / name
        below.mkdir()
    (below.parent / "cgroup.subtree_control").write_text("memory pids\n")
    (tmp_path / "own").write_text(f"0::/{below.relative_to(tmp_path / 'cgroup')}\n")
    monkeypatch.setattr(cgroups, "_MOUNTS", {**cgroups._MOUNTS, 2: tmp_path / "cgroup"})
    monkeypatch.setattr(cgroups, "_OWN", tmp_path / "own")
    return below


def test_where_version_2_delegates_memory_groups_are_made_beside_the_worker_s_own(tree: Path) -> None:
    groups = cgroups.make(2)
    try:
        assert [group.version for group in groups] == [2, 2]
        folders = sorted(tree.parent.glob("grader-host-*"))
        assert len(folders) == 2
        told = {name: (folders[0] / name).read_text() for name in ("memory.max", "memory.swap.max", "memory.oom.group")}
        assert told == {"memory.max": str(cgroups.MOST_MEMORY), "memory.swap.max": "0", "memory.oom.group": "1"}
        assert groups[0].killed() == 3
        with groups[0].births():
            assert (folders[0] / "cgroup.procs").read_text() == "", "of version 2 nobody moves for a birth"
        groups[0].admit(1234)
        assert (folders[0] / "cgroup.procs").read_text() == "1234"
    finally:
        for group in groups:
            for file in (group.procs, group.home, group.counts):
                os.close(file)


@pytest.mark.parametrize("lacks", ["memory", "a folder", "its processes"])
def test_where_it_does_not_there_are_none(lacks: str, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if lacks == "memory":
        (tree.parent / "cgroup.subtree_control").write_text("pids\n")
    denied = {"a folder": tree.parent, "its processes": tree.parent / "cgroup.procs"}.get(lacks)
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, way: path != denied and access(path, way))
    assert cgroups.make(1) == ()


def mounted() -> Path | None:
    """Where this machine has version 2, with whatever controllers."""
    lines = (line.split() for line in Path("/proc/mounts").read_text().splitlines())
    return next((Path(words[1]) for words in lines if words[2] == "cgroup2"), None)


MOVES = """
import os, signal, sys
from grader.lab.cgroups import Group
files = (("cgroup.procs", os.O_WRONLY), ("cgroup.procs", os.O_WRONLY), ("cgroup.events", os.O_RDONLY))
group = Group(2, *(os.open(f"{sys.argv[1]}/{name}", way) for name, way in files))
os.setresgid(65534, 65534, 65534); os.setresuid(65534, 65534, 65534)
child = os.fork()
if child == 0: signal.pause()
group.admit(child)
with open(f"/proc/{child}/cgroup") as file: lines = file.read().splitlines()
os.kill(child, signal.SIGKILL); os.waitpid(child, 0)
print(*(line for line in lines if line.startswith("0::")))
"""


@given
@pytest.mark.skipif(mounted() is None, reason="no control groups of version 2 here")
def test_a_worker_that_has_given_up_what_it_was_may_still_admit_by_what_it_holds_open() -> None:
    """In the kernel's own tree: what opened the file counts, not what writes (cgroups since Linux 5.16)."""
    place = mounted()
    assert place is not None
    folder = place / f"grader-test-{os.getpid()}"
    folder.mkdir()
    try:
        done = subprocess.run([sys.executable, "-c", MOVES, str(folder)], capture_output=True, text=True, check=False)
        assert done.stdout.strip().endswith(f"/{folder.name}"), done.stderr
    finally:
        folder.rmdir()


def test_what_unix_sockets_hold_is_told() -> None:
    asked, (here, there) = holding.asking(), socket.socketpair()
    before = holding.in_unix_sockets(asked)
    here.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
    here.send(bytes(100_000))
    held = holding.in_unix_sockets(asked)
    if held:  # a kernel may not tell, and others of this machine's sockets change meanwhile
        assert held >= before + 50_000
    for a_socket in (asked, here, there):
        a_socket.close()
