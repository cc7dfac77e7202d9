"""`grade.py watch`: from a save to the first verdict on the screen, beside the same two programs run bare in the same minute.

The reference's ping-pong over TCP, saved anew each time as an editor does it; the first verdict is that of its first scenario.
Target: at most 100 ms of CPU more than the bare run's. (That has a Python of its own that drives the programs, some 20 ms of it.)
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bare_plan import DRIVER, own_loopback, play_of
from measuring import GRADE, ROOT, Counter, Spread, cpu_counter, machine, run_counted, told

from grader.grading import grade
from grader.spec.load import load_exercises

EXERCISE = "ping-pong-tcp"
TARGET = 0.100  # seconds of CPU
END = "Waiting for the next save; Ctrl-C ends."


def bare_plan() -> dict[str, object]:
    """The first scenario's play, for the driver."""
    exercise = next(one for one in load_exercises() if one.id == EXERCISE)
    scenario = exercise.scenarios[0]
    folder = ROOT / "reference" / EXERCISE
    graded = grade(ROOT / "reference", (exercise,), wanted=(EXERCISE,), scenarios=(scenario.id,), seed=1, isolation="hosts")
    play = play_of(scenario.id, graded.timelines[EXERCISE, scenario.id], scenario, dict.fromkeys(("student", "reference"), folder))
    python = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    return {"python": [str(python), "-S"], "plays": [play]}


class Watched:
    """`watch` on a copy of the reference, after its first run."""

    def __init__(self, folder: Path, counter: Counter) -> None:
        shutil.copytree(ROOT / "reference" / EXERCISE, folder / EXERCISE)
        self._server, self._counter = folder / EXERCISE / "server.py", counter
        self._text = self._server.read_text(encoding="utf-8")
        command = [*GRADE, "watch", str(folder), "--lang", "en"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, preexec_fn=counter.join)
        self._until(END)

    def save(self, number: int) -> tuple[float, float]:
        """Seconds by the clock and of CPU from a save to the first verdict."""
        beside = self._server.with_suffix(".tmp")
        beside.write_text(f"{self._text}\n# {number}\n", encoding="utf-8")
        cpu, began = self._counter.seconds(), time.perf_counter()
        os.replace(beside, self._server)
        self._until("✓")
        took = time.perf_counter() - began, self._counter.seconds() - cpu
        self._until(END)
        return took

    def _until(self, begins: str) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith(begins):
                return
        raise SystemExit("watch ended")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--saves", type=int, default=30)
    saves = parser.parse_args().saves
    with tempfile.TemporaryDirectory() as scratch, cpu_counter() as counter:
        plan = Path(scratch, "plan.json")
        plan.write_text(json.dumps(bare_plan()), encoding="utf-8")
        watched = Watched(Path(scratch, "ana"), counter)
        by_the_clock, cpu, bare_clock, bare_cpu = [], [], [], []
        for number in range(saves):
            seconds, used = watched.save(number)
            by_the_clock.append(seconds)
            cpu.append(used)
            split = run_counted([sys.executable, "-I", "-S", DRIVER, str(plan)], counter, own_loopback, lambda line: "")
            bare_clock.append(split.wall)
            bare_cpu.append(split.total)
        watched.process.terminate()
        watched.process.wait()
    print(f"{machine()}; CPU counted by {counter.how}")
    for name, values in (
        ("save to first verdict, by the clock", by_the_clock), ("the same play bare, by the clock", bare_clock),
        ("save to first verdict, CPU", cpu), ("the same play bare, CPU", bare_cpu),
    ):  # fmt: skip
        print(f"{name:36} {Spread(values)}")
    own = Spread(cpu).median - Spread(bare_cpu).median
    return 0 if told("milliseconds of CPU beside the programs' own", own * 1000, f"at most {TARGET * 1000:.0f}", own <= TARGET) else 1


if __name__ == "__main__":
    sys.exit(main())
