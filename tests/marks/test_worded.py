"""Times as Moodle words them, in the languages of its sites."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.marks.worded import moodle_time


@pytest.mark.parametrize(
    "text",
    [
        "segunda-feira, 14 set. 2026, 21:51",
        "segunda, 14 Set 2026, 21:51",
        "Monday, 14 September 2026, 9:51 PM",
        "Monday, September 14, 2026, 9:51 PM",
        "Mon, 14 Sep 2026, 21:51",
        "lunes, 14 de septiembre de 2026, 21:51",
        "lundi 14 septembre 2026, 21:51",
        "14/set./2026 21:51",
    ],
)
def test_one_time_in_many_words(text: str) -> None:
    assert moodle_time(text, "America/Sao_Paulo") == datetime(2026, 9, 15, 0, 51, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("martes, 3 de febrero de 2026, 00:05", (2, 3)),
        ("mardi 3 mars 2026, 00:05", (3, 3)),
        ("jeudi 4 juin 2026, 12:05 AM", (6, 4)),
        ("vendredi 3 juillet 2026, 00:05", (7, 3)),
        ("terça-feira, 4 ago. 2026, 00:05", (8, 4)),
        ("sexta-feira, 1 mai. 2026, 00:05", (5, 1)),
    ],
)
def test_weekdays_that_begin_like_months(text: str, day: tuple[int, int]) -> None:
    assert moodle_time(text, "UTC") == datetime(2026, *day, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "-", "ontem, 21:51", "14 xyz 2026, 21:51", "32 set. 2026, 21:51", "14 set. 2026", "14 set. 2026, 25:99"]
)
def test_what_is_not_understood(text: str) -> None:
    assert moodle_time(text, "UTC") is None


@given(st.text("0123456789:, .apmsetjanfebABC-", max_size=40))
def test_any_text(text: str) -> None:
    found = moodle_time(text, "America/Sao_Paulo")
    assert found is None or found.tzinfo is not None
