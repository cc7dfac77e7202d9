"""Control groups, where this machine gives any, and what is asked where it does not."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from grader.lab import cgroups, holding

given = pytest.mark.as_root  # an ordinary user has control groups only where they are delegated


@pytest.fixture
def group() -> Iterator[cgroups.Group]:
    (made,) = cgroups.make(1)
    yield made
    for file in (made.procs, made.home, made.counts):
        os.close(file)
    cgroups.sweep(os.getpid())


def groups_of(process: str) -> str:
    with open(f"/proc/{process}/cgroup") as file:
        return file.read()


@given
def test_what_is_started_within_is_born_there_and_whoever_started_it_is_not(group: cgroups.Group) -> None:
    before = groups_of("self")
    with group.births(), subprocess.Popen(["sleep", "1000"]) as born:
        group.admit(born.pid)
        inside = groups_of(str(born.pid))
        born.kill()
    assert f"grader-host-{os.getpid()}-0" in inside
    assert groups_of("self") == before


@given
def test_who_fills_it_is_ended_and_that_is_told(group: cgroups.Group) -> None:
    before = group.killed()
    fills = f"import sys; sys.stdin.read(1); bytearray(b'x' * {cgroups.MOST_MEMORY + (64 << 20)})"
    with group.births(), subprocess.Popen([sys.executable, "-c", fills], stdin=subprocess.PIPE) as filler:
        group.admit(filler.pid)
        with open(f"/proc/{filler.pid}/oom_score_adj", "w") as file:
            file.write("1000")
        filler.communicate(b"x")
    assert filler.returncode == -9
    assert group.killed() == before + 1


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
