"""`grade.py marks`, as a teaching assistant types it."""

import csv
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from grader.batch.store import Settings, Store
from grader.classroom import Result, Student
from grader.cli.main import main
from grader.errors import ExitStatus
from grader.marks.tables import read_table, write_table
from tests.marks.making import keep, most_of, real, result

ANA = replace(result(real("hello-tcp"), real("multiple-packets")), student=Student(key="ana-souza", name="Ana Souza"))
BIA = replace(result(real("hello-tcp", undecided=("greets",))), student=Student(key="bia-lima", name="Bia Lima"))
CAIO = Result(student=Student(key="caio-dias", name="Caio Dias"))
GREETS = most_of("hello-tcp", "greets")


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main(["marks", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    keep(tmp_path / "out", (ANA, BIA, CAIO))
    return tmp_path / "out"


def test_the_marks_of_a_class(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    status, out, err = run(capsys, folder)
    assert (status, err) == (ExitStatus.PASSED, "")
    lines = [line.split() for line in out.splitlines()]
    squeezed = " ".join(out.split())
    assert lines[1][:3] == ["Ana", "Souza", "-"] and "Explique o fenômeno" in squeezed and "(Múltiplos pacotes)" in squeezed
    assert lines[2][:3] == ["Bia", "Lima", "-"] and "Quem se conecta recebe a saudação" in squeezed
    assert lines[3][:3] == ["Caio", "Dias", "0"] and "não entregou nada" in out
    assert "2 estudantes ainda não têm nota" in out


def test_two_of_one_name_are_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [replace(each, student=replace(each.student, name="José Silva", email="")) for each in (ANA, BIA)]
    keep(tmp_path / "out", (*names, CAIO))
    told = run(capsys, tmp_path / "out")[1]
    assert all(f"José Silva ({one.student.key})" in told for one in names) and "Caio Dias (" not in told
    main(["export", str(tmp_path / "out"), "--to", "csv"])
    told = capsys.readouterr().out
    assert all(f"  José Silva ({one.student.key}): ainda sem nota" in told for one in names)


def test_the_pages_keep_the_class_s_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def pages() -> set[str]:
        files = [folder / "index.html", *(folder / "students").glob("*.html")]
        return {language for file in files for language in re.findall(r'<html lang="([^"]+)"', file.read_text(encoding="utf-8"))}

    assert "não entregou nada" in run(capsys, folder)[1]
    assert pages() == {"pt-BR"}
    with Store.open(folder) as store:
        store.save_settings(Settings(seed=1, language="en"))
    assert "handed in nothing" in run(capsys, folder)[1]
    assert pages() == {"en"}
    assert "não entregou nada" in run(capsys, folder, "--lang", "pt-BR")[1]
    assert pages() == {"en"}


@pytest.mark.parametrize("name", ["sheet.csv", "sheet.xlsx"])
@pytest.mark.parametrize("language", ["pt-BR", "en"])
def test_out_filled_and_in(name: str, language: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, option = tmp_path / name, "--" + name.rpartition(".")[2]
    status, out, _ = run(capsys, folder, option, sheet, "--lang", language)
    assert status == ExitStatus.PASSED and str(sheet) in out
    rows = read_table(sheet)
    assert [row[:4] for row in rows[1:]] == [
        ["ana-souza", "Ana Souza", "multiple-packets", "explain"],
        ["bia-lima", "Bia Lima", "hello-tcp", "greets"],
    ]
    rows[1][6], rows[2][6], rows[2][8] = "1,5", f"{GREETS:g}".replace(".", ","), "I played it myself"
    filled = tmp_path / "filled.csv"
    with filled.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    status, out, err = run(capsys, folder, "--read", filled, "--author", "prof", "--lang", "en")
    assert (status, err, out) == (ExitStatus.PASSED, "", f"2 decisions kept.\n{folder / 'index.html'}\n")
    assert "I played it myself" in (folder / "students/bia-lima.html").read_text()
    with Store.open(folder) as store:
        kept = {(each.student, each.item): (each.points, each.reason, each.author) for each in store.overrides()}
    assert kept == {
        ("ana-souza", "explain"): (1.5, "", "prof"),
        ("bia-lima", "greets"): (GREETS, "I played it myself", "prof"),
    }
    assert "still" not in run(capsys, folder, "--lang", "en")[1] and "have no mark" not in run(capsys, folder, "--lang", "en")[1]
    assert run(capsys, folder, "--read", filled, "--lang", "en")[1].startswith("0 decisions kept.\n")

    rows[2][6], rows[2][8] = "-", "my mistake"
    with filled.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    status, out, err = run(capsys, folder, "--read", filled, "--lang", "en")
    assert (status, out) == (ExitStatus.USAGE, "")
    assert f"prof decided {GREETS:g}" in err  # the sheet is older than that decision
    assert "1 decision taken back." in run(capsys, folder, "--read", filled, "--over", "--lang", "en")[1]
    with Store.open(folder) as store:
        assert [each.item for each in store.overrides()] == ["explain"]


def test_decisions_survive_a_new_grading(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = f"aluno,exercício,item,pontos,motivo\nbia-lima,hello-tcp,greets,{GREETS:g},visto\n"
    (tmp_path / "s.csv").write_text(sheet, encoding="utf-8")
    assert run(capsys, folder, "--read", tmp_path / "s.csv")[0] == ExitStatus.PASSED
    keep(folder, (replace(BIA, verdict=result(real("hello-tcp", lost=("greets",))).verdict),))
    with Store.open(folder) as store:
        (bia,) = (each for each in store.results() if each.student.key == "bia-lima")
    assert [(each.points, each.reason) for each in bia.overrides] == [(GREETS, "visto")]


def test_a_sheet_with_mistakes_changes_nothing(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = tmp_path / "s.csv"
    sheet.write_text(
        "aluno;exercício;item;pontos;motivo\nana-souza;multiple-packets;explain;2;\nbia;hello-tcp;greets;2;x\nbia-lima;hello-tcp;greets;40;x\n",
        encoding="utf-8",
    )
    status, out, err = run(capsys, folder, "--read", sheet)
    assert (status, out) == (ExitStatus.USAGE, "")
    assert err.splitlines() == [
        f"{sheet}:A3: Não há aqui estudante “bia”. Você quis dizer bia-lima?",
        f"{sheet}:D4: “40” não é um número de 0 a {f'{GREETS:g}'.replace('.', ',')}.",
        "Nada desta planilha foi guardado.",
    ]
    with Store.open(folder) as store:
        assert store.overrides() == ()


def test_the_courses_rules_beside_the_results(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "course.yml").write_text("weights: {hello-tcp: 1}\n", encoding="utf-8")
    assert "Ana Souza    10" in run(capsys, folder)[1]
    other = tmp_path / "other.yml"
    other.write_text("scale: 100\nweights: {hello-tcp: 1}\n", encoding="utf-8")
    assert "Ana Souza   100" in run(capsys, folder, "--course", other)[1]
    other.write_text("scale: 0\n", encoding="utf-8")
    status, _, err = run(capsys, folder, "--course", other)
    assert status == ExitStatus.USAGE and "other.yml:1:8: scale 0" in err


@pytest.mark.parametrize("name", ["s.csv", "s.xlsx"])
def test_an_evenings_work_is_not_written_over(name: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, option = tmp_path / name, "--" + name.rpartition(".")[2]
    for _ in range(2):  # nothing has been filled in: it may be written again
        assert run(capsys, folder, option, sheet)[0] == ExitStatus.PASSED
    rows = read_table(sheet)
    rows[1][6] = "1.5"
    write_table(sheet, rows)
    before = sheet.read_bytes()
    status, _, err = run(capsys, folder, option, sheet)
    assert status == ExitStatus.USAGE and "--read" in err
    assert sheet.read_bytes() == before
    assert run(capsys, folder, "--read", sheet)[0] == ExitStatus.PASSED
    assert run(capsys, folder, option, sheet)[0] == ExitStatus.PASSED
    sheet.write_bytes(b"something else")
    assert run(capsys, folder, option, sheet)[0] == ExitStatus.USAGE
    assert sheet.read_bytes() == b"something else"


def test_what_a_group_has_open_is_decided_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    members = [Result(student=Student(key=key, name=key, group="g1")) for key in ("ana", "bia", "caio")]
    members[1] = replace(members[1], attempt=ANA.attempt, verdict=ANA.verdict)
    folder, sheet = tmp_path / "out", tmp_path / "s.csv"
    keep(folder, tuple(members))
    (folder / "course.yml").write_text("groups: true\nweights: {multiple-packets: 1}\n", encoding="utf-8")
    assert run(capsys, folder, "--csv", sheet)[0] == ExitStatus.PASSED
    rows = read_table(sheet)
    assert [row[:4] for row in rows[1:]] == [["bia", "bia", "multiple-packets", "explain"]]
    rows[1][6] = "2"
    write_table(sheet, [*rows, ["caio", "", "multiple-packets", "*", "", "", "4", "", "did less", "", ""][:10]])
    assert run(capsys, folder, "--read", sheet)[0] == ExitStatus.PASSED
    shown = run(capsys, folder)[1]
    assert [line.split()[1] for line in shown.splitlines()[1:4]] == ["10", "10", "4"]
    assert run(capsys, folder, "--csv", sheet)[0] == ExitStatus.PASSED
    assert [(row[0], row[3]) for row in read_table(sheet)[1:]] == [("bia", "explain"), ("caio", "*")]
    assert "0 decisão" in run(capsys, folder, "--read", sheet)[1]


def test_an_override_of_what_does_not_count_is_no_mistake(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = tmp_path / "s.csv"
    sheet.write_text("aluno,exercício,item,pontos,motivo\nana-souza,multiple-packets,explain,2,\n", encoding="utf-8")
    (folder / "course.yml").write_text("weights: {hello-tcp: 1}\n", encoding="utf-8")
    assert run(capsys, folder, "--read", sheet)[0] == ExitStatus.PASSED
    assert run(capsys, folder, "--csv", tmp_path / "t.csv")[0] == ExitStatus.PASSED
    assert [row[0] for row in read_table(tmp_path / "t.csv")[1:]] == ["bia-lima"]


WORKSHEET = (
    'Identificador,"Nome completo",Nota,"Última modificação (envio)","Última modificação (nota)"\n'
    'Participante7,"Ana Souza",,"sábado, 21 mar. 2026, 21:51",-\n'
    'Participante8,"Bia Lima",,"anteontem, 9:00",-\n'
    'Participante9,"Caio Dias",,-,-\n'
)


def test_when_each_one_handed_in_by_the_platforms_sheet(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, rules = tmp_path / "sheet.csv", 'weights: {hello-tcp: 1}\ndeadline: "2026-03-20 23:59"\nlate: {percent: 10}\n'
    sheet.write_text(WORKSHEET, encoding="utf-8")
    (folder / "course.yml").write_text(rules + "timezone: America/Sao_Paulo\n", encoding="utf-8")
    status, out, err = run(capsys, folder, "--times", sheet)
    assert (status, err) == (ExitStatus.PASSED, "")
    assert out.splitlines()[:2] == [f"{sheet}: 1 horário", "  Bia Lima: não se entende o horário “anteontem, 9:00”."]
    assert "Ana Souza     9  1 dia de atraso (\N{MINUS SIGN}1)" in out
    keep(folder, (ANA,))  # graded again: the download still does not tell
    assert "1 dia de atraso" in run(capsys, folder)[1]
    with Store.open(folder) as store:
        assert [each.attempt.when is not None for each in store.results() if each.attempt] == [True, False]
    (folder / "course.yml").write_text("scale: 10\n", encoding="utf-8")
    status, _, err = run(capsys, folder, "--times", sheet)
    assert status == ExitStatus.USAGE and "`timezone`" in err


def test_usage(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, tmp_path / "none")[0] == ExitStatus.USAGE
    status, _, err = run(capsys, folder, "--xlsx", tmp_path / "x.csv")
    assert status == ExitStatus.USAGE and "deve terminar em .xlsx" in err
    status, _, err = run(capsys, folder, "--read", tmp_path / "none.csv")
    assert status == ExitStatus.USAGE and "não pode ser lido" in err


def test_the_log_on_the_screen_and_in_a_file(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = f"aluno,exercício,item,pontos,motivo\nBia Lima,hello-tcp,greets,{GREETS:g},visto\n"
    (tmp_path / "s.csv").write_text(sheet, encoding="utf-8")
    assert run(capsys, folder, "--read", tmp_path / "s.csv", "--author", "eva")[0] == ExitStatus.PASSED
    status, out, _ = run(capsys, folder, "--log", "--lang", "en")
    assert status == ExitStatus.PASSED and "eva" in out and "stands" in out
    run(capsys, folder, "--log", "--csv", tmp_path / "log.csv", "--lang", "en")
    _, row = read_table(tmp_path / "log.csv")
    assert row[1:9] == ["eva", "bia-lima", "hello-tcp", "greets", f"{GREETS:g}", "visto", "1", "stands"]


def test_the_log_has_a_line_each_where_no_terminal_shows_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    reason = ("a reason that goes on and on, as reasons do, and does not end where a terminal would, " * 3).strip()
    sheet = f'student,exercise,item,points,reason\nBia Lima,hello-tcp,greets,{GREETS:g},"{reason}"\n'
    (tmp_path / "s.csv").write_text(sheet, encoding="utf-8")
    assert run(capsys, folder, "--read", tmp_path / "s.csv", "--author", "eva")[0] == ExitStatus.PASSED
    header, line = run(capsys, folder, "--log", "--lang", "en")[1].splitlines()
    assert reason in line and line.endswith("stands") and "author" in header


def test_a_reason_without_points_is_a_comment(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    (folder / "comments.yml").write_text("why: Say why, too.\n", encoding="utf-8")
    sheet = tmp_path / "s.csv"
    sheet.write_text("student,exercise,item,points,reason\nana-souza,multiple-packets,explain,,#why\n", encoding="utf-8")
    assert run(capsys, folder, "--read", sheet, "--author", "eva", "--lang", "en")[1].startswith("0 decisions kept.\n1 comment kept.\n")
    assert "Uma pessoa escreveu sobre" in (folder / "students/ana-souza.html").read_text(encoding="utf-8")
    told = run(capsys, folder, "--lang", "en")[1]
    assert "Explain the phenomenon" in told, "the question still waits"
    assert "Say why, too." in run(capsys, folder, "--log", "--lang", "en")[1]
    assert run(capsys, folder, "--csv", tmp_path / "next.csv", "--lang", "en")[0] == ExitStatus.PASSED
    (row,) = (row for row in read_table(tmp_path / "next.csv") if row[3] == "explain")
    assert (row[6], row[8]) == ("", "Say why, too.")
    assert run(capsys, folder, "--read", tmp_path / "next.csv", "--author", "ivo", "--lang", "en")[1].startswith("0 decisions kept.\n")
    sheet.write_text("student,exercise,item,points,reason\nana-souza,multiple-packets,explain,-,\n", encoding="utf-8")
    assert "1 decision taken back." in run(capsys, folder, "--read", sheet, "--author", "eva", "--lang", "en")[1]
