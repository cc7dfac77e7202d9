"""What hand-ins can take that mean harm: seconds of one check, memory of the grader and of the machine, and the verdict.

Each case is a faithful ping-pong client with a server that takes all it can get of one thing; `--cases` plays folders of one's own besides.
With `--batch` a good student is graded beside five of them: the marks must be what they are alone. Targets: no case takes more than 60 s or
300 MB of the grader. Each case plays on networks of the grader's own and ends by itself.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

from measuring import GRADE, ROOT, cpu_counter, machine, told

from grader.batch.store import Store

SLOWEST, MOST = 60.0, 300
EXERCISE = "ping-pong-tcp"
GOOD = ROOT / "reference" / EXERCISE
LISTEN = """
import ctypes, os, signal, socket, threading, time
listener = socket.create_server(("", 12345)); print("Esperando conexão.", flush=True)
"""
MANY = """
def born(fill, count=30):
    for _ in range(count):
        if os.fork() == 0: fill(); time.sleep(8); os._exit(0)
    time.sleep(9); input()
"""
BOTH_WAYS = """
def drain(c):
    while c.recv(1 << 16): pass
threading.Thread(target=drain, args=(c,), daemon=True).start()
for _ in range(12_000): c.sendall(bytes(1 << 16))
print("done"); input()
"""
SERVERS = {
    "streams without end": LISTEN + "c, _ = listener.accept()\n" + BOTH_WAYS,
    "buffers of sockets": LISTEN + MANY + """
kept = []
def fill():
    for _ in range(110):
        pair = socket.socketpair(); kept.append(pair)
        for end in pair:
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20); end.setblocking(False)
            try:
                while True: end.send(bytes(1 << 15))
            except BlockingIOError: pass
        print(".", end="", flush=True)
born(fill)
""",
    "files in memory": LISTEN + """
kept = []
for _ in range(192):
    kept.append(os.memfd_create("x"))
    for _ in range(16): os.write(kept[-1], bytes(1 << 20))
    print(".", end="", flush=True)
input()
""",
    "shared memory": LISTEN + """
c = ctypes.CDLL(None); c.shmat.restype = ctypes.c_void_p
for _ in range(32):
    at = c.shmat(c.shmget(0, ctypes.c_size_t(64 << 20), 0o1600), None, 0)
    if at in (None, 2**64 - 1): print("refused"); break
    ctypes.memset(at, 1, 64 << 20); print(".", end="", flush=True)
input()
""",
    "memory of many processes": LISTEN + MANY + "born(lambda: globals().update(kept=bytearray(b'x' * (100 << 20))))",
    "computing in turns": LISTEN + """
while True:
    if os.fork() == 0:
        end = time.process_time() + 0.6
        while time.process_time() < end: pass
        print(".", end="", flush=True); os._exit(0)
    os.wait()
""",
    "spinning": LISTEN + "while True: pass",
    "empty lines without end": LISTEN + "while True: print(flush=True)",
    "dots without end": LISTEN + "while True: print('.', end='', flush=True)",
    "a line a second": LISTEN + "while True: time.sleep(1); print('.', flush=True)",
    "a line at each alarm": LISTEN + """
signal.signal(signal.SIGALRM, lambda *_: (print(".", flush=True), signal.alarm(1))); signal.alarm(1)
while True: signal.pause()
""",
    "asleep where nothing wakes it": LISTEN + """
os.mkfifo("/tmp/f")
if os.fork() == 0: time.sleep(170); os._exit(0)
os.posix_spawn("/usr/bin/true", ["true"], {}, file_actions=[(os.POSIX_SPAWN_OPEN, 0, "/tmp/f", os.O_RDONLY, 0)])
""",
    "traced": LISTEN + """
if os.fork() == 0: ctypes.CDLL(None).ptrace(0, 0, 0, 0); os.kill(os.getpid(), signal.SIGSTOP)
listener.accept(); time.sleep(170)
""",
    "timers that ring": LISTEN + """
timer = ctypes.CDLL(None).timerfd_create(1, 0)
ctypes.CDLL(None).timerfd_settime(timer, 0, (ctypes.c_long * 4)(0, 1_000_000, 0, 1_000_000), None)
while True: os.read(timer, 8)
""",
    "threads that begin two each": LISTEN + """
def go():
    both = [threading.Thread(target=go) for _ in range(2)]
    for each in both: each.start()
    for each in both: each.join()
go()
""",
    "single bytes without end": LISTEN + "c, _ = listener.accept()\nwhile c.recv(1): pass",
    "forks without end": LISTEN + """
while True:
    try: os.fork()
    except OSError: pass
""",
    "a string that grows": LISTEN + "x = 'a'\nwhile len(x) < 5_000_000_000: x += x",
    "a file that grows": LISTEN + "log = open('/tmp/log', 'a')\nwhile True: log.write('Esperando conexão.')",
    "stopping all it can reach": """
import os, signal
me, (ready, say) = os.getpid(), os.pipe()
if os.fork() == 0:
    os.setsid(); os.write(say, b"x"); os.kill(me, signal.SIGCONT); os._exit(0)
os.read(ready, 1); os.kill(0, signal.SIGSTOP); os.wait()
""" + (GOOD / "server.py").read_text(),
    "ports without number": """
import os, socket, time
kept = []
for n in range(5):
    if os.fork() == 0:
        for port in range(20000 + 240 * n, 20240 + 240 * n): kept.append(socket.create_server(("", port)))
        time.sleep(60); os._exit(0)
time.sleep(1)
""" + LISTEN + "listener.accept(); input()",
    "a pointer that is none": LISTEN + "ctypes.CDLL(None).poll(ctypes.c_void_p(-1), ctypes.c_ulong(0), 100_000)",
}  # fmt: skip
CLIENTS = {
    "single bytes without end": "import socket\nc = socket.create_connection(('localhost', 12345))\n"
    "c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)\nwhile True: c.send(b'.')",
    "streams without end": "import socket, threading\nc = socket.create_connection(('localhost', 12345))\n" + BOTH_WAYS,
}


class Taken(NamedTuple):
    """By one check: seconds, seconds of CPU with all its programs, MB of the grader's largest process, MB that the machine had less, and
    the verdict."""

    seconds: float
    cpu: float
    grader: int
    machine: int
    verdict: str


def lay_out(folder: Path, name: str) -> Path:
    home = folder / "".join(letter if letter.isalnum() else "-" for letter in name) / EXERCISE
    shutil.copytree(GOOD, home)
    (home / "server.py").write_text(SERVERS[name])
    if name in CLIENTS:
        (home / "client.py").write_text(CLIENTS[name])
    return home.parent


def check(folder: Path, flat: bool) -> Taken:
    least = before = available()
    began, largest = time.monotonic(), 0
    command = [*GRADE, "check", str(folder), "--json", "-", "--seed", "5", *(("--exercise", EXERCISE) if flat else ())]
    nothing = subprocess.DEVNULL
    with (
        cpu_counter() as counter,
        subprocess.Popen(command, preexec_fn=counter.join, stdin=nothing, stdout=subprocess.PIPE, stderr=nothing) as process,
    ):
        before_it = counter.seconds()
        said: list[bytes] = []
        assert process.stdout is not None
        reading = threading.Thread(target=lambda: said.append(process.stdout.read()))  # type: ignore[union-attr]
        reading.start()
        while process.poll() is None:
            time.sleep(0.05)
            least = min(least, available())
            largest = max([largest, *(resident(each) for each in own(process.pid))])
        reading.join()
        cpu = counter.seconds() - before_it
    try:
        report = json.loads(said[0])
        verdict = f"{report['outcome']}, {report['points']:g} of {report['max_points']:g}"
    except ValueError:
        verdict = f"none: exit status {process.returncode}"
    return Taken(time.monotonic() - began, cpu, largest, before - least, verdict)


def available() -> int:
    """MB of memory that the machine could still give."""
    with open("/proc/meminfo") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("MemAvailable")) // 1024


def own(first: int) -> list[int]:
    """The grader's own processes: those that the first has started itself, and itself; what these start is programs."""
    try:
        return [first, *map(int, Path(f"/proc/{first}/task/{first}/children").read_text().split())]
    except OSError:
        return []


def resident(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024 if "VmRSS:" in status else 0


def beside(folder: Path, names: list[str]) -> bool:
    """A good student's mark in a class with these is what it is alone."""
    source, out = folder / "class", folder / "out"
    for name in names:
        lay_out(source, name)
    shutil.copytree(GOOD, source / "zz-good" / EXERCISE)
    began = time.monotonic()
    subprocess.run([*GRADE, "batch", str(source), "--out", str(out), "--seed", "5"], check=False, capture_output=True)
    took = time.monotonic() - began
    alone = check(source / "zz-good", flat=False).verdict
    with Store.open(out) as store:
        verdicts = [result.verdict for result in store.results() if "good" in result.student.key and result.verdict is not None]
    among = ", ".join(f"{verdict.outcome}, {verdict.points:g} of {verdict.max_points:g}" for verdict in verdicts)
    print(f"a good student alone: {alone}; beside {', '.join(names)}: {among}")
    return told("seconds of the batch", took, f"at most 120 for each of {len(names)}", took <= 120 * len(names)) and alone == among


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--only", default="", help="cases whose name has this in it")
    parser.add_argument("--cases", type=Path, help="a folder of folders with a server.py and a client.py each")
    parser.add_argument("--batch", action="store_true", help="grade a class of five of them and a good student, too")
    asked = parser.parse_args()
    print(machine())
    print(f"{'case':34} {'s':>7} {'CPU s':>7} {'grader':>8} {'machine':>8}   verdict")
    reached = True
    with tempfile.TemporaryDirectory() as temporary:
        cases = [(name, lay_out(Path(temporary), name), False) for name in SERVERS if asked.only in name]
        if asked.cases:
            cases += [(each.name, each, True) for each in sorted(asked.cases.iterdir()) if each.is_dir() and asked.only in each.name]
        for name, folder, flat in cases:
            taken = check(folder, flat)
            print(f"{name:34} {taken.seconds:7.1f} {taken.cpu:7.1f} {taken.grader:5} MB {taken.machine:5} MB   {taken.verdict}", flush=True)
            reached = reached and taken.seconds <= SLOWEST and taken.grader <= MOST and not taken.verdict.startswith("none")
        if asked.batch:
            reached = beside(Path(temporary) / "batch", list(SERVERS)[:5]) and reached
    print(f"targets (at most {SLOWEST:g} s and {MOST} MB of the grader each): {'reached' if reached else 'NOT REACHED'}")
    return 0 if reached or os.environ.get("CI") else 1


if __name__ == "__main__":
    sys.exit(main())
