"""Whatever comes in, nothing comes out that steers a terminal."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from grader.report import safe

HOSTILE = st.binary() | st.text(alphabet=st.characters(exclude_categories=())) | st.text("\x1b[]0;m\x9b\r\n\u202e\u0301ab漢")


def shows(text: str) -> bool:
    return all(character == " " or unicodedata.category(character)[0] not in "CZ" for character in text)


@given(HOSTILE, st.integers(1, 80))
@example("\x1b]0;title\x07", 80)
@example("a\u202eb\u2028c\u0085d\xa0", 80)
@example("a" + "\u0301" * 500, 80)
@example(b"\xff\xfe\x00", 1)
def test_a_line_holds_only_what_shows(data: str | bytes, longest: int) -> None:
    shown = safe.line(data, longest)
    assert shows(shown)
    assert len(shown) <= longest + len("…(+99999)…")


@given(st.binary())
def test_a_screen_holds_only_what_shows(data: bytes) -> None:
    assert all(map(shows, safe.screen(data)))


@given(st.text())
def test_safe_text_is_not_changed_again(text: str) -> None:
    assert safe.line(safe.line(text)) == safe.line(text)


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("olá, coração", "olá, coração"),
        (b"ol\xc3\xa1 \xff", "olá \\xff"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("a\r\nb\tc\0", "a\\r\\nb\\tc\\0"),
        ("\u202eabc", "\\u202eabc"),
        ("\udcff", "\\udcff"),
        ("[bold]x[/bold]", "[bold]x[/bold]"),
        ("e\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301\\u0301"),
    ],
)
def test_what_is_not_plain_text_shows_as_an_escape(data: str | bytes, shown: str) -> None:
    assert safe.line(data) == shown


def test_a_long_line_keeps_its_ends_and_says_how_much_is_missing() -> None:
    assert safe.line("a" * 30 + "b" * 3000 + "z" * 5, 30) == "a" * 20 + "…(+3010)…" + "zzzzz"


def test_a_line_that_was_written_over_shows_its_last_state() -> None:
    assert safe.screen(b"1\r2\r3\r\nend") == ["…\\r3", "end"]
