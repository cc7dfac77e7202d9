"""Payloads on a screen, whatever is printed around them; and the caret stands under the first difference."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from grader.display import WIDTH, escaped, first_difference, shortened, side_by_side
from grader.display import around as around_of
from grader.judge.match import find_payload, leftovers
from grader.text import cells

words = (
    st.text(st.characters(categories=["L", "N", "So", "Zs"]), min_size=3, max_size=40).map(str.strip).filter(lambda text: len(text) >= 3)
)
# no quotes: they may make a remark of what is around the payload
around = st.text(st.characters(exclude_characters="'\"“”«»`\\", exclude_categories=["Cs"]), max_size=60)


@given(words, around, around)
def test_a_payload_is_found_whatever_is_printed_around_it(word, before, after):
    assert find_payload(word.encode(), f"{before}{word}{after}".encode(), {}).code == ""


@given(st.binary(min_size=1, max_size=60), st.binary(max_size=300), st.binary(min_size=1, max_size=20))
def test_whatever_is_printed_has_an_answer(value, printed, other):
    match = find_payload(value, printed, {"other": other})
    assert match.code == "" or match.data
    assert match.code != "" or value in printed


@given(words, words)
def test_what_is_not_there_is_never_passed(word, printed):
    assume(word not in printed)
    match = find_payload(word.encode(), printed.encode(), {})
    assert match.code and not match.remark


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_the_caret_stands_under_the_first_difference(expected, shown):
    assume(expected != shown)
    above, below, column = side_by_side(expected, shown)
    left, right = (_cut(text, column) for text in (above, below))
    assert left == right, "alike up to the caret"
    assert escaped(expected[first_difference(expected, shown) :])[:1] == above[len(left) : len(left) + 1] or not above[len(left) :]


def _cut(text: str, column: int) -> str:
    """The beginning of `text` that takes `column` columns."""
    return next((text[:end] for end in range(len(text) + 1) if cells(text[:end]) == column), text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_the_caret_stands_under_the_first_of_what_follows(before, after):
    shown, column = around_of((before + after).encode(), len(before.encode()))
    what_follows = shortened(after.encode(), WIDTH // 2)
    left = shown[: len(shown) - len(what_follows)]
    assert (shown[len(left) :], cells(left)) == (what_follows, column)
    assert escaped(before.encode()).endswith(left.removeprefix("…"))


@pytest.mark.parametrize(
    ("printed", "rest"),
    [
        (b"Recebida: oi, tudo bem?", b", tudo bem?"),
        (b"Recebida: oi, t", b", t"),
        (b"Recebida: oi", b""),
        (b"Recebida: oi!", b""),
        (b"oi\noi, tudo bem?", b""),  # shown by itself, too
    ],
)
def test_what_a_longer_message_had_in_that_place_is_left_over(printed: bytes, rest: bytes) -> None:
    assert leftovers(b"oi", printed, [b"al, tudo bem?", b"xxxx"]) == rest


def test_a_message_that_begins_like_another_is_that_other() -> None:
    assert leftovers(b"oi", b"oi, tudo bem?", [b"oi, tudo bem?"]) == b""


def test_what_an_exception_quotes_is_not_shown() -> None:
    died = b"Traceback (most recent call last):\n  File \"c.py\", line 1\nValueError: invalid literal for int() with base 10: b'oi oi'\n"
    assert find_payload(b"oi oi", died, {}).code == "payload-missing-among"
    assert find_payload(b"oi oi", b"oi oi\n" + died, {}).code == ""
