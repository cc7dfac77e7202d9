"""Text compared, read, made fit to show and measured, as everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.text import cells, decoded, folded, nearest, plain, printable, split_at, squeezed, visible


def test_three_ways_of_looking_names_up() -> None:
    assert folded("ÁLVARO d'Ávila_2") == "alvaro d'avila_2"
    assert plain("  Ping_Pong, lição: nº 2") == "ping pong licao no 2"
    assert squeezed("Ping-Pong (UDP)") == "pingpongudp"


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        ("nome;lição".encode(), "nome;lição", "utf-8"),
        ("nome;lição".encode("utf-8-sig"), "nome;lição", "utf-8"),
        ("nome;lição".encode("utf-16"), "nome;lição", "utf-16-le"),
        ("lição “x”".encode("cp1252"), "lição “x”", "cp1252"),
        (b"\x81", "\x81", "latin-1"),  # nothing of cp1252's
        (b"\xff\xfea", "a", "latin-1"),  # half a character of UTF-16
    ],
)
def test_whatever_wrote_a_file_its_text_is_read(content: bytes, text: str, encoding: str) -> None:
    assert decoded(content)[:2] == (text, encoding)


@given(st.binary())
def test_no_byte_of_a_file_is_lost(content: bytes) -> None:
    text, encoding, mark = decoded(content)
    assert mark + text.encode(encoding) == content


def test_what_does_not_print_is_replaced_or_escaped() -> None:
    assert printable("a\x1b[2Jb\n\udcff") == "a\ufffd[2Jb\ufffd\ufffd"
    assert printable("a\tb\n", keep="\n", instead=" ") == "a b\n"
    assert visible("a\x1b\n\r\t\0\u202e\udcff\U000e0001", keep="\t") == "a\\x1b\\n\\r\t\\0\\u202e\\udcff\\U000e0001"


@given(st.text())
def test_what_is_visible_prints(text: str) -> None:
    assert visible(text).isprintable() and printable(text).isprintable()


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3), ("ação ✓ → “x” │", 14), ("漢字", 4), ("😀", 2), ("e\u0301", 1), ("", 0),
        ("👨‍👩‍👧", 2), ("🇧🇷", 2), ("👍🏽", 2), ("❤\ufe0f", 2),  # several code points that show as one picture
    ],
)  # fmt: skip
def test_width_is_counted_in_columns(text: str, columns: int) -> None:
    assert cells(text) == columns


@given(st.text().map(visible), st.integers(1, 30))
def test_text_is_split_at_a_width_and_none_of_it_is_lost(text: str, width: int) -> None:
    first, rest = split_at(text, width)
    assert first + rest == text
    assert bool(first) == bool(text)
    assert cells(first) <= width or split_at(first, 1)[1] == "", "too wide, though it could be cut"


def test_what_shows_as_one_picture_is_not_cut() -> None:
    assert split_at("👨‍👩‍👧👨‍👩‍👧", 3) == ("👨‍👩‍👧", "👨‍👩‍👧")
    assert split_at("漢字", 1) == ("漢", "字")
    assert split_at("ação", 2) == ("aç", "ão")


def test_what_was_meant() -> None:
    known = ("ping-pong-tcp", "ping-pong-udp", "udp-echo")
    assert nearest("pingpong-udp", known) == ["ping-pong-udp"]
    assert nearest("PING-PONG-TPC", known, 2) == ["ping-pong-tcp", "ping-pong-udp"]
    assert nearest("eva-lima", ("A", "eva-lima-112", "im")) == ["eva-lima-112"]
    assert nearest("xyz", known) == nearest("", known) == nearest("x", ()) == []
