"""`grade play` at a terminal: the play goes on as Enter is pressed, and nothing is left however it ends."""

import os
import re
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pexpect
import pytest

from grader.cli.live import Board
from grader.errors import ExitStatus
from grader.places import REFERENCE
from grader.report.layout import Span, line
from tests.processes import tree, wait_until

ROOT = Path(__file__).resolve().parents[2]
MOVES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
PROMPT = r"Step (\d) of (\d) is over\. Enter goes on, q ends\."

pytestmark = pytest.mark.hosts


class Play(Protocol):
    def __call__(self, *words: str, size: tuple[int, int] = (24, 80)) -> "pexpect.spawn[str]": ...


@pytest.fixture
def play() -> Iterator[Play]:
    started: list[pexpect.spawn[str]] = []

    def start(*words: str, size: tuple[int, int] = (24, 80)) -> "pexpect.spawn[str]":
        environ = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")} | {"TERM": "xterm"}
        command = [str(ROOT / "grade.py"), "play", *words, "--lang", "en", "--seed", "1"]
        child = pexpect.spawn(sys.executable, command, encoding="utf-8", dimensions=size, env=environ, timeout=60)  # type: ignore[arg-type]
        started.append(child)
        return child

    yield start
    for child in started:
        child.close(force=True)


def said(child: "pexpect.spawn[str]") -> str:
    return MOVES.sub("", child.before or "").replace("\r\n", "\n")


def gone(child: "pexpect.spawn[str]", processes: set[int]) -> bool:
    return not any(Path(f"/proc/{each}").exists() for each in processes if each != child.pid)


def test_a_step_is_played_when_enter_is_pressed(play: Play) -> None:
    child = play("hello-tcp", "pair", str(REFERENCE / "hello-tcp"), size=(40, 120))
    child.expect(PROMPT)
    first = said(child)
    assert "── step 1: start server ──" in first
    assert "server waits for a connection, server.py:13: conexao, endereco = servidor.accept()" in first
    assert "client.py" not in first.split("── step 1", 1)[1]  # it has not been started, however long somebody looks
    programs = tree(child.pid)
    states = [Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()[0] for each in programs]
    assert "T" in states  # the server is stopped
    child.sendline("")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == ExitStatus.PASSED
    assert "Thank you for connecting" in said(child)
    assert "client ended, exit status 0" in said(child)
    assert gone(child, programs)


@pytest.mark.parametrize("how", ["q", "end of file", "Ctrl-C", "SIGTERM"])
def test_it_may_be_ended_at_any_stop(how: str, play: Play) -> None:
    child = play("ping-pong-tcp", "conversation", str(REFERENCE))
    child.expect(PROMPT)
    programs = tree(child.pid)
    if how == "q":
        child.sendline("q")
    elif how == "end of file":
        child.sendeof()
    elif how == "Ctrl-C":
        child.sendintr()
    else:
        child.kill(signal.SIGTERM)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == (ExitStatus.PASSED if how in ("q", "end of file") else ExitStatus.INTERRUPTED)
    wait_until(lambda: gone(child, programs), "the end of its programs")


SLOW = {
    "server.py": "import socket\ns = socket.create_server(('', 12345))\nc, a = s.accept()\nprint('got', a)\nc.sendall(b'x')\nc.close()\n",
    "client.py": "import time\nfor n in range(40):\n    print('line', n)\n    time.sleep(0.05)\n",
}


def test_what_a_step_does_is_drawn_as_it_happens(play: Play, tmp_path: Path) -> None:
    for name, source in SLOW.items():
        (tmp_path / name).write_text(source)
    child = play("hello-tcp", "pair", str(tmp_path), size=(24, 80))
    child.expect(PROMPT)
    child.sendline("")
    child.expect("line 3[^0-9]")
    assert "exit status" not in said(child)
    child.expect(pexpect.EOF)
    last = said(child)
    assert "client ended, exit status 0" in last
    child.close()


def test_a_wait_that_ends_while_somebody_looks_is_told(play: Play, tmp_path: Path) -> None:
    server = "import socket\ns = socket.create_server(('', 12345))\ns.settimeout(4)\nc, a = s.accept()\n"
    for name, source in {"server.py": server, "client.py": SLOW["client.py"]}.items():
        (tmp_path / name).write_text(source)
    child = play("hello-tcp", "pair", str(tmp_path), size=(24, 120))
    child.expect(PROMPT)
    assert "the programs stand still, but their clocks go on (server: at most 4 s)" in said(child)
    child.sendline("")
    child.expect(pexpect.EOF)
    child.close()


def test_with_programs_on_the_bare_machine(play: Play, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    for name in ("server.py", "client.py"):
        (tmp_path / name).write_text((REFERENCE / "hello-tcp" / name).read_text(encoding="utf-8").replace("12345", str(port)))
    child = play("hello-tcp", "pair", str(tmp_path), "--isolation", "plain")
    while child.expect([PROMPT, pexpect.EOF]) == 0:
        child.sendline("")
    child.close()
    assert "client ended, exit status 0" in said(child)


class Screen:
    """A terminal, as far as a board needs one."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None:
        pass


def test_what_is_drawn_for_now_is_drawn_over() -> None:
    screen = Screen()
    board = Board(screen, {"TERM": "xterm"})  # type: ignore[arg-type]
    board.draw([line(Span("one")), line(Span("two"))])
    board.draw([line(Span("three"))])
    board.keep([line(Span("four"))])
    assert MOVES.findall(screen.written) == ["\x1b[2A", "\x1b[J", "\x1b[1A", "\x1b[J"]
    assert MOVES.sub("", screen.written).split() == ["one", "two", "three", "four"]


def test_a_terminal_whose_cursor_does_not_move_is_only_written_on() -> None:
    screen = Screen()
    board = Board(screen, {"TERM": "dumb"})  # type: ignore[arg-type]
    board.draw([line(Span("one"))])
    board.keep([line(Span("two"))])
    assert screen.written.strip() == "two"
