"""A source's one place for something, and none where it leaves a doubt."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.facts import only
from grader.python.outline import Outline, outline_of
from grader.python.syntax import parsed

SERVER = """
    import socket
    s = socket.socket()
    s.listen()
    while True:
        c, addr = s.accept()
        while True:
            dados = c.recv(4096)
            if not dados:
                break
            print('Mensagem recebida:', dados.decode())
            c.send(input().encode())
        c.close()
"""


def read(source: str) -> Outline:
    return of_text(textwrap.dedent(source).strip())


def of_text(source: str) -> Outline:
    tree = parsed(source)
    return (outline_of(tree) if tree is not None else None) or Outline()


def in_loop(*lines: str, head: str = "while True:") -> str:
    return "\n".join(("s = socket.socket()", head, *(f"    {line}" for line in lines)))


def test_calls_are_told_apart_by_what_they_are_called_on() -> None:
    source = read("linha = sys.stdin.readline()\nsys.stdout.write(linha)\nf = c.makefile()\nf.write(linha)\nresposta = f.readline()")
    assert [step.line for step in source.asks] == [1]
    assert [step.line for step in source.prints] == [2]
    assert [step.line for step in source.sends] == [4]
    assert [step.line for step in source.receives] == [5]
    assert only(read(SERVER).accepts) == 5
    of_a_file = read("modo = open('modo').read()\nopen('notas', 'w').write(modo)")
    assert (of_a_file.receives, of_a_file.sends, of_a_file.asks, of_a_file.prints) == ((), (), (), ())


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("c, addr = s.accept()\nc.send(b'x')", 1),  # no loop at all
        (in_loop("c, addr = s.accept()", "if c is None:", "    break"), 5),
        (in_loop("c, addr = s.accept()", head="for _ in range(3):"), 2),
        (in_loop("c, addr = s.accept()", "if c is None:", "    sys.exit()"), 5),
        (in_loop("c, addr = s.accept()", "if c is None:", "    raise SystemExit"), 5),
        (in_loop("c, addr = s.accept()", "while True:", "    if not c.recv(9):", "        break", "sys.exit()"), 7),
        (in_loop("c, addr = s.accept()"), None),  # no way out to be seen
        (in_loop("c, addr = s.accept()", "if c is None:", "    break", "if addr:", "    break"), None),  # two
        (in_loop("c, addr = s.accept()", "if c is None:", "    break", head="while ligado:"), None),  # the condition, too
        ("def main():\n    while True:\n        c, addr = s.accept()\n        if c is None:\n            return\nmain()", 5),
        ("def atende():\n    c, addr = s.accept()\n    return c\nfor _ in range(3):\n    atende()", 4),
        ("def atende():\n    s.recv(9)\nthreading.Thread(target=atende).start()", None),  # a thread's
        ("class Servidor:\n    def roda(self):\n        for _ in range(3):\n            self.s.accept()\nServidor().roda()", 3),
        ("class Servidor:\n    def __init__(self):\n        for _ in range(3):\n            self.s.accept()\nServidor()", 3),
        ("def gira():\n    s.accept()\n    gira()\ngira()", 2),  # by recursion, once
        (f"try:\n{textwrap.indent(in_loop('s.accept()', 'if x:', '    break'), '    ')}\nexcept OSError:\n    pass", None),
        (f"try:\n{textwrap.indent(in_loop('s.accept()', 'if x:', '    break'), '    ')}\nexcept KeyboardInterrupt:\n    pass", 6),
        ("if len(sys.argv) < 2:\n    sys.exit()\ns.accept()", None),
        ("if len(sys.argv) < 2:\n    sys.exit()\nfor _ in range(3):\n    s.accept()", None),
        ("for _ in range(3):\n    s.accept()\nsys.exit()", 1),  # by then it has come to its end
        ("print 'Python 2'", None),
    ],
)
def test_the_one_way_out(source: str, line: int | None) -> None:
    assert read(source).way_out() == line


@pytest.mark.parametrize(
    "check",
    [
        ("dados = c.recv(9)", "if not dados: break"),
        ("dados = c.recv(9).decode()", "if dados == '': break"),
        ("dados = c.recv(9)", "texto = dados.decode()", "print('veio')", "if len(texto) == 0 or texto == 'SAIR': break"),
        ("try:", "    dados = c.recv(9)", "except OSError:", "    break", "if dados: print(dados)"),
        ("if not (dados := c.recv(9)): break",),
        ("dados = c.recv(9)", "match dados:", "    case b'': break"),
        ("while dados := c.recv(9):", "    print(dados)"),
    ],
)
def test_a_receive_that_looks_for_the_end_is_not_the_one_that_forgets_it(check: tuple[str, ...]) -> None:
    forgets = "primeira = c.recv(4096)\nprint(primeira)\n"
    assert read(forgets + in_loop(*check)).unchecked() == 1


@pytest.mark.parametrize(
    "check",
    [
        ("dados = c.recv(9)", "if dados == b'SAIR': break"),
        ("dados = c.recv(9)", "if dados.startswith(b'SAIR'): break"),
        ("dados = c.recv(9)", "outra = c.recv(9)", "if not outra: break"),
        ("return c.recv(9)",),  # its caller may look
    ],
)
def test_several_that_may_forget_the_end_leave_a_doubt(check: tuple[str, ...]) -> None:
    forgets = "def recebe():\n    primeira = c.recv(4096)\n    print(primeira)\n"
    assert read(forgets + textwrap.indent(in_loop(*check), "    ")).unchecked() is None


def test_the_only_receive_is_the_one() -> None:
    assert read(SERVER).unchecked() == 7


def test_what_was_received_is_followed_through_names_and_functions() -> None:
    source = read(
        """
        def le(c):
            return c.recv(10)
        dados, cliente = s.recvfrom(10)
        texto = dados.decode()
        print('de', cliente)
        print('veio', texto)
        outra = le(c)
        print(outra)
        print(c.recv(5))
        """
    )
    assert [step.line for step in source.showing_received()] == [6, 8, 9]


@pytest.mark.parametrize(
    ("lines", "altered"),
    [
        (("dados, quem = s.recvfrom(99)", "s.sendto(dados.upper(), quem)"), (4,)),
        (("dados, quem = s.recvfrom(99)", "texto = dados.decode(errors='ignore')", "s.sendto(texto.encode(), quem)"), (4,)),
        (("dados, quem = s.recvfrom(99)", "texto = dados.decode()", "s.sendto(texto.encode('utf-8'), quem)"), ()),
        (("msg = input('> ')", "s.sendto(f'Eu: {msg}'.encode(), destino)"), (4,)),
        (("dados = s.recvfrom(99)[0]", "dados = dados[:5]", "texto = dados + b'!'", "s.send(texto)"), (4, 5)),
    ],
)
def test_lines_that_change_what_is_sent(lines: tuple[str, ...], altered: tuple[int, ...]) -> None:
    source = read(in_loop(*lines))
    assert tuple(sorted(source.altering(source.sends[0]))) == altered


@pytest.mark.parametrize(
    ("lines", "guards"),
    [
        (("dados = s.recv(9)", "if dados not in vistas:", "    s.send(dados)"), (4,)),
        (("dados = s.recv(9)", "if dados in vistas:", "    continue", "s.send(dados)"), (4,)),
        (("dados = s.recv(9)", "while not fim:", "    if dados:", "        s.send(dados)"), (4, 5)),
        (("try:", "    pass", "except OSError:", "    s.send(dados)"), (5,)),
        (("while True:", "    with trava:", "        s.send(dados)"), ()),
    ],
)
def test_conditions_on_the_way(lines: tuple[str, ...], guards: tuple[int, ...]) -> None:
    source = read(in_loop(*lines))
    assert source.guards(source.sends[0]) == guards


def test_texts_that_nothing_takes() -> None:
    assert [step.line for step in read("texto.encode()\ndados = texto.encode()\nprint(dados)").thrown_away] == [1]


def test_functions_that_nothing_names() -> None:
    assert read("def main():\n    s.accept()").idle == (1,)
    assert read("def main():\n    s.accept()\nThread(target=main)").idle == ()
    assert read("def nada():\n    pass").idle == ()


def test_where_a_condition_goes_on() -> None:
    assert read(in_loop("if texto == 'SAIR':", "    s.close()", "    continue")).going_on(3) == 5
    assert read(in_loop("if texto == 'SAIR':", "    break", "continue")).going_on(3) is None


@pytest.mark.parametrize("source", ["total = 1\nwhile True:\n    s.recv(9)\n    total += 1\n    print(total)"])
def test_where_a_count_begins(source: str) -> None:
    once = read(source)
    assert once.beginning(once.prints[0]) == (1, 1)
    twice = read(source + "\n    total = 1")
    assert twice.beginning(twice.prints[0]) is None


@pytest.mark.parametrize(
    "source",
    [
        "if x:\n    pass\n" + "elif x:\n    pass\n" * 3000,
        "x = " + "(" * 5000,
        "\0",
        "a" * 300_000,
        "\n".join(f"a{n} = a{n + 1}" for n in range(5000)),
        "def f():\n    s.accept()\n" + "f()\n" * 1000,
        "def f():\n" + "    s.accept()\n" * 3000 + "f()",
        "".join(f"def f{n}():\n    f{n + 1}()\n    f{n + 1}()\n" for n in range(60)) + "def f60():\n    s.accept()\nf0()",
    ],
    ids=[
        "a long chain",
        "a deep expression",
        "a NUL",
        "too long",
        "too many names",
        "called everywhere",
        "too many calls",
        "called in countless ways",
    ],
)
def test_hostile_sources_have_no_places(source: str) -> None:
    assert of_text(source).way_out() is None


@given(st.lists(st.sampled_from([line.removeprefix("    ") for line in SERVER.splitlines()]), max_size=12))
def test_no_source_breaks_it(lines: list[str]) -> None:
    source = of_text("\n".join(lines))
    known = range(1, len(lines) + 1)
    told = [source.way_out(), source.unchecked(), only(source.sends)]
    assert all(line is None or line in known for line in told)
