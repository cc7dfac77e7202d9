"""Labelled submissions by lot, checked by this tree and by another one (a clone at an older commit) in turns: CPU, and programs started.

What a submission costs is told per program started, too: a change of the rules of marking plays more, and that is no doing of
the lab's. A submission counts as right where its label gives all points, whatever the other tree makes of it.

usage: python benchmarks/bench_beside.py OTHER_TREE [--each N] [--draw SEED]
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from measuring import ROOT, Counter, cpu_counter, machine

from grader.lab.probe import find_bwrap
from grader.spec.load import load_exercises
from tests.test_submissions import LABELS, name_of, read_label

SEED = "5"  # of the words that are drawn: both trees type the same


class Cost(NamedTuple):
    cpu: float  # seconds
    starts: int  # of programs


def check(tree: Path, path: Path, exercise: str, counter: Counter, folder: Path) -> Cost:
    """Check one submission. Programs are counted as bubblewrap starts them: by a stand-in before it on the path."""
    started = folder / "started"
    started.write_text("")
    started.chmod(0o666)
    before = counter.seconds()
    command = [sys.executable, str(tree / "grade.py"), "check", str(path), "--exercise", exercise, "--seed", SEED]
    env = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}
    subprocess.run(command, preexec_fn=counter.join, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env, check=False, cwd=folder)
    return Cost(counter.seconds() - before, started.stat().st_size)


def by_lot(each: int, draw: int) -> dict[str, list[Path]]:
    points = {exercise.id: exercise.points - sum(item.points for item in exercise.manual) for exercise in load_exercises()}
    labels = [(path, read_label(path)) for path in LABELS]
    right = {path: label.is_right(points[label.exercise]) for path, label in labels if not label.scenarios}
    lot = random.Random(draw)
    return {name: lot.sample([path for path in right if right[path] is whole], each) for name, whole in (("right", True), ("wrong", False))}


def compare(name: str, paths: Sequence[Path], trees: Sequence[Path], folder: Path) -> None:
    totals = [[0.0, 0] for _ in trees]
    for path in paths:
        for total, tree in zip(totals, trees, strict=True):
            with cpu_counter() as counter:
                cost = check(tree, path.parent, read_label(path).exercise, counter, folder)
            total[0] += cost.cpu
            total[1] += cost.starts
        print(f"{name} {name_of(path)}", flush=True)
    (other, there), (own, here) = totals
    print(f"{name}, {len(paths)} submissions: {own:.1f} s of CPU and {here} programs started; the other tree {other:.1f} s and {there}")
    ratio, more = own / other, here / there
    print(f"  {ratio:.2f} times the CPU, {more:.2f} times the programs, {ratio / more:.2f} times the CPU of each")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("other", type=Path, metavar="OTHER_TREE")
    parser.add_argument("--each", type=int, default=24, help="right ones, and as many wrong ones")
    parser.add_argument("--draw", type=int, default=7, help="the lot")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        stand_in = folder / "bwrap"
        stand_in.write_text(f'#!/bin/sh\nprintf x >> {folder}/started\nexec {find_bwrap()} "$@"\n')
        stand_in.chmod(0o755)
        print(machine(), flush=True)
        for kind, paths in by_lot(chosen.each, chosen.draw).items():
            compare(kind, paths, (chosen.other.resolve(), ROOT), folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
