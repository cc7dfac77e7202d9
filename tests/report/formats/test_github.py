"""Annotations and a summary, as the runner and GitHub's Markdown read them."""

import html
import re

from hypothesis import given as for_any
from hypothesis import strategies as st

from grader.report.formats import github
from grader.verdict import Finding, Outcome, ScenarioVerdict
from tests.orders import orders

from ..conftest import HOSTILE
from .conftest import Make

FORGED = ["::error::forged", "##[error]forged", "a%0A::error::b", "x,title=y::z", "@turma #1 [a](b) <img src=x> `c` | d"]


def failed(texts: list[str], many: int = 1) -> tuple[ScenarioVerdict, ...]:
    findings = tuple(
        Finding(code="with-data", program="server", file=f"{text[:20]}.py", line=n + 1, quote=text, data={"names": text})
        for text in texts
        for n in range(many)
    )
    return (ScenarioVerdict(id="exit", outcome=Outcome.FAILED, points=0, max_points=1, findings=findings),)


def test_annotations_are_orders_with_places(make: Make) -> None:
    annotations, summary = github.write(make())
    assert annotations.order
    assert summary.name == "GITHUB_STEP_SUMMARY"
    told = orders(annotations.content)
    assert [each.name for each in told] == ["error", "error", "notice", "notice"]
    assert told[0].properties == {"title": "sem decisão"}
    assert told[1].properties == {"file": "turma/ana/TCP: Ping-Pong/client.py", "line": "12", "title": "with-own-hint"}
    assert told[1].message.split("\n")[1:3] == [
        "turma/ana/TCP: Ping-Pong/client.py:12: data = s.recv(1024)",
        "O que tentar: Dica do exercício.",
    ]


def test_ten_of_a_level_are_kept(make: Make) -> None:
    given = make(scenarios=failed(["a"], many=30))
    assert len([each for each in orders(github.annotations(given)) if each.name == "error"]) == 10
    assert github.summary(given).count(b"<pre>") == 31


def test_a_students_words_are_data_in_an_annotation(make: Make) -> None:
    told = orders(github.annotations(make(scenarios=failed(FORGED))))
    assert [each.name for each in told] == ["error"] * len(FORGED) + ["notice"]
    assert all(each.properties["title"] == "with-data" for each in told)
    assert not any("\n::" in each.message or "##[" in each.message for each in told)


@for_any(st.lists(st.text() | st.sampled_from(FORGED), min_size=1, max_size=4))
def test_annotations_say_what_was_meant_whatever_it_is(texts: list[str]) -> None:
    line = f"::error file={github._property(texts[0])},line=3,title=t::{github._message(chr(10).join(texts))}"
    shown = "\n".join(re.split("\r\n|\r|\n", line.replace("\x85", "").replace("\u2028", "")))
    (order,) = orders(shown.encode("utf-8", "replace"))
    assert order.properties["line"] == "3"
    assert order.properties["title"] == "t"


def test_a_summary_holds_a_students_words_as_text_only(make: Make) -> None:
    summary = github.summary(make(scenarios=failed([*FORGED, HOSTILE])))
    assert orders(summary) == []
    text = summary.decode()
    outside = re.sub(r"(?s)<pre>.*?</pre>|```mermaid\n.*?```", "", text)
    assert "forged" not in outside
    assert "@turma" not in outside
    inside = re.findall(r"(?s)<pre>(.*?)</pre>", text)
    assert not any("<" in each for each in inside)
    assert any("@turma #1 [a](b) <img src=x> `c` | d" in html.unescape(each) for each in inside)


def test_a_summary_draws_the_first_failed_play(make: Make) -> None:
    text = github.summary(make()).decode()
    assert "```mermaid\nsequenceDiagram\n" in text
    assert "sem decisão" in html.unescape(text)


def test_a_summary_stays_below_what_is_dropped_whole(make: Make) -> None:
    summary = github.summary(make(scenarios=failed(["x" * 4000], many=2000)))
    assert len(summary) < 1 << 20
    assert summary.rstrip().split(b"\n")[-1].startswith("… +".encode())


def test_points_are_told_where_there_are_any(make: Make) -> None:
    assert "5,5 de 10 pontos" in html.unescape(github.summary(make(without=[Outcome.UNDECIDED])).decode())
