"""What is said of programs: --program, grade.yml, README. Whatever stands there, it is taken apart and never run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import UsageError
from grader.findings import CATALOGUE
from grader.submission.commands import Command, command_from, commands_asked, commands_in_grade_yml, commands_in_readme, is_concrete
from grader.text import plain
from grader.verdict import Severity
from tests.submission.test_find import ALL

PINGPONG = ALL[0]
FILES = {"tp1.py": b"", "a b.py": b"", "sub/main.py": b""}


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("tp1.py", Command("tp1.py")),
        ("tp1.py --server 12345", Command("tp1.py", ("--server", "12345"))),
        ("python3 -u ./tp1.py a", Command("tp1.py", ("a",))),
        ("/usr/bin/python3.12 sub/main.py", Command("sub/main.py")),
        ("py sub\\\\main.py", Command("sub/main.py")),
        ("'a b.py' \"c d\"", Command("a b.py", ("c d",))),
        ("python.py", Command("python.py")),
        ("", None),
        ("python3", None),
        ("tp1.py 'open", None),
        ("tp1.py \x00", None),
        ("tp1.py '\x1b[2J'", None),
        ("tp1.py " + "x" * 300, None),
        ("tp1.py" + " x" * 50, None),
    ],
)
def test_a_command(text: str, command: Command | None) -> None:
    assert command_from(text) == command


@given(st.text(max_size=60))
def test_any_text_is_a_command_or_none(text: str) -> None:
    command = command_from(text)
    assert command is None or (command.file and all("\0" not in word for word in command.arguments or ()))


# -- --program --------------------------------------------------------------------------------------------------------------


def test_programs_that_are_asked_for() -> None:
    given = ("server=tp1.py --serve", "client=sub/main.py", "client=a b.py")
    with pytest.raises(UsageError, match="no file a"):
        commands_asked(given, PINGPONG, FILES)
    assert commands_asked(given[:2], PINGPONG, FILES) == {"server": Command("tp1.py", ("--serve",)), "client": Command("sub/main.py")}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("garçom=tp1.py", "it has: server, client"),
        ("server", "write it like this"),
        ("server=", "write it like this"),
        ("server='", "write it like this"),
        ("server=/etc/passwd", "has no file /etc/passwd"),
        ("server=../tp1.py", "it has: tp1.py"),
    ],
)
def test_programs_that_can_not_be(given: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        commands_asked((given,), PINGPONG, FILES)


# -- grade.yml ---------------------------------------------------------------------------------------------------------------


def in_grade_yml(text: str | bytes) -> tuple[dict[str, Command], list[tuple[str, int | None]]]:
    content = text if isinstance(text, bytes) else text.encode()
    found, findings = commands_in_grade_yml(PINGPONG, {**FILES, "grade.yml": content})
    assert all(finding.code in CATALOGUE and finding.file == "grade.yml" for finding in findings)
    assert {finding.severity for finding in findings} <= {Severity.REMARK}
    return found, [(finding.code, finding.line) for finding in findings]


def test_no_grade_yml() -> None:
    assert commands_in_grade_yml(PINGPONG, FILES) == ({}, [])


def test_a_grade_yml() -> None:
    assert in_grade_yml("programs:\n  server: python3 tp1.py --server\n  client: tp1.py\n") == (
        {"server": Command("tp1.py", ("--server",)), "client": Command("tp1.py")},
        [],
    )


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("", [("grade-yml-shape", 1)]),
        ("# nada\n", [("grade-yml-shape", 1)]),
        ("- server\n", [("grade-yml-shape", 1)]),
        ("programs:\n  server: [\n", [("grade-yml-shape", 3)]),
        ("programs: tp1.py\n", [("grade-yml-shape", 1)]),
        ("server: tp1.py\nclient: tp1.py\n", [("grade-yml-key", 1), ("grade-yml-key", 2)]),
        ("programs:\n  garçom: tp1.py\n", [("grade-yml-role", 2)]),
        ("programs:\n  1: tp1.py\n", [("grade-yml-role", 2)]),
        ("programs:\n\n  server: 12345\n", [("grade-yml-command", 3)]),
        ("programs:\n  server: {file: tp1.py}\n", [("grade-yml-command", 2)]),
        ("programs:\n  client: tp1.py\n  server: \n", [("grade-yml-command", 3)]),
        ("programs:\n  server: tp2.py\n", [("grade-yml-no-file", 2)]),
        ("programs:\n  server: /etc/passwd\n", [("grade-yml-no-file", 2)]),
        ("programs: &a\n  server: *a\n", None),
        ("programs: !!python/object/apply:os.system [ls]\n", None),
        (b"\xff\xfe\x00programs", None),
        ("a: " * 50_000, None),
        ("x" * 100_000, None),
        ("[" * 10_000, None),
    ],
)
def test_mistakes_in_a_grade_yml_are_told_with_their_line(text: str | bytes, mistakes: list[tuple[str, int]] | None) -> None:
    found, told = in_grade_yml(text)
    assert told == mistakes if mistakes is not None else told
    assert set(found) <= {"client"}


def test_programs_may_be_called_as_their_files_are() -> None:
    assert in_grade_yml("programs:\n  Servidor: tp1.py\n  cliente: tp1.py c\n")[0] == {
        "server": Command("tp1.py"),
        "client": Command("tp1.py", ("c",)),
    }
    assert commands_asked(("servidor=tp1.py",), PINGPONG, FILES) == {"server": Command("tp1.py")}


def test_what_is_right_in_a_grade_yml_counts_beside_what_is_wrong() -> None:
    found, told = in_grade_yml("programs:\n  server: tp9.py\n  client: tp1.py\nnota: 10\n")
    assert (set(found), told) == ({"client"}, [("grade-yml-key", 4), ("grade-yml-no-file", 2)])


@given(st.text(max_size=200))
def test_no_grade_yml_breaks_it(text: str) -> None:
    in_grade_yml(text.encode("utf-8", "replace"))


# -- README ------------------------------------------------------------------------------------------------------------------


def in_readme(text: str, name: str = "README.md") -> list[tuple[str, tuple[str, ...] | None]]:
    return [(command.file, command.arguments) for command, _ in commands_in_readme({name: text.encode()})]


@pytest.mark.parametrize(
    "name", ["README", "readme.txt", "LEIAME.md", "Leia-me.txt", "docs/README.md", "COMO_EXECUTAR.txt", "instrucoes.txt"]
)
def test_files_that_are_read(name: str) -> None:
    assert in_readme("Rode `python3 tp1.py --server 12345` antes.", name) == [("tp1.py", ("--server", "12345"))]


def test_files_that_are_not() -> None:
    assert in_readme("python3 tp1.py", "leiame.py") == in_readme("python3 tp1.py", "notas.txt") == []


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("$ python3 servidor.py", [("servidor.py", None)]),
        ("python servidor.py & python cliente.py localhost", [("servidor.py", None), ("cliente.py", ("localhost",))]),
        ("python3 cliente.py <host> <porta>", [("cliente.py", None)]),
        ("python3 ./src/cliente.py 127.0.0.1 12345   # depois do servidor", [("src/cliente.py", ("127.0.0.1", "12345"))]),
        ("feito em python 3, com carinho.py", []),
        ("O programa roda com python3.", []),
    ],
)
def test_commands_in_a_readme(text: str, commands: list[tuple[str, tuple[str, ...] | None]]) -> None:
    assert in_readme(text) == commands


@pytest.mark.parametrize(
    "text",
    [
        "# Como rodar\nServidor:\n\n    python3 a.py\n\nO cliente: `python3 b.py`\n",
        "Primeiro o servidor, depois o cliente:\n\n    $ python3 a.py 9000   # servidor\n    $ python3 b.py 9000   # cliente\n",
        "`python3 a.py` inicia o servidor.\n`python3 b.py` é o cliente.\n",
    ],
)
def test_the_words_that_tell_what_a_command_is_come_with_it(text: str) -> None:
    told = [(command.file, plain(words)) for command, words in commands_in_readme({"README": text.encode()})]
    assert [(file, "servidor" in words, "cliente" in words) for file, words in told] == [("a.py", True, False), ("b.py", False, True)]


def test_two_commands_in_a_row_tell_nothing_of_each_other() -> None:
    assert [words for _, words in commands_in_readme({"README": b"Servidor:\n$ python3 a.py\n$ python3 b.py\n"})] == ["Servidor:", ""]


@given(st.text(max_size=200))
def test_no_readme_breaks_it(text: str) -> None:
    in_readme(text.encode("utf-8", "replace").decode())


def test_arguments_that_can_be_nothing_else() -> None:
    assert is_concrete(("localhost", "12345", "--server", "192.168.0.10"))
    assert not is_concrete(("HOST",)) and not is_concrete(("Oi",))
