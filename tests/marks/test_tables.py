"""Tables: what is written is read again, and no cell is a formula."""

import io
import os
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from grader.errors import UsageError
from grader.marks.tables import cell_name, csv_of, harmless, meant, number, read_table, write_file, write_table, written, xlsx
from grader.text import squeezed

BAD = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1+1", " =1", '=HYPERLINK("http://x")']


@pytest.mark.parametrize("text", BAD)
def test_what_begins_like_a_formula_is_none(text: str, tmp_path: Path) -> None:
    assert harmless(text) == "'" + text
    rows = [["a"], [text]]
    assert csv_of(rows).decode("utf-8-sig").splitlines()[1].lstrip('"').startswith(("'", "\\"))
    (_, (cell,)) = load_workbook(io.BytesIO(xlsx(rows)))["1"].iter_rows()
    assert cell.data_type == "s"
    assert str(cell.value).startswith(("'", "\\"))


@pytest.mark.parametrize("text", ["-3", "+1.5", "-0,25", "Ana", "", "a=b", "'", "'tis"])
def test_what_is_none_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text
    assert meant(text) == text


@given(st.text(max_size=30))
def test_no_text_is_a_formula_and_what_was_meant_is_read(text: str) -> None:
    safe = harmless(text)
    assert safe.replace("'", "") == text.replace("'", ""), "only apostrophes are added"
    assert not safe.strip().startswith(("=", "@"))
    assert meant(harmless(text.strip())) == text.strip() or text.strip().startswith("'")


@pytest.mark.parametrize(
    ("text", "value"),
    [("7.5", "7.5"), (" 7,5 ", "7.5"), ("-1", "-1"), ("10", "10"), ("\N{MINUS SIGN}2", "-2"), ("0,125", "0.125")]
    + [(bad, None) for bad in ("", "7.5.1", "1.234,5", "1e3", "nan", "７", "2026-05-07 00:00:00", "sete", "9" * 30)],
)
def test_numbers_as_people_write_them(text: str, value: str | None) -> None:
    assert number(text) == (None if value is None else Decimal(value))


@given(st.decimals(0, 1000, places=3))
def test_a_number_that_was_written_is_read(value: Decimal) -> None:
    assert number(written(value)) == number(written(value, ",")) == value


def test_cells_have_the_names_of_spreadsheets() -> None:
    assert [cell_name(0, 0), cell_name(2, 25), cell_name(9, 26), cell_name(0, 701), cell_name(0, 702)] == [
        "A1",
        "Z3",
        "AA10",
        "ZZ1",
        "AAA1",
    ]


def test_names_are_compared_by_their_letters() -> None:
    assert squeezed("Souza, Ana-Íris") == squeezed("souza ana iris") == "souzaanairis"


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
@pytest.mark.parametrize("comma", [False, True])
def test_written_and_read(name: str, comma: bool, tmp_path: Path) -> None:
    rows = [["nome", "nota", "n"], ['João; "o outro", =1', Decimal("7.50"), 3], ["", None, 0], ["=1", Decimal(10), 1]]
    write_table(tmp_path / name, rows, comma=comma)
    read = read_table(tmp_path / name)
    numbers = [[number(cell) for cell in row[1:]] for row in read[1:]]
    assert [meant(row[0]) for row in read] == ["nome", 'João; "o outro", =1', "", "=1"]
    assert numbers == [[Decimal("7.5"), 3], [None, 0], [10, 1]]
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_control_characters_do_not_break_a_spreadsheet(tmp_path: Path) -> None:
    write_table(tmp_path / "t.xlsx", [["a"], ["\x00\x1b[2J\ud800\uffff"]])
    assert read_table(tmp_path / "t.xlsx")[1][0].startswith("\\0\\x1b[2J\\ud800")


def test_what_is_no_spreadsheet(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    for content in (b"", b"PK\x03\x04", b"a,b\n"):
        file.write_bytes(content)
        with pytest.raises(UsageError, match="no spreadsheet"):
            read_table(file)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x.xml", "<a>")
    with pytest.raises(UsageError, match="no spreadsheet"):
        read_table(file)
    with pytest.raises(UsageError, match="can't be read"):
        read_table(tmp_path / "none.xlsx")
    with pytest.raises(UsageError, match="can't be written"):
        write_table(tmp_path / "none" / "t.csv", [["a"]])


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a;=1+1", "a;'=1+1"),
        ('x,"=cmd()', "x,\"'=cmd()"),
        ("a;\t@SUM(A1)", "a;\t'@SUM(A1)"),
        ("=a;=b", "'=a;'=b"),
        ("faltou 1, -2 pontos", "faltou 1, '-2 pontos"),
        ("1, -2", "1, -2"),
        ("7,5", "7,5"),
        ("-1 ", "-1 "),
        ("a - b; c = d", "a - b; c = d"),
        ("'=already", "'=already"),
    ],
)
def test_no_formula_in_the_middle_for_a_spreadsheet_of_another_separator(text: str, cell: str) -> None:
    assert harmless(text) == cell


@given(st.text("=+-@;, a1", max_size=12))
def test_what_is_made_harmless_is_read_back(text: str) -> None:
    cell = harmless(text)
    for sign in ";,":
        for part in cell.split(sign):
            begins = part.strip().startswith(("=", "+", "-", "@"))
            assert not begins or number(part.partition(",")[0].partition(";")[0]) is not None
    assert meant(cell).strip() == text.strip()


def test_two_commands_that_write_one_file_do_not_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`marks` while `batch` draws its pages."""
    file, replace = tmp_path / "ana.html", Path.replace

    def other_first(aside: Path, target: Path) -> Path:
        monkeypatch.setattr(Path, "replace", replace)
        monkeypatch.setattr(os, "getpid", lambda: 1)
        write_file(file, b"the other's")
        return replace(aside, target)

    monkeypatch.setattr(Path, "replace", other_first)
    write_file(file, b"the first one's")
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"the first one's", [file])
