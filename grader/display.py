"""Bytes that a program printed, made fit to be shown: they are hostile data until they have been through here."""

from grader.text import cells, visible

WIDTH = 60  # columns of one shown text


def escaped(data: bytes) -> str:
    """`data` as printable text: UTF-8 as it is, everything else as \\n, \\t, \\xNN."""
    return visible(data.decode("utf-8", "backslashreplace"))


def shortened(data: bytes, width: int = WIDTH) -> str:
    """The beginning of `data` as printable text, with an ellipsis where it goes on."""
    text = escaped(data[: 4 * width])
    return text if len(text) <= width and len(data) <= 4 * width else text[: width - 1] + "…"


def first_difference(expected: bytes, shown: bytes) -> int:
    """The offset of the first byte in which they differ, moved back to where its UTF-8 character begins."""
    pairs = enumerate(zip(expected, shown, strict=False))
    offset = next((number for number, (left, right) in pairs if left != right), min(len(expected), len(shown)))
    while offset > 0 and any(text[offset] & 0xC0 == 0x80 for text in (expected, shown) if offset < len(text)):
        offset -= 1
    return offset


def side_by_side(expected: bytes, shown: bytes) -> tuple[str, str, int]:
    """`expected` and `shown` from a little before their first difference, and the column that it has in both."""
    offset = first_difference(expected, shown)
    start = _character_start(expected, max(0, offset - WIDTH // 2))
    head = "…" if start else ""
    common = head + escaped(expected[start:offset])
    return head + shortened(expected[start:]), head + shortened(shown[start:]), cells(common)


def around(data: bytes, offset: int) -> tuple[str, int]:
    """`data` from a little before `offset`, and the column of that byte."""
    start = _character_start(data, max(0, offset - WIDTH // 2))
    before = ("…" if start else "") + escaped(data[start:offset])
    return before + shortened(data[offset:], WIDTH // 2), cells(before)


def _character_start(data: bytes, offset: int) -> int:
    while 0 < offset < len(data) and data[offset] & 0xC0 == 0x80:
        offset -= 1
    return offset
