"""`grade.py rejudge`: several files, what each stream gets, which status, and that one bad file is only its own loss."""

import json
import os
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

import grader.grading
from grader.cli.rejudge import rejudge
from grader.errors import ExitStatus
from grader.grading import Judged
from grader.record import Record, encode
from grader.spec.load import load_exercises
from grader.spec.model import Exercise
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
