"""`grade.py check` beside check50 3.5.0: a ping-pong of three exchanges, whole processes, interleaved.

Once with a pair that works, once with one whose client waits for a message before it ever sends one. Ours runs
sandboxed and tells the cause; check50 runs the same programs on the bare machine, by two checks: one written as its
documentation does (check50_pingpong), whose `stdin` expects a prompt, and one as quick as its API allows
(check50_pingpong_quick), that never does. Targets, against the first: at least 10 times faster on the working pair, at
least 25 times on the hanging one. The second is told beside it.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from measuring import GRADE, ROOT, Spread, machine, told

HERE = ROOT / "benchmarks"
VENV = HERE / ".venv-check50"
VERSION = "3.5.0"
SUBMISSIONS = ROOT / "tests/submissions/ping-pong-tcp"
EXERCISE = "ping-pong-tcp"


class Pair(NamedTuple):
    name: str
    folder: Path
    passes: bool
    target: float  # how many times faster than check50


PAIRS = (
    Pair("working", SUBMISSIONS / "texto-puro", passes=True, target=10),
    Pair("hanging", SUBMISSIONS / "os-dois-esperam", passes=False, target=25),
)


def set_up_check50() -> Path:
    """check50's command, in a virtual environment of its own, so that the project's stays clean."""
    command = VENV / "bin/check50"
    if not command.exists():
        print(f"installing check50 {VERSION} into {VENV.relative_to(ROOT)} ...")
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        subprocess.run([VENV / "bin/pip", "install", "--quiet", "--disable-pip-version-check", f"check50=={VERSION}"], check=True)
    version = subprocess.run([command, "--version"], check=True, capture_output=True, text=True).stdout
    if VERSION not in version:
        raise SystemExit(f"{command} is {version.strip()}, not {VERSION}: remove {VENV}")
    return command


def environment() -> dict[str, str]:
    """The same for both, with the interpreter that the lab uses first, so that both run the programs on the same one."""
    base = Path(getattr(sys, "_base_executable", sys.executable)).resolve().parent
    return {**os.environ, "PATH": f"{base}:{os.environ['PATH']}", "LANG": "C.UTF-8"}


def timed(command: list[str], folder: Path, passes: bool, mark: str) -> float:
    """Seconds from start to end. Raises SystemExit where the verdict is not what it should be: then there is nothing to compare."""
    began = time.perf_counter()
    process = subprocess.run(command, cwd=folder, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True)
    seconds = time.perf_counter() - began
    if process.returncode != (0 if passes else 1) or mark not in process.stdout:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{process.stdout}\n{process.stderr}")
    return seconds


def ours(pair: Pair) -> float:
    what = ["--exercise", EXERCISE, "--scenario", "conversation"]
    command = [*GRADE, "check", str(pair.folder), *what, "--isolation", "hosts", "--lang", "en"]
    return timed(command, ROOT, pair.passes, "Total: passed" if pair.passes else "Total: failed")


def theirs(check50: Path, pair: Pair, check: str) -> float:
    command = [str(check50), "--dev", str(HERE / check), "--output", "ansi"]
    return timed(command, pair.folder, pair.passes, ":) three exchanges" if pair.passes else ":( three exchanges")


def once(check50: Path, pair: Pair) -> tuple[float, float, float]:
    """Seconds of one turn: ours, check50, check50 with the quick check."""
    return ours(pair), theirs(check50, pair, "check50_pingpong"), theirs(check50, pair, "check50_pingpong_quick")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7, help="of each of the four, at least five")
    runs = max(5, parser.parse_args().runs)
    check50 = set_up_check50()
    print(machine())
    reached = True
    for pair in PAIRS:
        once(check50, pair)  # without counting, for .pyc files and the disk's cache
        mine, other, quick = (Spread(list(seconds)) for seconds in zip(*(once(check50, pair) for _ in range(runs)), strict=True))
        print(f"{pair.name} pair\n  grade.py        {mine}\n  check50         {other}\n  check50, quick  {quick}")
        ratio = other.median / mine.median
        print(f"  times faster than the quick check: {quick.median / mine.median:.1f}")
        reached &= told("  times faster", ratio, f"at least {pair.target:g}", ratio >= pair.target)
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
