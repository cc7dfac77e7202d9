"""`grade.py rejudge`: several files, what each stream gets, which status, and that one bad file is only its own loss."""

import json
import os
import shutil
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

import grader.grading
from grader.batch.store import Grading, Store
from grader.cli.main import main
from grader.cli.rejudge import rejudge
from grader.errors import ExitStatus
from grader.grading import Judged
from grader.marks.standing import numbered
from grader.record import Record, encode
from grader.spec.load import load_exercises
from grader.spec.model import Exercise
from tests.marks.making import most_of, override, real
from tests.test_record import kept_record

ROOT = Path(__file__).resolve().parents[2]
EXERCISES = load_exercises()


def run(*arguments: str | Path) -> ExitStatus:
    status = rejudge.main(args=[str(each) for each in arguments], standalone_mode=False)
    assert isinstance(status, ExitStatus)
    return status


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "good.play"
    file.write_bytes(encode(kept_record(EXERCISES[0])))
    return file


@pytest.fixture
def failed(tmp_path: Path) -> Path:
    """A record in which the client is missing."""
    whole = kept_record(EXERCISES[0])
    found = replace(whole.found[0], programs={"server": whole.found[0].programs["server"]})
    file = tmp_path / "failed.play"
    file.write_bytes(encode(replace(whole, submission="bia", found=(found,))))
    return file


def test_the_same_report_as_check(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(good, "--lang", "en") is ExitStatus.PASSED
    told = capsys.readouterr()
    assert "10 of 10 points" in told.out and "Hello over TCP" in told.out
    assert told.err == ""


def test_verbose_shows_the_plays(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(good, "-vv")
    assert "$ python3 client.py" in capsys.readouterr().out


def test_json_is_check_s(good: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(good, "--json", "-") is ExitStatus.PASSED
    report = json.loads(capfdbinary.readouterr().out)
    jsonschema.validate(report, json.loads((ROOT / "docs/check.schema.json").read_bytes()))
    assert report["points"] == 10


def test_several_files_are_a_report_a_line_and_the_worst_status(good: Path, failed: Path, tmp_path: Path) -> None:
    assert run(good, failed, "--json", tmp_path / "all.jsonl") is ExitStatus.FAILED
    reports = [json.loads(line) for line in (tmp_path / "all.jsonl").read_bytes().splitlines()]
    assert [report["submission"] for report in reports] == ["reference", "bia"]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"x", "no file that `check --save` wrote"), (None, "There is no such file"), (b"socket-exercises record 1\n", "damaged")],
)
def test_a_bad_file_is_told_and_the_others_are_judged(
    content: bytes | None, said: str, good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad\x1b[31m.play"
    if content is not None:
        bad.write_bytes(content)
    assert run(bad, good, "--lang", "en") is ExitStatus.USAGE
    told = capsys.readouterr()
    assert "10 of 10 points" in told.out
    assert said in told.err and "bad" in told.err and "\x1b" not in told.err


def test_a_pipe_is_not_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert run(tmp_path / "pipe", "--lang", "en") is ExitStatus.USAGE
    assert "This is no file." in capsys.readouterr().err


def test_a_crash_of_ours_is_undecided_and_the_others_are_judged(
    good: Path, failed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    judge_record = grader.grading.judge_record

    def crash(record: Record, exercises: tuple[Exercise, ...]) -> Judged:
        if record.submission == "bia":
            raise ZeroDivisionError("a mistake")
        return judge_record(record, exercises)

    monkeypatch.setattr(grader.grading, "judge_record", crash)
    assert run(failed, good, "--lang", "en") is ExitStatus.UNDECIDED
    told = capsys.readouterr()
    assert "10 of 10 points" in told.out
    assert "ZeroDivisionError: a mistake" in told.err and "not to blame" in told.err


def test_where_another_play_is_needed_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = kept_record(EXERCISES[0])
    plays = tuple(replace(play, fingerprint="older") if play.scenario == "resets" else play for play in whole.plays)
    (tmp_path / "old.play").write_bytes(encode(replace(whole, plays=plays)))
    assert run(tmp_path / "old.play", "--lang", "en") is ExitStatus.UNDECIDED
    assert "asks for a play that was not kept" in capsys.readouterr().out


def test_nothing_is_run(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(*_: object, **__: object) -> None:
        raise AssertionError("a process is started")

    monkeypatch.setattr("subprocess.Popen", start)
    monkeypatch.setattr("os.posix_spawn", start)
    monkeypatch.setattr("os.fork", start)
    assert run(good) is ExitStatus.PASSED


@pytest.mark.hosts
def test_of_a_class_it_shows_whose_mark_changes_and_flags_what_was_decided_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An earlier grader had taken points for what holds; a person had given some of them back."""
    monkeypatch.setenv("COLUMNS", "200")
    source, out = tmp_path / "class", tmp_path / "out"
    for student in ("ana", "bia"):
        shutil.copytree(ROOT / "reference/hello-tcp", source / student / "hello-tcp")
    assert main(["batch", str(source), "--out", str(out), "--lang", "en"]) == ExitStatus.PASSED
    with Store.open(out) as store:
        attempt = dict(store.graded())["ana"]
        before, record = store.before(attempt), store.record_of(attempt)
        assert before is not None
        verdict = replace(before.verdict, exercises=(real("hello-tcp", lost=("goes-on", "leaves")),))
        store.save(attempt, Grading(verdict=verdict, exercises=before.exercises, record=record, grader=before.grader, asked=before.asked))
        (ana,) = (each for each in store.results() if each.student.key == "ana")
        given = numbered(override("hello-tcp", "goes-on", most_of("hello-tcp", "goes-on") - 1, student="ana"), ana)
        store.set_override(given)
    capsys.readouterr()

    def said(*command: object) -> str:
        main([*map(str, command), "--lang", "en"])
        return capsys.readouterr().out

    change = f"ana: {9 - most_of('hello-tcp', 'leaves'):g} -> 9"
    dry = said("rejudge", out, "--dry-run").splitlines()
    assert dry == [change, "2 submissions judged again", "Nothing was kept: without --dry-run it is."]
    flag = "decided on something else, look again: The server serves the next client"
    assert flag not in said("marks", out)
    assert said("rejudge", out).splitlines()[:2] == [change, "2 submissions judged again"], (
        "and of bia, of whom nothing changes, not a word"
    )
    assert flag in said("marks", out) and flag in (out / "index.html").read_text(encoding="utf-8")
    assert "ana: The server serves the next client (Hello over TCP) was decided on something else" in said("export", out, "--to", "csv")
    assert "(decided on something else: it has changed since)" in (out / "students/ana.html").read_text(encoding="utf-8")
