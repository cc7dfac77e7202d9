"""What programs want on their command lines: sys.argv and argparse in the many ways that students write them."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.python.arguments import ExpectedArgument, Usage, usage_of
from grader.python.source import read_source


def usage(text: str) -> Usage:
    return usage_of(ast.parse(text))


def told(asked: tuple[ExpectedArgument, ...]) -> list[str]:
    return [f"{each.flag} {each.what}".strip() for each in asked]


ARGPARSE = "import argparse\np = argparse.ArgumentParser()\n"
HOST_AND_PORT = {
    "plain": "import sys\nhost = sys.argv[1]\nport = int(sys.argv[2])",
    "where it is used": "import sys, socket\ns = socket.socket()\ns.connect((sys.argv[1], int(sys.argv[2])))",
    "a usage line": "import sys\nif len(sys.argv) != 3:\n    print('uso')\n    sys.exit(1)\nHOST, PORT = sys.argv[1], int(sys.argv[2])",
    "taken apart": "from sys import argv\n_, host, port = argv",
    "a slice": "import sys\nservidor, porta = sys.argv[1:]",
    "a slice with a name": "import sys\nargs = sys.argv[1:]\nhost = args[0]\nport = int(args[1])",
    "in main": "import sys\ndef main():\n    if len(sys.argv) < 3:\n        return\n    ip = sys.argv[1]\n    p = int(sys.argv[2])\nmain()",
    "all handed to a function": "import sys\ndef main(args):\n    host, port = args\n    print(host, port)\nmain(sys.argv[1:])",
    "another error caught": "import sys\ntry:\n    host, port = sys.argv[1], int(sys.argv[2])\nexcept ValueError:\n    port = 1",
    "handed to a function": "import sys\ndef run(endereco, porta): ...\nrun(sys.argv[1], int(sys.argv[2]))",
    "by keyword": "import sys\nrun(host=sys.argv[1], port=int(sys.argv[2]))",
    "else a usage line": "import sys\nif len(sys.argv) == 3:\n    h, p = sys.argv[1], sys.argv[2]\nelse:\n    exit()",
    "an error caught": "import sys\ntry:\n    host = sys.argv[1]\n    port = int(sys.argv[2])\nexcept IndexError:\n    sys.exit('uso')",
    "argparse": ARGPARSE + "p.add_argument('host')\np.add_argument('port', type=int)\np.add_argument('-v')",
}
NOTHING = {
    "nothing": "import sys\nprint(sys.argv)",
    "a default by if": "import sys\nport = 12345\nif len(sys.argv) > 1:\n    port = int(sys.argv[1])",
    "a default by else": "import sys\nif len(sys.argv) > 1:\n    host = sys.argv[1]\nelse:\n    host = 'localhost'",
    "a default in a line": "import sys\nhost = sys.argv[1] if len(sys.argv) > 1 else 'localhost'",
    "a default by or": "import sys\nhost = len(sys.argv) > 1 and sys.argv[1] or 'localhost'",
    "a default by try": "import sys\ntry:\n    port = int(sys.argv[1])\nexcept IndexError:\n    port = 12345",
    "argparse with defaults": ARGPARSE + "p.add_argument('--port', default=1)\np.add_argument('host', nargs='?', default='localhost')",
    "its own name": "import sys\nprint(sys.argv[0], sys.argv[-1])",
    "another argv": "argv = input().split()\nprint(len(argv))",
}


_PAIR = "import sys\ndef receiver(): ...\ndef sender(): ...\n"
TABLES = {
    "a table where it is used": "{'receiver': receiver, 'sender': sender}[sys.argv[1]]()",
    "a table with a name": "modos = {'receiver': receiver, 'sender': sender}\nmodos[sys.argv[1]]()",
    "asked for with get": "modos = {'receiver': receiver, 'sender': sender}\nacao = modos.get(sys.argv[1], print)\nacao()",
    "the word has a name": "modos = {'receiver': receiver, 'sender': sender}\npapel = sys.argv[1].lower()\nmodos[papel]()",
    "one is looked for in it": "modos: dict = {'receiver': receiver, 'sender': sender}\nif sys.argv[1] not in modos:\n    sys.exit(2)",
    "its keys": "modos = dict(receiver=receiver, sender=sender)\nassert sys.argv[1] in modos.keys()",
    "names of words": "R = 'receiver'\nS = 'sender'\nif sys.argv[1] == R:\n    receiver()\nelif sys.argv[1] == S:\n    sender()",
    "a list with a name": "MODOS = ['receiver', 'sender']\nif sys.argv[1] not in MODOS:\n    sys.exit('uso')",
    "names of names": "R, S = 'x', 'y'\nR = 'receiver'\nS = 'sender'\nMODOS = {R: receiver, S: sender}\nMODOS[sys.argv[1]]()",
    "functions by their names": "globals()[sys.argv[1]]()",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_a_word_looked_up_in_a_table_chooses(text: str) -> None:
    found = usage(_PAIR + text)
    assert [mode.word for mode in found.modes] == ["receiver", "sender"]
    assert [each.what for each in found.asked] == ["mode"]


_FILE = "import sys\ndef servidor(): ...\ndef cliente(host='x'): ...\n"
_IF = "if {} == 'servidor':\n    servidor()\nelif {} == 'cliente':\n    cliente()"
CHOSEN_SOMEHOW = {
    "a table filled by a decorator": "T = {}\ndef papel(n):\n    return lambda f: T.setdefault(n, f)\n@papel('servidor')\ndef a(): ...\n"
    "@papel('cliente')\ndef b(): ...\nif sys.argv[1] not in T:\n    sys.exit('uso')\nT[sys.argv[1]]()",
    "a table filled line by line": "T = {}\nT['servidor'] = servidor\nT['cliente'] = cliente\nT[sys.argv[1]]()",
    "an enumeration": "class P(enum.Enum):\n    S = 'servidor'\n    C = 'cliente'\nP(sys.argv[1])",
    "a loop over pairs": "for nome, f in [('servidor', servidor), ('cliente', cliente)]:\n    if sys.argv[1] == nome:\n        f()",
    "names of the module": "getattr(sys.modules[__name__], sys.argv[1])()",
    "a default in a line": "m = sys.argv[1] if len(sys.argv) > 1 else ''\n" + _IF.format("m", "m"),
    "handed over with a star": "def main(m, h='x'):\n    " + _IF.format("m", "m").replace("\n", "\n    ") + "\nmain(*sys.argv[1:])",
    "taken off the list": "args = sys.argv[1:]\nm = args.pop(0)\n" + _IF.format("m", "m"),
    "an iterator": "m = next(iter(sys.argv[1:]), '')\n" + _IF.format("m", "m"),
    "given a name where it is compared": "if (m := sys.argv[1]) == 'servidor':\n    servidor()\nelif m == 'cliente':\n    cliente()",
    "an attribute": "class A: ...\na = A()\na.m = sys.argv[1]\n" + _IF.format("a.m", "a.m"),
    "a parameter": "def escolhe(m):\n    " + _IF.format("m", "m").replace("\n", "\n    ") + "\nescolhe(sys.argv[1])",
    "subparsers in a loop": ARGPARSE + "s = p.add_subparsers()\nfor n, f in (('servidor', servidor), ('cliente', cliente)):\n"
    "    s.add_parser(n).set_defaults(f=f)\np.parse_args().f()",
}  # fmt: skip


@pytest.mark.parametrize("text", CHOSEN_SOMEHOW.values(), ids=CHOSEN_SOMEHOW)
def test_where_nothing_shows_which_words_choose_every_word_of_the_source_may_be_one(text: str) -> None:
    found = usage(_FILE + text)
    assert found.modes == ()
    assert {"servidor", "cliente"} <= {mode.word for mode in found.words}
    assert all(each.place != 1 for mode in found.words for each in mode.asked), "what stands first is the word"


@pytest.mark.parametrize("call", ["getopt.getopt", "getopt.gnu_getopt"])
def test_long_options_of_getopt_are_switches(call: str) -> None:
    found = usage(f"import getopt, sys\n{call}(sys.argv[1:], 'sc', ['servidor', 'cliente'])")
    assert [(mode.word, mode.switch) for mode in found.modes] == [("--servidor", True), ("--cliente", True)]


def test_words_of_a_source_that_reads_no_command_line_choose_nothing() -> None:
    assert usage("print('servidor', 'cliente')").words == ()


@pytest.mark.parametrize("text", HOST_AND_PORT.values(), ids=HOST_AND_PORT)
def test_a_host_and_a_port_are_asked_for(text: str) -> None:
    assert told(usage(text).asked) == ["host", "port"]


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_nothing_is_asked_for(text: str) -> None:
    found = usage(text)
    assert (found.asked, found.modes, found.texts, found.many) == ((), (), (), False)


def test_a_message_stays_one_that_is_compared_with_the_exit_word() -> None:
    text = "import sys\nhost = sys.argv[1]\nmsg = sys.argv[2]\nwhile msg != 'SAIR':\n    msg = input()"
    assert told(usage(text).asked) == ["host", "message"]


def test_a_message_and_what_nobody_can_know() -> None:
    assert told(usage("import sys\nmensagem = sys.argv[1]\nx = sys.argv[2]").asked) == ["message", ""]


@pytest.mark.parametrize("text", ["import sys\nvezes = int(sys.argv[1])", ARGPARSE + "p.add_argument('vezes', type=int)"])
def test_a_number_is_no_port_unless_it_is_called_one(text: str) -> None:
    assert told(usage(text).asked) == [""]


def test_required_options() -> None:
    asked = usage(ARGPARSE + "p.add_argument('-H', '--host', required=True)").asked
    assert told(asked) == ["--host host"]


BOTH = {
    "compared": "import sys\nif sys.argv[1] == 'server':\n    serve()\nelif sys.argv[1] == 'client':\n    talk()",
    "compared the other way round": "import sys\nif 'server' == sys.argv[1]:\n    serve()\nelif 'client' == sys.argv[1]:\n    talk()",
    "a name, in lower case": "import sys\nwho = sys.argv[1].lower()\nif who == 'server':\n    a()\nif who in ('client', 'x'):\n    b()",
    "match": "import sys\nmatch sys.argv[1]:\n    case 'server':\n        serve()\n    case 'client' | 'x':\n        talk()",
    "match on the list": "import sys\nmatch sys.argv[1:]:\n    case ['server']:\n        a()\n    case ['client' | 'x']:\n        b()",
    "a table": "import sys\n{'server': serve, 'client': talk}[sys.argv[1]]()",
    "choices": ARGPARSE + "p.add_argument('role', choices=['server', 'client'])",
    "choices by hand": ARGPARSE + "p.add_argument('role')\na = p.parse_args()\n"
    "if a.role == 'server':\n    serve()\nif a.role == 'client':\n    talk()",
}


@pytest.mark.parametrize("text", BOTH.values(), ids=BOTH)
def test_a_word_that_chooses(text: str) -> None:
    modes = {mode.word: mode for mode in usage(text).modes}
    assert {"server", "client"} <= set(modes)
    assert told(modes["server"].asked) == told(modes["client"].asked) == ["mode"]


def test_switches_choose_too() -> None:
    text = ARGPARSE + "p.add_argument('-s', '--server', action='store_true')\np.add_argument('-c', action='store_true')"
    assert [(mode.word, mode.switch, mode.asked) for mode in usage(text).modes] == [("--server", True, ()), ("-c", True, ())]
    (mode,) = usage("import sys\nif '--server' in sys.argv:\n    serve()").modes
    assert (mode.word, mode.switch) == ("--server", True)


def test_each_mode_asks_for_its_own() -> None:
    text = (
        "import sys\nrole = sys.argv[1]\nif role == 'servidor':\n    porta = int(sys.argv[2])\n"
        "elif role == 'cliente':\n    host, porta = sys.argv[2], int(sys.argv[3])"
    )
    assert {mode.word: told(mode.asked) for mode in usage(text).modes} == {
        "servidor": ["mode", "port"],
        "cliente": ["mode", "host", "port"],
    }


def test_a_mode_that_is_chosen_only_where_a_word_is_there() -> None:
    text = "import sys\nif len(sys.argv) > 1 and sys.argv[1] == 'server':\n    port = int(sys.argv[2])\nelse:\n    host = sys.argv[1]"
    read = usage(text)
    assert ({mode.word: told(mode.asked) for mode in read.modes}, told(read.asked)) == ({"server": ["port"]}, ["mode"])


def test_each_case_asks_for_its_own() -> None:
    text = "import sys\nmatch sys.argv:\n    case [_, 'servidor', porta]:\n        a()\n    case [_, 'cliente', host, porta]:\n        b()"
    assert {mode.word: told(mode.asked) for mode in usage(text).modes} == {
        "servidor": ["mode", "port"],
        "cliente": ["mode", "host", "port"],
    }


def test_subparsers_ask_for_their_own() -> None:
    text = (
        ARGPARSE + "sub = p.add_subparsers(dest='cmd', required=True)\n"
        "s = sub.add_parser('server')\ns.add_argument('port')\nc = sub.add_parser('client')\nc.add_argument('host')\nc.add_argument('port')"
    )
    assert {mode.word: told(mode.asked) for mode in usage(text).modes} == {"server": ["mode", "port"], "client": ["mode", "host", "port"]}


def test_an_endless_expression_asks_for_nothing() -> None:
    assert read_source(b"import sys\nx = " + b"+".join([b"sys.argv[1]"] * 600)).usage in (Usage(), Usage((ExpectedArgument("", place=1),)))


def test_a_source_without_end_is_not_gone_through() -> None:
    assert read_source(b"import sys\n" + b"port = sys.argv[1]\n" * 50).usage != Usage()
    assert read_source(b"import sys\n" + b"port = sys.argv[1]\n" * 5000).usage == Usage()


@given(st.sampled_from([*HOST_AND_PORT.values(), *NOTHING.values(), *BOTH.values()]), st.integers(0, 300), st.integers(0, 40))
def test_no_source_breaks_it(text: str, at: int, length: int) -> None:
    assert isinstance(read_source((text[:at] + text[at + length :]).encode()).usage, Usage)


@pytest.mark.parametrize(
    ("text", "through"),
    [
        ("import sys\nfor m in sys.argv[1:]: send(m)", True),
        ("import sys\nwords = sys.argv[1:]\nfor i, m in enumerate(words): send(m)", True),
        ("p.add_argument('mensagens', nargs='+')\na = p.parse_args()\nfor m in a.mensagens: send(m)", True),
        ("import sys\nm = [x for x in sys.argv[1:] if x]\nfor x in m: send(x)", True),
        ("import sys\nfrom collections import deque\nq = deque(sys.argv[1:])\nwhile q: send(q.popleft())", True),
        ("import sys\nargs = sys.argv[1:]\nwhile args: send(args.pop(0))", True),
        ("import sys\nsend(sys.argv[1])", False),
        ("import sys\nsend(' '.join(sys.argv[1:]))", False),
        ("import sys\nhost = sys.argv[1]\nfor m in sys.argv[2:]: send(m)", False),
        ("p.add_argument('--porta', nargs='+')\na = p.parse_args()\nfor m in a.porta: send(m)", False),
    ],
)
def test_a_program_that_goes_through_its_command_line(text: str, through: bool) -> None:
    assert usage_of(ast.parse(text)).many is through
