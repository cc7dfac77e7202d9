"""Whatever ends a batch, at whatever moment: the same command goes on, and the end is that of a run nobody disturbed."""

import contextlib
import os
import random
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import grader
from grader.batch.store import FILE, Store
from grader.batch.telling import Became
from grader.classroom import Result
from grader.grading import judge_record
from grader.record import decode
from grader.verdict import Outcome
from tests.batch.tiny import Logged, greeting, make_class, run
from tests.processes import Trace

pytestmark = pytest.mark.hosts

ROOT = Path(grader.__file__).parents[1]
KILLS = 50
STUDENTS = 12


def command(source: Path, out: Path, log: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "tests.batch.tiny", *map(str, (source, out, log)), *more]


def results(out: Path) -> tuple[Result, ...]:
    with Store.open(out) as store:
        for result in store.results():
            record = decode(store.record(result.student.key) or b"")
            assert result.verdict is not None
            assert judge_record(record, (greeting(),)).verdict.points == result.verdict.points
        return store.results()


def played(log: Path) -> list[str]:
    return [line.split()[1] for line in log.read_text().splitlines() if line.startswith(f"{Became.PLAYED} ")]


@pytest.mark.timeout(600)
def test_killed_at_random_points(tmp_path: Path) -> None:
    """Fifty times, over as many classes as that takes."""
    source = make_class(tmp_path / "class", STUDENTS)
    run(source, tmp_path / "undisturbed")
    expected = results(tmp_path / "undisturbed")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    chance = random.Random(2026)
    kills, rounds = 0, 0
    while kills < KILLS:
        rounds += 1
        out, log = tmp_path / f"out{rounds}", tmp_path / f"log{rounds}"
        while True:
            batch = fork(source, out, log, elsewhere)
            end = os.pidfd_open(batch)
            select.select([end], [], [], chance.uniform(0.05, 1.5))
            trace = Trace(batch)
            signal.pidfd_send_signal(end, signal.SIGKILL)
            status = os.waitstatus_to_exitcode(os.waitpid(batch, 0)[1])
            os.close(end)
            trace.wait_until_gone()
            check_whole(out)
            if status == 0:
                break
            assert status == -signal.SIGKILL
            kills += 1
        assert results(out) == expected
        assert len(set(played(log))) == len(played(log)), "something was played twice"
        assert not (out / ".work").exists()
    assert not list(elsewhere.iterdir()), "what a killed one leaves is where the next one looks"


def fork(source: Path, out: Path, log: Path, elsewhere: Path) -> int:
    """A process that grades: a fork of this one, which has imported everything already. `elsewhere` stands for /tmp."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.environ["TMPDIR"], tempfile.tempdir = str(elsewhere), None
            run(source, out, told=Logged(log), jobs=1)
            status = 0
        finally:
            os._exit(status)
    return child


def check_whole(out: Path) -> None:
    """Of what is there, everything is whole."""
    if not (out / FILE).exists():
        return
    with contextlib.closing(sqlite3.connect(out / FILE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if connection.execute("PRAGMA user_version").fetchone() != (0,):
            halves = "SELECT count(*) FROM gradings WHERE record IS NULL OR attempt NOT IN (SELECT attempt FROM verdicts)"
            assert connection.execute(halves).fetchone() == (0,)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_in_the_middle_it_keeps_what_it_has_and_says_how_to_go_on(tmp_path: Path, number: signal.Signals) -> None:
    """By the command itself, with one of the seven exercises."""
    source = tmp_path / "class"
    for name in "abcd":
        shutil.copytree(ROOT / "reference/hello-tcp", source / name / "hello-tcp")
    grade = [sys.executable, str(ROOT / "grade.py"), "batch", str(source), "--out", str(tmp_path / "out"), "--jobs", "2", "--lang", "en"]
    batch = subprocess.Popen(grade, stderr=subprocess.PIPE, text=True)
    assert batch.stderr is not None
    told = ""
    while "1/4" not in told:
        told += batch.stderr.readline()
    trace = Trace(batch.pid)
    batch.send_signal(number)
    told += batch.communicate()[1]
    assert batch.returncode == 130
    assert "the same command goes on where it was" in told
    assert "Traceback" not in told
    trace.wait_until_gone()
    again = subprocess.run(grade, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    before = told.count("/4 ")
    assert again.stderr.count("/4 ") == 4 - before


def refused(done: "subprocess.CompletedProcess[str]") -> bool:
    return done.returncode == 1 and "UsageError" in done.stderr and ("disk" in done.stderr or "No space" in done.stderr)


def test_a_full_disk(tmp_path: Path) -> None:
    source, out, log = make_class(tmp_path / "class", 9), tmp_path / "out", tmp_path / "log"
    run(source, tmp_path / "undisturbed")
    with contextlib.closing(sqlite3.connect(tmp_path / "undisturbed" / FILE)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    full = subprocess.run(command(source, out, log, f"pages={pages - 2}"), cwd=ROOT, capture_output=True, text=True, check=False)
    assert refused(full), full.stderr
    assert not (out / ".work").exists()
    check_whole(out)
    assert 0 < len(played(log)) < 9
    run(source, out)
    assert results(out) == results(tmp_path / "undisturbed")


@pytest.mark.as_root
@pytest.mark.parametrize("size", [20, 40, 120, 160, 200])
def test_a_really_full_disk(tmp_path: Path, size: int) -> None:
    """KiB of it: too few for a database, for a submission to be laid out, for all results."""
    source, out, log = make_class(tmp_path / "class", 5), tmp_path / "out", tmp_path / "log"
    out.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(out)], check=True)
    try:
        full = subprocess.run(command(source, out, log), cwd=ROOT, capture_output=True, text=True, check=False)
        assert refused(full), full.stderr
        subprocess.run(["mount", "-o", "remount,size=8m", str(out)], check=True)
        run(source, out)
        assert {result.verdict.outcome for result in results(out) if result.verdict} <= {Outcome.PASSED, Outcome.FAILED}
        assert len(results(out)) == 5
    finally:
        subprocess.run(["umount", str(out)], check=True)
