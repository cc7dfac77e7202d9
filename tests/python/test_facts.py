"""The facts of a source, question by question."""

import textwrap

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.facts import Act, Comparison, Facts, Limit, Named, Site, only
from grader.python.facts import facts_of
from grader.python.source import read_source

SERVER = """
    import socket
    s = socket.create_server(('', 12345))
    while True:
        c, addr = s.accept()
        while True:
            dados = c.recv(4096)
            if not dados:
                break
            print('Mensagem recebida:', dados.decode())
            resposta = input('Mensagem envia: ')
            c.sendall(resposta.encode())
            if resposta == 'SAIR':
                exit
        c.close
"""


def read(source: str) -> Facts:
    return facts_of(read_source(textwrap.dedent(source).strip().encode()))


def test_a_server_line_by_line() -> None:
    facts = read(SERVER)
    assert {(site.act, site.line) for site in facts.sites} == {
        (Act.BINDS, 2), (Act.ACCEPTS, 4), (Act.RECEIVES, 6), (Act.SHOWS, 9), (Act.ASKS, 10), (Act.SENDS, 11),
    }  # fmt: skip
    assert [site.again for site in facts.sites] == [False, True, True, True, True, True]
    assert facts.of(Act.RECEIVES)[0].number == 4096
    assert facts.of(Act.SHOWS)[0].of_received and not facts.of(Act.SHOWS)[0].fixed
    assert facts.comparisons == (Comparison(12, ("SAIR",), only_names=13),)
    assert facts.not_called == (Named("close", 14, alone=True), Named("exit", 13, alone=True))
    assert facts.asking_for("tcp") == (2,) and facts.asking_for("udp") == ()
    assert facts.closes and facts.way_out is None


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("s.sendto(b'oi', a)", Site(Act.SENDS, 1, "sendto", fixed=True, text=b"oi")),
        ("s.sendto(x, a)", Site(Act.SENDS, 1, "sendto")),
        ("s.setsockopt(IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, x)", Site(Act.JOINS, 1, "setsockopt")),
        ("s.setsockopt(SOL_SOCKET, socket.SO_REUSEADDR, 1)", None),
        ("asyncio.open_connection(h, p)", Site(Act.DIALS, 1, "open_connection")),
        ("sys.exit(3)", Site(Act.ENDS, 1, "exit", fixed=True, number=3)),
        ("fila.get()", Site(Act.WAITS, 1, "get")),
        ("', '.join(x)", None),
        ("time.sleep(5)", Site(Act.SLEEPS, 1, "sleep", fixed=True, number=5, seconds=5.0)),
        ("print(True)", Site(Act.SHOWS, 1, "print", fixed=True, number=1)),
        ("print(x, end='')", Site(Act.SHOWS, 1, "print", unfinished=True)),
        ("print(x, end='\\n')", Site(Act.SHOWS, 1, "print")),
        ("print(x, end='', flush=True)", Site(Act.SHOWS, 1, "print")),
        ("sys.stdout.write(x)", Site(Act.SHOWS, 1, "write", unfinished=True)),
        ("sys.stdout.write(x + '\\n')", Site(Act.SHOWS, 1, "write")),
        ("sys.stdout.write(f'{x}\\n')", Site(Act.SHOWS, 1, "write")),
        ("input()", Site(Act.ASKS, 1, "input", writes_out=True)),
        ("sys.stdin.readline()", Site(Act.ASKS, 1, "readline")),
        ("sys.stdin.read()", Site(Act.ASKS, 1, "read", to_the_end=True)),
        ("sys.stdin.read(1)", Site(Act.ASKS, 1, "read", fixed=True, number=1)),
        ("open(0).read()", Site(Act.ASKS, 1, "read", to_the_end=True)),
        ("open('notas').read()", None),
        ("list(sys.stdin)", Site(Act.ASKS, 1, "list", to_the_end=True)),
        ("list(x)", None),
    ],
)
def test_what_one_call_is(call: str, expected: Site | None) -> None:
    sites = tuple(msgspec.structs.replace(site, on="") for site in read(call).sites)
    assert sites == ((expected,) if expected else ())


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("if x == 'SAIR': pass", ("SAIR",)),
        ("while 'SAIR' != x: pass", ("SAIR",)),
        ("fim = x.strip().upper() in ('SAIR', 'FIM')", ("SAIR", "FIM")),
        ("if x == b'SAIR': pass", ("SAIR",)),
        ("if x == 'SAIR'.encode(): pass", ("SAIR",)),
        ("if x == bytes('SAIR', 'utf-8'): pass", ("SAIR",)),
        ("FIM = 'SAIR'\nif x == FIM: pass", ("SAIR",)),
        ("if x.startswith('SAIR'): pass", ("SAIR",)),
        ("match x:\n    case 'SAIR' | 'FIM': pass", ("SAIR",)),
        ("if x.decode('utf-8') == y: pass", ()),
        ("if x == '': pass", ()),
        ("FIM = 'SAIR'\nFIM = y\nif x == FIM: pass", ()),
    ],
)
def test_what_something_is_compared_with(source: str, texts: tuple[str, ...]) -> None:
    assert next((each.texts for each in read(source).comparisons), ()) == texts


def test_a_word_is_found_in_whatever_case_it_is_compared() -> None:
    facts = read("if x == 'Sair\\n': pass\nif x == b'nada': pass")
    assert [each.line for each in facts.comparing("SAIR")] == [1]
    assert [each.as_bytes for each in facts.comparisons] == [False, True]
    assert facts.knows("SAIR") and not facts.knows("FIM")


def test_limits_of_time_and_numbers_behind_a_percent_sign() -> None:
    facts = read("s.settimeout(5)\nq.get(timeout=0.5)\ns.settimeout(x)\nif n % 1000 == 0 or x % 7 or '%d' % 8: pass")
    assert facts.limits == (Limit(1, 5.0), Limit(2, 0.5))
    assert set(facts.moduli) == {1000, 7}


def test_a_sleep_in_a_loop_that_sends() -> None:
    facts = read("time.sleep(1)\nwhile True:\n    s.sendto(x, a)\n    if x:\n        time.sleep(PAUSA / 2)")
    assert [site.with_send for site in facts.of(Act.SLEEPS)] == ["", "PAUSA / 2"]


def test_methods_that_are_named_without_being_called() -> None:
    facts = read("a = x.decode\nb = x.decode()\nc = map(str.strip, y)\ns.close\natexit.register(s.close)\nprint(x.upper)")
    assert facts.not_called == (Named("decode", 1, of_text=True), Named("close", 4, alone=True), Named("upper", 6, of_text=True))


def test_a_source_that_is_no_python_has_its_words_and_the_mistakes_line() -> None:
    facts = read("import socket\ns = socket.socket(\nprint 'oi")
    assert facts.sites == () and facts.naming("socket") == (1, 2)
    assert facts.error_line == facts.python2_line == 3
    assert read("print 'oi'").python2_line == 1


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("try:\n    pergunta = raw_input\nexcept NameError:\n    pergunta = input", 0),
        ("try:\n    import Queue as queue\nexcept ImportError:\n    import queue", 0),
        ("import sys\nif sys.version_info[0] < 3:\n    input = raw_input", 0),
        ("import sys\ntexto = str if sys.version_info.major > 2 else unicode", 0),
        ("try:\n    x = raw_input()\nexcept KeyboardInterrupt:\n    pass", 2),
        ("try:\n    x = raw_input()\nexcept:\n    pass", 2),
    ],
)
def test_a_name_of_python_2_that_may_be_missing_is_none_of_it(source: str, line: int) -> None:
    assert read(source).python2_line == line


def test_where_what_was_received_is_gathered_cut_and_left() -> None:
    facts = read(
        """
        tudo = b""
        while True:
            tudo += s.recv(99)
            resto = resto + tudo
            n += 1
        partes = tudo.decode().split()
        print(partes[0], tudo.split(b" "), nomes[0])
        dados = s.recvfrom(99)
        print(dados[0])
        """
    )
    assert (facts.gathers, facts.splits, facts.keeps_first) == ((3, 4), (6,), (7,))


def test_where_a_count_begins_again_or_counts_what_differs() -> None:
    facts = read(
        """
        n = 0
        vistos, outros = set(), set()
        while True:
            dados, quem = s.recvfrom(99)
            if quem != ultimo:
                n = 0
                ultimo = quem
            n = n + 1
            vistos.add(dados)
            outros.add(quem)
            print(n, len(vistos))
        """
    )
    assert (facts.restarts, facts.distinct) == ((6,), (9,))


def test_where_the_first_name_stands_that_is_there_at_all() -> None:
    facts = read("a = 1\nb = a + c")
    assert (facts.naming("x", "c", "a"), facts.naming("x"), facts.holding("2", "1")) == ((2,), (), (1,))
    assert only([*facts.of(Act.SHOWS)]) is None


@given(st.lists(st.sampled_from([line.removeprefix("    ") for line in SERVER.splitlines()]), max_size=12))
def test_facts_of_any_lines_travel(lines: list[str]) -> None:
    facts = facts_of(read_source("\n".join(lines).encode()))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(facts), type=Facts) == facts
    assert msgspec.json.decode(msgspec.json.encode(facts), type=Facts) == facts
    assert {facts} == {facts}


WRITER = "out = s.makefile({})\n{}\n"


@pytest.mark.parametrize(
    ("mode", "uses", "lines"),
    [
        ("'w'", "out.write('x\\n')", (2,)),
        ("'rwb'", "out.writelines([x])", (2,)),
        ("mode='w', encoding='utf-8'", "print('x', file=out)", (2,)),
        ("'w', buffering=1", "out.write('x\\n')", (2,)),
        ("'wb', buffering=0", "out.write(x)", ()),
        ("'r'", "out.write(x)", ()),
        ("'w'", "out.write(x); out.flush()", ()),
        ("'w'", "out.write(x)\nout.close()", ()),
        ("'w'", "print(x, file=out, flush=True)", ()),
        ("'w'", "with out: out.write(x)", ()),
        ("'w'", "out.write(x)\nsend(out)", ()),
        ("'w'", "another.write(x)", ()),
    ],
)
def test_what_is_written_into_a_buffer_that_nothing_writes_out(mode: str, uses: str, lines: tuple[int, ...]) -> None:
    assert read(WRITER.format(mode, uses)).unflushed == lines


NUMBERS = ["True", "0", "-1", "9" * 400, "-9223372036854775809", "1e999", "1j", "None", "not x", "(yield)", "float('nan')"]
ODD = [*NUMBERS, r'"\udcff"', r'"\ud800x"', r'b"\xff\0"', "[]", "lambda: 1", "*a", "x if y else z", "s.close"]
CALLS = [
    "x = {0}", "print({0})", "print(x, self.run)", "self.run = {0}", "time.sleep({0})", "s.settimeout({0})", "s.recv({0})",
    "s.sendto({0}, ({1}, {0}))", "s.bind(({1}, {0}))", "sys.exit({0})", "if x % {0} == 0: print(x)", "if data == {0}: break",
    "if data in ({0}, {1}): exit", "input({0})", "s.setsockopt(socket.IPPROTO_IP, {0}, {1})", "data.split({0})[{1}]",
    "data.strip({0})", "socket.create_server(({0}, {1}), timeout={0})", "sys.argv[{0}]",
    "parser.add_argument({0}, default={1}, choices=[{0}])", "HOST, PORT = {0}, {1}", "struct.pack({0}, {1})",
    "d = {{{0}: {1}}}",
]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(CALLS), st.sampled_from(ODD), st.sampled_from(ODD)), min_size=1, max_size=8))
def test_facts_of_odd_constants_travel(lines: list[tuple[str, str, str]]) -> None:
    """True, where a number would be, and a number beyond all records, were the grader's own fault."""
    body = "\n    ".join(line.format(first, second) for line, first, second in lines)
    source = read_source(f"import socket, sys, time\ns = socket.socket()\nx = 0\nwhile True:\n    {body}\n    print(x)\n".encode())
    facts = facts_of(source)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(facts), type=Facts) == facts
    assert msgspec.json.decode(msgspec.json.encode(facts), type=Facts) == facts


@pytest.mark.parametrize(
    ("caught", "says"),
    [
        ("print('falhou')", ("falhou",)),
        ("print('falhou', 1)", ()),
        ("print('falhou', erro)", ()),
        ("print('falhou'); traceback.print_exc()", ()),
        ("print('falhou'); raise", ()),
        ("print('a'); print('b')", ("a", "b")),
        ("pass", ()),
    ],
)
def test_what_an_except_says_where_it_does_not_say_what_it_caught(caught: str, says: tuple[str, ...]) -> None:
    (handler,) = read(f"try:\n    s.send(b'')\nexcept Exception as erro:\n    {caught}").handlers
    assert handler.says == says


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("    s.send(b'')\n    break", (3,)),
        ("    s.send(b'')\n    return", (3,)),
        ("    if s.recv(1):\n        break", ()),
        ("    if not s.recv(1):\n        continue\n    break", ()),
        ("    try:\n        s.send(b'')\n    except OSError:\n        break", ()),
        ("    with s:\n        s.send(b'')\n        break", (4,)),
        ("    for _ in x:\n        s.send(b'')\n    break", (4,)),
    ],
)
def test_loops_that_end_in_their_first_round(body: str, lines: tuple[int, ...]) -> None:
    assert read(f"while True:\n{body}").left_at_once == lines


def test_processes_that_are_started() -> None:
    started = read("os.fork()\nProcess(target=f)\nsubprocess.run(['ls'])\nasyncio.run(f())\nsubprocess.Popen(['ls'])").of(Act.STARTS)
    assert [site.line for site in started] == [1, 2, 3, 5]


def test_where_the_size_of_a_message_is_taken() -> None:
    assert read("n = len(texto)\nc.send(texto.encode())").measures == (1,)
    assert read("c.send(f'{len(texto):04}'.encode())").measures == (1,)
    assert read("dados = texto.encode()\nc.send(str(len(dados)))").measures == ()  # of bytes: as it should be
    assert read("dados = c.recv(10)\nprint(len(dados))\nwhile len(tudo) < n:\n    pass").measures == ()


def test_a_port_that_moves_on() -> None:
    assert read("while True:\n    s.bind((host, porta))\n    porta += 1\n    outra += 1").moves == (3,)
    assert read("s.bind(('', self.porta))\nself.porta = self.porta + 1").moves == (2,)
    assert read("s.bind(('', porta))\nporta = 12345").moves == ()


def test_a_buffer_is_as_long_as_its_name_says() -> None:
    assert [site.number for site in read("TAM = 32\ns.recv(TAM)").of(Act.RECEIVES)] == [32]
    assert [site.number for site in read("TAM = 32\nTAM = 64\ns.recv(TAM)").of(Act.RECEIVES)] == [None]
    assert [site.number for site in read("n = 4\ndef f(n):\n    return s.recv(n)").of(Act.RECEIVES)] == [None]


def test_a_text_is_fixed_as_bytes_too() -> None:
    assert [site.text for site in read("s.sendto('OCUPADO'.encode(), addr)").of(Act.SENDS)] == [b"OCUPADO"]


def test_what_is_compared_by_identity() -> None:
    assert [each.identity for each in read("a is 'SAIR'\na == 'SAIR'\na is not 'SAIR'").comparisons] == [True, False, True]


def test_a_count_in_an_object_of_each_request_begins_anew() -> None:
    source = """
        class Conta(socketserver.BaseRequestHandler):
            def setup(self):
                self.n = 0
            def handle(self):
                self.n += 1
    """
    assert read(source).restarts == (3,)
    assert read(source.replace("socketserver.BaseRequestHandler", "object")).restarts == ()


def test_what_decides_whether_something_is_shown() -> None:
    source = """
        while True:
            while True:
                dados = s.recv(99)
                try:
                    numero, texto = parte(dados)
                except ValueError:
                    continue
                if numero in vistas:
                    continue
                break
            print(texto)
    """
    (shown,) = read(source).of(Act.SHOWS)
    assert shown.guards == (6, 8)  # the break, which nothing decides, is none


def test_what_strips_letters_and_not_a_sign() -> None:
    source = "FIM = '<FIM>'\na.strip(FIM)\na.rstrip(b'<E>')\na.strip()\na.strip('\\n')\na.strip('\\r\\n')\na.strip(x)"
    assert read(source).strips == (2, 3)


def test_a_time_limit_may_have_a_name() -> None:
    assert read("LIMITE = 1.5\ns.settimeout(LIMITE)").limits == (Limit(2, 1.5),)
    assert read("LIMITE = 1.5\nLIMITE = 3\ns.settimeout(LIMITE)").limits == ()


def test_a_function_with_nothing_in_it_counts_where_it_is_called() -> None:
    facts = read("""
        def eco(dados):
            '''Devolve.'''
            # TODO
            pass
        def nada():
            return None
        def calado():
            pass
        eco(1)
        nada()
    """)
    assert [(each.name, each.line) for each in facts.hollow] == [("eco", 1), ("nada", 5)]


def test_where_the_function_is_called_that_sends() -> None:
    facts = read("""
        def envia(m):
            c.send(m)
        def outra(m):
            c.sendall(m)
        c.sendto(m, a)
        envia(b'x')
        outra(b'x')
        outra(b'y')
    """)
    assert [site.called_at for site in facts.of(Act.SENDS)] == [6, 0, 0]
    assert msgspec.to_builtins(facts.of(Act.SENDS)[0])["called_on"] == 6, "as the records that there are have it"


def test_the_text_that_is_shown_by_its_name() -> None:
    facts = read("""
        TEXTO = 'Obrigado'
        print('Enviando', TEXTO)
        print(f'{TEXTO}!')
        print(outro)
    """)
    assert [site.by_name for site in facts.of(Act.SHOWS)] == [b"Obrigado", b"Obrigado", None]


def test_the_number_that_a_loop_goes_by_where_it_has_a_name() -> None:
    facts = read("""
        N = 10.000
        VEZES = 7
        for i in range(int(N)):
            s.sendto(x, a)
        while i < VEZES:
            i += 1
        for j in range(10):
            pass
        M = 3
        M = 4
        for j in range(M):
            pass
    """)
    assert [(each.loop, each.number, each.line) for each in facts.bounds] == [(3, 10, 1), (5, 7, 2)]


def test_leaving_a_group_is_no_joining() -> None:
    facts = read("""
        def sai():
            s.setsockopt(IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, m)
        sai()
    """)
    assert [(site.act, site.called_at) for site in facts.sites] == [(Act.PARTS, 3)]


ARGUMENT = "import socket, sys\n{}\nwhile True:\n    s.send(m.encode())\n"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (ARGUMENT.format("m = sys.argv[1]"), True),
        (ARGUMENT.format("m = sys.argv[1] if len(sys.argv) > 1 else 'oi'"), True),
        (ARGUMENT.format("m = ' '.join(sys.argv[1:]).strip()"), True),
        (ARGUMENT.format("args = parser.parse_args()\nm = args.mensagem"), True),
        (ARGUMENT.format("_, m = sys.argv"), True),
        ("def fala(s, m):\n    while True:\n        s.sendall(bytes(m, 'utf-8'))\nfala(s, sys.argv[1])", True),
        ("while True:\n    s.sendto(sys.argv[1].encode(), (sys.argv[2], 12345))", True),
        (ARGUMENT.format("m = sys.argv[1] if len(sys.argv) > 1 else input()"), False),
        (ARGUMENT.format("m = sys.argv[1]\nm = s.recv(99).decode()"), False),
        (ARGUMENT.format("m = 'oi'"), False),
        ("for m in sys.argv[1:]:\n    s.send(m.encode())", False),
        ("while True:\n    s.sendto(b'oi', (sys.argv[1], 12345))", False),
        ("def fala(s, m):\n    s.sendall(m)\nfala(s, sys.argv[1])\nfala(s, b'oi')", False),
        ("m = m.strip()\ns.send(m)", False),
    ],
)
def test_what_is_sent_is_what_stands_on_the_command_line(source: str, told: bool) -> None:
    assert {site.of_argument for site in read(source).of(Act.SENDS)} == {told}


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("c, _ = s.accept()\nf = c.makefile()\nf.readline()\nc.close()", (2,)),
        ("with c:\n    f = c.makefile('r')\n    print(f.readline())", (2,)),
        ("le = c.makefile('r')\nescreve = c.makefile('w')\nescreve.close()\nc.close()", (1,)),
        ("class A:\n    def run(self):\n        self.f = self.c.makefile()\n        self.c.close()", (3,)),
        ("f = c.makefile()\nconversa(f)\nc.close()", (1,)),
        ("with closing(c):\n    f = c.makefile()", (2,)),
        ("f = c.makefile()\nf.close()\nc.close()", ()),
        ("with c, c.makefile() as f:\n    f.readline()", ()),
        ("f = c.makefile()\nwith f:\n    f.readline()\nc.close()", ()),
        ("f = c.makefile()\nc.close()\nf = None", ()),
        ("def fim(a, b):\n    a.close()\n    b.close()\nf = c.makefile()\nfim(f, c)", ()),
        ("c, _ = s.accept()\nf = c.makefile()\ns.close()", ()),
    ],
)
def test_a_file_that_keeps_its_connection_open(source: str, lines: tuple[int, ...]) -> None:
    assert read(source).kept_open == lines
