"""Lines keep to their width and lose nothing but spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.report.layout import Line, Span, ends, line, pad, plain, table, width_of, wrap
from grader.text import cells

SPANS = st.lists(st.builds(Span, st.text("ab  ç漢-"), st.sampled_from(["", "bad"])), max_size=6).map(tuple)


@given(SPANS, st.integers(12, 60), st.integers(0, 4), st.integers(0, 4))
def test_wrapped_lines_keep_to_the_width_and_to_the_text(spans: Line, width: int, indent: int, hang: int) -> None:
    lines = wrap(spans, width, indent=indent, hang=hang)
    assert all(width_of(each) <= width for each in lines)
    assert "".join("".join(map(plain, lines)).split()) == "".join(plain(spans).split())


def test_later_lines_hang() -> None:
    wrapped = wrap(line("um dois três quatro"), 12, indent=2, hang=2)
    assert list(map(plain, wrapped)) == ["  um dois", "    três", "    quatro"]


def test_a_word_that_is_longer_than_a_line_is_cut() -> None:
    assert list(map(plain, wrap(line("x" * 25), 10))) == ["x" * 10, "x" * 10, "x" * 5]


def test_styles_survive_wrapping() -> None:
    assert wrap((Span("ab cd", "bad"), Span(" ef")), 5) == [(Span("ab cd", "bad"),), (Span("ef"),)]


@pytest.mark.parametrize("title", ["short", "a title that is far too long for its line and has to be broken"])
def test_two_ends_meet_the_margins(title: str) -> None:
    lines = ends(line(title), line("1 / 2"), 40)
    assert width_of(lines[-1]) == 40
    assert plain(lines[-1]).endswith("1 / 2")
    assert all(width_of(each) <= 40 for each in lines)


def test_padding_counts_columns() -> None:
    assert cells(plain(pad(line("漢"), 5))) == 5


@given(st.lists(st.tuples(*[st.text("ab  ç漢-", max_size=90)] * 3), min_size=1, max_size=5), st.integers(40, 120))
def test_a_table_keeps_to_its_width_and_loses_no_word(rows: list[tuple[str, ...]], width: int) -> None:
    lines = list(table(rows, width, right=(1,)))
    assert all(width_of(each) <= width for each in lines)
    assert sorted("".join(map(plain, lines)).replace(" ", "")) == sorted("".join(map("".join, rows)).replace(" ", ""))


def test_columns_stand_under_each_other() -> None:
    rows = [("name", "mark", "remarks"), ("Ana", "10", ""), ("Bianca", "-", "to be marked by a person: why it waits")]
    assert list(map(plain, table(rows, 44, right=(1,)))) == [
        "name    mark  remarks",
        "Ana       10",
        "Bianca     -  to be marked by a person: why",
        "              it waits",
    ]
