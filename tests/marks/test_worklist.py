"""The sheet of what a person decides: what stands in it, what comes back, and every mistake by its cell."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from grader.classroom import Result, Student, note
from grader.marks.course import Course
from grader.marks.decisions import Decisions, read_worklist
from grader.marks.mark import mark_of
from grader.marks.tables import read_table, write_table
from grader.marks.worklist import worklist
from grader.report.words import Words
from grader.verdict import Outcome
from tests.marks.making import BOTH, HELLO, PACKETS, course, override, result, verdict

LATER = datetime(2026, 4, 1, tzinfo=UTC)
ANA = result(verdict(HELLO, 0, 4, outcome=Outcome.UNDECIDED, reason="a worker died"), verdict(PACKETS, 4, 4))
BIA = result(verdict(HELLO, 6, 4), key="bia", overrides=(override("hello", "exit", 1, student="bia"),))
CAIO = result(key="caio", problem=note("the archive is damaged"))
NOBODY = Result(student=Student(key="davi", id="2026001", name="Davi"))
CLASS = (ANA, BIA, CAIO, NOBODY)
HEADER = ["student", "exercise", "item", "points", "reason", "author"]


def read(*rows: list[str], results: tuple[Result, ...] = CLASS) -> Decisions:
    return read_worklist([HEADER, *rows], results, BOTH, "ta@here", LATER)


def told(decisions: Decisions) -> list[tuple[str, str]]:
    assert decisions.overrides == decisions.withdrawn == ()
    return [(each.cell, str(each.what)) for each in decisions.mistakes]


def test_all_that_waits_for_a_person_and_all_that_one_decided() -> None:
    header, *rows = worklist(CLASS, BOTH, Course(), Words("en"))
    assert header[:4] == ["student", "name", "exercise", "item"]
    assert [row[:4] for row in rows] == [
        ["ana", "Ana", "hello", "talk"],
        ["ana", "Ana", "packets", "explain"],
        ["bia", "Bia", "hello", "exit"],
        ["caio", "Caio", "hello", "*"],
        ["caio", "Caio", "packets", "*"],
    ]
    assert rows[0][4] == "the grader could not decide: text"
    assert rows[2][5:] == [4, 1, 4, "seen", "ta"]
    assert rows[3][4] == "it can't be graded: the archive is damaged"


@pytest.mark.parametrize("language", ["en", "pt-BR"])
@pytest.mark.parametrize("name", ["sheet.csv", "sheet.xlsx"])
def test_a_sheet_that_comes_back_as_it_went_decides_nothing(language: str, name: str, tmp_path: Path) -> None:
    write_table(tmp_path / name, worklist(CLASS, BOTH, Course(), Words(language)), comma=language == "pt-BR")
    assert read_worklist(read_table(tmp_path / name), CLASS, BOTH, "ta", LATER) == Decisions()


@pytest.mark.parametrize(("language", "points"), [("en", "1.5"), ("pt-BR", "1,5")])
def test_filled_with_another_program(language: str, points: str, tmp_path: Path) -> None:
    """Excel in Brazil: semicolons, decimal commas, the mark of UTF-8 or none and cp1252."""
    sheet = tmp_path / "sheet.csv"
    write_table(sheet, worklist(CLASS, BOTH, Course(), Words(language)), comma=language == "pt-BR")
    text = sheet.read_text(encoding="utf-8-sig")
    lines = text.splitlines()
    sign = ";" if language == "pt-BR" else ","
    cells = lines[2].split(sign)
    cells[6], cells[8] = points, "boa explicação"
    lines[2] = sign.join(cells)
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        sheet.write_text("\n".join(lines), encoding=encoding)
        decided = read_worklist(read_table(sheet), CLASS, BOTH, "ta@here", LATER)
        assert decided.mistakes == ()
        (one,) = decided.overrides
        assert (one.student, one.exercise, one.item, one.points) == ("ana", "packets", "explain", 1.5)
        assert (one.reason, one.author, one.when) == ("boa explicação", "ta@here", LATER)


def test_an_override_makes_a_mark() -> None:
    decided = read(["ana", "hello", "talk", "6", "played by hand", "prof"], ["ana", "packets", "explain", "2", "", ""])
    assert decided.mistakes == ()
    done = msgspec.structs.replace(ANA, overrides=decided.overrides)
    assert mark_of(done, BOTH, Course()).mark == 10
    assert decided.overrides[0].author == "prof"
    assert read(["ana", "hello", "talk", "6", "played by hand", "prof"], results=(done,)) == Decisions()
    again = read(["ana", "hello", "talk", "5", "played by hand", ""], results=(done,))
    assert [(each.points, each.author) for each in again.overrides] == [(5, "ta@here")]


def test_a_dash_takes_an_override_back_and_an_empty_cell_leaves_it() -> None:
    assert read(["bia", "hello", "exit", "", "seen", "ta"]) == Decisions()
    (back,) = read(["bia", "hello", "exit", "-", "my mistake", ""]).withdrawn
    assert (back.student, back.exercise, back.item, back.reason, back.author) == ("bia", "hello", "exit", "my mistake", "ta@here")
    assert read(["bia", "hello", "talk", "-", "none was there", ""]) == Decisions()


def test_how_late_it_came_is_a_persons_word_too() -> None:
    rules = course('deadline: "2026-03-20 23:59Z"\nlate: {percent: 10}\n')
    late = result(verdict(HELLO, 6, 4), late=True)
    (row,) = worklist([late], (HELLO,), rules, Words("en"))[1:]
    assert row[:4] == ["ana", "Ana", "", "late"]
    for days, mark in (("0", 10), ("3", 7)):
        (said,) = read(["ana", "", "late", days, "saw the mail", ""], results=(late,)).overrides
        assert mark_of(msgspec.structs.replace(late, overrides=(said,)), (HELLO,), rules).mark == mark
    assert told(read(["ana", "", "late", "1.5", "saw it", ""])) == [("D2", "“1.5” is no number from 0 to 9999.")]


def test_all_mistakes_at_once_each_with_its_cell() -> None:
    decided = read(
        ["anna", "hello", "talk", "3", "x", ""],
        ["", "", "", "", "", ""],
        ["ana", "helo", "talk", "3", "x", ""],
        ["ana", "hello", "tlk", "3", "x", ""],
        ["ana", "hello", "", "3", "x", ""],
        ["ana", "hello", "talk", "six", "x", ""],
        ["ana", "hello", "exit", "4,5", "x", ""],
        ["bia", "hello", "talk", "-1", "x", ""],
        ["bia", "hello", "talk", "2", "x", ""],
        ["bia", "packets", "talk", "2", "", ""],
        ["bia", "packets", "explain", "", "good", ""],
        ["2026001", "hello", "*", "2026-05-07 00:00:00", "a number that became a date", ""],
        ["a note of mine", "", "", "", "", ""],
    )
    assert told(decided) == [
        ("A2", "There is no student “anna” here. Did you mean ana?"),
        ("B4", "There is no exercise “helo” here. Did you mean hello?"),
        ("C5", "The exercise has nothing called “tlk”. Did you mean talk?"),
        ("C6", "The item is missing; * stands for the whole exercise."),
        ("D7", "“six” is no number from 0 to 6."),
        ("D8", "“4,5” is no number from 0 to 4."),
        ("D9", "“-1” is no number from 0 to 6."),
        ("C10", "This is decided in D9 already."),
        ("E11", "A reason is needed where the grader's own points are changed."),
        ("D12", "There is a reason and no points."),
        ("D13", "“2026-05-07 00:00:00” is no number from 0 to 10."),
    ]


def test_a_sheet_without_its_columns() -> None:
    decided = read_worklist([["Aluno", "Nota"], ["ana", "3"]], CLASS, BOTH, "ta", LATER)
    assert told(decided) == [("A1", "The first row must name the columns; missing here: exercise, item, reason.")]
    assert told(read_worklist([], CLASS, BOTH, "ta", LATER))[0][0] == "A1"


def test_columns_in_any_order_in_either_language() -> None:
    rows = [["Motivo", "x", "PONTOS", "Item", "Exercício", "Aluno"], ["visto", "", "3", "talk", "hello", "2026001"]]
    (one,) = read_worklist(rows, CLASS, BOTH, "ta", LATER).overrides
    assert (one.student, one.item, one.points, one.reason) == ("davi", "talk", 3, "visto")
