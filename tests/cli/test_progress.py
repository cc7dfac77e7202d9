"""Progress: a line of its own on a terminal, gone at the end; plain lines elsewhere."""

import io
import os
import pty

from grader.cli.progress import ProgressLine
from grader.report.words import Words
from grader.rounds import Progress
from grader.verdict import Outcome

STEPS = [
    Progress(0, 2, "hello-tcp", "pair\x1b[2J", None),
    Progress(1, 2, "hello-tcp", "pair", Outcome.PASSED),
    Progress(2, 2, "x" * 500, "y", Outcome.FAILED),
]


def everything(master: int) -> str:
    """What a terminal got, once nobody has it open for writing any more."""
    got = b""
    while True:
        try:
            got += os.read(master, 4096)
        except OSError:  # EIO: the other side is closed, and all is read
            os.close(master)
            return got.decode()


def test_a_file_gets_a_line_for_each_scenario_that_is_done() -> None:
    stream = io.TextIOWrapper(raw := io.BytesIO(), encoding="utf-8")
    with ProgressLine(stream, Words("pt-BR")) as progress:
        for step in STEPS[:2]:
            progress(step)
    assert raw.getvalue().decode() == "1/2  hello-tcp: pair: passou\n"


def test_a_terminal_gets_one_line_that_is_gone_in_the_end() -> None:
    master, slave = pty.openpty()
    with os.fdopen(slave, "w", encoding="utf-8") as stream, ProgressLine(stream, Words("en"), environ={"TERM": "xterm"}) as progress:
        for step in STEPS:
            progress(step)
    written = everything(master)
    assert written.startswith("\r\x1b[K0/2  hello-tcp: pair\\x1b[2J\r\x1b[K1/2  hello-tcp: pair\r")
    assert written.endswith("\r\x1b[K")
    assert "\n" not in written
    assert max(map(len, written.split("\r\x1b[K"))) < 100


def test_a_dumb_terminal_gets_lines() -> None:
    master, slave = pty.openpty()
    with os.fdopen(slave, "w", encoding="utf-8") as stream, ProgressLine(stream, Words("en"), environ={"TERM": "dumb"}) as progress:
        progress(STEPS[1])
    assert everything(master) == "1/2  hello-tcp: pair: passed\r\n"
