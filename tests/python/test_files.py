"""What is received and written to a file, by a source's text alone."""

import textwrap

import pytest

from grader.python.facts import facts_of
from grader.python.source import read_source


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("with open('a', 'w') as f:\n    f.write(s.recv(9).decode())", (2,)),
        ("f = open('a', 'w')\nd = s.recv(9)\nprint(d, file=f)", (3,)),
        ("d = s.recv(9)\nopen('a', 'ab').write(d)", (2,)),
        ("d = s.recv(9)\nPath('a').write_bytes(d)", (2,)),
        ("def keep(text):\n    with open('a', 'a') as f:\n        f.write(text)\nkeep(s.recv(9).decode())", (3,)),
        ("logging.basicConfig(filename='a')\nlogging.info(s.recv(9))", (2,)),
        ("log.addHandler(logging.FileHandler('a'))\nlog.info('%s', s.recv(9))", (2,)),
        ("log.addHandler(logging.FileHandler('a'))\nlog.addHandler(logging.StreamHandler())\nlog.info('%s', s.recv(9))", ()),
        ("logging.basicConfig(level=1)\nlogging.info(s.recv(9))", ()),
        ("f = open('a', 'w')\nf.write('oi')\nprint(s.recv(9))", ()),
        ("c.makefile('w').write(s.recv(9).decode())", ()),
    ],
)
def test_where_what_was_received_is_written_to_a_file(source: str, lines: tuple[int, ...]) -> None:
    assert facts_of(read_source(textwrap.dedent(source).strip().encode())).writes_received == lines
