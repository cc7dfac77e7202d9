"""What a machine bears, by the files in which kernel and control groups tell it."""

from pathlib import Path

import pytest

from grader.batch import machine

MEMINFO = {"/proc/meminfo": "MemTotal: 99 kB\nMemAvailable:  8388608 kB\n"}  # 8 GiB


@pytest.fixture
def tells(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    files = dict(MEMINFO)
    monkeypatch.setattr(machine, "_text", lambda file: files.get(str(file), ""))
    monkeypatch.setattr(machine, "usable_cores", lambda: 4)
    return files


def test_a_machine_without_limits(tells: dict[str, str]) -> None:
    assert machine.cores() == 4
    assert machine.memory() == 8 << 30
    assert machine.jobs() == 6


def test_a_control_group_s_limits_count_its_own_and_those_around_it(tells: dict[str, str]) -> None:
    tells |= {
        "/proc/self/cgroup": "0::/user/job",
        "/sys/fs/cgroup/user/job/memory.max": "max",
        "/sys/fs/cgroup/user/job/memory.current": "0",
        "/sys/fs/cgroup/user/job/cpu.max": "250000 100000",
        "/sys/fs/cgroup/user/memory.max": str(2 << 30),
        "/sys/fs/cgroup/user/memory.current": str(1 << 30),
        "/sys/fs/cgroup/user/memory.stat": f"anon 5\ninactive_file {256 << 20}\n",
    }
    assert machine.cores() == 2.5
    assert machine.memory() == (1 << 30) + (256 << 20)
    assert machine.jobs() == 2


def test_the_first_version_of_control_groups(tells: dict[str, str]) -> None:
    tells |= {
        "/proc/self/cgroup": "4:memory:/docker/x\n1:name=systemd:/",
        "/sys/fs/cgroup/memory/docker/x/memory.limit_in_bytes": str(1 << 30),
        "/sys/fs/cgroup/memory/docker/x/memory.usage_in_bytes": "0",
    }
    assert machine.memory() == 1 << 30


@pytest.mark.parametrize("content", ["", "garbage", "0::", "::::", "0:" * 50])
def test_odd_files_limit_nothing(tells: dict[str, str], content: str) -> None:
    tells |= {"/proc/self/cgroup": content, "/sys/fs/cgroup/memory.max": "x", "/sys/fs/cgroup/cpu.max": "max 100000"}
    assert (machine.cores(), machine.memory()) == (4, 8 << 30)


def test_at_least_one(tells: dict[str, str]) -> None:
    tells["/proc/meminfo"] = "MemAvailable: 1000 kB\n"
    assert machine.jobs() == 1
    assert machine.memory_for_each(1) == 1 << 30


def test_this_very_machine() -> None:
    assert machine.cores() > 0
    assert machine.memory() > 0
    assert machine.jobs() >= 1
    assert Path("/proc/meminfo").exists()
