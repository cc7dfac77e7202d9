"""Which file is taken for which program, how it is started, and what is said of the choice."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from grader.errors import UsageError
from grader.findings import CATALOGUE
from grader.spec.model import Address, Exercise
from grader.submission.find import FoundExercise, find_submission
from tests.submission.test_find import ALL, TCP_CLIENT, TCP_SERVER, UDP_CLIENT, UDP_SERVER, write_files

EXERCISES = tuple(replace(each, address=Address(port=12345)) for each in ALL)
PINGPONG = EXERCISES[0]
NOTHING = [("server", "server.py", ()), ("client", "client.py", ())]

SERVES, CONNECTS = ("; ".join(text.splitlines()) for text in (TCP_SERVER, TCP_CLIENT))
BOTH = f"import sys\nif sys.argv[1] == 'server':\n    {SERVES}\nelse:\n    {CONNECTS}\n"
ASKS = "import socket, sys\nhost, port = sys.argv[1], int(sys.argv[2])\ns = socket.socket()\ns.connect((host, port))\n"


@pytest.fixture
def find(tmp_path: Path) -> "Find":
    return Find(tmp_path)


class Find:
    """Writes files and finds the programs in them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.found: FoundExercise | None = None

    def __call__(
        self, files: dict[str, str], *programs: str, exercise: Exercise = PINGPONG, times: dict[str, float] | None = None
    ) -> list[tuple[str, str, tuple[str, ...]]]:
        write_files(self.root / "entrega", files)
        for name, when in (times or {}).items():
            os.utime(self.root / "entrega" / name, (when, when))
        others = tuple(each for each in EXERCISES if each.id != exercise.id)
        (self.found,) = find_submission(self.root / "entrega", (exercise, *others), (exercise.id,), programs)
        return [(role, program.file, program.arguments) for role, program in self.found.programs.items()]

    def codes(self) -> list[str]:
        assert self.found is not None
        assert {finding.code for finding in self.found.findings} <= set(CATALOGUE)
        return sorted(finding.code for finding in self.found.findings)

    def data(self, code: str) -> dict[str, str]:
        assert self.found is not None
        return next(finding.data for finding in self.found.findings if finding.code == code)


# -- several versions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "taken"),
    [
        (("server.py", "server_v2.py"), "server.py"),
        (("server_v1.py", "server_v2.py", "server_v10.py"), "server_v10.py"),
        (("server_v2.py", "server_final.py"), "server_final.py"),
        (("meu_server.py", "server_novo.py"), "server_novo.py"),
        (("server_final_old.py", "server_1.py"), "server_1.py"),
        (("server - Copia.py", "server (1).py"), "server (1).py"),
        (("velho/server.py", "server_2.py"), "server_2.py"),
        (("v1/server.py", "v2/server.py"), "v2/server.py"),
        (("velho/server.py",), "velho/server.py"),
        (("a.py", "servidor/main.py"), "servidor/main.py"),
        (("servidor.py", "rascunho_servidor.py"), "servidor.py"),
    ],
)
def test_of_several_versions_the_name_tells_the_newest(find: Find, files: tuple[str, ...], taken: str) -> None:
    assert find(dict.fromkeys(files, TCP_SERVER) | {"client.py": TCP_CLIENT})[0] == ("server", taken, ())


def test_versions_that_might_have_been_meant_are_told(find: Find) -> None:
    find({"server.py": TCP_SERVER, "server_v2.py": TCP_SERVER, "client.py": TCP_CLIENT})
    assert find.codes() == ["several-versions"]
    assert find.data("several-versions") == {"taken": "server.py", "others": "server_v2.py"}


def test_a_pair_is_taken_from_one_folder(find: Find) -> None:
    pair = {"a/server.py": TCP_SERVER, "b/server.py": TCP_SERVER, "b/client.py": TCP_CLIENT}
    assert find(pair) == [("server", "b/server.py", ()), ("client", "b/client.py", ())]
    assert find(pair | {"a/client.py": TCP_CLIENT}, times={"a/server.py": 1, "b/client.py": 1}) == [
        ("server", "b/server.py", ()),
        ("client", "b/client.py", ()),
    ]


def test_set_aside_versions_and_helpers_are_not(find: Find) -> None:
    files = {"server.py": "import server_tools\n" + TCP_SERVER, "server_tools.py": TCP_SERVER, "server_old.py": TCP_SERVER}
    find({**files, "server_notes.py": "x = 1", "client.py": TCP_CLIENT})
    assert find.codes() == []


def test_where_names_say_nothing_the_last_change_does(find: Find) -> None:
    files = {"meu_server.py": TCP_SERVER, "seu_server.py": TCP_SERVER, "client.py": TCP_CLIENT}
    assert find(files, times={"meu_server.py": 1000, "seu_server.py": 5000})[0] == ("server", "seu_server.py", ())
    assert find.codes() == ["several-versions-by-time"]
    assert find(files, times={"meu_server.py": 5000, "seu_server.py": 5000.5})[0] == ("server", "meu_server.py", ())
    assert find.codes() == ["several-versions"], "half a second is an archive's unpacking"


# -- names that lead astray ----------------------------------------------------------------------------------------------------


def test_programs_that_bear_each_others_names_are_known_by_what_they_do(find: Find) -> None:
    assert find({"server.py": TCP_CLIENT, "client.py": TCP_SERVER}) == [("server", "client.py", ()), ("client", "server.py", ())]
    assert find.codes() == ["roles-crossed"]


def test_a_program_that_does_what_its_name_says_stays(find: Find) -> None:
    assert find({"server.py": TCP_SERVER, "client.py": TCP_SERVER}) == [("server", "server.py", ()), ("client", "client.py", ())]


def test_a_second_server_is_no_client(find: Find) -> None:
    echo = "import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.bind(('', 1))\ns.sendto(*s.recvfrom(9))\n"
    exercise = next(each for each in EXERCISES if each.id == "udp-echo")
    assert find({"server.py": echo, "server2.py": echo}, exercise=exercise) == [("server", "server.py", ())]
    assert "missing-program" in find.codes()


# -- one file, several programs ----------------------------------------------------------------------------------------------


def test_one_file_with_both_programs(find: Find) -> None:
    assert find({"pingpong.py": BOTH}) == [("server", "pingpong.py", ("server",)), ("client", "pingpong.py", ("client",))]
    assert find.codes() == ["one-file-several-programs"]
    assert find.data("one-file-several-programs") == {"command": "python3 pingpong.py server`, `python3 pingpong.py client"}


@pytest.mark.parametrize(
    ("text", "server", "client"),
    [
        (BOTH.replace("sys.argv[1] == 'server'", "'-s' in sys.argv"), ("-s",), ()),
        (BOTH.replace("sys.argv[1] == 'server'", "len(sys.argv) > 1 and sys.argv[1] == 'servidor'"), ("servidor",), ()),
        (BOTH.replace("sys.argv[1] == 'server'", "sys.argv[1] == '1'"), (), ()),
        (
            BOTH.replace("s.connect(('localhost', 12345))", "s.connect((sys.argv[2], int(sys.argv[3])))"),
            ("server",),
            ("client", "localhost", "12345"),
        ),
        (BOTH.replace("('', 12345)", "('', int(sys.argv[2]))"), ("server", "12345"), ("client",)),
    ],
    ids=["a switch", "a word or none", "a number says nothing", "the client asks for more", "the server asks for more"],
)
def test_ways_of_choosing(find: Find, text: str, server: tuple[str, ...], client: tuple[str, ...]) -> None:
    found = {role: arguments for role, _, arguments in find({"pingpong.py": text})}
    assert (found.get("server"), found.get("client", ())) == (server, client)


ONE_FILE = """
import socket, sys

def servidor(*resto):
    s = socket.socket()
    s.bind(('', 12345))
    s.listen()
    c, _ = s.accept()
    c.sendall(c.recv(100))

def cliente(host='localhost', *resto):
    s = socket.socket()
    s.connect((host, 12345))
    s.sendall(input().encode())
    print(s.recv(100))

"""


@pytest.mark.parametrize(
    "text",
    [
        "T = {}\nT['servidor'] = servidor\nT['cliente'] = cliente\nT[sys.argv[1]]()",
        "m = sys.argv[1] if len(sys.argv) > 1 else ''\nif m == 'servidor':\n    servidor()\nelif m == 'cliente':\n    cliente()",
        "def main(m, *resto):\n    servidor() if m == 'servidor' else cliente()\nassert 'cliente'\nmain(*sys.argv[1:])",
        "getattr(sys.modules[__name__], sys.argv.pop(1))()",
        "{'servidor': servidor, 'cliente': cliente}.setdefault(next(iter(sys.argv[1:])), print)(*sys.argv[2:])",
    ],
)
def test_a_word_whose_choosing_is_not_read_is_one_that_names_the_role(find: Find, text: str) -> None:
    assert find({"ola.py": ONE_FILE + text}) == [("server", "ola.py", ("servidor",)), ("client", "ola.py", ("cliente",))]
    assert find.codes() == ["one-file-several-programs"]


@pytest.mark.parametrize(
    "files",
    [
        {"server.py": ONE_FILE + "print('cliente')\nservidor(*sys.argv[1:])", "client.py": TCP_CLIENT},  # each has a file
        {"ola.py": ONE_FILE.replace("cliente", "visita") + "servidor(*sys.argv[1:])"},  # one of them has no word
        {"ola.py": ONE_FILE + "servidor()"},  # nothing is read
    ],
)
def test_no_word_is_made_up(find: Find, files: dict[str, str]) -> None:
    assert all(arguments == () for _, _, arguments in find(files))
    assert "one-file-several-programs" not in find.codes()


PEER = """
import socket, threading
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 5007))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton('224.1.1.1') + bytes(4))
threading.Thread(target=lambda: print(s.recv(100)), daemon=True).start()
while True:
    s.sendto(input().encode(), ('224.1.1.1', 5007))
"""


@pytest.mark.parametrize(
    ("files", "programs"),
    [
        ({"chat.py": PEER}, [("receiver", "chat.py", ()), ("sender", "chat.py", ())]),
        ({"receiver.py": PEER}, [("receiver", "receiver.py", ())]),  # by its name it is one of them
        ({"chat.py": PEER.replace("input().encode()", "b'oi'")}, [("receiver", "chat.py", ())]),  # nobody is asked
        ({"chat.py": PEER.replace("s.sendto(input().encode(), ('224.1.1.1', 5007))", "s.sendto(b'', s.recvfrom(9)[1]); input()")},
         [("receiver", "chat.py", ())]),  # it answers, and goes to nobody of itself
    ],
)  # fmt: skip
def test_a_file_that_does_all_at_once_plays_all_roles(
    find: Find, files: dict[str, str], programs: list[tuple[str, str, tuple[()]]]
) -> None:
    exercise = next(each for each in EXERCISES if each.id == "ip-multicast")
    assert find(files, exercise=exercise) == programs
    assert ("one-file-several-programs" in find.codes()) == (len(programs) == 2)


def test_a_word_that_is_left_to_an_else_is_found_among_the_texts(find: Find) -> None:
    chosen = (
        "import argparse\np = argparse.ArgumentParser()\nsub = p.add_subparsers(dest='papel', required=True)\n"
        "for nome in ('servidor', 'cliente'):\n    sub.add_parser(nome)\npapel = p.parse_args().papel\n"
    )
    text = BOTH.replace("import sys\n", chosen).replace("sys.argv[1] == 'server'", "p.parse_args().papel == 'servidor'")
    assert find({"pingpong.py": text}) == [("server", "pingpong.py", ("servidor",)), ("client", "pingpong.py", ("cliente",))]


def test_a_file_that_is_called_after_both(find: Find) -> None:
    assert find({"servidor_cliente.py": BOTH}) == [
        ("server", "servidor_cliente.py", ("server",)),
        ("client", "servidor_cliente.py", ("client",)),
    ]


def test_a_program_with_a_word_of_its_own_is_no_two(find: Find) -> None:
    files = {"server.py": "import sys\nif '--debug' in sys.argv: print('server')\n" + TCP_SERVER, "client.py": TCP_CLIENT}
    assert find(files) == NOTHING
    assert find.codes() == []


# -- arguments ----------------------------------------------------------------------------------------------------------------


def test_a_program_that_asks_for_host_and_port_gets_them(find: Find) -> None:
    assert find({"server.py": TCP_SERVER, "client.py": ASKS})[1] == ("client", "client.py", ("localhost", "12345"))
    assert find.codes() == ["arguments-given"]
    assert find.data("arguments-given") == {"command": "python3 client.py localhost 12345"}


def test_a_message_after_the_host_is_left_to_the_scenario(find: Find) -> None:
    client = ASKS.replace("host, port = sys.argv[1], int", "host, msg = sys.argv[1], ")
    assert find({"server.py": TCP_SERVER, "client.py": client})[1][2] == ("localhost",)


def test_without_an_address_nothing_can_be_given(find: Find) -> None:
    assert find({"server.py": TCP_SERVER, "client.py": ASKS}, exercise=ALL[0]) == NOTHING


def test_what_nobody_can_know_is_not_given(find: Find) -> None:
    client = ASKS.replace("host, port =", "nome, vezes =").replace("(host, port)", "('localhost', 12345)")
    assert find({"server.py": TCP_SERVER, "client.py": client}) == NOTHING
    assert find.codes() == []


def test_required_options_are_given_with_their_names(find: Find) -> None:
    options = "p.add_argument('--host', required=True)\np.add_argument('--port', required=True)\n"
    client = f"import argparse, socket\np = argparse.ArgumentParser()\n{options}"
    assert find({"server.py": TCP_SERVER, "client.py": client + TCP_CLIENT})[1][2] == ("--host", "localhost", "--port", "12345")


# -- README -------------------------------------------------------------------------------------------------------------------


def test_a_readme_names_the_files(find: Find) -> None:
    files = {"a.py": UDP_CLIENT, "b.py": UDP_CLIENT, "README.md": "Servidor: `python3 b.py`\nCliente: `python3 a.py`\n"}
    assert find(files) == [("server", "b.py", ()), ("client", "a.py", ())]
    assert find.codes() == ["found-by-readme", "found-by-readme"]


def test_a_readme_gives_the_arguments(find: Find) -> None:
    readme = "python3 server.py 8080\npython3 client.py 127.0.0.1 8080\n"
    server = "import sys\nif len(sys.argv) > 1: port = int(sys.argv[1])\n" + TCP_SERVER
    assert find({"server.py": server, "client.py": ASKS, "LEIAME.txt": readme}) == [
        ("server", "server.py", ("8080",)),
        ("client", "client.py", ("127.0.0.1", "8080")),
    ]
    assert find.codes() == ["arguments-by-readme", "arguments-by-readme"]


@pytest.mark.parametrize("readme", ["python3 client.py HOST PORTA", "python3 client.py Oi 12345", "python3 client.py <host> <porta>"])
def test_a_readme_that_leaves_the_arguments_open(find: Find, readme: str) -> None:
    assert find({"server.py": TCP_SERVER, "client.py": ASKS, "README": readme})[1][2] == ("localhost", "12345")


def test_a_port_of_a_readme_that_no_other_program_knows_is_not_taken(find: Find) -> None:
    server = "import sys\nif len(sys.argv) > 1: port = int(sys.argv[1])\n" + TCP_SERVER
    assert find({"server.py": server, "client.py": TCP_CLIENT, "README": "Por exemplo: python3 server.py 8080"}) == NOTHING
    assert find({"client.py": TCP_CLIENT.replace("12345", "8080")})[0] == ("server", "server.py", ("8080",))


def test_a_readme_with_the_word_that_chooses(find: Find) -> None:
    text = BOTH.replace("('', 12345)", "('', int(sys.argv[2]))")
    assert find({"tp1.py": text, "README": "python3 tp1.py server 4000"})[0] == ("server", "tp1.py", ("server", "4000"))


def test_a_program_that_reads_no_arguments_gets_none_of_a_readme(find: Find) -> None:
    assert find({"server.py": TCP_SERVER, "client.py": TCP_CLIENT, "README": "python3 server.py 8080"}) == NOTHING


# -- what is said plainly -----------------------------------------------------------------------------------------------------


def test_a_grade_yml_overrules_names(find: Find) -> None:
    files = {"server.py": TCP_SERVER, "client.py": TCP_CLIENT, "outro.txt": TCP_SERVER}
    assert find({**files, "grade.yml": "programs:\n  server: outro.txt -x\n"})[0] == ("server", "outro.txt", ("-x",))
    assert find.codes() == []


def test_a_mistake_in_a_grade_yml_leaves_the_names(find: Find) -> None:
    assert find({"server.py": TCP_SERVER, "client.py": TCP_CLIENT, "grade.yml": "programs:\n  server: nada.py\n"}) == NOTHING
    assert find.codes() == ["grade-yml-no-file"]
    assert find.data("grade-yml-no-file") == {"named": "nada.py", "there": "client.py, server.py"}


def test_the_command_line_overrules_a_grade_yml(find: Find) -> None:
    files = {"server.py": TCP_SERVER, "s2.py": TCP_SERVER, "client.py": TCP_CLIENT, "grade.yml": "programs:\n  server: server.py\n"}
    assert find(files, "server=s2.py --serve")[0] == ("server", "s2.py", ("--serve",))


def test_a_file_alone_still_gets_what_it_asks_for(find: Find) -> None:
    assert find({"a.py": BOTH}, "server=a.py") == [("server", "a.py", ("server",)), ("client", "a.py", ("client",))]


def test_programs_of_several_exercises_can_not_be_meant(tmp_path: Path) -> None:
    write_files(tmp_path, {"udp-echo/server.py": UDP_SERVER, "ping-pong-tcp/server.py": TCP_SERVER})
    with pytest.raises(UsageError, match="--exercise"):
        find_submission(tmp_path, EXERCISES, (), ("server=server.py",))
    (found,) = find_submission(tmp_path, EXERCISES, ("udp-echo",), ("client=server.py",))
    assert found.programs["client"].file == "server.py"
