"""The words of a source: which names it uses and which values it holds, and on which lines.

It need be no Python that can be read.
"""

import keyword
import re
from collections.abc import Iterator

from grader.facts import Lines

_MOST = 5000  # different words of a source
_MOST_LINES = 200  # of one word
_LONGEST = 200  # characters
_COMMENT_OR_TEXT = re.compile(r"""(?P<comment>\#[^\n]*)|(?P<long>\"{3}|'{3})|(?P<short>["'])""")  # of a text, what opens it
_TOKEN = re.compile(rf"{_COMMENT_OR_TEXT.pattern}|(?P<name>[^\W\d]\w*)|(?P<number>\d[\w.]*)")
_REST = {quote: re.compile(rf"(?:[^{quote}\\\n]++|\\.)*+", re.DOTALL) for quote in "'\""}
_REST |= {3 * quote: re.compile(rf"(?:[^{quote}\\]++|\\.|{quote}(?!{quote}{quote}))*+", re.DOTALL) for quote in "'\""}
_PREFIXES = frozenset({"b", "r", "u", "f", "br", "rb", "fr", "rf"})  # of a text: b"", rf""
_GOES_ON = "([{,=+%\\"  # at the end of a line: what the next one begins with is a value, and no docstring
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_WORD = re.compile(r"[\w:]*::[\w:]*|\w+(?:\.\w+)*")  # of a text: an IPv6 address, a name, a number, an IPv4 address

WordLines = tuple[tuple[str, Lines], ...]


def words_of(source: str) -> tuple[WordLines, WordLines]:
    """Names and values with their lines, in the order of the source. Comments, docstrings
    and Python's own words are left out.

    A value is a whole number in decimal digits, a fixed text as a whole, or one word of it.
    """
    names: dict[str, list[int]] = {}
    values: dict[str, list[int]] = {}
    line, seen = 1, 0
    for kind, start, end in _tokens(source, _TOKEN):
        line, seen = line + source.count("\n", seen, start), start
        token = source[start:end]
        match kind:
            case "name" if token.lower() in _PREFIXES and source[end : end + 1] in ("'", '"'):
                pass
            case "name" if not keyword.iskeyword(token):
                _note(names, token, line)
            case "number":
                _note(values, _number(token), line)
            case "short":
                _note_text(values, token[1:-1], line)
            case "long" if not _is_docstring(source, start):
                _note_text(values, token[3:-3], line)
    return _frozen(names), _frozen(values)


def without_texts(source: str) -> str:
    """A source without its comments and texts. A quote that nothing closes stands for itself."""
    pieces: list[str] = []
    at = 0
    for _, start, end in _tokens(source, _COMMENT_OR_TEXT):
        pieces += (source[at:start], " ")
        at = end
    return "".join((*pieces, source[at:]))


def _tokens(source: str, wanted: re.Pattern[str]) -> Iterator[tuple[str, int, int]]:
    """Each with its kind, where it begins and where it ends. A quote that nothing closes is none."""
    at, open_until = 0, dict.fromkeys(_REST, 0)
    while (found := wanted.search(source, at)) is not None:
        kind, at = str(found.lastgroup), found.end()
        if kind in ("long", "short"):
            at = _end_of_text(source, at, found[0], open_until)
            if at < 0 and kind == "long":
                kind, at = "short", found.start() + 2  # an empty text
            elif at < 0:
                at = found.end()
                continue
        yield kind, found.start(), at


def _end_of_text(source: str, begin: int, quote: str, open_until: dict[str, int]) -> int:
    """Where a text ends that such a quote has opened before `begin`; -1 where nothing closes it, and then none of the like quotes up
    to where its end was looked for: each was passed there behind a backslash, and what is read from it ends in the same place.

    `open_until` keeps these places, or a source of nothing but such quotes would be read as often as it has quotes.
    """
    if begin <= open_until[quote]:
        return -1
    found = _REST[quote].match(source, begin)
    end = found.end() if found is not None else begin
    if source.startswith(quote, end):
        return end + len(quote)
    open_until[quote] = end
    return -1


def _note(words: dict[str, list[int]], word: str, line: int) -> None:
    known = words.get(word)
    if known is None:
        if len(words) < _MOST and len(word) <= _LONGEST:
            words[word] = [line]
    elif known[-1] != line and len(known) < _MOST_LINES:
        known.append(line)


def _note_text(words: dict[str, list[int]], text: str, line: int) -> None:
    if text:
        _note(words, text, line)
    for number, part in enumerate(_ESCAPED.sub(" ", text).split("\n")):
        for word in _WORD.findall(part):
            _note(words, word, line + number)
            for piece in word.split(".") if "." in word and not word[0].isdigit() else ():
                _note(words, piece, line + number)


def _number(token: str) -> str:
    """`0x1f` and `12_345` in decimal digits; what is no whole number as it is written."""
    try:
        return str(int(token, 0)) if len(token) <= 20 else token
    except ValueError:
        return token


def _is_docstring(source: str, start: int) -> bool:
    """Whether a text of three quotes at `start` stands for itself: it begins its line, and the line before does not go on there."""
    before = source[max(0, start - _LONGEST) : start]
    head, newline, indent = before.rpartition("\n")
    return not indent.strip() and (not newline or not head.rstrip().endswith(tuple(_GOES_ON)))


def _frozen(words: dict[str, list[int]]) -> WordLines:
    return tuple((word, tuple(lines)) for word, lines in words.items())
