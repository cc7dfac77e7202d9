"""What became of a text, named where it is plain."""

import pytest

from grader.evidence import Change, change

SAID = "olá, você".encode()


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (b"Echo: " + SAID, Change("before", b"Echo: ")),
        (SAID + b"!!!", Change("after", b"!!!")),
        (SAID + b"\r\n", Change("line-end", b"\r\n")),
        (b"<" + SAID + b">", Change("around")),
        (SAID.decode().upper().encode(), Change("capitals")),
        (SAID.decode().title().encode(), Change("title")),
        (repr(SAID).encode(), Change("as-bytes")),
        (repr(SAID.decode()).encode(), Change("quoted")),
        (SAID.decode()[::-1].encode(), Change("backwards")),
        (SAID[:3], Change("cut", count=3)),
        (b"tchau", Change("another", count=0)),
        ("olà".encode(), Change("", count=2)),
    ],
)
def test_what_students_do_to_a_text_has_a_name(shown: bytes, told: Change) -> None:
    assert change(SAID, shown) == told


def test_what_has_neither_case_nor_ends_is_told_by_its_bytes() -> None:
    assert change(b"", b"x") == Change("another", count=0)
    assert change(b"  x ", b"x") == Change("trimmed")
    assert change(b"12", b"13") == Change("", count=1)
