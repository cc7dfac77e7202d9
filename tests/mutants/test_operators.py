"""Each operator on a tiny source: the line that becomes another, for every mutant that it makes."""

import pytest
from mutants.__main__ import OPERATORS
from mutants.tree import Edit, edited, mutants_of

CASES: dict[str, list[tuple[str, list[str]]]] = {
    "leave-out-bind": [("s.bind(a)", ["pass"]), ("bind = 1", [])],
    "leave-out-listen": [("s.listen()\ns.listen(5)", ["pass", "pass"])],
    "leave-out-reuseaddr": [("s.setsockopt(SOL_SOCKET, socket.SO_REUSEADDR, 1)\ns.setsockopt(0, socket.IP_TTL, 1)", ["pass"])],
    "leave-out-membership": [("s.setsockopt(0, socket.IP_ADD_MEMBERSHIP, m)", ["pass"]), ("s.setsockopt(0, socket.IP_TTL, 1)", [])],
    "leave-out-ttl": [("s.setsockopt(0, socket.IP_MULTICAST_TTL, 2)", ["pass"])],
    "leave-out-send": [("s.send(x)\ns.sendall(x)\ns.sendto(x, a)\ns.recv(1)", ["pass"] * 3)],
    "leave-out-close": [
        ("s.close()", ["pass"]),
        ("with s:\n    x()", ["if [s]:"]),
        ("with socket() as s, open(f) as g:\n    x()", ["if [s := socket(), g := open(f)]:"]),
        ("with socket() as (a, b):\n    x()", []),
    ],
    "leave-out-shutdown": [("s.shutdown(SHUT_WR)", ["pass"])],
    "leave-out-flush": [("sys.stdout.flush()", ["pass"])],
    "leave-out-print": [("print(1)", ["pass"])],
    "leave-out-other-call": [("talk(1)\nprint(1)\nx = talk(2)", ["pass"])],
    "leave-out-parentheses": [("s.close()\ns.send(1)\nclose()", ["s.close"])],
    "leave-out-encode": [("s.send('é'.encode('utf-8'))", ["s.send('é')"])],
    "leave-out-decode": [("print(d.decode(), é.decode())", ["print(d, é.decode())", "print(d.decode(), é)"])],
    "leave-out-strip": [("x = d.strip().rstrip('\\n')", ["x = d.strip()", "x = d.rstrip('\\n')"])],
    "leave-out-keyword": [("f(1, a=2, b=3)", ["f(1, b=3)", "f(1, a=2)"])],
    "leave-out-newline": [("print('x', y)\nprint()", ["print('x', y, end=\"\")", 'print(end="")'])],
    "leave-out-label": [("print('x:', y)\nprint('x')", ["print(y)"])],
    "leave-out-value": [("print('x:', y, sep='')\nprint('x')", ["print('x:', sep='')"])],
    "leave-out-prompt": [("x = input('? ')\ny = input()", ["x = input()"])],
    "make-up-input": [("x = input('? ')", ['x = "ok"'])],
    "read-input-to-its-end": [("x = input()", ['x = __import__("sys").stdin.read()'])],
    "drop-address": [("s.sendto(d, a)", ["s.send(d)"])],
    "fix-address": [("s.sendto(d, a)", ['s.sendto(d, ("127.0.0.1", 12345))'])],
    "reply-to-first": [
        (
            "d, a = s.recvfrom(9)\nd = s.recvfrom(9)",
            ['d, a = (lambda data, address: (data, globals().setdefault("first", address)))(*s.recvfrom(9))'],
        )
    ],
    "send-twice": [("s.send(x)", ["s.send(x); s.send(x)"])],
    "send-cut": [("s.sendto(x + y, a)", ["s.sendto((x + y)[:-1], a)"])],
    "halve-buffer": [("d = s.recv(1024)\nd, a = s.recvfrom(SIZE)", ["d = s.recv(1024 // 2)", "d, a = s.recvfrom(SIZE // 2)"])],
    "buffer-1024": [("d = s.recv(1024)\nd = s.recv(4096)", ["d = s.recv(1024)"])],
    "buffer-1": [("d = s.recv(1024)", ["d = s.recv(1)"])],
    "wrong-socket": [("s.recv(1)\nc, a = s.accept()\nc.send(x)\nwith c: f(c)", ["s.send(x)", "with s: f(c)", "with c: f(s)"])],
    "limit-time": [
        ("while True:\n    d = self.c.recv(1)", ["self.c.settimeout(1); d = self.c.recv(1)"]),
        ("if s.recv(1): pass", []),
    ],
    "sleep-between": [("for x in y:\n    s.send(x)\ns.send(z)", ['__import__("time").sleep(0.001); s.send(x)'])],
    "swallow-exception": [("while 1:\n    s.send(x)\ns.send(z)", ['with __import__("contextlib").suppress(Exception): s.send(x)'])],
    "other-option": [("s.setsockopt(0, socket.IP_MULTICAST_TTL, 2)", ["s.setsockopt(0, socket.IP_TTL, 2)"])],
    "loop-once": [
        ("while True:\n    f()", ["for _ in range(bool(True)):"]),
        ("while d := s.recv(1):\n    f()\nelse:\n    g()", ["for _ in range(bool((d := s.recv(1)))):"]),
        ("for x in y:\n    f()", ["for x in list(y)[:1]:"]),
    ],
    "leave-out-jump": [("while 1:\n    if x: break\n    continue\ndef f():\n    return\n    return 1", ["if x: pass", "pass", "pass"])],
    "other-jump": [("while 1:\n    if x: break\n    continue", ["if x: continue", "break"])],
    "end-program": [("def f():\n    return None", ["raise SystemExit"])],
    "misspell-jump": [("while 1:\n    break", ["breaks"]), ("while 1:\n    continue", ["continues"])],
    "return-early": [("def f():\n    '''Doc.'''\n    g()", ["return"]), ("while 1:\n    f()", ["break"])],
    "condition-never": [("if f(x): g()\nwhile 1: g()", ["if (f(x), False)[1]: g()"])],
    "condition-always": [("while (x := f()) != y: g()", ["while ((x := f()) != y, True)[1]: g()"])],
    "negate-comparison": [("if x == 1 and y is not None: f()", ["if x != 1 and y is not None: f()", "if x == 1 and y is None: f()"])],
    "leave-out-operand": [("if a or b or c: f()", ["if b or c: f()", "if a or c: f()", "if a or b: f()"])],
    "end-as-message": [("def f():\n    return None", ['return ""']), ("def f():\n    return", [])],
    "catch-another": [("try:\n    f()\nexcept OSError as e:\n    g()", ["except ZeroDivisionError as e:"])],
    "swap-neighbours": [("s.bind(a)\ns.listen()\nx = 1\ny = 2", ["s.listen()", "x = 1"])],
    "change-port": [("PORT = 12345\nporta = 7\nx = 12345\ns.bind(('', 5000))", ["PORT = 12346", "porta = 8", "s.bind(('', 5001))"])],
    "change-group": [("G = '224.1.1.1'\nH = '10.0.0.1'", ['G = "224.1.1.2"'])],
    "localhost": [("a = (socket.gethostname(), 1)\nb = ('', 1)", ['a = ("localhost", 1)', 'b = ("localhost", 1)'])],
    "hard-coded-address": [("s.bind(('', 1))", ['s.bind(("192.168.0.105", 1))'])],
    "change-family": [
        ("socket.socket(socket.AF_INET, socket.SOCK_DGRAM)", ["socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)"]),
        ("s = socket.socket()", ["s = socket.socket(socket.AF_INET6)"]),
    ],
    "change-type": [
        ("socket.socket(socket.AF_INET, socket.SOCK_STREAM)", ["socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"]),
        ("s = socket.socket()", ["s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"]),
    ],
    "one-more": [("n = 9\nPORT = 9\ns.recv(9)\nx = True", ["n = 10"])],
    "one-less": [("n = 0", ["n = (-1)"])],
    "set-for-add": [("n += 2", ["n = 2"])],
    "leave-out-term": [("x = a + b\ny = n + 1", ["x = a", "x = b"])],
    "leave-out-item": [("m = ('a', 'b', 'c')\na = ('', 1)", ["m = ('b', 'c')", "m = ('a', 'c')", "m = ('a', 'b')"])],
    "swap-items": [("m = ('a', 'b', 'c')", ["m = ('b', 'a', 'c')", "m = ('a', 'c', 'b')"])],
    "compare-bytes": [("if x == 'SAIR' or x != 'é': f()", ["if x == b'SAIR' or x != 'é': f()"])],
    "lower-case": [("if x == 'SAIR': s.send(b'SAIR')", ["if x == 'sair': s.send(b'SAIR')", "if x == 'SAIR': s.send(b'sair')"])],
    "latin-1": [("x.encode()\nx.encode('utf-8')", ["x.encode('latin-1')"])],
    "ascii": [("x.decode(errors='replace')", ["x.decode('ascii', errors='replace')"])],
}


def test_every_operator_has_its_case() -> None:
    assert CASES.keys() == OPERATORS.keys()


@pytest.mark.parametrize(
    ("name", "source", "expected"), [(name, *case) for name, cases in CASES.items() for case in cases], ids=lambda part: str(part)[:30]
)
def test_an_operator_makes_these_mutants(name: str, source: str, expected: list[str]) -> None:
    mutants = mutants_of(source, {name: OPERATORS[name]})
    assert [mutant.becomes for mutant in mutants] == expected
    assert {mutant.operator for mutant in mutants} <= {name}


def test_all_other_lines_stay_as_and_where_they_are() -> None:
    source = "import socket\n\ns.bind(\n    ('', 1),\n)\ns.listen()  # é\n"
    (mutant,) = mutants_of(source, {"leave-out-bind": OPERATORS["leave-out-bind"]})
    assert (mutant.line, mutant.becomes) == (3, "pass")
    assert mutant.source == "import socket\n\npass\n\n\ns.listen()  # é\n"


def test_columns_count_bytes_as_those_of_ast_do() -> None:
    assert edited("é = a + b\n", (Edit((1, 5), (1, 6), "c"), Edit((1, 9), (1, 10), "ü"))) == "é = c + ü\n"


def test_no_mutant_comes_twice_or_is_the_source_or_no_python() -> None:
    """Both numbers of one name leave the same; a `break` in the place of a loop's only statement does not."""
    operators = {"here": OPERATORS["leave-out-bind"], "there": OPERATORS["leave-out-bind"], "jump": OPERATORS["other-jump"]}
    assert [mutant.operator for mutant in mutants_of("s.bind(a)\ns.bind = 1\n", operators)] == ["here"]
    assert mutants_of("x = 1024\ns.recv(1024)\n", {"same": OPERATORS["buffer-1024"]}) == []
    assert mutants_of("x = (1 for y in z)\n", {"no": lambda tree: iter([(Edit((1, 0), (1, 1), "1"),)])}) == []
