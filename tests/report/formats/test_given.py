import pytest

from grader.report.formats.given import fingerprints, headline, lines_of
from grader.verdict import Finding, Outcome, ScenarioVerdict, Severity

from .conftest import Make


def scenario(id: str, outcome: Outcome, reason: str = "", **more: object) -> ScenarioVerdict:
    return ScenarioVerdict(id=id, outcome=outcome, points=0, max_points=1, reason=reason, **more)  # type: ignore[arg-type]


def test_a_cause_is_told_once_and_the_dearest_first(make: Make) -> None:
    causes = make().causes
    assert [(cause.finding.code, cause.costs, cause.lost) for cause in causes] == [
        ("with-own-hint", True, 3.5),
        ("with-data", False, 0),  # about the files
        ("with-data", False, 0),
    ]
    assert [each.id for each in causes[0].scenarios] == ["exit", "second-client"]


def test_a_path_is_the_repositorys(make: Make) -> None:
    assert make().causes[0].path == "turma/ana/TCP: Ping-Pong/client.py"
    assert make(prefix="").causes[0].path == "TCP: Ping-Pong/client.py"


def test_a_finding_without_a_file_is_about_its_programs(make: Make) -> None:
    ended = scenario("exit", Outcome.FAILED, findings=(Finding(code="without-hint", program="server"),))
    assert make(scenarios=(ended,)).causes[0].path == "turma/ana/TCP: Ping-Pong/server.py"
    nobodys = scenario("exit", Outcome.FAILED, findings=(Finding(code="without-hint"),))
    assert make(scenarios=(nobodys,)).causes[0].path is None


@pytest.mark.parametrize(
    ("scenarios", "unsettled", "decided"),
    [
        ([scenario("exit", Outcome.UNDECIDED, "patience:x")], {"exit"}, False),
        ([scenario("exit", Outcome.NOT_RUN, "needs-hosts")], {"exit"}, False),
        ([scenario("exit", Outcome.NOT_RUN, "needs-another-play")], {"exit"}, False),
        ([scenario("exit", Outcome.UNDECIDED, "x"), scenario("cut", Outcome.NOT_RUN, "needs-scenario:exit")], {"exit", "cut"}, False),
        ([scenario("exit", Outcome.FAILED), scenario("cut", Outcome.NOT_RUN, "needs-scenario:exit")], set(), True),
        ([scenario("exit", Outcome.FAILED), scenario("framing", Outcome.NOT_RUN, "needs-hosts", bonus=True)], {"framing"}, True),
        ([scenario("exit", Outcome.FAILED), scenario("cut", Outcome.NOT_RUN, "needs-wire")], {"cut"}, False),
        ([scenario("exit", Outcome.FAILED), scenario("framing", Outcome.UNDECIDED, "x", bonus=True)], {"framing"}, True),
    ],
)
def test_what_nobody_could_decide(make: Make, scenarios: list[ScenarioVerdict], unsettled: set[str], decided: bool) -> None:
    given = make(scenarios=tuple(scenarios))
    assert {id for _, id in given.unsettled} == unsettled
    assert given.decided == decided


def test_a_bonus_that_was_not_earned_costs_nothing(make: Make) -> None:
    bonus = scenario("framing", Outcome.FAILED, bonus=True, findings=(Finding(code="without-hint", file="client.py", line=3),))
    cause = make(scenarios=(bonus,)).causes[-1]
    assert cause.finding.severity is Severity.ERROR
    assert not cause.costs


def test_a_headline_is_one_line(make: Make) -> None:
    data = {"expected": "a", "shown": "b", "caret": "^"}
    failed = scenario("exit", Outcome.FAILED, findings=(Finding(code="with-caret", program="client", data=data),))
    cause = make(scenarios=(failed,)).causes[0]
    assert headline(cause.finding) == "They differ: a | b"
    assert lines_of(cause, make().words)[:3] == ["They differ:", "a", "b"]


def test_fingerprints_are_unlike_and_outlive_an_edit_above(make: Make) -> None:
    def failed(line: int) -> tuple[ScenarioVerdict, ...]:
        findings = tuple(Finding(code="without-hint", file="client.py", line=line + n, quote="x = s.recv(1)") for n in (0, 5))
        return (scenario("exit", Outcome.FAILED, findings=findings),)

    before, after = ([name for _, name in fingerprints(make(scenarios=failed(line)).causes)] for line in (3, 30))
    assert len(set(before)) == len(before) == 3
    assert before == after
