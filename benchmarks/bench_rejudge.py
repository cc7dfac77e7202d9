"""How fast kept plays are judged again, over the committed submissions: `judge_record(decode(...))`. Target: 100 in a second of CPU.

What is not kept yet in benchmarks/.plays, or would be played otherwise now, is played first (the whole corpus: some
minutes). Every verdict must be that of the play, or the benchmark ends.
"""

import argparse
import sys
import time
from pathlib import Path

from measuring import ROOT, machine, told

from grader.errors import UsageError
from grader.grading import Graded, grade, judge_record
from grader.record import decode, encode
from grader.spec.load import load_exercises
from grader.spec.model import Exercise

TARGET = 100.0  # submissions a second
CORPUS = ROOT / "tests/submissions"
KEPT = Path(__file__).parent / ".plays"


def kept_plays(folder: Path, exercises: tuple[Exercise, ...]) -> bytes:
    """The record of a submission; played anew where there is none that can still be judged."""
    file = KEPT / f"{folder.parent.name}-{folder.name}.play"
    newest = max(path.lstat().st_mtime for path in folder.rglob("*"))
    if file.exists() and file.stat().st_mtime > newest:
        content = file.read_bytes()
        try:
            if not judge_record(decode(content), exercises).stale:
                return content
        except UsageError:
            pass  # of another format
    graded: Graded = grade(folder, exercises, wanted=(folder.parent.name,), seed=1)
    content = encode(graded.record)
    if judge_record(decode(content), exercises).verdict != graded.verdict:
        raise SystemExit(f"{folder.relative_to(ROOT)}: judged again, it is another verdict")
    file.write_bytes(content)
    return content


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is judged; the quickest counts")
    parser.add_argument("--every", type=int, default=1, help="only every so many-th submission")
    chosen = parser.parse_args()
    exercises = load_exercises()
    KEPT.mkdir(exist_ok=True)
    folders = sorted(label.parent for label in CORPUS.glob("*/*/verdict.yml"))[:: chosen.every]
    contents = [kept_plays(folder, exercises) for folder in folders]
    quickest, decoding = float("inf"), float("inf")
    for _ in range(chosen.rounds):
        began = time.process_time()
        records = [decode(content) for content in contents]
        decoded = time.process_time()
        for record in records:
            judge_record(record, exercises)
        quickest, decoding = min(quickest, time.process_time() - began), min(decoding, decoded - began)
    size, plays = sum(map(len, contents)), sum(len(record.plays) for record in records)
    print(f"{machine()}\n{len(contents)} submissions, {plays} plays, {size / len(contents) / 1000:.1f} kB each")
    print(f"a round: {quickest:.3f} s, of which decoding {decoding:.3f} s")
    rate = len(contents) / quickest
    return 0 if told("submissions in a second of CPU", rate, f"at least {TARGET:.0f}", rate >= TARGET) else 1


if __name__ == "__main__":
    sys.exit(main())
