"""`grade.py exercises`, as an author types it."""

import json
from pathlib import Path

import pytest

from grader.cli.main import main
from grader.errors import ExitStatus
from grader.places import EXERCISES
from grader.spec.load import load_exercises
from grader.spec.rubric import rubric

COURSE = load_exercises()


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["exercises", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "list", "--lang", "en")
    assert (status, err) == (ExitStatus.PASSED, "")
    rows = out.splitlines()[1:]
    assert [row.split()[1] for row in rows] == [exercise.id for exercise in COURSE]
    assert "Ping-pong over TCP" in out
    assert "Ping-pong por TCP" in run(capsys, "list")[1]


@pytest.mark.parametrize("exercise", COURSE, ids=lambda exercise: exercise.id)
def test_show_tells_every_scenario(exercise: object, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _err = run(capsys, "show", exercise.id, "--lang", "en")  # type: ignore[attr-defined]
    assert status == ExitStatus.PASSED
    for scenario in exercise.scenarios:  # type: ignore[attr-defined]
        assert f"{scenario.id}: " in out


@pytest.mark.parametrize("exercise", COURSE, ids=lambda exercise: exercise.id)
def test_show_tells_first_what_gives_points(exercise: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    table = run(capsys, "show", exercise.id, "--lang", "en")[1].partition("What gives points\n")[2].partition("\n\n")[0]  # type: ignore[attr-defined]
    claims = rubric(exercise)  # type: ignore[arg-type]
    bonus = {id: " (bonus)" if claim.bonus else "" for id, claim in claims.items()}
    assert [line.rstrip().split(None, 1) for line in table.splitlines()] == [
        [f"{claim.points:g}", claim.title.en + bonus[id]] for id, claim in claims.items()
    ]


def test_a_play_reads_like_the_table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    _status, out, _err = run(capsys, "show", "ping-pong-tcp", "--scenario", "exit", "--lang", "en")
    rows = [[cell.strip() for cell in line.split("│")] for line in out.splitlines() if "│" in line]
    assert rows[0] == ["server", "client"]
    assert ["Mensagem recebida: nitotufu", "> nitotufu"] in rows
    assert ["Conexão encerrada.", "> SAIR"] in rows
    assert ["(sockets: close-wait: none)", "(exits: 0)"] in rows


def test_a_play_in_portuguese(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    out = run(capsys, "show", "ping-pong-tcp", "--scenario", "two-at-once")[1]
    assert "$ python3 client.py" in out and "client-2.py" not in out
    assert "(espera uma conexão)" in out
    assert "waits" not in out and "points" not in out


def test_show_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.yml"
    copy.write_bytes((EXERCISES / "hello-tcp.yml").read_bytes().replace(b'en: "Hello over TCP"', b'en: "[red]Hello\\e[2J[/red]"'))
    status, out, _err = run(capsys, "show", str(copy), "--lang", "en")
    assert status == ExitStatus.PASSED
    assert "[red]Hello" in out and "[/red]" in out
    assert "\x1b" not in out


def test_what_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "show", "ping-pong-tpc")
    assert (status, out) == (ExitStatus.USAGE, "")
    assert err.startswith("Não existe exercício chamado “ping-pong-tpc”. Você quis dizer ping-pong-tcp?")
    status, _out, err = run(capsys, "show", "hello-tcp", "--scenario", "nope", "--lang", "en")
    assert status == ExitStatus.USAGE
    assert "hello-tcp has no scenario “nope”. It has: pair, three-clients" in err


def test_schema_is_what_is_committed(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _err = run(capsys, "schema")
    assert status == ExitStatus.PASSED
    assert out == (EXERCISES / "schema.json").read_text(encoding="utf-8")
    assert json.loads(out)["$defs"]["Exercise"]["required"]


def test_lint_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "lint")
    assert (status, err) == (ExitStatus.PASSED, "")
    assert len(out.splitlines()) == len(COURSE)


def test_lint_tells_the_mistakes_of_all_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = (EXERCISES / "hello-tcp.yml").read_text(encoding="utf-8")
    (tmp_path / "one.yml").write_text(source.replace("waits: connection", "waits: conection", 1), encoding="utf-8")
    (tmp_path / "two.yml").write_text(source.replace("points: 1.95", "points: 2.95"), encoding="utf-8")
    status, out, err = run(capsys, "lint", str(tmp_path / "one.yml"), str(tmp_path / "two.yml"), str(tmp_path / "three.yml"))
    assert (status, out) == (ExitStatus.USAGE, "")
    line = 1 + source[: source.index("waits: connection")].count("\n")
    assert f"one.yml:{line}:27: the text `conection` is not known here\n" in err
    assert "known here\n              server: {waits: conection}\n" in err
    assert "did you mean `connection`?" in err
    assert "two.yml:13:9: the exercise has 10 points, its claims and manual questions 11" in err
    assert "three.yml:1:1: can't be read: No such file or directory" in err
