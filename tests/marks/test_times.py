"""Deadlines where clocks are changed, and days that end when the wall's clock says so."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.marks.times import TimeError, days_late, hours_late, time_of

ZONES = [ZoneInfo(name) for name in ("America/Sao_Paulo", "Europe/Berlin", "UTC")]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "zone", "meant"),
    [
        ("2026-03-20 23:59", "America/Sao_Paulo", "2026-03-21T02:59:00"),
        ("2026-03-20", "America/Sao_Paulo", "2026-03-21T02:59:59"),
        ("2026-03-20 23:59:30", "UTC", "2026-03-20T23:59:30"),
        ("2026-03-20T23:59-03:00", None, "2026-03-21T02:59:00"),
        ("2026-03-20 23:59Z", "America/Sao_Paulo", "2026-03-20T23:59:00"),
        ("2026-10-25 02:30", "Europe/Berlin", "2026-10-25T01:30:00"),  # it comes twice: the second, an hour more for the students
        ("2018-02-17 23:30", "America/Sao_Paulo", "2018-02-18T02:30:00"),
    ],
)
def test_times(text: str, zone: str | None, meant: str) -> None:
    assert time_of(text, zone).astimezone(UTC) == utc(meant)


@pytest.mark.parametrize(
    ("text", "zone", "what"),
    [
        ("20/03/2026 23:59", "UTC", "is no time"),
        ("2026-02-30", "UTC", "is no time"),
        ("2026-03-20 24:01", "UTC", "is no time"),
        ("2026-03-20 23:59", None, "has no time zone"),
        ("2026-03-29 02:30", "Europe/Berlin", "does not exist"),
        ("0001-01-01 00:00", "Asia/Tokyo", "of this age"),
    ],
)
def test_what_is_no_time(text: str, zone: str | None, what: str) -> None:
    with pytest.raises(TimeError) as raised:
        time_of(text, zone)
    assert what in raised.value.what


def test_a_day_may_have_23_or_25_hours() -> None:
    short = time_of("2026-03-28 23:59", "Europe/Berlin")
    assert days_late(utc("2026-03-29T21:59:00"), short) == 1  # 23 hours later
    assert days_late(utc("2026-03-29T21:59:01"), short) == 2
    long = time_of("2026-10-24 23:59", "Europe/Berlin")
    assert days_late(utc("2026-10-25T22:59:00"), long) == 1  # 25 hours later
    assert days_late(utc("2026-10-25T22:59:01"), long) == 2
    assert hours_late(utc("2026-10-25T22:59:00"), long) == 25


def test_a_time_of_day_that_the_change_left_out_or_gave_twice() -> None:
    early = time_of("2026-03-28 02:30", "Europe/Berlin")  # a day later there is no 02:30
    assert days_late(utc("2026-03-29T01:30:00"), early) == 1
    assert days_late(utc("2026-03-29T01:30:01"), early) == 2
    twice = time_of("2026-10-24 02:30", "Europe/Berlin")
    assert days_late(utc("2026-10-25T01:30:00"), twice) == 1
    assert days_late(utc("2026-10-25T01:30:01"), twice) == 2


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1), timezones=st.sampled_from(ZONES)),
    st.timedeltas(timedelta(), timedelta(days=400)),
    st.timedeltas(timedelta(), timedelta(days=3)),
)
def test_later_is_never_less_late(deadline: datetime, by: timedelta, more: timedelta) -> None:
    when = deadline.astimezone(UTC) + by
    assert days_late(when, deadline) <= days_late(when + more, deadline)
    assert hours_late(when, deadline) <= hours_late(when + more, deadline)
    assert abs(days_late(when, deadline) - by / timedelta(days=1)) <= 1 + 2 / 24
