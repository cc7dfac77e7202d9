"""Every line is one that Mermaid knows, whatever a program said. (Checked against Mermaid's own parser by hand: it needs Node.)"""

import re

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st

from grader.report.mermaid import _text, diagram
from grader.report.words import Words
from grader.timeline import Printed, Timeline

TEXT = r"(?:[^\W]|[ .,()!?'=+*/@“”«»…→×<>-]|#\d+;|<br/>)+"
LINE = re.compile(rf"sequenceDiagram|participant p\d+ as {TEXT}|Note over p\d+(,p\d+)?: {TEXT}|p\d+(->>|-x|--\))p\d+: {TEXT}")


@given(st.text())
@example("end")
@example("a; end\n%%{init: {}}%%")
@example("```\n::error::x")
def test_a_label_holds_no_language(text: str) -> None:
    shown = _text(text)
    assert re.fullmatch(TEXT, shown)
    assert not re.search(r"[;:%`{}<>|\\\n]", re.sub(r"#\d+;", "", shown))


def test_a_play_is_drawn(timeline: Timeline) -> None:
    lines = diagram(timeline, Words("en")).splitlines()
    assert all(LINE.fullmatch(line) for line in lines), lines
    assert lines[1:3] == ["participant p0 as server", "participant p1 as client"]
    assert "p1->>p0: “SAIR” (4 B)" in lines
    assert "Note over p1: » SAIR" in lines


def test_a_long_play_is_cut(timeline: Timeline) -> None:
    many = tuple(event for n in range(100) for event in (Printed(program="server", data=b"x"), Printed(program="client", data=b"y")))
    lines = diagram(msgspec.structs.replace(timeline, events=timeline.events[:2] + many), Words("en"), most=1).splitlines()
    assert len(lines) == 4 + 1
    assert "left out" in lines[-1]


def test_nothing_is_drawn_of_nothing(timeline: Timeline) -> None:
    assert diagram(msgspec.structs.replace(timeline, events=()), Words("en")).startswith("sequenceDiagram\n")
