import errno
import importlib
import inspect
import json
import os
import signal
import subprocess
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from grader import stop
from grader.cli import main as module
from grader.cli.commands import COMMANDS
from grader.cli.helping import half
from grader.cli.reference import reference
from grader.errors import ExerciseError, ExitStatus, LabError, UsageError
from grader.places import REFERENCE

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"asyncio", "grader.lab", "grader.report", "jsonschema", "msgspec", "pexpect", "rapidfuzz", "rich", "yaml"}

Body = Callable[[], object]


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """`main` handles signals for good; the tests' own process must not."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run `grade.py probe-me` with a body of the test's own."""

    def run(body: Body, *options: str) -> int:
        @click.command()
        @click.option("-v", "--verbose", is_flag=True)
        def command(verbose: bool) -> object:
            return body()

        monkeypatch.setitem(COMMANDS, "pretend", "")
        monkeypatch.setitem(sys.modules, "grader.cli.pretend", types.SimpleNamespace(pretend=command))
        return module.main(["pretend", *options])

    return run


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["chek"], "Não existe o comando chek. Você quis dizer check? / No such command 'chek'. Did you mean 'check'?"),
        (["xyzzy"], "Não existe o comando xyzzy. / No such command 'xyzzy'."),
        (["check", ".", "--exercicio", "x"], "Não existe a opção --exercicio. Você quis dizer --exercise ou --exercises?"),
        (["check", ".", "--exercise", "pingpong"], "Você quis dizer ping-pong-tcp, ping-pong-udp, udp-echo?"),
        (["check", ".", "--exercise", "helo-tcp"], "Você quis dizer hello-tcp?"),
        (["check"], "grade.py check ."),
        (["check", ".", "-exercise", "hello-tcp"], "grade.py check . --exercise hello-tcp"),
        (["check", "exercises/hello-tcp.yml", "exercises"], "grade.py check exercises"),
        (["check", "reference", "exercises", "-v"], "grade.py check . -v"),
        (["check", ".", "--exercise", "hello,nada"], "Não existe exercício chamado “nada”"),
        (["watch", "nada"], "A pasta nada não existe."),
        (["play", "hello-tcp"], "Dê o exercício e a pasta"),
    ],
)
def test_what_a_hand_slips_on_is_answered(
    typed: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REFERENCE.parent)
    assert module.main(typed) == ExitStatus.USAGE
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("language", ["pt", "PT-br", "pt_BR.UTF-8", "EN", "en-US"])
def test_a_language_may_be_called_as_elsewhere(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert module.main(["exercises", "show", "hello", "--lang", language]) == 0
    assert module.main(["exercises", "list", f"--lang={language}"]) == 0
    assert ("Servidor e cliente" in capsys.readouterr().out) == language.lower().startswith("pt")


def test_an_archive_is_not_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ana.zip").write_bytes(b"PK")
    assert module.main(["check", str(tmp_path / "ana.zip")]) == ExitStatus.USAGE
    assert "é um arquivo compactado. Descompacte-o e indique a pasta." in capsys.readouterr().err


def test_help_is_a_command_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert module.main(["help"]) == 0
    assert module.main(["help", "check"]) == 0
    assert "--exercise ID" in capsys.readouterr().out


@pytest.mark.parametrize("path", ["server.py", "."])
def test_a_program_or_a_folder_without_a_command_is_checked(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "server.py").write_text("print(1)\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert module.main([path]) == ExitStatus.USAGE
    assert "mas nada diz de que exercício são" in capsys.readouterr().err


def test_a_name_with_blanks_that_lacks_its_quotes_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "exercicio 1").mkdir()
    monkeypatch.chdir(tmp_path)
    assert module.main(["check", "exercicio", "1", "--lang", "en"]) == ExitStatus.USAGE
    assert "grade.py check 'exercicio 1' --lang en" in capsys.readouterr().err


def raising(error: BaseException) -> Body:
    def body() -> object:
        raise error

    return body


@pytest.mark.parametrize("status", list(ExitStatus))
def test_a_command_returns_the_status(status: ExitStatus, run: Callable[..., int]) -> None:
    assert run(lambda: status) == status


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UsageError("no such folder: turma/ana"), 2),
        (ExerciseError(("a.yml:1:2: bad", "a.yml:3:4: worse")), 2),
        (LabError("a worker died"), 3),
        (click.BadParameter("not a number"), 2),
    ],
)
def test_each_culprit_has_its_status(error: Exception, status: int, run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(raising(error)) == status
    shown = capsys.readouterr()
    assert str(error) in shown.err
    assert shown.out == ""


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_interrupted(error: BaseException, run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(raising(error)) == 130
    assert capsys.readouterr().err.strip() == "Interrompido. / Interrupted."


def test_a_stop_that_python_disguises_is_one_all_the_same(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until 3.12 whatever comes out of __set_name__ is made a RuntimeError."""
    monkeypatch.setattr(stop, "_asked", [])

    def command() -> None:
        class Named:
            def __set_name__(self, owner: type, name: str) -> None:
                signal.raise_signal(signal.SIGTERM)

        type("Owner", (), {"named": Named()})

    assert run(command) == 130
    assert capsys.readouterr().err.strip() == "Interrompido. / Interrupted."


def test_a_mistake_of_the_graders_own_leaves_its_traceback_in_a_file(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert run(raising(ZeroDivisionError("division by zero"))) == 3
    told = capsys.readouterr().err
    assert told.startswith("O corretor falhou; a culpa não é da entrega. / The grader failed; the submission is not to blame.")
    assert "ZeroDivisionError: division by zero" in told
    assert "Traceback" not in told
    (file,) = tmp_path.iterdir()
    assert str(file) in told
    assert "Traceback" in file.read_text()


def test_verbose_shows_the_traceback_itself(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(raising(ZeroDivisionError()), "-v") == 3
    assert "Traceback" in capsys.readouterr().err


def test_an_error_cannot_steer_the_terminal(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    run(raising(UsageError("no such folder: \x1b[2J\udcff\u202eana\nnext line")))
    assert capsys.readouterr().err == "no such folder: \\x1b[2J\\udcff\\u202eana\nnext line\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_lets_everything_clean_up(number: signal.Signals) -> None:
    program = f"""
import sys, types
sys.path[:0] = {[str(ROOT), *sys.path]!r}
import click
from grader.cli import group, main

@click.command()
def pretend():
    try:
        print("ready", flush=True)
        sys.stdin.read()
    finally:
        print("clean", flush=True)

group.COMMANDS["pretend"] = ""
sys.modules["grader.cli.pretend"] = types.SimpleNamespace(pretend=pretend)
sys.exit(main.main(["pretend"]))
"""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", program], stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        out, err = process.communicate()
    assert (process.returncode, out, err.strip()) == (130, "clean\n", "Interrompido. / Interrupted.")


@pytest.mark.parametrize(
    ("typed", "status"),
    [("--help", 0), ("--version", 141), ("check --help", 141), ("exercises list", 141), ("exercises show hello-tcp", 141)],
)
def test_a_reader_that_leaves_is_no_error(typed: str, status: int) -> None:
    """`grade.py ... | true`: quiet, and no status that says something of a hand-in."""
    left, right = os.pipe()
    os.close(left)
    done = subprocess.run([sys.executable, ROOT / "grade.py", *typed.split()], stdout=right, stderr=subprocess.PIPE, text=True, check=False)
    os.close(right)
    assert (done.returncode, done.stderr) == (status, "")


def test_an_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert module.main(["chek"]) == 2
    assert "No such command 'chek'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "Não existe o comando chek. Você quis dizer check? / No such command 'chek'."),
        (["check"], "Falta 'PATH'. / Missing argument 'PATH'."),
        (["check", ".", "--nada"], "Não existe a opção --nada. / No such option '--nada'."),
        (["check", ".", "--seed", "x"], "'--seed': este valor não serve. / Invalid value for '--seed'"),
        (["check", ".", "--seed"], "--seed: falta o valor, ou ele não serve. / Option '--seed' requires an argument."),
    ],
)
def test_a_command_that_is_not_right_is_told_in_both_languages(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    assert module.main(arguments) == ExitStatus.USAGE
    assert capsys.readouterr().err.startswith(said)


def test_help_names_every_command_and_imports_none() -> None:
    program = f"""
import json, sys
sys.path[:0] = {[str(ROOT), *sys.path]!r}
from grader.cli.main import main
main(["--help"])
print(json.dumps(sorted(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-I", "-c", program], check=True, capture_output=True, text=True)
    *shown, modules = done.stdout.splitlines()
    for name in COMMANDS:
        assert any(line.split()[:1] == [name] for line in shown)
    imported = {*json.loads(modules)}
    assert imported & HEAVY == set()
    assert imported & {f"grader.cli.{name}" for name in COMMANDS} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert module.main([name, "--help"]) == 0
    assert f"Usage: grade.py {name}" in capsys.readouterr().out


def test_a_full_disk_is_the_user_s_to_mend(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "results")

    monkeypatch.setattr("grader.spec.load.load_exercises", full)
    assert module.main(["exercises", "list"]) == ExitStatus.USAGE
    assert "The disk is full. (results)" in capsys.readouterr().err


def helps() -> list[tuple[str, str]]:
    """Every help text of a command or an option, with where it stands."""
    found: list[tuple[str, str]] = []

    def walk(command: click.Command, path: str) -> None:
        found.append((path, command.help or ""))
        found.extend((f"{path} {each.opts[0]}", each.help or "") for each in command.params if isinstance(each, click.Option))
        for name, below in command.commands.items() if isinstance(command, click.Group) else ():
            walk(below, f"{path} {name}")

    for name in COMMANDS:
        walk(getattr(importlib.import_module(f"grader.cli.{name}"), name), name)
    return found


@pytest.mark.parametrize(("where", "text"), [pytest.param(*each, id=each[0]) for each in helps()])
def test_every_help_has_two_halves(where: str, text: str) -> None:
    portuguese, english, both = (half(text, language) for language in ("pt-BR", "en", ""))
    assert portuguese and english
    assert portuguese != english
    assert len(inspect.cleandoc(text).splitlines()) == 1 or "\n/\n" in inspect.cleandoc(text), "grader/cli/helping.py"
    assert all(part.split("\n")[0] in both for part in (portuguese, english))


@pytest.mark.parametrize(
    ("typed", "said", "not_said"),
    [
        (["--help", "--lang", "en"], "Grades a submission.", "Corrige"),
        (["--lang=pt-BR", "-h"], "Corrige uma entrega.", "Grades"),
        (["check", "--help", "--lang", "en"], "Only this scenario", "cenário"),
        (["check", "--lang", "pt-BR", "-h"], "Opções:", "Options:"),
        (["help", "--lang", "pt-BR", "batch"], "[obrigatória]", "required"),
        (["exercises", "show", "--help", "--lang", "en"], "Shows an exercise", "Mostra"),
    ],
)
def test_help_comes_in_the_language_asked_for(typed: list[str], said: str, not_said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert module.main(typed) == 0
    shown = capsys.readouterr().out
    assert said in shown
    assert not_said not in shown


def test_help_without_a_language_is_in_both_and_stays_so(capsys: pytest.CaptureFixture[str]) -> None:
    for language in (["--lang", "en"], []):
        assert module.main(["check", "--help", *language]) == 0
    shown = capsys.readouterr().out
    assert "Corrige a entrega que está em PATH." in shown
    assert shown.count("Grades the submission in PATH.") == 2


@pytest.mark.parametrize("language", ["pt-BR", "en"])
def test_the_reference_of_commands_is_what_they_say(language: str) -> None:
    page = ROOT / f"docs/commands.{language}.md"
    assert page.read_text(encoding="utf-8") == reference(language), f"python -m grader.cli.reference {language} > {page.relative_to(ROOT)}"
