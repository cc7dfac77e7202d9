"""A recording is what asciinema's player reads, and steers no terminal of the one who plays it."""

import json
import unicodedata
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from grader.report.cast import recordings
from grader.report.words import Words
from grader.timeline import Printed, Started, Timeline, Typed


def read(content: bytes) -> tuple[dict[str, Any], list[list[Any]]]:
    head, *events = map(json.loads, content.decode("ascii").splitlines())
    assert head["version"] == 2
    assert head["width"] > 0 and head["height"] > 0
    assert [event[0] for event in events] == sorted(event[0] for event in events)
    assert all(event[1] in "om" and isinstance(event[2], str) for event in events)
    return head, events


def test_both_terminals_and_the_steps(timeline: Timeline) -> None:
    told = {name: read(content) for name, content in recordings(timeline, Words("en")).items()}
    assert list(told) == ["server", "client"]
    head, events = told["client"]
    assert head["title"] == "ping-pong-tcp: exit: client"
    shown = "".join(text for _, kind, text in events if kind == "o")
    assert shown.startswith("$ client\r\n") or "client.py" in shown
    assert "Digite mensagem: SAIR\r\n" in shown  # typed text is seen
    assert [text for _, kind, text in events if kind == "m"] == ["1", "2", "3"]


def played(*pieces: bytes) -> str:
    events = (
        Started(program="server"),
        *(Printed(program="server", data=piece) for piece in pieces),
        Typed(program="server", data=pieces[-1]),
    )
    timeline = Timeline(exercise="x", scenario="y", seed=1, isolation="hosts", values={}, programs={}, events=events)
    return "".join(text for _, kind, text in read(recordings(timeline, Words("en"))["server"])[1] if kind == "o")


def test_a_character_that_was_cut_is_whole() -> None:
    assert "ção" in played("ção".encode()[:1], "ção".encode()[1:3], "ção".encode()[3:], b"")


@given(st.lists(st.binary(max_size=20) | st.text(max_size=20).map(str.encode), min_size=1, max_size=5))
def test_nothing_steers_the_terminal(pieces: list[bytes]) -> None:
    assert all(unicodedata.category(each)[0] != "C" or each in "\r\n\t\b" for each in played(*pieces))


def test_nothing_is_recorded_of_nothing(timeline: Timeline) -> None:
    assert recordings(msgspec.structs.replace(timeline, events=()), Words("en")) == {}
