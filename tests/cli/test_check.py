"""`grade.py check`: what goes to which stream, which status, and the way through the real grader."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import jsonschema
import msgspec
import pytest

import grader
import grader.grading
from grader.cli.asked import exercises_asked
from grader.cli.check import check
from grader.cli.output import typed_again
from grader.errors import ExitStatus, LabError, UsageError
from grader.findings import CATALOGUE
from grader.grading import Graded
from grader.record import Play, Record, decode
from grader.rounds import Progress
from grader.spec.load import load_exercises
from grader.timeline import Started, StepBegan, Timeline
from grader.verdict import ExerciseVerdict, Finding, Outcome, ScenarioVerdict, SubmissionVerdict

ROOT = Path(grader.__file__).parents[1]
Calls = list[dict[str, Any]]


def graded(outcome: Outcome, seed: int = 7) -> Graded:
    """One scenario of one exercise."""
    key = ("ping-pong-tcp", "conversation")
    findings = (Finding(code=next(iter(CATALOGUE)), program="client"),) if outcome is Outcome.FAILED else ()
    scenario = ScenarioVerdict(id=key[1], outcome=outcome, points=0, max_points=4, findings=findings, reason="")
    exercise = ExerciseVerdict(id=key[0], outcome=outcome, points=0, max_points=4, scenarios=(scenario,))
    verdict = SubmissionVerdict(
        submission="ana", isolation="hosts", seed=seed, outcome=outcome, points=0, max_points=4, exercises=(exercise,)
    )
    events = (StepBegan(index=0), Started(program="client", command=("python3", "client.py")))
    timeline = Timeline(exercise=key[0], scenario=key[1], seed=seed, isolation="hosts", values={}, programs={}, events=events)
    play = Play(*key, "a fingerprint", timeline=timeline)
    record = Record(grader="0.1.0", submission="ana", isolation="hosts", seed=seed, plays=(play,))
    return Graded(verdict, {key: timeline}, record)


@pytest.fixture
def grading(monkeypatch: pytest.MonkeyPatch) -> Callable[[Outcome], Calls]:
    """Puts a verdict in the place of grading; returns what it is asked for."""

    def answer(outcome: Outcome) -> Calls:
        calls: Calls = []

        def grade(path: Path, exercises: object, *, progress: Callable[[Progress], None], **asked: Any) -> Graded:
            calls.append({"path": path, **asked})
            progress(Progress(1, 1, "ping-pong-tcp", "conversation", outcome))
            return graded(outcome, asked["seed"])

        monkeypatch.setattr(grader.grading, "grade", grade)
        return calls

    return answer


def run(*arguments: str) -> ExitStatus:
    status = check.main(args=[str(each) for each in arguments], standalone_mode=False)
    assert isinstance(status, ExitStatus)
    return status


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (Outcome.PASSED, ExitStatus.PASSED),
        (Outcome.REMARKS, ExitStatus.PASSED),
        (Outcome.FAILED, ExitStatus.FAILED),
        (Outcome.NOT_RUN, ExitStatus.UNDECIDED),
        (Outcome.UNDECIDED, ExitStatus.UNDECIDED),
    ],
)
def test_the_status_follows_the_outcome(grading: Callable[[Outcome], Calls], outcome: Outcome, status: ExitStatus) -> None:
    grading(outcome)
    assert run("ana") is status


def test_options_are_handed_on(grading: Callable[[Outcome], Calls]) -> None:
    calls = grading(Outcome.PASSED)
    wanted = ("--exercise", "hello-tcp", "--exercise", "ping-pong-tcp", "--scenario", "c")
    run("ana", *wanted, "--seed", "3", "--isolation", "plain", "--limit-time", "90s")
    asked = {
        "wanted": ("hello-tcp", "ping-pong-tcp"),
        "scenarios": ("c",),
        "seed": 3,
        "isolation": "plain",
        "programs": (),
        "limit": 90.0,
        "stoppable": True,
    }
    assert calls == [{"path": Path("ana"), **asked}]


def test_a_limit_that_is_no_time_is_refused(grading: Callable[[Outcome], Calls]) -> None:
    grading(Outcome.PASSED)
    with pytest.raises(UsageError, match="--limit-time soon"):
        run("ana", "--limit-time", "soon")


@pytest.mark.parametrize(
    ("folders", "loaded"),
    [((), 1), (("udp-echo",), 1), (("udp-echo", "src"), 7), (("ping-pong-udp",), 7)],
)
def test_other_exercises_are_read_only_where_a_folder_may_be_theirs(tmp_path: Path, folders: tuple[str, ...], loaded: int) -> None:
    for folder in folders:
        (tmp_path / folder).mkdir()
    assert len(exercises_asked(("udp-echo",), tmp_path)[0]) == loaded


def test_without_a_seed_every_run_has_its_own_and_shows_it(grading: Callable[[Outcome], Calls], capsys: pytest.CaptureFixture[str]) -> None:
    calls = grading(Outcome.PASSED)
    shown = []
    for _ in range(3):
        run("ana")
        shown.append(capsys.readouterr().out)
    seeds = [call["seed"] for call in calls]
    assert len(set(seeds)) == 3
    assert all(f"--seed {seed}" in out for seed, out in zip(seeds, shown, strict=True))


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [("pt-BR", "Ping-pong por TCP: Três trocas de mensagens", "falhou"), ("en", "Ping-pong over TCP: Three exchanges", "failed")],
)
def test_the_report_is_in_the_language(
    grading: Callable[[Outcome], Calls], capsys: pytest.CaptureFixture[str], language: str, title: str, said: str
) -> None:
    grading(Outcome.FAILED)
    run("ana", "--lang", language)
    told = capsys.readouterr()
    assert said in told.out
    assert told.err == f"1/1  {title}: {said}\n"


def test_json_to_standard_output_leaves_nothing_else_there(
    grading: Callable[[Outcome], Calls], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    grading(Outcome.FAILED)
    assert run("ana", "--json", "-", "-v") is ExitStatus.FAILED
    report = json.loads(capfdbinary.readouterr().out)
    assert report["outcome"] == "failed"


def test_json_to_a_file_comes_beside_the_report(
    grading: Callable[[Outcome], Calls], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    grading(Outcome.PASSED)
    run("ana", "--json", str(tmp_path / "x.json"), "--lang", "en")
    assert "passed" in capsys.readouterr().out
    assert json.loads((tmp_path / "x.json").read_bytes())["language"] == "en"


def test_what_was_played_is_kept(grading: Callable[[Outcome], Calls], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    grading(Outcome.FAILED)
    assert run("ana", "--save", str(tmp_path / "ana.play"), "--seed", "3") is ExitStatus.FAILED
    assert decode((tmp_path / "ana.play").read_bytes()) == graded(Outcome.FAILED, 3).record
    assert capsys.readouterr().out


def test_what_was_played_can_go_to_standard_output(grading: Callable[[Outcome], Calls], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    grading(Outcome.FAILED)
    run("ana", "--save", "-", "--seed", "3")
    assert decode(capfdbinary.readouterr().out).seed == 3


def test_a_page_comes_beside_the_report(grading: Callable[[Outcome], Calls], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    grading(Outcome.FAILED)
    assert run("ana", "--html", str(tmp_path / "ana.html"), "--lang", "en") is ExitStatus.FAILED
    assert "failed" in capsys.readouterr().out
    page = (tmp_path / "ana.html").read_text()
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert "All scenarios" in page


@pytest.mark.parametrize("option", ["--json", "--html", "--save"])
def test_a_file_that_can_t_be_is_refused_before_any_work(grading: Callable[[Outcome], Calls], option: str, tmp_path: Path) -> None:
    calls = grading(Outcome.PASSED)
    for target in (tmp_path, tmp_path / "no" / "x.json"):
        with pytest.raises(UsageError, match=option):
            run("ana", option, str(target))
    assert calls == []


def test_verbose_shows_the_reference_where_something_failed(
    grading: Callable[[Outcome], Calls], capsys: pytest.CaptureFixture[str]
) -> None:
    calls = grading(Outcome.FAILED)
    run("ana", "-v", "--lang", "en")
    assert len(calls) == 1, "its play is kept"
    told = capsys.readouterr().out
    assert told.count("$ python3 client.py") == 2
    assert "to compare" in told


def test_the_reference_is_not_shown_for_nothing(grading: Callable[[Outcome], Calls], capsys: pytest.CaptureFixture[str]) -> None:
    grading(Outcome.PASSED)
    run("ana", "-v", "--lang", "en")
    assert "to compare" not in capsys.readouterr().out


def test_an_interrupted_run_tells_what_was_decided(
    grading: Callable[[Outcome], Calls], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    grading(Outcome.FAILED)
    played = grader.grading.grade

    def stopped(*arguments: Any, **options: Any) -> Graded:
        graded = played(*arguments, **options)
        return msgspec.structs.replace(graded, record=msgspec.structs.replace(graded.record, interrupted=True))

    monkeypatch.setattr("grader.grading.grade", stopped)
    with pytest.raises(click.Abort):
        run("ana")
    assert "Por onde começar:" in capsys.readouterr().out


def test_errors_are_left_to_the_way_in(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Graded:
        raise LabError("no hosts")

    monkeypatch.setattr(grader.grading, "grade", broken)
    with pytest.raises(LabError):
        run("ana")


@pytest.mark.parametrize(("language", "said"), [("pt-BR", "A pasta turma/ana não existe."), ("en", "There is no folder turma/ana.")])
def test_a_usage_error_is_told_in_the_language(monkeypatch: pytest.MonkeyPatch, language: str, said: str) -> None:
    def missing(*_: object, **__: object) -> Graded:
        raise UsageError("There is no folder {name}.", name="turma/ana")

    monkeypatch.setattr(grader.grading, "grade", missing)
    with pytest.raises(UsageError) as raised:
        run("turma/ana", "--lang", language)
    assert str(raised.value) == said


@pytest.mark.hosts
def test_the_whole_way(tmp_path: Path) -> None:
    """The reference's first exchange, and the same with a server that says nothing."""
    folder = tmp_path / "hello-tcp"
    folder.mkdir()
    for program in ("server.py", "client.py"):
        (folder / program).write_bytes((ROOT / "reference" / "hello-tcp" / program).read_bytes())
    exercise = load_exercises()[0]
    first = exercise.scenarios[0].id
    command = [sys.executable, str(ROOT / "grade.py"), "check", str(tmp_path), "--scenario", first, "--json", "-", "--lang", "en"]
    done = subprocess.run(command, capture_output=True, check=False)
    report = json.loads(done.stdout)
    jsonschema.validate(report, json.loads((ROOT / "docs" / "check.schema.json").read_bytes()))
    assert (done.returncode, report["outcome"], report["points"]) == (0, "passed", report["max_points"]), done.stderr
    (folder / "server.py").write_text("import socket\ns = socket.create_server(('', 12345))\ns.accept()\n")
    done = subprocess.run(command, capture_output=True, check=False)
    report = json.loads(done.stdout)
    client_s_own = sum(exercise.claims[claim].points for claim in ("shown", "as-text", "ends"))  # with the reference's server
    assert (done.returncode, report["outcome"], report["points"]) == (1, "failed", client_s_own), done.stderr
    assert report["exercises"][0]["scenarios"][0]["findings"]


@pytest.mark.hosts
def test_a_folder_s_name_steers_no_terminal_and_is_found_again_by_the_shell(tmp_path: Path) -> None:
    """In a class's download it is a student's."""
    folder = tmp_path / "::error::jo'\u202e\x1b[2J\n::error::x\\" / "hello-tcp"
    folder.mkdir(parents=True)
    for name in ("server.py", "client.py"):
        (folder / name).write_text("import socket\n1 / 0\n")
    line = [sys.executable, str(ROOT / "grade.py"), "check", folder.parent.name, "--exercise", "hello-tcp", "--scenario", "pair"]
    for more in ((), ("-v",), ("--to", "gcc"), ("--to", "junit=-"), ("--to", "vpl=-"), ("--json", "-")):
        done = subprocess.run([*line, *more], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 1, done.stderr
        for said in (done.stdout, done.stderr):
            assert all(character.isprintable() or character in "\n\t" for character in said)
            assert not any(one.lstrip().startswith("::error") for one in said.splitlines())
    again = typed_again(folder.parent)
    told = subprocess.run(["bash", "-c", f"printf %s {again}"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(told.stdout) == folder.parent
    assert again.isprintable()
