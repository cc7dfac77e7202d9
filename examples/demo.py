"""Grades the sample class in examples/class, one submission after the other, and ends with its table: `make demo`."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUTCOMES = {
    "passed": "passou",
    "remarks": "passou, com observações",
    "failed": "falhou",
    "not_run": "não executado",
    "undecided": "indefinido",
}


def main() -> int:
    students = sorted(folder for folder in (ROOT / "examples/class").iterdir() if folder.is_dir())
    rows, broken = [], []
    for folder in students:
        print(f"\n━━ python3 grade.py check {folder.relative_to(ROOT)}", flush=True)
        began = time.perf_counter()
        with tempfile.TemporaryDirectory() as scratch:
            report = Path(scratch, "report.json")
            status = subprocess.run([sys.executable, ROOT / "grade.py", "check", folder, "--json", report], check=False).returncode
            if status > 1:  # 1 is a submission that fails: part of the demonstration
                broken.append(f"{folder.name}: grade.py check -> {status}")
                continue
            verdict = json.loads(report.read_bytes())
        points = f"{verdict['points']:g}/{verdict['max_points']:g}"
        rows.append((folder.name, points, OUTCOMES[verdict["outcome"]], f"{time.perf_counter() - began:.1f} s"))

    print("\n━━ A turma de exemplo / the sample class")
    for name, points, outcome, took in rows:
        print(f"  {name:<16} {points:>10}   {outcome:<24} {took:>7}")
    for line in broken:
        print(f"  {line}", file=sys.stderr)
    return 1 if broken or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
