"""Read back by the reader of an action on GitHub; names and counts are what GitLab's and Jenkins' readers need."""

import xml.etree.ElementTree as ET

from hypothesis import given as for_any
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase

from grader.report import safe
from grader.report.formats import junit
from grader.verdict import Finding, Outcome, ScenarioVerdict
from tests.orders import orders

from .conftest import Make


def cases(make: Make, **options: object) -> dict[str, TestCase]:
    (output,) = junit.write(make(**options))
    return {case.name: case for suite in JUnitXml.fromstring(output.content) for case in suite}


def test_each_outcome_has_its_element(make: Make) -> None:
    found = {name: [type(result) for result in case.result] for name, case in cases(make).items()}
    assert found == {
        "conversation": [],
        "wording": [],
        "exit": [Failure],
        "second-client": [Failure],
        "cut": [Skipped],
        "broken": [Error],
        "framing": [],
    }


def test_counts_and_times_are_right(make: Make) -> None:
    root = ET.fromstring(junit.write(make())[0].content)
    for each in (root, root[0]):
        assert {name: each.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
            "tests": "7",
            "failures": "2",
            "errors": "1",
            "skipped": "1",
        }
    assert all(each.get("name") for each in root.iter() if each.tag.startswith("test"))
    assert all(case.get("classname") == "ping-pong-tcp" and float(case.get("time", "-1")) >= 0 for case in root.iter("testcase"))


def test_a_failure_names_its_place(make: Make) -> None:
    case = cases(make)["exit"]
    (failure,) = case.result
    assert case._elem.get("file") == "turma/ana/TCP: Ping-Pong/client.py"
    assert case._elem.get("line") == "12"
    assert failure.type == "with-own-hint"
    assert failure.text.startswith("turma/ana/TCP: Ping-Pong/client.py:12: data = s.recv(1024)\n")
    assert "Dica do exercício." in failure.text


def test_points_are_told_where_there_are_any(make: Make) -> None:
    def points(**options: object) -> str | None:
        root = ET.fromstring(junit.write(make(**options))[0].content)
        return next((each.get("value") for each in root.iter("property") if each.get("name") == "points"), None)

    assert points() is None
    assert points(without=[Outcome.UNDECIDED]) == "5.5"


def test_a_bonus_that_was_not_earned_is_no_failure(make: Make) -> None:
    bonus = ScenarioVerdict(
        id="framing", outcome=Outcome.FAILED, points=0, max_points=1, bonus=True, findings=(Finding(code="without-hint"),)
    )
    assert [type(result) for result in cases(make, scenarios=(bonus,))["framing"].result] == [Skipped]


@for_any(st.text() | st.text(":#[x\n"))
def test_any_text_is_read_back_and_orders_nothing(text: str) -> None:
    root = ET.Element("a", b=safe.line(text))
    root.text = f"\n{safe.line(text)}"
    written = junit.as_xml(root)
    again = ET.fromstring(written)
    assert (again.get("b"), again.text) == (safe.line(text), f"\n{safe.line(text)}")
    assert orders(written) == []
