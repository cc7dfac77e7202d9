"""A program's source as it runs: what stands behind its own lines, and how a line is found again."""

import textwrap

from grader.facts import Act
from grader.python.facts import facts_together
from grader.python.source import Source, read_source
from grader.python.together import together
from grader.timeline import Beside, Place, ProgramFacts

SERVER = """
    import pingpong as p
    from enquadra import recebe

    p.servidor(recebe)
"""
PINGPONG = """
    import socket

    def servidor(recebe):
        c, addr = socket.create_server(("", 12345)).accept()
        print(recebe(c))

    def cliente():
        s = socket.create_connection(("", 12345))
        s.sendall(b"oi")

    class Nunca:
        pass

    if __name__ == "__main__":
        cliente()
"""
ENQUADRA = """
    def recebe(c):
        return c.recv(_tamanho(c))

    @staticmethod
    def _tamanho(c):
        return 1024

    def envia(c, texto):
        c.sendall(texto)
"""


def read(text: str) -> Source:
    return read_source(textwrap.dedent(text).strip().encode())


MODULES = [("pingpong.py", read(PINGPONG)), ("enquadra.py", read(ENQUADRA))]


def test_what_nothing_names_is_left_out_and_lines_stay_where_they_are() -> None:
    whole, beside = together(read(SERVER), MODULES)
    assert [(each.file, each.first) for each in beside] == [("pingpong.py", 5), ("enquadra.py", 20)]
    assert beside[0].lines == MODULES[0][1].lines
    assert "def servidor(recebe):" in whole.lines and "    return 1024" in whole.lines
    assert not {"def cliente():", "class Nunca:", "    cliente()", "def envia(c, texto):"} & set(whole.lines)


def test_each_line_is_found_again() -> None:
    known, beside = facts_together(read(SERVER), MODULES)
    facts = ProgramFacts(role="server", file="server.py", lines=read(SERVER).lines, source=known, beside=beside)
    (received,) = facts.source.of(Act.RECEIVES)
    place = facts.at(received.line)
    assert place == Place(file="enquadra.py", line=2, text="return c.recv(_tamanho(c))")
    assert facts.number(place.file, place.line) == received.line
    assert facts.at(4) == Place(file="server.py", line=4, text="p.servidor(recebe)")
    assert (facts.number("server.py", 4), facts.number("server.py", 99), facts.number("outro.py", 1)) == (4, 0, 0)
    assert not facts.source.of(Act.DIALS)


def test_what_cannot_be_read_is_left_out_and_nothing_stands_beside_what_cannot() -> None:
    broken = read("def recebe(:")
    assert together(read(SERVER), [("enquadra.py", broken)]) == (read(SERVER), ())
    assert together(broken, MODULES) == (broken, ())


def test_where_together_they_are_too_long_the_own_source_alone_is_told() -> None:
    long = read("\n".join(["def recebe(c):", *["    print(c)"] * 700]))
    own = read("from longo import recebe\nc.recv(10)\nrecebe(c)")
    facts, beside = facts_together(own, [("longo.py", long)])
    assert beside == () and [site.line for site in facts.of(Act.RECEIVES)] == [2]


def test_a_line_of_a_source_that_is_not_known_is_told_all_the_same() -> None:
    assert ProgramFacts(role="server", file="server.py").at(7) == Place(file="server.py", line=7)
    assert ProgramFacts(role="server", file="server.py", beside=(Beside("m.py", 5, ()),)).at(7) == Place(file="m.py", line=3)
