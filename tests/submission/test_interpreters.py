"""Programs whose syntax is newer than the grader's Python: read and played by a newer one, or by nobody's fault not at all."""

import ast
import sys
from pathlib import Path

import pytest

from grader.casting import lacking, parts_of, unplayed
from grader.python.newer import version_that_reads
from grader.scripts import script_of
from grader.spec.load import load_exercises
from grader.submission import interpreters
from grader.submission.find import FoundExercise, find_submission
from grader.verdict import Outcome

NEW = "\n".join(
    (
        "import socket, sys", "type Address = tuple[str, int]",
        "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)", "s.bind(('', int(sys.argv[1])))",
        "while True:", "    data, who = s.recvfrom(1024)", "    print(f'{who}: {data.decode('utf-8')}')", "    s.sendto(data, who)",
    )
)  # fmt: skip
OLD = "import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.sendto(input().encode(), ('', 5000))\nprint(s.recvfrom(99))\n"
needs_newer = pytest.mark.skipif(not interpreters._others(sys.version_info.minor + 1, 99), reason="this machine has no newer Python")
needs_older = pytest.mark.skipif(not interpreters._others(0, sys.version_info.minor), reason="this machine has no older Python")
if_old = pytest.mark.skipif(version_that_reads("type X = int") is None, reason="this Python reads it")


def found(folder: Path, **sources: str) -> FoundExercise:
    for name, text in sources.items():
        (folder / f"{name}.py").write_text(text)
    (one,) = find_submission(folder, load_exercises(), ("udp-echo",))
    return one


@if_old
@needs_newer
def test_what_a_newer_python_reads_is_played_by_it(tmp_path: Path) -> None:
    exercise = found(tmp_path, server=NEW, client=OLD)
    server = exercise.programs["server"]
    assert server.interpreter is not None and server.interpreter.version >= (3, 12)
    assert (server.facts.syntax_error, server.needs_python) == ("", None)
    assert [finding.code for finding in exercise.findings] == ["arguments-given"], "and that is told because it could be read"
    assert server.facts.lines[6] == "    print(f'{who}: {data.decode('utf-8')}')", "the lines are the student's"
    assert server.reads_arguments, "what it does is read all the same"
    (echo,) = (one for one in load_exercises() if one.id == "udp-echo")
    part = next(part for part in parts_of(echo, exercise, 1, "hosts", ("client",)) if part.scenario.id == "client")
    source = script_of(part).cast["server"]
    assert source.python == server.interpreter.executable
    assert source.facts.python == server.interpreter.version


@if_old
def test_where_no_python_reads_it_nothing_is_decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreters, "_others", lambda first, end: ())
    exercise = found(tmp_path, server=NEW, client=OLD)
    assert exercise.findings == ()
    assert (exercise.programs["server"].needs_python, exercise.programs["client"].needs_python) == ((3, 12), None)
    (echo,) = (one for one in load_exercises() if one.id == "udp-echo")
    outcomes = {part.scenario.id: unplayed(part, {}) for part in parts_of(echo, exercise, 1, "hosts", (), lacking("hosts"))}
    told = outcomes["echo"]
    assert told is not None and (told.outcome, told.reason) == (Outcome.UNDECIDED, "needs-python:3.12")
    assert outcomes["interop-client"] is None, "the client alone is played"


@if_old
def test_a_module_of_a_programs_own_that_is_newer_is_its_need_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreters, "_others", lambda first, end: ())
    exercise = found(tmp_path, server="import tools\n" + OLD + "s.bind(('', 1))", client=OLD, tools="type Address = tuple[str, int]\n")
    assert exercise.programs["server"].needs_python == (3, 12)


def test_a_mistake_stays_one(tmp_path: Path) -> None:
    exercise = found(tmp_path, server=OLD + "while True\n    s.bind(('', 1))", client=OLD)
    server = exercise.programs["server"]
    assert (server.interpreter, server.needs_python) == (None, None)
    assert (server.facts.syntax_error, server.facts.source.error_line) == ("expected ':'", 5)


@needs_newer
def test_what_a_newer_python_reads_is_told_in_older_words() -> None:
    more = "def first[T](items: list[T]) -> T: return f'{f'{items}'}'\nclass Box[T]: pass\nasync def serve[T](): pass\n"
    answer = interpreters.newest_that_reads({"new.py": f"{NEW}\n{more}".encode(), "wrong.py": b"print 3", "nul.py": b"\0"})
    assert answer is not None
    interpreter, read = answer
    assert [*read] == ["new.py"]
    assert Path(interpreter.executable).name == f"python{interpreter.version[0]}.{interpreter.version[1]}"
    words = {node.attr for node in ast.walk(ast.parse(read["new.py"])) if isinstance(node, ast.Attribute)}
    assert {"bind", "recvfrom", "argv", "decode"} <= words


def test_a_name_behind_which_there_is_no_python_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in {"python3.98": "#!/bin/sh\nexit 127\n", "python3.99": "#!/bin/sh\necho '{}'\n", "python3.97": "no program"}.items():
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    executables = tuple(str(tmp_path / f"python3.{minor}") for minor in (99, 98, 97, 96))
    monkeypatch.setattr(interpreters, "_others", lambda first, end: executables)
    assert interpreters.newest_that_reads({"server.py": NEW.encode()}) is None
    assert interpreters.newest_up_to((3, 99)) is None


def test_this_pythons_own_version_is_no_other_one() -> None:
    names = [Path(executable).name for executable in interpreters._others(sys.version_info.minor + 1, 99)]
    assert all(int(name.removeprefix("python3.").split(".")[0]) > sys.version_info.minor for name in names if name.startswith("python3."))


# binhex: Python 3.10 has it, and none since
GONE = "import socket, binhex\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.bind(('', 5000))\ns.sendto(*s.recvfrom(99))\n"


@needs_older
def test_what_imports_a_module_that_is_gone_is_played_by_an_older_python(tmp_path: Path) -> None:
    exercise = found(tmp_path, server=GONE, client=OLD)
    server = exercise.programs["server"]
    assert server.interpreter is not None and server.interpreter.version <= (3, 10)
    assert (server.needs_python, server.facts.python) == (None, server.interpreter.version)


def test_where_no_python_is_old_enough_nothing_is_decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreters, "_others", lambda first, end: ())
    exercise = found(tmp_path, server=GONE, client=OLD)
    assert (exercise.programs["server"].needs_python, exercise.programs["client"].needs_python) == ((3, 10), None)
    (echo,) = (one for one in load_exercises() if one.id == "udp-echo")
    outcomes = {part.scenario.id: unplayed(part, {}) for part in parts_of(echo, exercise, 1, "hosts", (), lacking("hosts"))}
    told = outcomes["echo"]
    assert told is not None and (told.outcome, told.reason) == (Outcome.UNDECIDED, "needs-older-python:3.10")


def test_a_module_of_the_hand_ins_own_is_not_gone(tmp_path: Path) -> None:
    exercise = found(tmp_path, server=GONE, client=OLD, binhex="x = 1\n")
    assert (exercise.programs["server"].interpreter, exercise.programs["server"].needs_python) == (None, None)


# annotationlib: Python 3.14 is the first that has it; typing.override: 3.12
LATER = OLD.replace("import socket", "import socket\nfrom typing import override", 1)
if_later = pytest.mark.skipif(sys.version_info >= (3, 12), reason="this Python has it")


@if_later
@needs_newer
def test_what_takes_something_from_a_newer_library_is_played_by_a_newer_python(tmp_path: Path) -> None:
    exercise = found(tmp_path, server=NEW.replace("type Address", "# "), client=LATER)
    client = exercise.programs["client"]
    assert client.interpreter is not None and client.interpreter.version >= (3, 12)
    assert client.needs_python is None


@if_later
def test_where_no_python_has_it_only_the_program_that_takes_it_is_not_played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreters, "_others", lambda first, end: ())
    exercise = found(tmp_path, server=GONE.replace(", binhex", ""), client=LATER)
    assert {role: program.needs_python for role, program in exercise.programs.items()} == {"server": None, "client": (3, 12)}


@if_later
def test_a_name_of_the_hand_ins_own_module_is_no_librarys(tmp_path: Path) -> None:
    exercise = found(tmp_path, server=GONE.replace(", binhex", ""), client=LATER, typing="override = 1\n")
    assert exercise.programs["client"].needs_python is None
