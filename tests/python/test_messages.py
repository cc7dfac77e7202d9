"""The texts that a program sends, read off its source."""

import ast
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.python.messages import lists_in, sent_texts
from grader.python.source import read_source

THREE = ("Obrigado", "Volte", "Tchau")


@pytest.mark.parametrize(
    "source",
    [
        "c.send('Obrigado'.encode())\nc.send('Volte'.encode('utf-8'))\nc.send(b'Tchau')",
        "c.sendall(b'Obrigado\\n')\nc.sendall(b'Volte\\n')\nc.sendall(b'Tchau\\n')",
        "for m in ['Obrigado', 'Volte', 'Tchau']:\n    c.sendall((m + '\\n').encode())",
        "MENSAGENS = ('Obrigado', 'Volte', 'Tchau')\nfor i, m in enumerate(MENSAGENS):\n    c.send(m.encode())",
        "a = 'Obrigado'\nb = 'Volte'\nd = 'Tchau'\nc.send(a.encode())\nc.send(b.encode())\nc.send(d.encode())",
        "def envia(c, m):\n    c.sendall(m.encode() + b'\\n')\nenvia(c, 'Obrigado')\nenvia(c, 'Volte')\nenvia(c, 'Tchau')",
        "class S:\n  def envia(self, m): self.c.sendall(m)\n  def run(s):\n    s.envia(b'Obrigado'); s.envia(b'Volte'); s.envia(b'Tchau')",
        "def envia(c, ms):\n    for m in ms: c.sendall(m)\nenvia(c, [b'Obrigado', b'Volte', b'Tchau'])",
        "writer.write(b'Obrigado\\n')\nwriter.write(b'Volte\\n')\nsys.stdout.write('aviso')\nwriter.write(f'Tchau\\n'.encode())",
        "c.sendmsg([b'Obrigado\\n', b'Volte\\n', b'Tchau\\n'])",
        "FIM = '<FIM>'\nc.send(('Obrigado' + FIM).encode())\nc.send(('Volte' + FIM).encode())\nc.send(f'Tchau{FIM}'.encode())",
        "c.send(b'Obrigado' + b'###')\nc.send(b'Volte' + b'###')\nc.send(b'Tchau' + b'###')",
        "FIM = '<FIM>'\ndef envia(m): c.send((m + FIM).encode())\nenvia('Obrigado')\nenvia('Volte')\nenvia('Tchau')",
        "print('Servidor no ar')\nc.send(b'Obrigado'); c.send(b'Volte'); c.send(b'Tchau')\nprint('fim')",
    ],
)
def test_however_it_is_written(source: str) -> None:
    assert sent_texts(ast.parse(source)) == THREE


def test_names_made_of_names_are_each_looked_up_once() -> None:
    doubled = "\n".join(f"a{number} = a{number + 1} + a{number + 1}" for number in range(200))
    assert sent_texts(ast.parse(f"{doubled}\na200 = 'x'\nc.send(a0)\nc.send(a0)")) == ("x",)


def test_half_a_character_is_no_message() -> None:
    assert sent_texts(ast.parse("c.send('\\ud800')\nc.send('a')")) == ("a",)


def test_what_is_known_only_as_it_runs_is_not_told() -> None:
    assert sent_texts(ast.parse("c.send(input('Mensagem: ').encode())\nm = conta(3)\nc.send(m)")) == ()


def test_a_name_that_stands_for_itself_ends() -> None:
    assert sent_texts(ast.parse("a = b\nb = a\nc.send(a)\nm = m + 'x'\nc.send(m)\nc.send('y')")) == ("y",)


@given(
    st.lists(st.text(min_size=1, max_size=20).filter(lambda text: text.strip(string.whitespace + "\0;|") == text), unique=True, max_size=8)
)
def test_each_text_in_its_order(texts: list[str]) -> None:
    source = "\n".join(f"c.sendall({text!r}.encode())" for text in texts)
    assert sent_texts(ast.parse(source)) == tuple(texts)


@pytest.mark.parametrize(
    "source",
    [
        "c.send('a'",
        "x = [" + "+".join(["'a'"] * 1500) + "]",
        "x = " + "(" * 500 + ")" * 500,
        "c.send(" + "+".join(["'a'"] * 5000) + ")",
        "\0",
    ],
)
def test_no_source_is_too_odd(source: str) -> None:
    read_source(source.encode())


@pytest.mark.parametrize(
    "source",
    ["class S:\n    textos = ['Obrigado', 'Volte\\n', b'Tchau']", "M = {1: 'Obrigado', 2: 'Volte', 3: 'Tchau'}"],
)
def test_a_list_of_a_source(source: str) -> None:
    assert read_source(source.encode()).lists == (THREE,)


def test_no_list_of_a_source() -> None:
    assert read_source(b"x = [f(1), 'a']\ny = ('', 'b')").lists == ()


@pytest.mark.parametrize(
    "data",
    [
        {"config.json": b'{"porta": 5000, "geral": {"mensagens": ["Obrigado", "Volte", "Tchau"]}}'},
        {"dados/textos.json": b'[{"a": "Obrigado", "b": "Volte", "c": "Tchau"}]'},
        {"mensagens.txt": b"Obrigado\r\n\r\nVolte\nTchau\n"},
        {"c.ini": b"[textos]\num = Obrigado\ndois = Volte\ntres: Tchau\n"},
    ],
)
def test_a_list_of_a_file_that_is_read(data: dict[str, bytes]) -> None:
    assert THREE in lists_in(data)


def test_no_list_of_a_file() -> None:
    odd = {
        "a.json": b"[" * 100_000,
        "b.json": b'["a", 1]',
        "c.ini": b"x",
        "d.txt": b"only one",
        "e.bin": b'["a", "b"]',
        "f.txt": b"a\nb\n" * 99_999,
    }
    assert lists_in(odd) == ()


@given(st.binary(max_size=80), st.sampled_from(["json", "ini", "cfg", "txt"]))
def test_any_file_is_looked_at(content: bytes, ending: str) -> None:
    for texts in lists_in({f"x.{ending}": content}):
        assert len(texts) > 1 and all(texts)
