"""What hand-ins are made of and print takes a time that grows as its length, and not as its square.

Of each input here the square is hours, and its length some hundredths of a second; the guard between the two asserts no speed.
"""

import ast
import re
import time
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from grader import stop, text
from grader.judge.causes.slips import _NEVER_AWAITED
from grader.judge.checks.counts import _PORT, numbers
from grader.judge.match import find_payload
from grader.play.person import menu_on
from grader.python import source
from grader.python.newer import version_that_reads
from grader.python.words import without_texts, words_of

_GUARD = 60.0  # seconds
MANY = 1_000_000
MARKS = "\u0301\u0316"  # two accents that stand in the other order once they are sorted


INPUTS: dict[str, Callable[[], Any]] = {
    "a screen of blanks, where a payload is missing": lambda: find_payload(b"payload", b"a" + b" " * MANY + b"b", {}),
    "a line of digits, where a count is looked for": lambda: numbers(b"1" * MANY),
    "a line of digits, where an address is looked for": lambda: _PORT.findall(b"1" * MANY),
    "a word, where a warning is looked for": lambda: _NEVER_AWAITED.search(b"a" * MANY),
    "a type with blanks behind it, as a newer Python's syntax": lambda: version_that_reads("type x" + " " * MANY),
    "blanks within a prompt": lambda: [menu_on("a" + " " * 1990 + "b") for _ in range(20)],
    "quotes behind backslashes, read for words": lambda: words_of("'\\" * (MANY // 2)),
    "long quotes behind backslashes, read for words": lambda: words_of("'''a" + "\\'''" * (MANY // 4)),
    "quotes behind backslashes, of no Python": lambda: source.read_source(b"'\\" * (MANY // 2)),
    "a coding that is slow to read": lambda: source.read_source(b"# coding: punycode\n" + b"a" * (MANY // 2) + b"-" + b"b" * (MANY // 2)),
}


@pytest.mark.parametrize("name", INPUTS)
def test_a_long_input_is_read_in_a_time_that_grows_as_its_length(name: str) -> None:
    try:
        with stop.until(time.monotonic() + _GUARD):
            INPUTS[name]()
    except stop.TimeIsUp:
        pytest.fail("its time grows as the square of its length")


def test_accents_in_a_row_are_put_in_order_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one call, that no time limit can break off."""
    given: list[int] = []

    class Noted:
        combining = staticmethod(unicodedata.combining)

        @staticmethod
        def normalize(form: str, piece: str) -> str:
            given.append(len(piece))
            return unicodedata.normalize("NFKD" if form == "NFKD" else "NFC", piece)

    monkeypatch.setattr(text, "unicodedata", Noted)
    assert text.folded("Álvaro " + MARKS * 5_000 + "Ção") == "alvaro cao"
    assert max(given) < 100


def test_a_name_of_accents_in_a_row_is_not_given_to_pythons_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """As above; what is no name of that kind is read as ever."""
    read: list[bytes] = []
    parse = ast.parse

    def noted(content: bytes) -> ast.Module:
        read.append(content)
        return parse(content)

    monkeypatch.setattr(ast, "parse", noted)
    found = source.read_source(("import socket\ns.listen()\n#" + "─" * 2_000 + "\nx = 'a" + MARKS * 200 + "'\n").encode())
    assert (found.imports, len(read)) == (("socket",), 1)
    found = source.read_source(("import socket\ns.listen()\na" + MARKS * 5_000 + " = 1\n").encode())
    assert (found.imports, found.syntax_error, len(read)) == (("socket",), "", 1)


def test_texts_within_texts_without_end_are_no_newer_pythons() -> None:
    assert version_that_reads("x = " + "f'{" * 5_000) is None


_SHORT_TEXTS = re.compile(
    r"""'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|#[^\n]*""", re.DOTALL
)


@pytest.mark.parametrize(
    "content",
    [
        "it's a \\'b\\' 'c' d",
        "'a\\\n' b 'c",
        "''''a'''' b",
        "\"\\\"'a' b",
        "'''a\nb''' c # 'd\n'e'",
        "'''a\\''' b''' c",
        "'a\n'b' \\'c",
        "a = '\\",
        "\"'\\\"' x \\' y'",
    ],
)
def test_texts_are_taken_out_as_one_pattern_takes_them_out_that_tries_all_ways(content: str) -> None:
    assert without_texts(content) == _SHORT_TEXTS.sub(" ", content)
