"""`grade.py batch` and `rejudge DIR`: what is told to whom, which status, what is refused before any work."""

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import grader
from grader.batch.layouts import Aside, Layout
from grader.batch.run import Run
from grader.batch.store import Settings, Store
from grader.batch.telling import Became, Begun, Grouping, News
from grader.batch.whose import Enrolment
from grader.classroom import note
from grader.cli.batch import batch
from grader.cli.batch_progress import BatchProgress
from grader.cli.main import main
from grader.errors import ExitStatus, UsageError
from grader.report.words import Words
from grader.verdict import Outcome, SubmissionVerdict

ROOT = Path(grader.__file__).parents[1]
NOTES = Aside("notas.xlsx", note("It is no folder, no archive and no program."))
GROUPING = Grouping(Layout.MOODLE, (), (NOTES,), Enrolment((), {}), None, None)


def verdict(outcome: Outcome = Outcome.PASSED, points: float = 7.5) -> SubmissionVerdict:
    return SubmissionVerdict(submission="x", isolation="hosts", seed=1, outcome=outcome, points=points, max_points=10)


def call(*arguments: object) -> ExitStatus:
    status = batch.main(args=[str(each) for each in arguments], standalone_mode=False)
    assert isinstance(status, ExitStatus)
    return status


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Run]:
    """Puts one submission, graded or not, in the place of a run; returns what runs were asked for."""
    runs: list[Run] = []

    def run_batch(run: Run, begun: Callable[[Begun], None], tell: Callable[[News], None]) -> None:
        runs.append(run)
        with Store.open(run.out, create=True) as store:
            store.save_settings(Settings(seed=run.asked.seed, language=run.language))
        begun(Begun(Layout.MOODLE, True, 1, 2, (), 3, GROUPING))
        tell(News(Became.BEGUN, "ana"))
        tell(News(Became.PLAYED, "ana", verdict(Outcome.UNDECIDED if run.asked.retry else Outcome.FAILED)))

    monkeypatch.setattr("grader.batch.run.run_batch", run_batch)
    return runs


def test_options_are_handed_on(asked: list[Run], tmp_path: Path) -> None:
    call(
        tmp_path,
        "--out",
        tmp_path / "o",
        "--exercise",
        "hello-tcp",
        "--jobs",
        "3",
        "--limit-time",
        "90s",
        "--from",
        "canvas",
        "--seed",
        "4",
        "--again",
    )
    (run,) = asked
    assert (run.asked.wanted, run.jobs, run.limit, run.layout, run.asked.seed) == (("hello-tcp",), 3, 90, Layout.CANVAS, 4)
    assert (run.asked.again, run.asked.retry) == (True, False)


def test_the_class_keeps_its_language(asked: list[Run], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder, *language in (("one",), ("two", "--lang", "en"), ("two",), ("two", "--lang", "pt-BR"), ("two",)):
        call(tmp_path, "--out", tmp_path / folder, *language)
        capsys.readouterr()
    assert [run.language for run in asked] == ["pt-BR", "en", "en", "pt-BR", "pt-BR"]


def test_the_same_command_has_the_same_seed(asked: list[Run], tmp_path: Path) -> None:
    for folder in ("one", "one", "two"):
        call(tmp_path, "--out", tmp_path / folder)
    first, again, other = (run.asked.seed for run in asked)
    assert first == again != other


@pytest.mark.parametrize(("retry", "status"), [(False, ExitStatus.PASSED), (True, ExitStatus.UNDECIDED)])
def test_only_what_is_undecided_is_no_success(
    asked: list[Run], tmp_path: Path, capsys: pytest.CaptureFixture[str], retry: bool, status: ExitStatus
) -> None:
    assert call(tmp_path, "--out", tmp_path / "o", "--lang", "en", *(["--retry"] if retry else [])) is status
    told = capsys.readouterr()
    assert ("--retry plays those again" in told.out) == retry
    assert "downloaded from Moodle" in told.err
    assert "notas.xlsx" in told.err


@pytest.mark.parametrize(("text", "seconds"), [("90", 90), ("90s", 90), ("1.5m", 90), ("10m", 600), ("2h", 7200)])
def test_times(asked: list[Run], tmp_path: Path, text: str, seconds: float) -> None:
    call(tmp_path, "--out", tmp_path / "o", "--limit-time", text)
    assert asked[0].limit == seconds


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--limit-time", "soon"], "this is no time"),
        (["--limit-time", "0"], "this is no time"),
        (["--exercise", "nope"], "There is no exercise called"),
    ],
)
def test_wrong_usage_is_told_before_any_work(asked: list[Run], tmp_path: Path, arguments: list[str], said: str) -> None:
    with pytest.raises(UsageError) as error:
        call(tmp_path, "--out", tmp_path / "o", "--lang", "en", *arguments)
    assert said in str(error.value)
    assert asked == []


def test_a_stop_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run_batch(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("grader.batch.run.run_batch", run_batch)
    assert call(tmp_path, "--out", tmp_path / "o") is ExitStatus.INTERRUPTED
    assert "o mesmo comando continua" in capsys.readouterr().err


# ---- progress ----


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO) -> str:
    begun = Begun(Layout.FOLDERS, False, 3, 3, (), 2)
    with BatchProgress(stream, Words("en")) as progress:
        progress.begin(begun)
        for key in ("ana", "b\x1b[2Jia"):
            progress.tell(News(Became.BEGUN, key))
        progress.tell(News(Became.PLAYED, "ana", verdict(Outcome.FAILED)))
        progress.tell(News(Became.REFUSED, "caio", problem=note("{name} has a password.", name="\x1b[31mx.zip")))
        if stream.isatty():
            progress.refresh()
        progress.tell(News(Became.KEPT, "davi", verdict()))
    return stream.getvalue()


def test_a_line_for_each_where_nobody_watches() -> None:
    assert told(io.StringIO()).splitlines() == [
        "3 submissions: a folder for each submission",
        "1/3  ana: failed  7.5/10",
        "2/3  caio: \\x1b[31mx.zip has a password.",
    ]


def test_a_live_line_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    shown = told(Terminal())
    assert "\x1b[2J" not in shown
    live = re.findall(r"2/3  failed: 1  .*", shown)
    assert live
    assert re.search(r"2/3  failed: 1  [\d.]+ a minute  \d+:\d\d left  b\\x1b\[2Jia", live[-1])
    assert "caio: \\x1b[31mx.zip has a password." in shown


# ---- the whole way ----


@pytest.mark.hosts
def test_a_list_of_files_ends_at_a_whole_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work = tmp_path / "class/ana/hello-tcp"
    work.mkdir(parents=True)
    names = [f"{letter * 60}.py" for letter in "abcdefghi"]
    for name in names:
        (work / name).touch()
    batch.main([str(tmp_path / "class"), "--out", str(tmp_path / "out"), "--dry-run", "--lang", "en"], standalone_mode=False)
    assert f"    files: {', '.join(f'hello-tcp/{name}' for name in names[:2])}, … (9)\n" in capsys.readouterr().out


def dry(source: Path, out: Path, capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[ExitStatus, list[str]]:
    status = call(source, "--out", out, "--dry-run", "--lang", "en", *arguments)
    return status, capsys.readouterr().out.splitlines()


def test_a_dry_run_prints_whose_is_what(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("Username,Name\nana_souza,Ana Souza\nblima,Bia Lima\ndora,Dora Reis\n,\n", encoding="utf-8")
    source = ROOT / "tests/batch/samples/blackboard.zip"
    status, lines = dry(source, tmp_path / "out", capsys, "--exercise", "hello-tcp", "--roster", roster)
    before, latest = (f"Lab%201_ana_souza_attempt_2026-03-{day}" for day in ("18-10-00-00", "19-23-36-05"))
    assert status is ExitStatus.PASSED
    assert lines == [
        "3 submissions: downloaded from Blackboard",
        "",
        "Ana Souza (ana_souza)",
        f"    {latest}_client.py",
        "    attempt 2 of 2",
        "    handed in: 2026-03-19 23:36:05",
        f"    left, of earlier attempts: {before}_extra.py, {before}_server.py",
        "    files: client.py, server.py",
        "",
        "Bia Lima (blima)",
        "    Lab%201_blima_attempt_2026-03-21-08-00-00_server.py",
        "    handed in: 2026-03-21 08:00:00",
        "    files: server.py",
        "",
        "Caio de Sá (csa, not on the roster)",
        "    Lab%201_csa_attempt_2026-03-20-09-00-00.txt",
        "    handed in: 2026-03-20 09:00:00",
        "    a text of 143 characters",
        "    There is no file in it, only text that was written into the platform: a person has to mark it.",
        "",
        "Handed in, and for certain nobody's of the roster:",
        "    Lab%201_csa_attempt_2026-03-20-09-00-00.txt",
        "On the roster, and nothing that was handed in is for certain theirs:",
        "    Dora Reis",
    ]
    assert not (tmp_path / "out").exists()


def test_a_dry_run_says_what_is_put_aside_and_where_batch_would_stop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "class"
    source.mkdir()
    for name in ("ana.py", "bia.py"):
        (source / name).write_text("")
    (source / "notas.xlsx").write_text("")
    status, lines = dry(source, tmp_path / "out", capsys, "--exercise", "hello-tcp")
    assert status is ExitStatus.USAGE
    aside = lines.index("Put aside, and no submission:")
    assert lines[aside + 1] == "    notas.xlsx: It is no folder, no archive and no program."
    assert "two programs" in lines[-2]
    assert lines[-1] == "`batch` would stop here: `--from` says where it comes from, and `--yes` that it is right."


@pytest.mark.hosts
def test_yes_grades_in_spite_of_a_doubt_and_both_lists_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, roster = tmp_path / "class", tmp_path / "roster.csv"
    for student in ("xx1", "xx2", "xx3", "ana"):
        (source / student / "hello-tcp").mkdir(parents=True)
        (source / student / "hello-tcp/server.py").write_text("import sockets\n")
    roster.write_text("id,nome\n1,Ana\n2,Bia\n3,Caio\n", encoding="utf-8")
    command = ["batch", source, "--out", tmp_path / "out", "--roster", roster, "--exercise", "hello-tcp", "--lang", "en"]
    assert main([*map(str, command)]) == ExitStatus.USAGE
    assert "--yes" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert main([*map(str, command), "--yes"]) == ExitStatus.PASSED
    told = capsys.readouterr()
    lines = told.err.splitlines()
    unlisted = lines.index("Handed in, and for certain nobody's of the roster:")
    assert lines[unlisted + 1 : unlisted + 4] == ["    xx1", "    xx2", "    xx3"]
    unmatched = lines.index("On the roster, and nothing that was handed in is for certain theirs:")
    assert [line.strip().partition(":")[0] for line in lines[unmatched + 1 : unmatched + 3]] == ["Bia", "Caio"]
    assert told.out.startswith("graded: 4\n")


def test_a_class_by_the_command_itself(tmp_path: Path) -> None:
    source, out = tmp_path / "class", tmp_path / "out"
    for student in ("ana", "bia"):
        shutil.copytree(ROOT / "reference/hello-tcp", source / student / "hello-tcp")
    (source / "bia/hello-tcp/server.py").write_text("import sockets\n")

    def grade(*arguments: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.run([sys.executable, ROOT / "grade.py", *map(str, arguments)], capture_output=True, text=True, check=False)

    first = grade("batch", source, "--out", out, "--lang", "en", "--seed", "3")
    assert first.returncode == 0, first.stderr
    assert "graded: 2\npassed: 1, failed: 1\n" in first.stdout
    assert (out / "index.html").exists()
    again = grade("batch", source, "--out", out, "--lang", "en")
    assert "unchanged: 2\npassed: 1, failed: 1\n" in again.stdout
    judged = grade("rejudge", out, "--lang", "en")
    assert judged.returncode == 0, judged.stderr
    assert judged.stdout.startswith("2 submissions judged again\n")
    assert "changes" not in judged.stdout and "->" not in judged.stdout
    page = (out / "index.html").stat().st_mtime_ns
    dry = grade("rejudge", out, "--dry-run", "--lang", "en")
    assert dry.stdout == "2 submissions judged again\nNothing was kept: without --dry-run it is.\n"
    assert (out / "index.html").stat().st_mtime_ns == page
    (source / "bia/hello-tcp/server.py").write_text((ROOT / "reference/hello-tcp/server.py").read_text())
    one = grade("rejudge", out, "--student", "bia", "--again", "--lang", "en")
    assert one.returncode == 0, one.stderr
    assert re.search(r"^bia: [\d.]+ -> 10$", one.stdout, re.MULTILINE), one.stdout
    assert one.stderr.startswith("1/1  bia: ")
    nobody = grade("rejudge", out, "--student", "eva", "--lang", "en")
    assert nobody.returncode == 2 and "no student “eva”" in nobody.stderr
    refused = grade("rejudge", out, out, "--lang", "en")
    assert refused.returncode == 2
    assert "judged by itself" in refused.stderr
