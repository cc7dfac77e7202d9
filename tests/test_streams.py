"""Whatever is printed, by whatever of ours, in whatever pieces: no runner of CI finds an order in it."""

import io
import json
import re
import sys
from pathlib import Path

import click
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.console import Console

import grader
from grader import streams
from grader.cli.main import main
from grader.report import safe
from grader.report.layout import line, plain, wrap
from grader.report.pages import render
from tests.orders import orders

ORDERS = ["::error::x", "::add-mask::a", "##[error]x", "##vso[task.x]y", "##teamcity[x]"]
REFERENCE = Path(grader.__file__).parents[1] / "reference"
PIECES = st.sampled_from(
    [*ORDERS, ":", "::", "#", "##", "[", "\n", "\r", " ", "\t", "\xa0", "\u3000", "\x1b[1m", "\ufeff", "a", "ç", ";", "error"]
)
TEXT = st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join) | st.text()


@given(TEXT)
@example("  ::error::x")
@example("\x1b[31m::error::x")
@example("x\r::stop-commands::t")
@example(":::error::x")
@example("###[error]x ####[group]")
@example("##[" * 3)
def test_no_order_is_left_in_a_text(text: str) -> None:
    assert orders(streams.inert(text.encode("utf-8", "surrogatepass"))) == []


@given(TEXT)
def test_what_is_inert_is_not_changed_again(text: str) -> None:
    once = streams.inert(text.encode("utf-8", "surrogatepass"))
    assert streams.inert(once) == once


@given(st.text("abç :.[]#\n").filter(lambda text: not re.search(r"(?m)^\s*::|##[\w.]*\[", text)))
@example("std::cout << x[1]; // a::b #[x] # # [")
def test_all_else_is_left_as_it_is(text: str) -> None:
    assert streams.inert(text.encode()) == text.encode()


@given(st.lists(TEXT | PIECES, max_size=12))
@example([" ", ":", ":error", "::x"])
@example(["#", "#", "[error]"])
@example(["##" + "v", "so[x]"])
@example(["a" * 200, "##", "[error]x"])
@example(["   " * 100, "::error::x"])
def test_no_order_comes_of_pieces(pieces: list[str]) -> None:
    stream = streams.Inert(under := io.BytesIO())
    for piece in pieces:
        stream.write(piece.encode("utf-8", "surrogatepass"))
    assert orders(under.getvalue()) == []


@given(TEXT, st.integers(1, 40), st.integers(0, 8))
def test_no_order_comes_of_where_a_line_breaks(text: str, width: int, indent: int) -> None:
    lines = wrap(line(safe.line(text)), width, indent=indent, hang=2)
    assert orders(streams.inert("\n".join(map(plain, lines)).encode())) == []


@given(st.lists(TEXT), st.dictionaries(TEXT, TEXT, max_size=3))
def test_json_says_the_same_and_orders_nothing(texts: list[str], data: dict[str, str]) -> None:
    value = {"texts": list(map(safe.line, texts)), "data": {safe.line(name): safe.line(text) for name, text in data.items()}}
    written = safe.json(value)
    assert json.loads(written) == value
    assert orders(written) == []
    assert streams.inert(written) == written


@given(TEXT)
def test_a_page_shows_the_same_and_orders_nothing(text: str) -> None:
    shown = render._environment().from_string("<pre>\n{{ text }}</pre><i title='{{ text }}'>").render(text=safe.line(text))
    assert orders(shown.encode()) == []


class Small(io.RawIOBase):
    """Takes two bytes at a time, as a pipe that is nearly full may."""

    def __init__(self) -> None:
        self.got = b""

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]
        self.got += bytes(content[:2])
        return len(content[:2])


def test_an_unbuffered_stream_gets_all() -> None:
    under = Small()
    assert streams.Inert(under).write(b"abcde") == 5  # type: ignore[arg-type]
    assert under.got == b"abcde"


@pytest.mark.parametrize("say", [click.echo, print, sys.stderr.__class__, Console])
def test_whatever_prints_within_prints_no_order(say: object, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with streams.disarmed():
        for order in ORDERS:
            if say is Console:
                Console(markup=False).print(f"  {order}")
            elif say is print or say is click.echo:
                say(f"  {order}")
                say(f"\t{order}", **({"file": sys.stderr} if say is print else {"err": True}))
            else:
                sys.stderr.write(f"x\n {order}\n")
    out, err = capfdbinary.readouterr()
    assert out + err
    assert orders(out) == orders(err) == []


def test_the_streams_are_afterwards_what_they_were(capfd: pytest.CaptureFixture[str]) -> None:
    before = sys.stdout, sys.stderr
    with streams.disarmed():
        print("within", end="")
        streams.bare(sys.stdout).write(b"\n::notice::meant\n")
    assert (sys.stdout, sys.stderr) == before
    print("after")
    assert capfd.readouterr().out == "within\n::notice::meant\nafter\n"


@pytest.mark.parametrize("name", ["::error::x", "a\n::error::x", "##[error]x"])
@pytest.mark.parametrize(
    "command", [["check"], ["rejudge"], ["batch"], ["marks"], ["export", "--to", "csv"], ["::error::x"], ["check", "--json"]]
)
def test_errors_order_nothing(command: list[str], name: str, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    assert main([*command, name]) != 0
    out, err = capfdbinary.readouterr()
    assert err
    assert orders(out) == orders(err) == []


CLIENT = """
import socket
for order in {orders!r}:
    print("x" * 20, order, " " + order)
    print(order)
s = socket.socket()
s.connect(("", 12345))
s.send({orders!r}[0].encode())
raise SystemExit({orders!r}[2])
"""


@pytest.mark.hosts
@pytest.mark.parametrize("options", [["-v"], ["--json", "-"], ["--html", "-"]])
def test_a_hand_in_that_prints_and_is_called_orders(options: list[str], tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = tmp_path / "::error::ana" / "ping-pong-tcp"
    folder.mkdir(parents=True)
    (folder / "client.py").write_text(CLIENT.format(orders=ORDERS), encoding="utf-8")
    (folder / "##[error]server.py").write_bytes((REFERENCE / "ping-pong-tcp" / "server.py").read_bytes())
    assert main(["check", str(folder.parent), "--scenario", "conversation", *options]) == 1
    out, err = capfdbinary.readouterr()
    assert b"error" in out
    assert orders(out) == orders(err) == []
