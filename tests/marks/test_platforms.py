"""The sheets that Moodle and Canvas gave a teacher: filled, and otherwise the same to the byte."""

import io
import zipfile
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.classroom import Student
from grader.errors import UsageError
from grader.marks.canvas import fill_canvas
from grader.marks.mark import Need, Open, StudentMark
from grader.marks.matching import Filled, Marked
from grader.marks.moodle import feedback_zip, fill_moodle

PT = (
    '\ufeffIdentificador,"Nome completo","Endereço de email",Status,Nota,"Nota máxima","Nota pode ser alterada",'
    '"Última modificação (envio)","Última modificação (nota)","Comentários de feedback"\r\n'
    'Participante101,"Ana Souza",ana@x.br,"Enviado para avaliação -  - ",,"10,00",Sim,"segunda-feira, 14 set. 2026, 21:51",-,\r\n'
    'Participante102,"Bia Lima",bia@x.br,"Nenhum envio -  - ",,"10,00",Sim,-,-,"=veja ""aqui"""\r\n'
    'Participante103,"Caio Dias",caio@x.br,"Enviado -  - ","5,00","10,00",Não,-,-,\r\n'
    'Participante104,"Davi Reis",davi@x.br,"Enviado -  - ",,"10,00",Sim,-,-,\r\n'
)
EN = (
    "Identifier,Full name,ID number,Email address,Status,Grade,Maximum grade,Grade can be changed,Last modified (grade),Feedback comments\n"
    'Participant 101,Ana Souza,2026001,ana@x.br,"Submitted for grading - ",,100.00,Yes,-,\n'
    "Participant 102,Bia Lima,2026002,bia@x.br,No submission - ,,100.00,Yes,-,"
)
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Sockets (4711),Prova (4712),Current Score\r\n"
    "    Points Possible,,,,,10,100,(read only)\r\n"
    '"Souza, Ana",11,2026001,ana@x.br,T1,,88,\r\n'
    '"Lima, Bia",12,2026002,bia,T1,3,,50\r\n'
    '"Dias, Caio",13,,,T1,,,\r\n'
    '"Student, Test",99,,,T1,,,\r\n'
)


def marked(key: str, mark: str | None, scale: str = "10", *, absent: bool = False, **student: str) -> Marked:
    value = None if mark is None else Decimal(mark)
    open_ = (Open(Need.UNDECIDED, "hello", "talk"),) if mark is None else ()
    made = StudentMark(key, value, value or Decimal(0), Decimal(scale), (), open=open_, absent=absent)
    return Marked(Student(key=key, **student), made, "Talk (Hello)" if open_ else "")


ANA = marked("ana", "7.5", name="Ana Souza", platform_id="101")
BIA = marked("bia", "10", name="Bia Lima", platform_id="102")


def notes(filled: Filled) -> list[str]:
    return [str(each) for each in filled.notes]


def test_moodle_in_brazil() -> None:
    caio = marked("caio", "6", name="Caio Dias", platform_id="103")
    davi = marked("davi", None, name="Davi Reis", platform_id="104")
    filled = fill_moodle(PT.encode(), (ANA, BIA, caio, davi))
    expected = PT.replace('avaliação -  - ",,', 'avaliação -  - ","7,5",').replace('"Nenhum envio -  - ",,', '"Nenhum envio -  - ",10,')
    assert filled.content.decode() == expected
    assert filled.rows == {"ana": ("101",), "bia": ("102",), "caio": ("103",)}
    assert notes(filled) == [
        "Davi Reis: no mark yet; Talk (Hello) must be decided first (`grade.py marks`).",
        "Caio Dias: the sheet says that this mark can't be changed.",
    ]


def test_moodle_in_english_by_what_is_known() -> None:
    klass = (
        marked("a", "75.5", "100", id="2026001"),
        marked("b", "3", "100", name="BIA  LIMA"),
        marked("c", "1", "100", name="Nobody Here"),
    )
    filled = fill_moodle(EN.encode(), klass)
    assert filled.content.decode() == EN.replace(' - ",,100', ' - ",75.5,100').replace("submission - ,,100", "submission - ,3,100")
    assert notes(filled) == ["Nobody Here: no row in the sheet is theirs for certain."]


def test_a_mark_goes_to_nobody_else() -> None:
    """One name, two numbers; one name, two students; a group's number that is a participant's too."""
    other = marked("x", "1", name="Ana Souza", platform_id="999")
    twins = (marked("b1", "2", name="Bia Lima"), marked("b2", "3", name="bia lima"))
    group = marked("g", "4", name="Grupo 3", group="Grupo 3", platform_id="103")
    filled = fill_moodle(PT.encode(), (other, *twins, group))
    assert filled.content == PT.encode()
    assert filled.rows == {}
    assert [each.split(":")[0] for each in notes(filled)] == [
        "Ana Souza",
        "Bia Lima",
        "bia lima",
        "Grupo 3",
        "Ana Souza",
        "Bia Lima",
        "Caio Dias",
        "Davi Reis",
    ]


def test_members_of_a_group_by_its_name() -> None:
    sheet = EN.replace(",Status", ",Group,Status").replace("@x.br,", "@x.br,Grupo 3,")
    filled = fill_moodle(sheet.encode(), (marked("g", "80", "100", name="Grupo 3", group="Grupo 3", platform_id="7"),))
    assert filled.rows == {"g": ("101", "102")}
    assert filled.content.decode().count(",80,100.00") == 2


def test_nothing_handed_in_and_a_blank_mark() -> None:
    filled = fill_moodle(PT.encode(), (ANA, marked("bia", "0", name="Bia Lima", platform_id="102", absent=True)))
    assert '"Nenhum envio -  - ",0,' in filled.content.decode()


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        ("Name,Grade\n", "lacks Identifier, Last modified (grade)"),
        ("", "lacks Identifier, Grade, Last modified (grade)"),
        (EN, "go up to 100, the course's up to 10. Write `scale: 100` into course.yml"),
    ],
)
def test_no_worksheet_or_another_scale(sheet: str, told: str) -> None:
    with pytest.raises(UsageError) as raised:
        fill_moodle(sheet.encode(), (marked("a", "5", id="2026001"),), "sheet.csv")
    assert told in str(raised.value)


def test_canvas() -> None:
    ana = marked("ana", "7.5", name="souzaana", platform_id="11")
    bia = marked("bia", "8", name="Bia Lima", login="bia")
    caio = marked("caio", "9.25", name="Caio Dias")
    filled = fill_canvas(CANVAS.encode(), (ana, bia, caio), column="sockets")
    assert filled.content.decode() == CANVAS.replace("T1,,88,", "T1,7.5,88,").replace("T1,3,,50", "T1,8,,50").replace(
        "13,,,T1,,,", "13,,,T1,9.25,,"
    )
    assert notes(filled) == []
    by_zip = fill_canvas(CANVAS.encode(), (marked("x", "1", name="souzaana"),), column="Sockets (4711)")
    assert "T1,1,88" in by_zip.content.decode()


@pytest.mark.parametrize(
    ("sheet", "column", "told"),
    [
        (CANVAS, "", "Several columns of sheet.csv may be meant: say which with --column. The assignments: Sockets (4711); Prova (4712)."),
        (CANVAS, "exame", "has no assignment “exame”. The assignments: Sockets (4711); Prova (4712)."),
        (CANVAS, "prova", "go up to 100"),
        (CANVAS.replace("Sockets (4711),Prova (4712)", "A,B"), "", "There is no assignment"),
        (CANVAS.replace("    Points Possible", "x"), "", "no gradebook of Canvas's"),
        ("a,b\n", "", "no gradebook of Canvas's"),
    ],
)
def test_canvas_that_can_not_be_filled(sheet: str, column: str, told: str) -> None:
    with pytest.raises(UsageError) as raised:
        fill_canvas(sheet.encode(), (marked("ana", "7", platform_id="11"),), "sheet.csv", column=column)
    assert told in str(raised.value)


def test_canvas_of_elsewhere() -> None:
    """A row Manual Posting, decimal commas, another language's (read only)."""
    sheet = CANVAS.replace("    Points", "    Manual Posting,,,,,,,\r\n    Points").replace(
        ",10,100,(read only)", ',"10,0",(läs endast),(läs endast)'
    )
    filled = fill_canvas(sheet.encode(), (marked("ana", "7.5", platform_id="11"),))
    assert 'T1,"7,5",88' in filled.content.decode()


def test_the_zip_of_pages() -> None:
    slash = marked("s", "1", name="../Ana_Maria\\x", platform_id="105")
    absent = marked("n", "0", name="Nobody", platform_id="106", absent=True)
    klass = (ANA, BIA, slash, absent, marked("o", None, platform_id="107"), marked("i", "3", name="Without"))
    pages = {key: f"<p>{key}</p>".encode() for key in ("ana", "s", "n", "o", "i")}
    content, count, told = feedback_zip(klass, pages, {"ana": ("101",)})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == [
            "Ana Souza_101_assignfeedback_file/feedback.html",
            ".. Ana Maria x_105_assignfeedback_file/feedback.html",
        ]
        assert archive.read(archive.namelist()[0]) == b"<p>ana</p>"
    assert count == 2
    assert [str(each) for each in told] == [
        "Bia Lima: there is no page to send back.",
        "Without: nobody knows their number in Moodle, so no page is sent back.",
    ]
    assert feedback_zip(klass, pages, {"ana": ("101",)})[0] == content


cells = st.text("ab,;\"é='\n\r\t ", max_size=6)


grades = st.sampled_from(["", "1", "7.5", "7,5", " ", "\n"])


@given(st.lists(st.tuples(cells, grades, cells), min_size=1, max_size=4), st.booleans())
def test_whatever_else_stands_in_the_sheet_stays(rows: list[tuple[str, str, str]], quoted: bool) -> None:
    def field(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if quoted or any(each in text for each in ',;"\r\n\t') else text

    head = "Identifier,x,Grade,y,Last modified (grade)\r\n"
    body = "".join(f"Participant {n},{field(a)},{field(b)},{field(c)},-\r\n" for n, (a, b, c) in enumerate(rows))
    klass = [marked(f"s{n}", "5", platform_id=str(n)) for n in range(len(rows))]
    filled = fill_moodle((head + body).encode(), klass).content.decode()
    fives = ['"5"' if field(mark).startswith('"') else "5" for _, mark, _ in rows]
    expected = "".join(f"Participant {n},{field(a)},{fives[n]},{field(c)},-\r\n" for n, (a, _, c) in enumerate(rows))
    assert filled == head + expected


# ---- where a number would be wrong ----


@pytest.mark.parametrize("cell", ["Excelente", "A-", "Bom"])
def test_no_number_is_written_where_moodle_s_marks_are_words(cell: str) -> None:
    with pytest.raises(UsageError, match="no numbers"):
        fill_moodle(PT.replace('"5,00","10,00"', f'"{cell}","10,00"').encode(), (ANA,))
    with pytest.raises(UsageError, match="no numbers"):
        fill_moodle(PT.replace('"10,00"', f'"{cell}"').encode(), (ANA,))


def test_no_number_is_written_among_canvas_s_letters() -> None:
    with pytest.raises(UsageError, match="no numbers"):
        fill_canvas(CANVAS.replace("bia,T1,3,", "bia,T1,B+,").encode(), (ANA,), column="Sockets")
    with pytest.raises(UsageError, match="no numbers"):
        fill_canvas(CANVAS.replace("bia,T1,3,", "bia,T1,complete,").encode(), (ANA,), column="Sockets")


def test_who_is_excused_stays_so() -> None:
    sheet = CANVAS.replace("bia,T1,3,", "bia,T1,EX,")
    filled = fill_canvas(sheet.encode(), (marked("b", "7", name="Bia Lima", platform_id="12"),), column="Sockets")
    assert filled.content.decode() == sheet
    assert "Lima, Bia: the sheet says that this mark can't be changed." in notes(filled)


@pytest.mark.parametrize(
    ("status", "submitted", "is_written"),
    [
        ("Enviado para avaliação -  - ", "-", False),
        ("Nenhum envio -  - ", "segunda-feira, 14 set. 2026, 21:51", False),
        ("Nenhum envio -  - ", "-", True),
        ("Rascunho (não enviado) -  - ", "-", True),
        ("Submitted for grading - ", "", False),
        ("No submission - ", "", True),
        ("Entregado para calificar", "-", False),
    ],
)
def test_no_zero_where_the_sheet_says_that_something_came(status: str, submitted: str, is_written: bool) -> None:
    sheet = PT.replace('"Nenhum envio -  - ",,"10,00",Sim,-,-', f'"{status}",,"10,00",Sim,"{submitted}",-')
    filled = fill_moodle(sheet.encode(), (marked("bia", "0", name="Bia Lima", platform_id="102", absent=True),))
    assert (f'"{status}",0,"10,00"' in filled.content.decode()) is is_written
    assert any("something was handed in, and it is not here" in each for each in notes(filled)) is not is_written


def test_what_a_sheet_does_not_say_is_told_beside_it() -> None:
    ana = msgspec.structs.replace(ANA, mark=msgspec.structs.replace(ANA.mark, unlisted=True), changed="Talk (Hello)")
    told = notes(fill_moodle(PT.encode(), (ana,)))
    assert "Ana Souza: Talk (Hello) was decided on something else than stands there now: look again." in told
    assert "Ana Souza: handed in, and not on the roster." in told
