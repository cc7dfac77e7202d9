"""Lines of styled text, and how they are broken to a width. A style is a word here; `paint` knows its colour."""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from grader.text import cells, split_at


class Span(NamedTuple):
    text: str  # safe, and without newlines
    style: str = ""  # a key of paint.STYLES


Line = tuple[Span, ...]
_GAP: Final = Span("  ")


def line(*parts: str | Span) -> Line:
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts if part)


def plain(spans: Line) -> str:
    return "".join(span.text for span in spans)


def width_of(spans: Line) -> int:
    return sum(cells(span.text) for span in spans)


def wrap(spans: Line, width: int, *, indent: int = 0, hang: int = 0) -> list[Line]:
    """`spans` in lines of at most `width` columns, indented by `indent`, from the second line on by `hang` more.

    Breaks at spaces; a word that is longer than a line is cut.
    """
    margin = Span(" " * indent)
    later = Span(" " * (indent + hang))
    lines: list[list[Span]] = [[margin]]
    used = indent
    for word in _words(spans):
        blank = word.text.isspace()
        while word.text:
            room = width - used
            if cells(word.text) <= room:
                lines[-1].append(word)
                used += cells(word.text)
                break
            fresh = used == (indent if len(lines) == 1 else indent + hang)
            if fresh:  # not even a line of its own is long enough
                first, rest = split_at(word.text, max(1, room))
                lines[-1].append(Span(first, word.style))
                word = Span(rest, word.style)
            if word.text:
                lines.append([later])
                used = indent + hang
            if blank:
                break
    return [trimmed(each) for each in lines]


def pad(spans: Line, width: int) -> Line:
    """`spans` filled with spaces up to `width` columns."""
    return (*spans, Span(" " * max(0, width - width_of(spans))))


def ends(left: Line, right: Line, width: int, *, indent: int = 0) -> list[Line]:
    """`left`, indented, and at the right margin `right`; `left` is broken where there is no room for both."""
    room = width - width_of(right) - 2
    lines = wrap(left, room, indent=indent, hang=2)
    gap = Span(" " * (width - width_of(lines[-1]) - width_of(right)))
    return [*lines[:-1], trimmed((*lines[-1], gap, *right))]


def table(rows: Sequence[Sequence[str]], width: int, *, right: Container[int] = ()) -> Iterator[Line]:
    """Columns under the first row, which names them, two spaces apart; those in `right` end where they end. Texts are safe.

    Each is broken where it does not fit into `width`: at spaces, as long as all words fit.
    """
    columns = range(len(rows[0]))
    whole = [max(cells(row[index]) for row in rows) for index in columns]
    widths = [max(cells(word) for row in rows for word in row[index].split(" ")) for index in columns]
    room = width - len(_GAP.text) * (len(widths) - 1)
    while sum(widths) > room:
        widest = widths.index(max(widths))
        widths[widest] -= 1
    for index in columns:  # those on the left are names and numbers, and the last one is sentences
        most = whole[index] if index == columns[-1] else min(whole[index], width // 2)
        widths[index] += max(0, min(most - widths[index], room - sum(widths)))
    *least, last = widths
    for number, row in enumerate(rows):
        style = "strong" if number == 0 else ""
        parts = [
            wrap((Span(text, style),), room) if cells(text) > room else [(Span(text, style),)]
            for text, room in zip(row, (*least, last), strict=True)
        ]
        for lines in zip_longest(*parts, fillvalue=()):
            padded = [
                part
                for index, (spans, room) in enumerate(zip(lines, least, strict=False))
                for part in ((Span(" " * (room - width_of(spans))), *spans, _GAP) if index in right else (*pad(spans, room), _GAP))
            ]
            yield trimmed((*padded, *lines[-1]))


def _words(spans: Line) -> Iterable[Span]:
    for text, style in spans:
        start = 0
        for index in range(1, len(text) + 1):
            if index == len(text) or (text[index] == " ") != (text[index - 1] == " "):
                yield Span(text[start:index], style)
                start = index


def trimmed(spans: Iterable[Span]) -> Line:
    """Without spaces at the end, and neighbours of one style joined."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].style == span.style:
            joined[-1] = Span(joined[-1].text + span.text, span.style)
        elif span.text:
            joined.append(span)
    while joined and not joined[-1].text.rstrip(" "):
        joined.pop()
    if joined:
        joined[-1] = Span(joined[-1].text.rstrip(" "), joined[-1].style)
    return tuple(joined)
