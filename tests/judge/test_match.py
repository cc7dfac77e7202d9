"""Payloads on a screen, whatever is printed around them; and the caret stands under the first difference."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from grader.display import around as literal_around
from grader.display import escaped, first_difference, side_by_side
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


@given(st.binary(min_size=1, max_size=100), st.data())
def test_the_caret_stands_under_the_byte(data, draw):
    offset = draw.draw(st.integers(0, len(data)))
    shown, column = literal_around(data, offset)
    assert shown.startswith(("b'", "…b'")) and shown.endswith("'")
    before = shown[:column].removeprefix("…").removeprefix("b'")
    assert ascii(data[:offset])[2:-1].endswith(before)


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
