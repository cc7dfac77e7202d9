"""A time as Moodle words it in a site's language: "segunda-feira, 14 set. 2026, 21:51", "Monday, 14 September 2026, 9:51 PM".

And as spreadsheets write it: "14/09/2026 21:51", "9/14/2026 9:51 PM".
"""

import re
from datetime import datetime
from typing import Final, NamedTuple

from grader.marks.times import TimeError, time_of
from grader.text import folded
from grader.wordlists import word_lists

_CLOCK: Final = re.compile(r"\b(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?m)?", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?P<year>\d{4})\b")
_NUMBERS: Final = re.compile(r"(?P<one>\d{1,2})(?P<sign>[/.-])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4})[, T]+(?P<clock>\d{1,2}:\d\d.*)")
_DAY: Final = re.compile(r"(?<![\d:])(?P<day>\d{1,2})(?![\d:])")


def moodle_time(text: str, zone: str) -> datetime | None:
    """The time, aware; of an hour that comes twice the first. None where the text is not understood."""
    when = wall_clock(text)
    try:
        return time_of(f"{when:%Y-%m-%d %H:%M}", zone).replace(fold=0) if when else None
    except TimeError:
        return None


def wall_clock(text: str) -> datetime | None:
    """What the platform's clock showed, without a time zone. None where the text is not understood."""
    clock, year = _clock_in(text), _YEAR.search(text)
    day = _DAY.search(_CLOCK.sub("", text))
    months = [month for word in re.findall(r"[^\W\d_]+", folded(text)) if (month := _month(word))]
    if not (clock and year and day and months):
        return None
    return _face(year["year"], months[-1], day["day"], clock)


class Numbered(NamedTuple):
    """What a clock showed, of a time in numbers alone: read with the day first, and with the month first. None: it is no day."""

    day_first: datetime | None
    month_first: datetime | None


def numbered_clock(text: str) -> Numbered:
    """Where the numbers stand between dots the day comes first everywhere."""
    found = _NUMBERS.fullmatch(text.strip())
    clock = _clock_in(found["clock"]) if found else None
    if found is None or clock is None:
        return Numbered(None, None)
    one, two, year = found["one"], found["two"], found["year"]
    return Numbered(_face(year, int(two), one, clock), None if found["sign"] == "." else _face(year, int(one), two, clock))


def _clock_in(text: str) -> tuple[int, int] | None:
    """Hour and minute."""
    found = _CLOCK.search(text)
    if found is None:
        return None
    hour = int(found["hour"])
    return hour % 12 + 12 * (found["half"][0] in "pP") if found["half"] else hour, int(found["minute"])


def _face(year: str, month: int, day: str, clock: tuple[int, int]) -> datetime | None:
    try:
        return datetime(int(year), month, int(day), *clock)
    except ValueError:
        return None


def _month(word: str) -> int:
    """Its number; 0 where a word is no month's. A weekday may begin like one (martes): so the last month in a text counts."""
    return next((number for number, beginnings in word_lists().months.items() if word.startswith(beginnings)), 0)
