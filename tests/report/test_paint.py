"""Colour on a terminal only, and no encoding that a line could break on."""

import io
import os
import pty
import subprocess
import sys

import pytest

from grader.report.layout import Line, Span
from grader.report.paint import STYLES, degrade, paint, width_for

LINES: list[Line] = [(Span("✗ ", "bad"), Span("[bold]ação[/bold] :smile: https://x 'y' 12")), (), (Span("dim", "dim"),)]


def to_file(lines: list[Line], encoding: str) -> str:
    """What a file gets."""
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding=encoding) as stream:
        paint(lines, stream)
        return raw.getvalue().decode(encoding)


def everything(master: int) -> str:
    """What a terminal got, once no process has it open for writing any more."""
    got = b""
    while True:
        try:
            got += os.read(master, 4096)
        except OSError:  # EIO: the other side is closed, and all is read
            os.close(master)
            return got.decode()


def on_terminal(lines: list[Line], monkeypatch: pytest.MonkeyPatch, **environ: str) -> str:
    """What a terminal gets."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    master, slave = pty.openpty()
    with os.fdopen(slave, "w", encoding="utf-8") as stream:
        paint(lines, stream)
    return everything(master)


def test_a_file_gets_plain_lines() -> None:
    assert to_file(LINES, "utf-8") == "✗ [bold]ação[/bold] :smile: https://x 'y' 12\n\ndim\n"


def test_a_terminal_gets_colour_and_no_markup_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    written = on_terminal(LINES, monkeypatch)
    assert "\x1b[1;31m✗ \x1b[0m[bold]ação[/bold] :smile: https://x 'y' 12\r\n\r\n\x1b[2mdim\x1b[0m\r\n" in written


def test_no_color_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    written = on_terminal(LINES, monkeypatch, NO_COLOR="1")
    assert "[31" not in written
    assert ";31" not in written


def test_only_basic_colours_are_used() -> None:
    words = {word for style in STYLES.values() for word in style.split()}
    assert words <= {"bold", "dim", "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"}


def test_rich_is_not_imported_for_a_file() -> None:
    code = "import sys, grader.report.terminal, grader.report.paint as p; p.paint([()], sys.stdout); print('rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\nFalse\n"


@pytest.mark.parametrize(
    ("encoding", "shown"), [("utf-8", "✓ “ação” → 漢"), ("latin-1", '+ "acao" > \\u6f22'), ("ascii", '+ "acao" > \\u6f22')]
)
def test_a_poor_encoding_gets_the_nearest(encoding: str, shown: str) -> None:
    assert degrade("✓ “ação” → 漢", encoding) == shown
    degrade("✓ “ação” → 漢", encoding).encode(encoding)


def test_a_stream_with_a_poor_encoding_takes_every_line() -> None:
    assert to_file(LINES, "ascii").startswith("x [bold]acao[/bold]")


@pytest.mark.parametrize(("columns", "width"), [("120", 120), ("3", 40), ("", 100), ("x", 100), ("0", 100)])
def test_the_width_comes_from_columns_or_is_that_of_a_page(columns: str, width: int) -> None:
    assert width_for(io.StringIO(), {"COLUMNS": columns}) == width
