"""A time as Moodle words it in a site's language: "segunda-feira, 14 set. 2026, 21:51", "Monday, 14 September 2026, 9:51 PM"."""

import re
from datetime import datetime
from typing import Final

from grader.marks.times import TimeError, time_of
from grader.text import folded
from grader.wordlists import word_lists

_CLOCK: Final = re.compile(r"\b(?P<hour>\d{1,2}):(?P<minute>\d\d)\s*(?P<half>[ap]\.?m)?", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?P<year>\d{4})\b")
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
    clock, year = _CLOCK.search(text), _YEAR.search(text)
    day = _DAY.search(_CLOCK.sub("", text))
    months = [month for word in re.findall(r"[^\W\d_]+", folded(text)) if (month := _month(word))]
    if not (clock and year and day and months):
        return None
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + 12 * (clock["half"][0] in "pP")
    try:
        return datetime(int(year["year"]), months[-1], int(day["day"]), hour, int(clock["minute"]))
    except ValueError:
        return None


def _month(word: str) -> int:
    """Its number; 0 where a word is no month's. A weekday may begin like one (martes): so the last month in a text counts."""
    return next((number for number, beginnings in word_lists().months.items() if word.startswith(beginnings)), 0)
