"""Deadlines: written in a time zone, compared in UTC, and counted in days that end when the clock on the wall says so."""

import math
import re
import zoneinfo
from datetime import UTC, datetime, timedelta, tzinfo

_TIME = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?\s*(Z|[+-]\d\d:?\d\d)?")
_EXPECTED = 'year-month-day hour:minute, such as "2026-03-20 23:59"'


class TimeError(ValueError):
    """A text that is no time: what is wrong with it, what was expected."""

    def __init__(self, what: str, expected: str = _EXPECTED, *, lacks_zone: bool = False) -> None:
        super().__init__(what)
        self.what, self.expected, self.lacks_zone = what, expected, lacks_zone


def time_of(text: str, zone: str | None) -> datetime:
    """The time, aware, in its own zone. A day alone means its end. Of an hour that comes twice, the second is meant. Raises TimeError."""
    match = _TIME.fullmatch(text.strip())
    if not match:
        raise TimeError(f"`{text}` is no time")
    day, hour, offset = match.groups()
    try:
        naive = datetime.fromisoformat(f"{day} {hour or '23:59:59'}")
        own = datetime.fromisoformat(f"{day}T00:00{offset.replace('Z', '+00:00')}").tzinfo if offset else None
    except ValueError as error:
        raise TimeError(f"`{text}` is no time: {error}") from error
    if own is None and zone is None:
        raise TimeError(f"`{text}` has no time zone", "timezone: America/Sao_Paulo, beside it", lacks_zone=True)
    place = own or zoneinfo.ZoneInfo(str(zone))
    time = naive.replace(tzinfo=place, fold=1)
    try:
        exists = time.astimezone(UTC).astimezone(place).replace(tzinfo=None) == naive
    except OverflowError as error:
        raise TimeError(f"`{text}` is no time of this age") from error
    if not exists:
        raise TimeError(f"`{text}` does not exist: clocks were put forward then", "another time")
    return time


def days_late(when: datetime, deadline: datetime) -> int:
    """How many days have begun since the deadline, 0 up to it. A day ends at the deadline's time of day, be it 23 or 25 hours long."""
    when = when.astimezone(UTC)  # of one zone, times would be compared by their faces
    if when <= deadline.astimezone(UTC):
        return 0
    days = (when.astimezone(deadline.tzinfo).date() - deadline.date()).days
    return next(n for n in range(max(days - 1, 1), days + 3) if when <= _days_after(deadline, n))


def hours_late(when: datetime, deadline: datetime) -> int:
    """How many hours have begun since the deadline, 0 up to it."""
    return max(0, math.ceil((when.astimezone(UTC) - deadline.astimezone(UTC)) / timedelta(hours=1)))


def _days_after(time: datetime, days: int) -> datetime:
    """The same time of day; where clocks were changed over it, the later of the two that may be meant."""
    naive = time.replace(tzinfo=None) + timedelta(days=days)
    return max(_in(naive, time.tzinfo, fold) for fold in (0, 1))


def _in(naive: datetime, zone: tzinfo | None, fold: int) -> datetime:
    return naive.replace(tzinfo=zone, fold=fold).astimezone(UTC)
