"""Flags that end a loop for one client, and that nothing sets back for the next."""

import textwrap

import pytest

from grader.python.facts import facts_of
from grader.python.source import read_source

PLAIN = """
    done = False
    while True:
        {before}
        c, a = s.accept()
        while not done:
            if c.recv(9) == b'SAIR':
                done = True
        c.close()
"""
EVENT = """
    done = threading.Event()
    while True:
        c, a = s.accept()
        while not done.is_set():
            if not c.recv(9):
                done.set()
        {after}
"""
CLASS = """
    class Server:
        def __init__(self):
            self.on = True

        def talk(self, c):
            {first}
            while self.on:
                if not c.recv(9):
                    self.on = False

    server = Server()
    while True:
        c, a = s.accept()
        {made}.talk(c)
"""
WORD = """
    text = ''
    while True:
        c, a = s.accept()
        {before}
        while text != 'SAIR':
            text = c.recv(9).decode()
"""
KEYED = """
    state = {'on': True}
    while True:
        c, a = s.accept()
        while state['on']:
            if not c.recv(9):
                state['on'] = False
"""


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (PLAIN.format(before="pass"), 5),
        (PLAIN.format(before="done = False"), None),
        (PLAIN.format(before="done = not c"), None),
        (EVENT.format(after="c.close()"), 4),
        (EVENT.format(after="done.clear()"), None),
        (CLASS.format(first="pass", made="server"), 7),
        (CLASS.format(first="self.on = True", made="server"), None),
        (CLASS.format(first="pass", made="Server()"), None),
        (WORD.format(before="pass"), 5),
        (WORD.format(before="text = ''"), None),
        (KEYED, 4),
    ],
)
def test_the_loop_that_no_later_client_comes_into(source: str, line: int | None) -> None:
    assert facts_of(read_source(textwrap.dedent(source).strip().encode())).flags_kept == ((line,) if line else ())
