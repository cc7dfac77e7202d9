"""A sheet goes back byte for byte; only what is set changes."""

import codecs
import contextlib
import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import UsageError
from grader.marks.csv_text import CsvText, read_csv

signs = st.text("ab,;\t\"'\r\n é=1.", max_size=40)


@given(signs, st.sampled_from([b"", codecs.BOM_UTF8]))
def test_every_byte_is_kept_and_read_as_the_csv_module_reads_it(text: str, mark: bytes) -> None:
    raw = mark + text.encode()
    try:
        table = CsvText.parse(raw)
    except UsageError:
        return  # a quote without its partner
    assert table.encode() == raw
    theirs = list(csv.reader(io.StringIO(text, newline=""), delimiter=table.delimiter))
    ours = [[] if row == [""] and not table.rows[n].fields[0] else row for n, row in enumerate(table.values())]
    assert ours == theirs


@given(st.binary(max_size=60))
def test_any_bytes(raw: bytes) -> None:
    if b'"' not in raw:
        assert CsvText.parse(raw).encode() == raw
    with contextlib.suppress(UsageError):
        assert CsvText.parse(raw).encode() == raw


@given(
    st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=4), min_size=1, max_size=4), st.sampled_from(",;\t"), st.text(max_size=8)
)
def test_what_is_set_is_read_again_and_nothing_else_changes(rows: list[list[str]], delimiter: str, value: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows([["a", "b", "c"], *rows])
    raw = file.getvalue().encode("utf-8", "surrogatepass")
    try:
        table = CsvText.parse(raw)
    except UnicodeError:
        return
    before = table.values()
    table.set(1, 0, value)
    after = CsvText.parse(table.encode()).values() if table.encoding == "utf-8" and value.isprintable() else table.values()
    assert after[1][0] == value
    assert after[1][1:] == before[1][1:] and after[2:] == before[2:]


def test_quotes_stay_where_they_were_and_come_where_they_must() -> None:
    table = CsvText.parse(b'\xef\xbb\xbfName,Grade,"Note"\r\n"Ana",,"x"\r\nBia,"5",\n')
    table.set(1, 1, "7,5")
    table.set(2, 1, "8")
    assert table.encode() == b'\xef\xbb\xbfName,Grade,"Note"\r\n"Ana","7,5","x"\r\nBia,"8",\n'
    short = CsvText.parse(b"a;b;c\nx\n")
    short.set(1, 2, "9")
    assert short.encode() == b"a;b;c\nx;;9\n"


@pytest.mark.parametrize(
    ("raw", "encoding", "name"),
    [
        ("nome;João".encode(), "utf-8", "João"),
        ("nome;João".encode("cp1252"), "cp1252", "João"),
        (b"nome;\x81\xe3", "latin-1", "\x81ã"),
        (codecs.BOM_UTF16_LE + "nome\tJoão".encode("utf-16-le"), "utf-16-le", "João"),
    ],
)
def test_encodings(raw: bytes, encoding: str, name: str) -> None:
    table = CsvText.parse(raw)
    assert (table.encoding, table.values()[0][1], table.encode()) == (encoding, name, raw)


def test_a_quote_that_is_never_closed_has_its_line(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text('a,b\n"x\ny",2\n"open,3\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"sheet\.csv, line 4: a quote is opened and never closed"):
        read_csv(tmp_path / "sheet.csv")
    with pytest.raises(UsageError, match="can't be read"):
        read_csv(tmp_path)
