"""Which questions of a source are about the address of its partner."""

import ast

import pytest

from grader.python.questions import asides_of, numbers_asked, questions_of, secret_in

LOOP = "while True:\n    m = input('Digite mensagem: ')\n    s.sendall(m.encode())\n"


@pytest.mark.parametrize(
    ("source", "questions"),
    [
        ("host = input('IP: ')\ns.connect((host, 12345))\n" + LOOP, ("host",)),
        ("porta = int(input('Porta: ') or 12345)\ns.bind(('', porta))\n" + LOOP, ("port",)),
        ("h = input()\np = int(input())\naddr = (h, p)\ns.connect(addr)\n" + LOOP, ("host", "port")),
        ("p = int(input())\nh = input().strip()\ns.sendto(b'x', (h, p))", ("port", "host")),
        ("s.connect((input('IP: '), int(input('Porta: '))))\n" + LOOP, ("host", "port")),
        ("def main(onde, porta):\n    s.connect((onde, porta))\n    x = input()\nh = input()\nmain(h, 5000)", ("host",)),
        ("class C:\n    def __init__(self, h):\n        self.h = h\n        s.connect((self.h, 1))\nip = input()\nC(ip)", ("host",)),
        ("async def main():\n    h = input()\n    r, w = await asyncio.open_connection(h, 5000)\nasyncio.run(main())", ("host",)),
        ("h, p = input(), int(input())\ns.connect((h, p))", ("host", "port")),
        (LOOP, ()),  # a message
        ("s.connect(('localhost', 12345))\n" + LOOP, ()),
        ("nome = input('Seu nome: ')\nh = input('IP: ')\ns.connect((h, 1))", ()),  # nobody knows what to call him
        ("m = input('Mensagem para o servidor: ')\ns.sendto(m.encode(), ('localhost', 12345))", ()),
        ("par = (input('Nome: '), 3)\nprint(par)", ()),
        ("para = (input('IP: '), 5000)\ns.connect(para)", ("host",)),
        ("", ()),
    ],
)
def test_what_is_asked(source: str, questions: tuple[str, ...]) -> None:
    assert questions_of(ast.parse(source)) == questions


def test_a_password_that_stands_in_a_source_is_found_in_one_pass() -> None:
    """However long a word is: a source is somebody else's."""
    assert secret_in([b"SENHA = 'abc'"]) == "abc"
    assert secret_in([b'if dados["senha"] == "x1":']) == "x1"
    assert secret_in([b"senha = input('Senha:')"]) == ""
    assert secret_in([b"a" * (1 << 20) + b" senha" * 100_000]) == ""


@pytest.mark.parametrize(
    ("source", "prompts"),
    [
        (b"n = int(input('Qual canal? '))", ("Qual canal?",)),
        (b'n = int( input ( "Idade: " ).strip())\nx = float(input("Peso: "))', ("Idade:", "Peso:")),
        (b"n = int(input())\nm = input('Mensagem: ')\ni = int(input(f'{a}: '))\nj = int(x)", ()),
    ],
)
def test_what_is_made_a_number_is_asked_for_as_one(source: bytes, prompts: tuple[str, ...]) -> None:
    assert numbers_asked([source]) == prompts


TALK = "while True:\n    texto = input('> ')\n    s.sendto(json.dumps({'de': quem, 'texto': texto}).encode(), GRUPO)\n"


@pytest.mark.parametrize(
    ("source", "asides"),
    [
        ("quem = input('Quem fala? ')\n" + TALK, ("Quem fala?",)),
        ("quem = input('Quem fala? ').strip() or 'anônimo'\n" + TALK, ("Quem fala?",)),
        ("print('Quem fala?')\nquem = input()\n" + TALK, ("Quem fala?",)),
        (
            "def main():\n    sala = input('\\nSala:\\n')\n    print(sala)\n    conversa(s)\ndef conversa(s):\n    "
            + TALK.replace("\n", "\n    "),
            ("Sala:",),
        ),
        ("self.quem = input(f'{cor}Como assina: ')\n" + TALK.replace("quem", "self.quem"), ("Como assina:",)),
        ("a = input('Assunto: ')\nm = input('Texto: ')\ns.send(f'{a}: {m}'.encode())", ()),  # either may be the message
        ("m = input('Texto: ')\nif input('Confirma? ') == 's':\n    s.send(uuid.uuid4().bytes + m.encode())", ()),
        ("quem = input('Quem fala? ')\ns.send(quem.encode())\n" + TALK, ()),  # the server is told, and may well answer
        ("quem = input('Quem fala? ')\nlinha = quem + '\\n'\ns.send(linha.encode())\n" + TALK, ()),
        ("quem = input('Quem fala? ')\nenvia(s, quem)\n" + TALK, ()),
        ("texto = input('> ')\nwhile texto != 'SAIR':\n    s.send(texto.encode())\n    texto = input('> ')\n", ()),
        ("texto = input('Primeira: ')\nwhile texto:\n    manda(texto)\n    texto = input('Outra: ')\n", ()),
        (
            "while True:\n    quem = input('Para quem? ')\n    m = input('Texto: ')\n    s.send(f'{quem}: {m}'.encode())",
            (),
        ),  # each time anew
        ("m = input('Texto: ')\ns.send(m.encode())", ()),
        ("input('Quem fala? ')\n" + TALK, ()),  # nothing is made of it
        ("quem = input()\n" + TALK, ()),
        ("", ()),
    ],
)
def test_what_is_asked_besides_messages(source: str, asides: tuple[str, ...]) -> None:
    assert asides_of(ast.parse(source)) == asides
