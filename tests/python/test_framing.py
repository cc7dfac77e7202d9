"""How a source joins, fills up and takes apart its messages, by its text alone."""

import textwrap

import pytest

from grader.facts import Facts
from grader.python.facts import facts_of
from grader.python.source import read_source


def read(source: str) -> Facts:
    return facts_of(read_source(textwrap.dedent(source).strip().encode()))


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("a, _, _ = s.recv(9).partition(b'#')", (1,)),
        ("d = s.recv(9)\na, *rest = d.split(b'#')\nprint(a)", (2,)),
        ("d = s.recv(9)\na, *rest = d.split(b'#')\nprint(a, rest)", ()),
        ("d = s.recv(9)\nprint(d[:d.index(b'#')])", (2,)),
        ("d = s.recv(9)\na = d[:d.find(b'#')]\nd = d[len(a) + 1:]", ()),
        ("d = s.recv(9).split(b'#')\nprint(d.pop(0))", (2,)),
        ("d = s.recv(9).split(b'#')\nwhile d:\n    print(d.pop(0))", ()),
        ("for a in s.recv(9).splitlines():\n    print(a)\n    break", (1,)),
        ("for a in s.recv(9).splitlines():\n    print(a)", ()),
        ("for i in range(3):\n    print(s.makefile().readline())", (2,)),
        ("def read():\n    f = s.makefile()\n    return f.readline()\nprint(read())\nprint(read())", (2,)),
        ("f = s.makefile()\nfor i in range(3):\n    print(f.readline())", ()),
        ("while True:\n    c, a = s.accept()\n    f = c.makefile()\n    for i in range(3):\n        print(f.readline())", ()),
        ("def talk(c):\n    f = c.makefile()\n    while True:\n        print(f.readline())\ntalk(s)", ()),
    ],
)
def test_where_the_first_piece_is_kept_and_the_rest_thrown_away(source: str, lines: tuple[int, ...]) -> None:
    assert read(source).keeps_first == lines


@pytest.mark.parametrize(
    ("source", "width"),
    [
        ("m.ljust(20)", 20),
        ("m.encode().rjust(20, b' ')", 20),
        ("N = 20\nm.zfill(N)", 20),
        ("f'{m:<20}'", 20),
        ("f'{m:20}'", 20),
        ("N = 20\nf'{m:_<{N}}'", 20),
        ("'{:<20}'.format(m)", 20),
        ("format(m, '<20')", 20),
        ("'%-20s' % m", 20),
        ("m + b' ' * (20 - len(m))", 20),
        ("f'{m:<20.20}'", None),  # it cuts
        ("f'{m:.2f}'", None),
        ("m.ljust(n)", None),
        ("struct.pack('20s', m)", None),
    ],
)
def test_where_a_text_is_filled_up(source: str, width: int | None) -> None:
    assert [pad.number for pad in read(source).pads] == ([width] if width is not None else [])


def test_where_something_is_received_that_nothing_uses() -> None:
    facts = read(
        """
        a = s.recv(9)
        b = s.recv(9).decode()
        _ = s.recv(9)
        c = len(a)
        print(a)
        """
    )
    assert facts.unused == (2,)


def test_a_length_that_is_only_shown_is_no_message_s() -> None:
    assert read("print(len(m))\nn = len(m)").measures == (2,)
