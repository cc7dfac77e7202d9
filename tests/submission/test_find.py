"""Finding programs in what students hand in: folders and files under any name, and what is wrong with them."""

import os
from pathlib import Path

import pytest

from grader.errors import UsageError
from grader.findings import CATALOGUE
from grader.spec.model import Deed, Exercise, Program, Text
from grader.submission.files import MAX_FILE, MAX_FILES
from grader.submission.find import FoundExercise, find_submission, ignored_in
from grader.verdict import Severity

STREAM = {
    "server": Program(names=["server", "servidor"], does=[Deed.LISTENS]),
    "client": Program(names=["client", "cliente"], does=[Deed.CONNECTS]),
}
DATAGRAM = {
    "server": Program(names=["server", "servidor"], does=[Deed.BINDS, Deed.RECEIVES_DATAGRAMS]),
    "client": Program(names=["client", "cliente"], does=[Deed.SENDS_DATAGRAMS]),
}
MULTICAST = {
    "receiver": Program(names=["receiver", "receptor"], does=[Deed.JOINS_GROUP]),
    "sender": Program(names=["sender", "emissor"], does=[Deed.SENDS_DATAGRAMS]),
}


def exercise(id: str, order: int, pt: str, programs: dict[str, Program]) -> Exercise:
    title = Text(pt=pt, en=id.replace("-", " "))
    return Exercise(id=id, order=order, title=title, about=title, section=pt, protocol="own", programs=programs, scenarios=[])


ALL = (
    exercise("ping-pong-tcp", 3, "Ping-pong por TCP", STREAM),
    exercise("ping-pong-udp", 4, "Ping-pong por UDP", DATAGRAM),
    exercise("udp-echo", 5, "Eco UDP", DATAGRAM),
    exercise("udp-reliability", 6, "Confiabilidade UDP", DATAGRAM),
    exercise("ip-multicast", 7, "IP-Multicast", MULTICAST),
)

TCP_SERVER = "import socket\ns = socket.socket()\ns.bind(('', 12345))\ns.listen()\nc, a = s.accept()\n"
TCP_CLIENT = "import socket\ns = socket.socket()\ns.connect(('localhost', 12345))\n"
UDP_SERVER = "from socket import *\ns = socket(AF_INET, SOCK_DGRAM)\ns.bind(('', 12345))\nd, a = s.recvfrom(99)\ns.sendto(d, a)\n"
UDP_CLIENT = "import socket\ns = socket.socket(type=socket.SOCK_DGRAM)\ns.sendto(b'x', ('localhost', 12345))\ns.recvfrom(99)\n"
RECEIVER = "import socket, struct\ns = socket.socket(type=socket.SOCK_DGRAM)\ns.setsockopt(0, socket.IP_ADD_MEMBERSHIP, b'')\ns.recv(9)\n"


def write(root: Path, **files: str | bytes) -> Path:
    """Files by path, `__` for a slash; `.py` is added."""
    return write_files(root, {name.replace("__", "/") + ".py": content for name, content in files.items()})


def write_files(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def codes(found: FoundExercise, severity: Severity = Severity.ERROR) -> list[tuple[str, str | None, str | None, int | None]]:
    return [(one.code, one.program, one.file, one.line) for one in found.findings if one.severity is severity]


def chosen(found: FoundExercise) -> dict[str, str]:
    return {role: program.file for role, program in found.programs.items()}


def find_one(root: Path, id: str) -> FoundExercise:
    (found,) = find_submission(root, ALL, (id,))
    return found


def test_a_folder_an_exercise_in_the_exercises_order(tmp_path: Path) -> None:
    write_files(tmp_path, {"udp-echo/server.py": UDP_SERVER, "udp-echo/client.py": UDP_CLIENT, "ping-pong-tcp/server.py": TCP_SERVER})
    pingpong, echo = find_submission(tmp_path, ALL)
    assert (pingpong.id, echo.id) == ("ping-pong-tcp", "udp-echo")
    assert echo.findings == ()
    assert echo.files == {"client.py": UDP_CLIENT.encode(), "server.py": UDP_SERVER.encode()}
    assert echo.folder == str((tmp_path / "udp-echo").resolve())
    program = echo.programs["server"]
    assert (program.facts.imports, program.facts.standard, program.reads_arguments) == (("socket",), ("socket",), False)
    assert program.facts.lines == tuple(UDP_SERVER.splitlines())
    assert program.facts.source.holding("12345")
    assert codes(pingpong) == [("missing-program", "client", None, None)]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Ping-Pong_TCP", "ping-pong-tcp"), ("pingpong", "ping-pong-tcp"), ("03 - pingpongTCP", "ping-pong-tcp"),
        ("pingpong-udp", "ping-pong-udp"), ("PING PONG UDP", "ping-pong-udp"), ("exercicio_ping_pong_udp_joao", "ping-pong-udp"),
        ("eco", "udp-echo"), ("UDP eco", "udp-echo"), ("Confiabilidade", "udp-reliability"), ("confiabilidade_udp", "udp-reliability"),
        ("multicast", "ip-multicast"), ("Exercício 7 - IP Multicast", "ip-multicast"), ("entrega/multicast", "ip-multicast"),
        ("udp/ping-pong", "ping-pong-udp"), ("tcp/ping-pong", "ping-pong-tcp"), ("joão/Eco", "udp-echo"),
    ],
)  # fmt: skip
def test_folders_under_other_names(tmp_path: Path, name: str, id: str) -> None:
    write_files(tmp_path, {f"{name}/server.py": TCP_SERVER, f"{name}/client.py": TCP_CLIENT})
    (found,) = find_submission(tmp_path, ALL)
    assert found.id == id


def test_a_folder_name_that_fits_two_exercises_is_told_by_its_sources(tmp_path: Path) -> None:
    write_files(tmp_path, {"pingpong/server.py": UDP_SERVER, "pingpong/client.py": UDP_CLIENT})
    (found,) = find_submission(tmp_path, ALL)
    assert found.id == "ping-pong-udp"


def test_the_folder_nearest_by_name_is_taken_of_several(tmp_path: Path) -> None:
    write_files(tmp_path, {"udp-echo-velho/server.py": "", "udp-echo/server.py": UDP_SERVER, "udp-echo/client.py": UDP_CLIENT})
    (found,) = find_submission(tmp_path, ALL)
    assert found.folder.endswith("/udp-echo")
    (remark,) = found.findings
    assert (remark.code, remark.severity, remark.data["others"]) == ("several-folders", Severity.REMARK, "udp-echo-velho")


def test_one_flat_exercise_by_demand_and_by_the_folders_name(tmp_path: Path) -> None:
    write(tmp_path / "flat", server=TCP_SERVER, client=TCP_CLIENT)
    assert find_one(tmp_path / "flat", "ping-pong-tcp").findings == ()
    write(tmp_path / "ping-pong-tcp", server=TCP_SERVER, client=TCP_CLIENT)
    (found,) = find_submission(tmp_path / "ping-pong-tcp", ALL)
    assert found.id == "ping-pong-tcp"
    with pytest.raises(UsageError, match="--exercise"):
        find_submission(tmp_path / "flat", ALL)


def test_a_wanted_exercise_without_folder_beside_one_that_has(tmp_path: Path) -> None:
    write(tmp_path / "udp-echo", server=UDP_SERVER, client=UDP_CLIENT)
    reliability, *_ = reversed(find_submission(tmp_path, ALL, ("udp-reliability", "udp-echo")))
    assert (reliability.id, codes(reliability)) == ("udp-reliability", [("missing-exercise", None, None, None)])
    assert reliability.findings[0].data == {"exercise": "udp-reliability", "there": "udp-echo"}


def test_another_exercises_programs_are_never_taken_for_the_wanted_one(tmp_path: Path) -> None:
    write(tmp_path, **{"udp-echo__server": UDP_SERVER, "udp-echo__client": UDP_CLIENT})
    for wanted in (("ping-pong-udp",), ("ping-pong-tcp", "ping-pong-udp")):
        for found in find_submission(tmp_path, ALL, wanted):
            assert (found.files, found.programs, codes(found)) == ({}, {}, [("missing-exercise", None, None, None)])


def test_programs_beside_another_exercises_folder_are_the_wanted_one(tmp_path: Path) -> None:
    write(tmp_path, server=TCP_SERVER, multicast__client=TCP_CLIENT, multicast__receiver=RECEIVER)
    found = find_one(tmp_path, "ping-pong-tcp")
    assert chosen(found) == {"server": "server.py"}
    assert codes(found) == [("missing-program", "client", None, None)]
    assert "multicast/client.py" in found.files, "a program may well import from there"


@pytest.mark.parametrize(
    ("source", "wanted", "taken"),
    [(TCP_SERVER, "ping-pong-tcp", True), (TCP_SERVER, "ping-pong-udp", False), ("s = (", "ping-pong-udp", True)],
)
def test_a_name_that_fits_several_is_the_wanted_one_unless_its_sources_say_no(
    tmp_path: Path, source: str, wanted: str, taken: bool
) -> None:
    write(tmp_path, pingpong__server=source, pingpong__client=TCP_CLIENT)
    assert ("server" in find_one(tmp_path, wanted).programs) == taken


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["server.py", "client.py"], {"server": "server.py", "client": "client.py"}),
        (["Servidor.py", "CLIENTE.PY"], {"server": "Servidor.py", "client": "CLIENTE.PY"}),
        (["servidor_tcp.py", "cliente-tcp.py"], {"server": "servidor_tcp.py", "client": "cliente-tcp.py"}),
        (["TCPServer.py", "meuCliente.py"], {"server": "TCPServer.py", "client": "meuCliente.py"}),
        (["src/server.py", "src/client.py"], {"server": "src/server.py", "client": "src/client.py"}),
        (["server1.py", "server2.py", "client.py"], {"server": "server2.py", "client": "client.py"}),
        (["server_old.py", "server.py", "client.py"], {"server": "server.py", "client": "client.py"}),
        (["servidor_final.py", "servidor_final_backup.py", "client.py"], {"server": "servidor_final.py", "client": "client.py"}),
        (["old/server.py", "server.py", "client.py"], {"server": "server.py", "client": "client.py"}),
    ],
)
def test_programs_by_name(tmp_path: Path, files: list[str], expected: dict[str, str]) -> None:
    write_files(tmp_path, {name: TCP_SERVER if "erv" in name.lower() else TCP_CLIENT for name in files})
    found = find_one(tmp_path, "ping-pong-tcp")
    assert chosen(found) == expected
    assert codes(found) == []


def test_the_choice_among_versions_is_told(tmp_path: Path) -> None:
    write(tmp_path, server1=TCP_SERVER, server2=TCP_SERVER, client=TCP_CLIENT)
    (remark,) = find_one(tmp_path, "ping-pong-tcp").findings
    assert (remark.code, remark.severity, remark.program) == ("several-versions", Severity.REMARK, "server")
    assert remark.data == {"taken": "server2.py", "others": "server1.py"}


@pytest.mark.parametrize(
    ("id", "files", "expected"),
    [
        ("ping-pong-tcp", {"a": TCP_SERVER, "b": TCP_CLIENT}, {"server": "a.py", "client": "b.py"}),
        ("ping-pong-tcp", {"b": TCP_SERVER, "client": TCP_CLIENT}, {"server": "b.py", "client": "client.py"}),
        ("udp-echo", {"a": UDP_CLIENT, "b": UDP_SERVER}, {"server": "b.py", "client": "a.py"}),
        ("ip-multicast", {"a": UDP_CLIENT, "b": RECEIVER}, {"receiver": "b.py", "sender": "a.py"}),
        ("ping-pong-tcp", {"a": TCP_SERVER + "print 'a'\n", "b": TCP_CLIENT + "print 'b'\n"}, {"server": "a.py", "client": "b.py"}),
    ],
)
def test_programs_by_what_they_do(tmp_path: Path, id: str, files: dict[str, str], expected: dict[str, str]) -> None:
    write(tmp_path, **files)
    found = find_one(tmp_path, id)
    assert chosen(found) == expected
    assert {finding.program for finding in found.findings if finding.code == "found-by-deeds"} == {
        role for role, file in expected.items() if not file.startswith(role)
    }


@pytest.mark.parametrize("ending", [".py.txt", ".PY.TXT", ".pyw"])
def test_a_source_with_an_ending_too_many_is_read_as_what_it_is(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"server{ending}").write_text(TCP_SERVER)
    (tmp_path / "client.py").write_text(TCP_CLIENT)
    (tmp_path / f"client{ending}").write_text("no Python")
    found = find_one(tmp_path, "ping-pong-tcp")
    assert chosen(found) == {"server": "server.py", "client": "client.py"}
    told = [(finding.file, finding.data["taken"]) for finding in found.findings if finding.code == "renamed-source"]
    assert told == [(f"server{ending}", "server.py")]
    assert found.programs["client"].facts.lines == tuple(TCP_CLIENT.splitlines())


def test_a_directory_named_server_py_does_not_become_one_by_what_it_holds(tmp_path: Path) -> None:
    write_files(tmp_path, {"server.py/server.py.txt": TCP_SERVER, "client.py": TCP_CLIENT})
    assert [code for code, *_ in codes(find_one(tmp_path, "ping-pong-tcp"))] == ["not-a-file", "missing-program"]


def test_a_folder_without_python_says_what_it_has(tmp_path: Path) -> None:
    folder = tmp_path / "ping-pong-tcp"
    folder.mkdir()
    (folder / "server.ipynb").write_text("{}")
    found = find_one(tmp_path, "ping-pong-tcp")
    assert [(finding.code, finding.data["there"]) for finding in found.findings] == [("not-python", "server.ipynb")] * 2
    with pytest.raises(UsageError, match=r"server\.ipynb"):
        find_one(folder, "ping-pong-tcp")


def test_a_source_that_does_nothing_of_the_kind_is_not_taken(tmp_path: Path) -> None:
    write(tmp_path, server=TCP_SERVER, utils="# s.connect((host, port))\nprint('connect')\n")
    assert codes(find_one(tmp_path, "ping-pong-tcp")) == [("missing-program", "client", None, None)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (TCP_SERVER + "while True\n    pass\n", ("syntax-error", 6)),
        (TCP_SERVER + "return 1\n", ("syntax-error", 6)),
        (b"# l\xe9\nprint('\xe9')\n", ("not-utf8", 1)),
        ("\0" + TCP_SERVER, ("null-bytes", None)),
        (TCP_SERVER.encode("utf-16"), ("null-bytes", None)),
        (TCP_SERVER + "print(“olá”)\n", ("syntax-copied", 6)),
        (">>> " + TCP_SERVER, ("syntax-copied", 1)),
        (TCP_SERVER + "print('Esperando…'\n", ("syntax-error", 6)),
        ("print 'ola'\n" + TCP_SERVER, ("python2", 1)),
        (TCP_SERVER + "try:\n    pass\nexcept socket.error, e:\n    pass\n", ("python2", 8)),
        (TCP_SERVER + "x = raw_input('> ')\n", ("python2", 6)),
        ("import SocketServer\n", ("python2", 1)),
        ("  \n\n", ("empty-file", None)),
    ],
)
def test_faults_of_a_source(tmp_path: Path, source: str | bytes, expected: tuple[str, int | None]) -> None:
    write(tmp_path, server=source, client=TCP_CLIENT)
    ((code, program, file, line),) = codes(find_one(tmp_path, "ping-pong-tcp"))
    assert ((code, line), program, file) == (expected, "server", "server.py")


def test_a_programs_syntax_error_names_its_line(tmp_path: Path) -> None:
    write(tmp_path, server="s = (\n", client=TCP_CLIENT)
    programs = find_one(tmp_path, "ping-pong-tcp").programs
    assert programs["server"].facts.syntax_error == "'(' was never closed"
    assert programs["server"].facts.source.error_line == 1
    assert programs["client"].facts.syntax_error == ""


@pytest.mark.parametrize("before", [0, 1, 2, 5])
def test_latin1_without_a_coding_line_is_told_with_its_line(before: int, tmp_path: Path) -> None:
    """As Python does: "Non-UTF-8 code starting with ...", in whichever line it is, a comment too."""
    write(tmp_path, server=b"import os\n" * before + "# São Paulo\n".encode("latin-1") + TCP_SERVER.encode(), client=TCP_CLIENT)
    facts = find_one(tmp_path, "ping-pong-tcp").programs["server"].facts
    assert "can't decode byte 0xe3" in facts.syntax_error
    assert facts.source.error_line == before + 1


def test_latin1_with_its_coding_line_and_crlf_are_no_fault(tmp_path: Path) -> None:
    write(tmp_path, server="# coding: latin-1\r\nprint('conexão')\r\n".encode("latin-1"), client="\ufeff" + TCP_CLIENT)
    found = find_one(tmp_path, "ping-pong-tcp")
    assert found.findings == ()
    assert found.programs["server"].facts.lines == ("# coding: latin-1", "print('conexão')")


@pytest.mark.parametrize(
    ("file", "content", "severity", "lacking"),
    [
        ("socket.py", "import socket\ns = socket.socket()\n", Severity.ERROR, "socket.socket"),
        ("selectors.py", "x = 1\n", Severity.ERROR, "selectors"),
        ("struct.py", "x = 1\n", Severity.ERROR, "struct.pack"),
        ("struct.py", "def pack(*a):\n    return b''\n", Severity.REMARK, "struct"),
        ("struct/__init__.py", "x = 1\n", Severity.ERROR, "struct.pack"),
    ],
)
def test_files_that_hide_pythons_own_modules(tmp_path: Path, file: str, content: str, severity: Severity, lacking: str) -> None:
    write_files(tmp_path, {"server.py": TCP_SERVER + "import struct\nstruct.pack('i', 1)\n", "client.py": TCP_CLIENT, file: content})
    (finding,) = (one for one in find_one(tmp_path, "ping-pong-tcp").findings if one.code == "shadowing-module")
    assert (finding.severity, finding.data["lacking"]) == (severity, lacking)


def test_files_that_hide_nothing_in_use_are_not_told(tmp_path: Path) -> None:
    write(tmp_path, server=TCP_SERVER, client=TCP_CLIENT, time="x = 1\n", queue="x = 1\n", uteis="x = 1\n", sub__socket="x = 1\n")
    assert find_one(tmp_path, "ping-pong-tcp").findings == ()


def test_a_directory_named_server_py(tmp_path: Path) -> None:
    (tmp_path / "server.py").mkdir()
    write(tmp_path, client=TCP_CLIENT)
    assert codes(find_one(tmp_path, "ping-pong-tcp")) == [
        ("not-a-file", None, "server.py", None), ("missing-program", "server", None, None)
    ]  # fmt: skip


def test_fifos_links_and_big_files_are_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "entrega"
    write(folder, client=TCP_CLIENT, big=b"#" * (MAX_FILE + 1))
    write(tmp_path, secret="x = 1\n")
    os.mkfifo(folder / "server.py")
    (folder / "out.py").symlink_to(tmp_path / "secret.py")
    (folder / "nowhere.py").symlink_to(folder / "nothing.py")
    (folder / "circle.py").symlink_to(folder / "circle.py")
    (folder / "again.py").symlink_to(folder / "client.py")
    found = find_one(folder, "ping-pong-tcp")
    assert sorted(found.files) == ["again.py", "client.py"]
    assert {(code, file) for code, _, file, _ in codes(found)} == {
        ("too-big", "big.py"), ("link-out-of-folder", "out.py"), ("unreadable-file", "nowhere.py"), ("unreadable-file", "circle.py"),
        ("not-a-file", "server.py"), ("missing-program", None),
    }  # fmt: skip


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, server=TCP_SERVER, client=TCP_CLIENT)
    opened = os.open

    def forbid(path: str | Path, flags: int, mode: int = 0o777) -> int:  # as root every file can be read
        if str(path).endswith("server.py"):
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", forbid)
    assert codes(find_one(tmp_path, "ping-pong-tcp"))[0] == ("unreadable-file", None, "server.py", None)


def test_hidden_folders_and_environments_are_left_out_and_files_bounded(tmp_path: Path) -> None:
    write_files(tmp_path, {"server.py": TCP_SERVER, "client.py": TCP_CLIENT, "meuenv/pyvenv.cfg": "", "meuenv/server.py": ""})
    write_files(tmp_path, {f"{folder}/server.py": "" for folder in (".git", ".venv", "__pycache__")})
    write_files(tmp_path, {f"dados/{number}.txt": "" for number in range(MAX_FILES)})
    found = find_one(tmp_path, "ping-pong-tcp")
    assert len(found.files) == MAX_FILES
    assert chosen(found) == {"server": "server.py", "client": "client.py"}
    (finding,) = found.findings
    assert (finding.code, finding.data["count"]) == ("too-many-files", 2)


def test_among_hundreds_of_files_the_programs_are_kept(tmp_path: Path) -> None:
    write_files(tmp_path, {"server.py": TCP_SERVER, "src/client.py": TCP_CLIENT, "fotos/1.png": "x" * (MAX_FILE - 1)})
    write_files(tmp_path, {f"a{number}.py": "" for number in range(MAX_FILES + 50)})
    assert chosen(find_one(tmp_path, "ping-pong-tcp")) == {"server": "server.py", "client": "src/client.py"}


def test_what_is_the_users_mistake_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path / "other" / "trabalho", server=TCP_SERVER)
    write(tmp_path, file="x = 1\n")
    for path, wanted, said in (
        (tmp_path / "nothing", (), "There is no folder"),
        (tmp_path / "empty", (), "is empty"),
        (tmp_path / "file.py", (), "is a file"),
        (tmp_path / "other", (), "folders there: trabalho"),
        (tmp_path / "other", ("udp-eco",), "Did you mean udp-echo"),
        (Path("n" * 5000), (), "can't be read"),
    ):
        with pytest.raises(UsageError, match=said):
            find_submission(path, ALL, wanted)


def test_a_file_name_that_is_no_text_is_told_in_text(tmp_path: Path) -> None:
    write(tmp_path, server=TCP_SERVER, client=TCP_CLIENT)
    with open(os.fsencode(tmp_path) + b"/\xff\x1b[2J.txt", "wb"):
        pass
    assert sorted(find_one(tmp_path, "ping-pong-tcp").files) == ["client.py", "server.py", "��[2J.txt"]


def test_every_finding_about_files_is_in_the_catalogue(tmp_path: Path) -> None:
    write(tmp_path / "a", server1="x = (\n", server2="print 1\n", client="", selectors="", big=b"#" * (MAX_FILE + 1))
    (tmp_path / "a" / "x.py").mkdir()
    (tmp_path / "a" / "y.py").symlink_to(tmp_path / "a" / "nothing")
    findings = find_one(tmp_path / "a", "ping-pong-tcp").findings
    assert {finding.code for finding in findings} == {
        "several-versions",
        "python2",
        "empty-file",
        "too-big",
        "not-a-file",
        "unreadable-file",
    }
    for finding in findings:
        known = {"program": finding.program or "", "file": finding.file or "", "line": str(finding.line)}
        assert CATALOGUE[finding.code].message.format_map({**known, **finding.data})


def test_what_fits_no_exercise_is_told(tmp_path: Path) -> None:
    write(tmp_path, **{"udp-echo__server": UDP_SERVER, "pingue__server": TCP_SERVER, "solto": "x = 1\n", ".git__hook": "x = 1\n"})
    write(tmp_path, **{"tcp__ping-pong__server": TCP_SERVER, "pingue__velho__server": TCP_SERVER})
    write_files(tmp_path, {"figuras/a.png": b"", "notas.txt": ""})
    assert ignored_in(tmp_path, ALL) == ("pingue", "solto.py")


def test_folders_of_one_flat_exercise_are_its_own(tmp_path: Path) -> None:
    root = write(tmp_path / "udp-echo", server=UDP_SERVER, apoio__util="x = 1\n")
    assert ignored_in(root, ALL) == ()


def test_what_it_sends_through_a_module_of_its_own_is_read(tmp_path: Path) -> None:
    """The function that sends, or the text, may stand in another file of the hand-in."""
    protocol = "def envia(s, texto):\n    s.sendall(texto.encode())\n\ndef recebe(arquivo):\n    return arquivo.readline()\n"
    files = {
        "protocolo.py": protocol,
        "textos.py": "ADEUS = 'Tchau!'\n",
        "server.py": "from protocolo import envia\nfrom textos import ADEUS\n" + TCP_SERVER + "envia(c, 'Oi')\nenvia(c, ADEUS)\n",
        "client.py": "from protocolo import recebe\n" + TCP_CLIENT + "print(recebe(s.makefile()))\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    found = find_one(tmp_path, "ping-pong-tcp")
    assert found.programs["server"].texts == ("Oi", "Tchau!")
    assert found.programs["client"].reads_lines
    assert found.programs["client"].receives


@pytest.mark.parametrize(
    ("reply", "never"), [("def reply(data):\n    return data\n", True), ("def reply(data):\n    return input().encode()\n", False)]
)
def test_a_program_that_never_asks_reads_no_keyboard_in_any_module(tmp_path: Path, reply: str, never: bool) -> None:
    (tmp_path / "answers.py").write_text(reply)
    (tmp_path / "server.py").write_text("from answers import reply\n" + TCP_SERVER + "c.sendall(reply(c.recv(9)))\n")
    (tmp_path / "client.py").write_text(TCP_CLIENT)
    assert find_one(tmp_path, "ping-pong-tcp").programs["server"].never_asks is never
