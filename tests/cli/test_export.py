"""`grade.py export`: into the sheets that a platform gave, a table, JSON."""

import json
import zipfile
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

from grader.classroom import Result, Student
from grader.cli.main import main
from grader.errors import ExitStatus
from grader.marks.listing import schema
from grader.marks.tables import read_table
from tests.marks.making import keep, most_of, override, real, result

ROOT = Path(__file__).resolve().parents[2]
ANA = replace(result(real("hello-tcp")), student=Student(key="ana", name="=Ana Souza", platform_id="101"))
BIA = replace(result(real("hello-tcp", undecided=("greets",))), student=Student(key="bia", name="Bia Lima", platform_id="102"))
CAIO = Result(student=Student(key="caio", name="Caio Dias", id="2026003"))
BIA_WAITS = "  Bia Lima: ainda sem nota; antes é preciso decidir Quem se conecta recebe a saudação (Olá por TCP) (`grade.py marks`)."
GREETS = most_of("hello-tcp", "greets")
MOODLE = (
    'Identifier,"Full name",Grade,"Maximum grade","Last modified (grade)"\r\n'
    'Participant 101,Ana,,10.00,-\r\nParticipant 102,Bia,,10.00,-\r\nParticipant 103,"Caio Dias",,10.00,-\r\n'
)
CANVAS = "Student,ID,SIS User ID,SIS Login ID,Section,Sockets (1)\n    Points Possible,,,,,10\nDias Caio,3,2026003,,T,\nAna,101,,,T,\n"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main(["export", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    keep(tmp_path / "out", (ANA, BIA, CAIO))
    return tmp_path / "out"


def test_moodle(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_bytes(MOODLE.encode())
    status, out, err = run(capsys, folder, "--to", "moodle", sheet, "--lang", "en")
    assert (status, err) == (ExitStatus.UNDECIDED, "")
    assert (folder / "moodle.csv").read_bytes().decode() == MOODLE.replace("Ana,,", "Ana,10,").replace('Dias",,', 'Dias",0,')
    assert sheet.read_bytes() == MOODLE.encode()
    with zipfile.ZipFile(folder / "moodle-feedback.zip") as archive:
        assert archive.namelist() == ["=Ana Souza_101_assignfeedback_file/feedback.html"]
        page = archive.read(archive.namelist()[0]).decode()
    assert "=Ana Souza" in page and "Bia" not in page
    assert out.splitlines() == [
        f"{folder / 'moodle.csv'}: 2 marks",
        f"{folder / 'moodle-feedback.zip'}: 1 page",
        "  Bia Lima: no mark yet; Whoever connects gets the greeting (Hello over TCP) must be decided first (`grade.py marks`).",
    ]


def test_moodle_s_sheet_tells_when_each_handed_in(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --times before it: an attempt whose time nobody knew is late by the sheet that is filled."""
    rules = 'deadline: "2026-03-20 23:59"\ntimezone: America/Sao_Paulo\nlate: {percent: 10}\nweights: {hello-tcp: 1}\n'
    (folder / "course.yml").write_text(rules, encoding="utf-8")
    head = 'Identificador,"Nome completo",Nota,"Nota máxima","Última modificação (envio)","Última modificação (nota)"\n'
    told = {"101": '"sábado, 21 mar. 2026, 21:51"', "102": '"sexta-feira, 20 mar. 2026, 21:51"', "103": "-"}
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(
        head + "".join(f"Participante {id},{'Caio Dias' if id == '103' else 'x'},,10,{when},-\n" for id, when in told.items()),
        encoding="utf-8",
    )
    before = run(capsys, folder, "--to", "csv", "--lang", "en")[1]
    assert "=Ana Souza: no mark yet; when it was handed in" in before
    status, out, _ = run(capsys, folder, "--to", "moodle", sheet, "--lang", "en")
    assert out.startswith(f"{sheet}: 2 times\n")
    filled = read_table(folder / "moodle.csv")
    assert [row[2] for row in filled[1:]] == ["9", "", "0"] and status == ExitStatus.UNDECIDED, "a day late; still open; nothing came"
    assert "=Ana Souza" not in run(capsys, folder, "--to", "csv", "--lang", "en")[1], "and it is kept"


@pytest.mark.parametrize(("rules", "told"), [('deadline: "2026-03-20 23:59Z"\n', True), ("scale: 10\n", False)])
def test_times_that_nobody_can_read_are_told_where_they_matter(
    rules: str, told: bool, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "course.yml").write_text(rules, encoding="utf-8")
    sheet = tmp_path / "sheet.csv"
    head = 'Identifier,"Full name",Grade,"Maximum grade","Last modified (submission)","Last modified (grade)"\n'
    sheet.write_text(f'{head}Participant 101,Ana,,10,"Friday, 20 March 2026, 9:51 PM",-\n', encoding="utf-8")
    out = run(capsys, folder, "--to", "moodle", sheet, "--lang", "en")[1]
    assert ("write its `timezone` into course.yml" in out) == told


def test_canvas(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(CANVAS, encoding="utf-8")
    status, out, _ = run(capsys, folder, "--to", "canvas", sheet, "--out", sheet, "--column", "Sockets")
    assert status == ExitStatus.UNDECIDED and "2 notas" in out
    assert sheet.read_text(encoding="utf-8") == CANVAS.replace("2026003,,T,", "2026003,,T,0").replace("101,,,T,", "101,,,T,10")


def test_pages_go_back_to_canvas_as_comments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Under the two numbers of the file that was downloaded: the user's and the attachment's."""
    handed_in = {"ana": "souzaana_LATE_101_777_server-1.py", "bia": "limabia_999_778_server.py", "caio": "text.html"}
    people = [
        replace(result(real("hello-tcp"), key=key, source=source), student=Student(key=key, name=key.title(), platform_id=number))
        for (key, source), number in zip(handed_in.items(), ("101", "102", "103"), strict=True)
    ]
    keep(tmp_path / "out", tuple(people))
    (tmp_path / "sheet.csv").write_text("Student,ID,Sockets (1)\n    Points Possible,,10\nAna,101,\nBia,102,\nCaio,103,\n")
    _, out, _ = run(capsys, tmp_path / "out", "--to", "canvas", tmp_path / "sheet.csv", "--lang", "en")
    with zipfile.ZipFile(tmp_path / "out/canvas-feedback.zip") as archive:
        assert archive.namelist() == ["souzaana_101_777_feedback.html"]
        assert b"<h1>Ana</h1>" in archive.read(archive.namelist()[0])
    assert "canvas-feedback.zip: 1 page\n  Bia: nobody knows their file in Canvas" in out, "the number in the name is somebody else's"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_table_of_everything(kind: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, folder, "--to", kind)
    assert status == ExitStatus.UNDECIDED
    assert out.splitlines() == [f"{folder / 'marks'}.{kind}", BIA_WAITS]
    header, *rows = read_table(folder / f"marks.{kind}")
    assert header == ["estudante", "nome", "id", "e-mail", "grupo", "nota", "hello-tcp", "observações"]
    assert [[*row[:3], *row[5:]] for row in rows] == [
        ["ana", "'=Ana Souza", "", "10", "10", ""],
        ["bia", "Bia Lima", "", "", "", "sem decisão: Quem se conecta recebe a saudação (Olá por TCP)"],
        ["caio", "Caio Dias", "2026003", "0", "0", "não entregou nada"],
    ]


@pytest.mark.parametrize("to", ["csv", "xlsx", "json", "mail"])
def test_whatever_is_written_says_what_is_uncertain_of_it(to: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Decided on something else than stands there now; handed in by nobody of the roster; rules for somebody who is not here."""
    ana = replace(ANA, student=replace(ANA.student, name="Ana", unlisted=True), overrides=(override("hello-tcp", "greets", 0.5),))
    keep(tmp_path / "out", (replace(ana, overrides=(replace(ana.overrides[0], attempt=7, about="0123456789ab"),)),))
    (tmp_path / "out/course.yml").write_text('timezone: UTC\ndeadline: "2026-03-20"\nextensions: {eva: "2026-03-25"}\n')
    told = run(capsys, tmp_path / "out", "--to", to, "--lang", "en")[1]
    assert "Ana: Whoever connects gets the greeting (Hello over TCP) was decided on something else than stands there now" in told
    assert "Ana: handed in, and not on the roster." in told
    assert "eva" in told


def test_json(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "marks.json"
    assert run(capsys, folder, "--to", "json", "--out", file)[0] == ExitStatus.UNDECIDED
    report = json.loads(file.read_bytes())
    jsonschema.validate(report, json.loads((ROOT / "docs/marks.schema.json").read_bytes()))
    assert [(each["key"], each["mark"], each["handed_in"]) for each in report["students"]] == [
        ("ana", 10, True), ("bia", None, True), ("caio", 0, False)
    ]  # fmt: skip
    waiting = {"need": "undecided", "exercise": "hello-tcp", "item": "greets", "max_points": GREETS}
    assert report["students"][1]["open"] == [waiting]


def test_the_schema_is_what_is_committed() -> None:
    assert json.loads((ROOT / "docs/marks.schema.json").read_bytes()) == schema()


def test_everyone_has_a_mark(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(tmp_path / "out", (ANA,))
    assert run(capsys, tmp_path / "out", "--to", "csv")[0] == ExitStatus.PASSED


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--to", "moodle"], "preenche a planilha que você baixou"),
        (["--to", "csv", "sheet.csv"], "não recebe planilha"),
        (["--to", "moodle", "none.csv"], "não pode ser lido"),
        (["--to", "csv", "--out", "x.txt"], "deve terminar em .csv"),
        (["--to", "json", "--out", "/nowhere/x.json"], "não pode ser gravado"),
    ],
)
def test_usage(arguments: list[str], told: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, folder, *arguments)
    assert status == ExitStatus.USAGE and told in err


def test_a_sheet_of_another_platform(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sheet.csv").write_text(CANVAS, encoding="utf-8")
    status, _, err = run(capsys, folder, "--to", "moodle", tmp_path / "sheet.csv")
    assert status == ExitStatus.USAGE and "Identifier" in err


def test_detail_and_letters(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for to in ("csv", "xlsx"):
        assert main(["export", str(folder), "--to", to, "--detail", "--lang", "en"]) == ExitStatus.UNDECIDED
        rows = read_table(folder / f"detail.{to}")
        assert {row[3] for row in rows[1:] if row[0] == "ana"} >= {"greets", "goes-on"}
    capsys.readouterr()
    assert main(["export", str(folder), "--to", "json", "--detail"]) == ExitStatus.UNDECIDED
    assert capsys.readouterr().out.splitlines()[1:] == [BIA_WAITS]
    (greets,) = [each for each in json.loads((folder / "detail.json").read_bytes()) if (each["student"], each["item"]) == ("ana", "greets")]
    assert greets["points"] == GREETS
    assert main(["export", str(folder), "--to", "mail", "--lang", "en"]) == ExitStatus.UNDECIDED
    assert "0 letters" in capsys.readouterr().out
