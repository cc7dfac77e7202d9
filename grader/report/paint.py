"""Writes lines to a stream: in colour through rich on a terminal, as plain text otherwise.

rich is imported for a terminal only: it costs more than a third of a small submission's own time.
"""

import os
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TextIO

from grader.report.layout import Line, plain

# Basic colours only, so that they follow the terminal's own theme, light or dark; none is the only sign of anything.
STYLES = {
    "good": "green",
    "bad": "bold red",
    "remark": "magenta",
    "unsure": "bold magenta",
    "strong": "bold",
    "dim": "dim",
    "typed": "bold",
    "code": "bold",
}
_PLAIN_WIDTH = 100
_ASCII = str.maketrans("✓✗–│─┼→›…“”·□«»↳", "+x-|-+>>.\"\".o''>")


def width_for(stream: TextIO, environ: Mapping[str, str] = os.environ) -> int:
    """How many columns to write to `stream`: COLUMNS, or the terminal's, or 100 for a file. At least 40."""
    if environ.get("COLUMNS", "").isdigit() and int(environ["COLUMNS"]) > 0:
        return max(40, int(environ["COLUMNS"]))
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):  # no terminal, or no file at all
        return _PLAIN_WIDTH
    return max(40, columns or _PLAIN_WIDTH)


def paint(lines: Sequence[Line], stream: TextIO) -> None:
    """Write `lines` to `stream`. Raises BrokenPipeError where the reading process has gone (`| head`)."""
    if stream.isatty():
        _rich(lines, stream)
    else:
        stream.write("".join(f"{degrade(plain(spans), stream.encoding)}\n" for spans in lines))
        stream.flush()


def degrade(text: str, encoding: str | None) -> str:
    """`text` as far as `encoding` can say it: signs by the nearest ASCII one, letters without their accents."""
    encoding = encoding or "ascii"
    try:
        text.encode(encoding)
        return text
    except UnicodeEncodeError:
        simpler = unicodedata.normalize("NFKD", text.translate(_ASCII))
        simpler = "".join(c for c in simpler if not unicodedata.combining(c))
        return simpler.encode(encoding, "backslashreplace").decode(encoding)


def _rich(lines: Sequence[Line], stream: TextIO) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    text = Text(end="")
    for spans in lines:
        for span in spans:
            text.append(degrade(span.text, stream.encoding), STYLES.get(span.style))
        text.append("\n")
    console.print(text, end="")
