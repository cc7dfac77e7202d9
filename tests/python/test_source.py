"""What a source file is understood to be."""

import pytest

from grader.python.source import read_source


@pytest.mark.parametrize(
    ("source", "receives"),
    [
        ("c, _ = s.accept()\nc.sendall(b'x')", False),
        ("c, _ = s.accept()\nc.recv(9)", True),
        ("def handle(self):\n    self.data = self.request.recv(1024).strip()", True),
        ("line = sys.stdin.readline()", False),
        ("text = open('messages.txt').read()", False),
    ],
)
def test_whether_a_program_reads_from_the_network(source: str, receives: bool) -> None:
    assert read_source(source.encode()).receives is receives
