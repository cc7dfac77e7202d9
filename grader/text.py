"""What is done to text everywhere: comparing it as people do, reading its bytes, making it fit to show, finding what was meant."""

import codecs
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}
# What reports are full of takes one column a character: Latin letters, dashes and quotes, arrows, lines and blocks, ✓
# and ✗.
_NARROW = re.compile(r"[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u21ff\u2500-\u259f\u2713\u2717]*")
_ENCODINGS = ("utf-8", "cp1252", "latin-1")  # what a spreadsheet in Brazil may write; Latin-1 has every byte
_MARKED = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_PIECE = 64  # characters
_NEAR = 65.0  # of 100: how alike a word must be to be what was meant


def folded(text: str) -> str:
    """Without case and accents: what people look names up by. "Álvaro" is "alvaro"."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    # piece by piece: marks in a row are put in order in a time that grows as the square of their number, and none is kept
    pieces = (folded[at : at + _PIECE] for at in range(0, len(folded), _PIECE))
    decomposed = "".join(unicodedata.normalize("NFKD", piece) for piece in pieces)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def plain(text: str) -> str:
    """Without case, accents and punctuation, with single spaces between words: "Ping_Pong, lição" is "ping pong licao"."""
    return re.sub(r"[\W_]+", " ", folded(text)).strip()


def squeezed(text: str) -> str:
    """Letters and digits alone: what two ways of writing a name have in common. "Ping-Pong" is "pingpong"."""
    return plain(text).replace(" ", "")


def decoded(content: bytes) -> tuple[str, str, bytes]:
    """The text of a file that may be of any spreadsheet, with its encoding and the mark at its start (b"" where there is none).

    mark + text.encode(encoding) is `content` again.
    """
    mark = next((each for each in _MARKED if content.startswith(each)), b"")
    for encoding in (_MARKED[mark], "latin-1") if mark else _ENCODINGS:
        try:
            return content[len(mark) :].decode(encoding), encoding, mark
        except UnicodeDecodeError:
            continue
    raise AssertionError("Latin-1 has every byte")


def digits(number: Decimal) -> str:
    """As Python writes it, without zeros at its end: 7.50 is "7.5"."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def printable(text: str, *, keep: str = "", instead: str = REPLACEMENT) -> str:
    """`text` with `instead` for every character that does not simply print, but for those in `keep`."""
    return text if text.isprintable() else "".join(c if c.isprintable() or c in keep else instead for c in text)


def visible(text: str, *, keep: str = "") -> str:
    """`text` with an escape for every character that does not simply print, but for those in `keep`: `\\n`, `\\x1b`, `\\u202e`."""
    return text if text.isprintable() else "".join(c if c.isprintable() or c in keep else escape(c) for c in text)


def escape(character: str) -> str:
    code = ord(character)
    return _NAMED.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")


def cells(text: str) -> int:
    """How many columns of a terminal `text` takes, which must be printable (https://wcwidth.readthedocs.io: Unicode's own tables)."""
    if _NARROW.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth  # slow to import, and seldom needed

    return max(0, wcswidth(text))


def split_at(text: str, width: int) -> tuple[str, str]:
    """`text` in two, the first part as long as `width` columns allow, but never empty. What shows as one character stays whole."""
    if _NARROW.fullmatch(text):
        cut = max(1, width)
        return text[:cut], text[cut:]
    from wcwidth import iter_graphemes

    taken = length = 0
    for cluster in iter_graphemes(text):
        taken += cells(cluster)
        if taken > width and length:
            return text[:length], text[length:]
        length += len(cluster)
    return text, ""


def nearest(word: str, known: Iterable[str], most: int = 1) -> list[str]:
    """What of `known` may have been meant by `word`, the likeliest first; [] where nothing is like it.

    What is less than half as long was not meant: the scorer finds any letter within a word.
    """
    from rapidfuzz import process  # slow to import, and seldom needed

    found = process.extract(
        word, sorted({each for each in known if 2 * len(each) >= len(word)}), processor=folded, limit=most, score_cutoff=_NEAR
    )
    return [choice for choice, _score, _index in found]
