"""Worker processes: a forked one is as cut off from its caller as a spawned one, and goes the same way."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.play.spawn import usable_cores
from tests.processes import living

ROOT = Path(__file__).resolve().parents[2]

# A caller of its own, since this process may have threads. It tells of its worker once that has answered.
CALLER = """
import json, os, sys
sys.path.insert(0, sys.argv[1])
held = os.dup(0)
os.set_inheritable(held, True)
from grader.play import spawn
worker = {"spawn": spawn.spawn, "fork": lambda: spawn.fork()[0].worker(), "second": lambda: spawn.fork(2)[1].worker()}[sys.argv[2]]()

import msgspec
from grader.play.frames import Setting, read_frame, write_frame
from grader.play.script import Performed, Script

write_frame(worker.stdin, msgspec.msgpack.encode(Setting("plain")))
write_frame(worker.stdin, msgspec.msgpack.encode(Script("none", "none", 1, "plain", {}, {}, {}, ())))
answer = msgspec.msgpack.decode(read_frame(worker.stdout), type=Performed)
proc = f"/proc/{worker.pid}"
told = {
    "played": answer.timeline is not None,
    "folder": os.readlink(f"{proc}/cwd"),
    "own session": os.getsid(int(proc[6:])) == int(proc[6:]),
    "holds": "held" if os.readlink(f"/proc/self/fd/{held}") in [os.readlink(f"{proc}/fd/{fd}") for fd in os.listdir(f"{proc}/fd")] else "",
}
told["early"] = "ended" if spawn.has_ended(worker, 0) else "works on"
getattr(worker, sys.argv[3])() if sys.argv[3] != "close" else worker.stdin.close()
told["status"] = worker.wait(30)
told["again"] = worker.wait(0)
worker.kill()
print(json.dumps(told))
"""


def told(how: str, end: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", CALLER, str(ROOT), how, end], capture_output=True, text=True, check=False, stdin=subprocess.PIPE
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("end", "status"), [("close", 0), ("terminate", 0), ("kill", -9)])
@pytest.mark.parametrize("how", ["spawn", "fork", "second"])
def test_a_worker_stands_apart_from_its_caller_and_ends_when_told(how: str, end: str, status: int) -> None:
    status = 0 if how == "second" else status  # which its parent is told, another worker
    assert told(how, end) == {
        "played": True, "folder": "/", "own session": True, "holds": "", "early": "works on", "status": status, "again": status,
    }  # fmt: skip


def test_workers_that_nobody_takes_leave_with_their_caller() -> None:
    caller = """
import sys
sys.path.insert(0, sys.argv[1])
from grader.play import spawn
spawn.prepare()
spawn._prepared[:] = [(worker.worker(), told) for worker, told in spawn._prepared]
print(*(worker.pid for worker, _ in spawn._prepared), flush=True)
"""
    done = subprocess.run([sys.executable, "-c", caller, str(ROOT)], capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    pids = done.stdout.split()
    assert len(pids) == min(4, usable_cores() + 1)
    assert not set(pids) & set(living())


@pytest.mark.hosts
@pytest.mark.parametrize("streams", ["", "<&-"])
def test_check_grades_whether_it_can_fork_its_worker_or_not(streams: str, tmp_path: Path) -> None:
    asked = ["check", ROOT / "reference", "--exercise", "hello-tcp", "--scenario", "pair", "--isolation", "hosts"]
    command = ["sh", "-c", f'exec "$@" {streams}', "sh", sys.executable, ROOT / "grade.py", *asked]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, "Total: passou" in done.stdout) == (0, True), done.stderr
