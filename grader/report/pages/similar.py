"""The page of similar submissions: for each exercise the pairs that share most, each linked to where it is shown."""

from urllib.parse import quote

import msgspec

from grader.report import safe
from grader.report.pages.render import page
from grader.report.words import Words
from grader.spec.model import Exercise

_NAME = 120


class Similar(msgspec.Struct, frozen=True):
    """Two students' work on one exercise: the percentage of each that stands in the other's, and the page with it."""

    one: str  # names
    other: str
    percent: int
    other_percent: int
    href: str


class SimilarPage(msgspec.Struct, frozen=True, kw_only=True):
    found: tuple[
        tuple[Exercise, tuple[Similar, ...], str], ...
    ]  # by exercise: the pairs, and the page with all of them; "" where there is none
    index: str = ""  # the class page's address


def similar_page(asked: SimilarPage, words: Words) -> str:
    """The page as HTML."""
    found = [
        (words.text(exercise.title), [_pair(each) for each in pairs], quote(everything)) for exercise, pairs, everything in asked.found
    ]
    return page("similar", words, index=quote(asked.index), found=found)


def _pair(each: Similar) -> tuple[str, str, Similar, str]:
    return safe.line(each.one, _NAME), safe.line(each.other, _NAME), each, quote(each.href)
