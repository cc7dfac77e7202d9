"""The line that stands for a loop is the same whichever of its lines a sample fell on."""

import pytest

from grader.python.loops import line_of_loop

SPINNING = b"""\
import socket

s = socket.socket()
s.setblocking(False)
while True:
    try:
        data = s.recv(10)
    except BlockingIOError:
        continue
    print(data)
"""
NESTED = b"""\
def serve(sockets):
    while True:
        now = clock()
        for each in sockets:
            if each:
                each.recv(10)
        if now > 3:
            late()


while True:
    serve(sockets)
"""


@pytest.mark.parametrize("line", range(5, 11))
def test_any_line_of_a_loop_stands_for_the_call_that_ought_to_wait(line: int) -> None:
    assert line_of_loop(SPINNING, line) == 7


@pytest.mark.parametrize("line", range(1, 5))
def test_outside_of_loops(line: int) -> None:
    assert line_of_loop(SPINNING, line) is None


@pytest.mark.parametrize("line", range(2, 9))
def test_a_loop_in_a_loop_that_asks_nothing_itself(line: int) -> None:
    assert line_of_loop(NESTED, line) == 6


def test_a_loop_around_a_call_stands_for_itself() -> None:
    assert line_of_loop(NESTED, 11) == line_of_loop(NESTED, 12) == 12


@pytest.mark.parametrize(
    ("source", "line", "found"),
    [
        (b"while True: pass", 1, 1),
        (b"while True:\n    x = 1\n    x = 2", 3, 1),
        (b"n = 0\nwhile n < 10 ** 9:\n    n += 1", 3, 2),
        (b"while not done():\n    pass", 2, 1),
        (b"for x in made():\n    x + 1", 2, 1),
        (b"for x in made():\n    use(x)", 1, 2),
        (b"while True:\n    def f():\n        x = 1\n    y = 1", 3, None),
        (b"while True:\n    f = lambda: recv()\n    y = 1", 3, 1),
        (b"async def f():\n    async for x in y:\n        x.close()\n", 3, 3),
        (b"match x:\n    case 1:\n        while True:\n            x = 1\n", 4, 3),
        (b"print 'no Python'", 1, None),
        (b"\0", 1, None),
        (f"while True:\n    {'á' * 4000} = 1\n".encode(), 2, None),  # not read at all: such a name takes seconds
        (b"# coding: latin-1\nwhile True:\n    a\xe7\xe3o()\n", 3, 3),
    ],
)
def test_loops_of_all_kinds(source: bytes, line: int, found: int | None) -> None:
    assert line_of_loop(source, line) == found
