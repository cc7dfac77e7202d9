"""Two assistants mark one class by the commands themselves: two sheets written at different times, a page, a hand-in anew between them.

Each decision that is typed in is in the log in the end, or was told as a conflict, with its cell, both values and both names.
"""

import csv
import json
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from grader.marks.tables import read_table

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "examples/class"

pytestmark = [pytest.mark.hosts, pytest.mark.timeout(300)]


def grade(*arguments: object) -> tuple[int, str]:
    command = [sys.executable, ROOT / "grade.py", *map(str, arguments), "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


class Page:
    """What `grade.py review` serves, as its own script asks for it."""

    def __init__(self, address: str) -> None:
        self._address = address

    def state(self, student: str, item: str) -> str:
        """What a line was written from, as whoever has the page open has it."""
        sheet = json.load(urllib.request.urlopen(f"{self._address}sheet?key={student}"))
        return str(next(line["state"] for _, _, lines in sheet["exercises"] for line in lines if line["item"] == item))

    def decide(self, student: str, item: str, points: str, reason: str, state: str) -> dict[str, Any]:
        what = {"student": student, "exercise": "multiple-packets", "item": item, "points": points, "reason": reason, "state": state}
        asked = urllib.request.Request(f"{self._address}decide", json.dumps(what).encode(), {"Content-Type": "application/json"})
        try:
            answer = urllib.request.urlopen(asked)
        except urllib.error.HTTPError as conflict:
            answer = conflict
        with answer:
            told: dict[str, Any] = json.load(answer)
        return told


@contextmanager
def page(out: Path, author: str) -> Iterator[Page]:
    command = [sys.executable, "grade.py", "review", str(out), "--author", author, "--lang", "en"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield Page(process.stdout.readline().strip())
        finally:
            process.send_signal(signal.SIGINT)
            _, told = process.communicate()
    assert process.returncode == 0, told


def fill(sheet: Path, *rows: tuple[str, str, str, str]) -> None:
    """Points and a reason into the row of a student's item."""
    table = read_table(sheet)
    for student, item, points, reason in rows:
        (row,) = (row for row in table if row[0] == student and row[3] == item)
        row[6], row[8] = points, reason
    with sheet.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(table)


def test_every_decision_is_kept_or_told(tmp_path: Path) -> None:
    source, out = tmp_path / "class", tmp_path / "out"
    for student in ("ana-souza", "karina-lopes"):
        shutil.copytree(SAMPLE / student / "multiple-packets", source / student / "multiple-packets")
    (source / "lucas-brito.zip").write_bytes(b"PK\x03\x04 and no more")
    batch = ("batch", source, "--out", out, "--exercise", "multiple-packets")
    assert grade(*batch)[0] == 0
    eva, ivo = tmp_path / "eva.csv", tmp_path / "ivo.csv"
    assert grade("marks", out, "--csv", eva)[0] == 0

    with page(out, "ivo") as ivos:
        state = ivos.state("ana-souza", "explain")
        assert ivos.decide("ana-souza", "explain", "2", "says it all", state)["kept"] == 1
        fill(eva, ("ana-souza", "explain", "1", "too short"), ("karina-lopes", "explain", "0.5", "a sleep is no mark"))
        status, told = grade("marks", out, "--read", eva, "--author", "eva")
        assert status == 2
        assert "eva.csv:G2: Here stands 1 (“too short”, eva), and meanwhile ivo decided 2 (“says it all”)." in told
        assert "Nothing of this sheet was kept." in told
        assert grade("marks", out, "--csv", ivo)[0] == 0

        shutil.copytree(ROOT / "reference/multiple-packets", source / "karina-lopes/multiple-packets", dirs_exist_ok=True)
        status, told = grade(*batch)
        assert status == 0 and "graded: 1, unchanged: 1" in told

        fill(eva, ("ana-souza", "explain", "", ""))
        status, told = grade("marks", out, "--read", eva, "--author", "eva")
        assert status == 0 and "1 decision kept." in told
        assert "G3: what karina-lopes handed in, or what the grader says of it, has changed since this sheet was written" in told
        for command in (("marks", out), ("export", out, "--to", "csv")):
            said = " ".join(grade(*command)[1].split())
            assert "karina-lopes" in said and "decided on something else" in said, command
        assert "decided on something else" in (out / "index.html").read_text(encoding="utf-8")

        fill(ivo, ("karina-lopes", "explain", "1.5", "a mark now"), ("lucas-brito", "*", "0", "broken"))
        status, told = grade("marks", out, "--read", ivo, "--author", "ivo")
        assert status == 2
        assert "ivo.csv:G3: Here stands 1.5 (“a mark now”, ivo), and meanwhile eva decided 0.5 (“a sleep is no mark”)." in told
        assert grade("marks", out, "--csv", ivo)[0] == 2, "what he typed is not written over"
        seen = ivos.state("karina-lopes", "explain")
        anew = tmp_path / "anew.csv"
        assert grade("marks", out, "--csv", anew)[0] == 0
        fill(anew, ("karina-lopes", "explain", "1", "better"), ("lucas-brito", "*", "0", "broken"))
        assert grade("marks", out, "--read", anew, "--author", "eva")[0] == 0
        told_here = ivos.decide("karina-lopes", "explain", "1.5", "a mark now", seen)
        assert (told_here["kept"], told_here["other"]) == (0, "Meanwhile eva decided: 1 (better).")
        now = ivos.state("karina-lopes", "explain")
        assert ivos.decide("karina-lopes", "explain", "1.5", "a mark now", now)["kept"] == 1

    assert grade("marks", out, "--log", "--csv", tmp_path / "log.csv")[0] == 0
    log = [row[1:] for row in read_table(tmp_path / "log.csv")[1:]]
    assert [[row[0], row[1], row[4], row[5], row[6], row[7]] for row in log] == [
        ["ivo", "ana-souza", "2", "says it all", "1", "stands"],
        ["eva", "karina-lopes", "0.5", "a sleep is no mark", "1", "replaced by eva"],
        ["eva", "karina-lopes", "1", "better", "2", "replaced by ivo"],
        ["eva", "lucas-brito", "0", "broken", "1", "stands"],
        ["ivo", "karina-lopes", "1.5", "a mark now", "2", "stands"],
    ]
    assert grade("export", out, "--to", "csv") == (0, f"{out / 'marks.csv'}\n")
    marks = {row[0]: row[5] for row in read_table(out / "marks.csv")[1:]}
    assert marks == {"ana-souza": "10", "karina-lopes": "9.5", "lucas-brito": "0"}
