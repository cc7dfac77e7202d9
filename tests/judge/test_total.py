"""How verdicts add up: plays to claims, claims to scenarios, scenarios to an exercise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.judge.total import exercise_verdict, submission_verdict
from grader.verdict import Finding, Mark, Outcome, ScenarioVerdict, Severity
from tests.judge.table import exercise

SPEC = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {a: {draw: word}, b: {draw: word}}
claims:
  greets: {points: 3}
  parts: {points: 0.3}
  more: {points: 5, bonus: true}
scenarios:
  - id: first
    play:
      - {start: server, see: {server: {shows: "{a}", earns: greets}}}
      - {start: client, see: {client: {shows: "{b}", earns: parts}}}
      - {type: {client: "{b}"}, see: {client: {shows: "{b}", earns: parts}}}
  - id: second
    play:
      - {start: server, see: {server: {shows: "{a}", earns: greets}}}
  - {id: extra, earns: more, bonus: true, play: [{start: server, see: {server: {waits: data}}}]}
"""
)
ERROR = Finding(code="quoted")


def scenario(id, outcome, *marks, findings=(), reason="", way=""):
    return ScenarioVerdict(id=id, outcome=outcome, points=0.0, max_points=0.0, findings=findings, reason=reason, way=way, marks=marks)


def shown(**got):
    whole = {"greets": 1, "parts": 2, "more": 1}
    return tuple(Mark(claim, count, whole[claim]) for claim, count in got.items())


def total(*scenarios, findings=(), ways=None):
    return exercise_verdict(SPEC, scenarios, findings, ways)


def claims(verdict):
    return {each.id: each for one in verdict.scenarios for each in one.claims}


RIGHT = scenario("first", Outcome.PASSED, *shown(greets=1, parts=2))
EXTRA = scenario("extra", Outcome.PASSED, *shown(more=1))


def test_points_add_up_and_bonus_stands_apart():
    verdict = total(RIGHT, EXTRA)
    assert (verdict.points, verdict.max_points, verdict.bonus, verdict.outcome) == (3.3, 3.3, 5, Outcome.PASSED)
    assert [(one.id, one.points, one.max_points) for one in verdict.scenarios] == [("first", 3.3, 3.3), ("extra", 5, 5)]


def test_a_claim_is_earned_where_some_play_shows_it():
    failed = scenario("first", Outcome.FAILED, *shown(greets=0, parts=2), findings=(ERROR,))
    other = scenario("second", Outcome.PASSED, *shown(greets=1))
    verdict = total(failed, other)
    assert claims(verdict)["greets"].points == 3
    assert claims(verdict)["greets"].scenario == "second"
    first, _ = verdict.scenarios
    assert (first.outcome, [each.severity for each in first.findings]) == (Outcome.REMARKS, [Severity.REMARK]), "it costs nothing"


def test_a_claim_is_lost_where_no_play_shows_it_and_told_with_one_scenario():
    verdict = total(scenario("first", Outcome.FAILED, *shown(greets=0, parts=2)), scenario("second", Outcome.PASSED, *shown(greets=0)))
    assert (verdict.points, claims(verdict)["greets"].outcome) == (0.3, Outcome.FAILED)
    assert [(one.id, one.outcome, one.max_points) for one in verdict.scenarios] == [
        ("first", Outcome.FAILED, 3.3),
        ("second", Outcome.PASSED, 0.0),
    ]


def test_what_passed_fails_where_a_claim_told_with_it_is_lost():
    (first,) = total(scenario("first", Outcome.PASSED, *shown(greets=0, parts=2))).scenarios
    assert first.outcome is Outcome.FAILED


def test_part_for_part_by_the_play_that_shows_most():
    one = scenario("first", Outcome.FAILED, *shown(greets=1, parts=1))
    verdict = total(one, ways={"first": [one, scenario("first", Outcome.FAILED, *shown(parts=0), way="client-alone")]})
    assert (claims(verdict)["parts"].points, claims(verdict)["parts"].got, claims(verdict)["parts"].of) == (0.15, 1, 2)
    more = scenario("first", Outcome.PASSED, *shown(parts=2), way="client-alone")
    verdict = total(one, ways={"first": [one, more]})
    assert (claims(verdict)["parts"].points, claims(verdict)["parts"].way) == (0.3, "client-alone")
    assert verdict.scenarios[0].outcome is Outcome.REMARKS


def test_where_a_play_that_could_show_it_is_undecided_a_claim_is_undecided():
    verdict = total(scenario("first", Outcome.FAILED, *shown(greets=0, parts=2)), scenario("second", Outcome.UNDECIDED))
    assert (claims(verdict)["greets"].outcome, verdict.outcome) == (Outcome.UNDECIDED, Outcome.UNDECIDED)
    verdict = total(scenario("first", Outcome.UNDECIDED, *shown(parts=2)), scenario("second", Outcome.PASSED, *shown(greets=1)))
    assert claims(verdict)["greets"].outcome is Outcome.PASSED


def test_what_was_not_played_is_not_run():
    verdict = total(scenario("first", Outcome.NOT_RUN, reason="needs-hosts"))
    assert (verdict.outcome, verdict.points, verdict.max_points) == (Outcome.NOT_RUN, 0, 3.3)
    assert {each.outcome for each in claims(verdict).values()} == {Outcome.NOT_RUN}


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.NOT_RUN])
def test_a_bonus_not_earned_is_no_failure(outcome):
    verdict = total(RIGHT, scenario("extra", outcome, *shown(more=0)))
    assert (verdict.outcome, verdict.points, verdict.bonus) == (Outcome.REMARKS, 3.3, 0)


def test_findings_about_the_files_count():
    assert total(findings=(Finding(code="missing-program"),)).outcome is Outcome.FAILED
    assert total(RIGHT, findings=(Finding(code="quoted", severity=Severity.REMARK),)).outcome is Outcome.REMARKS


def test_nothing_played_is_not_run():
    assert total().outcome is Outcome.NOT_RUN


def test_a_submission_is_the_sum_of_its_exercises():
    one, two = total(RIGHT), total(scenario("first", Outcome.FAILED))
    verdict = submission_verdict("ana", "hosts", 7, (one, two))
    assert (verdict.points, verdict.max_points, verdict.outcome, verdict.seed) == (3.3, 6.6, Outcome.FAILED, 7)


COUNTS = st.fixed_dictionaries({"greets": st.integers(0, 1), "parts": st.integers(0, 2)})
OUTCOMES = st.sampled_from([Outcome.PASSED, Outcome.REMARKS, Outcome.FAILED])
PLAYS = st.lists(st.tuples(st.sampled_from(["first", "second"]), OUTCOMES, COUNTS), max_size=6)


def plays_of(drawn):
    counted = {"first": ("greets", "parts"), "second": ("greets",)}
    return [scenario(id, outcome, *shown(**{claim: got[claim] for claim in counted[id]})) for id, outcome, got in drawn]


@given(PLAYS)
def test_no_claim_is_charged_twice(drawn):
    """Whatever the plays show: each claim is told with one scenario, and the points are those of the claims."""
    plays = plays_of(drawn)
    told = [scenario("first", Outcome.FAILED), scenario("second", Outcome.FAILED)]
    verdict = total(*told, ways={"": plays})
    ids = [each.id for one in verdict.scenarios for each in one.claims]
    assert sorted(ids) == ["greets", "parts"]
    assert verdict.points == pytest.approx(sum(each.points for each in claims(verdict).values()))
    assert verdict.points == pytest.approx(sum(one.points for one in verdict.scenarios))


@given(PLAYS, PLAYS)
def test_another_play_never_takes_points(drawn, more):
    told = [scenario("first", Outcome.FAILED), scenario("second", Outcome.FAILED)]
    less = total(*told, ways={"": plays_of(drawn)})
    assert total(*told, ways={"": plays_of(drawn + more)}).points >= less.points


COMPARED = """
protocol: {protocol}
programs: {{server: {{names: [server]}}, client: {{names: [client]}}}}
values: {{a: {{draw: word}}}}
claims: {{greets: {{points: 3}}}}
scenarios:
  - id: pair
    play: [{{start: server, see: {{server: {{shows: "{{a}}", earns: greets}}}}}}]
  - id: compared
    remark: true
    cast: {{client: reference}}
    play: [{{start: server, see: {{server: {{shows: "{{a}}"}}}}}}]
"""


@pytest.mark.parametrize(
    ("protocol", "pair", "codes", "told"),
    [
        ("own", Outcome.PASSED, ["messages-glued"], ["another-protocol"]),
        ("own", Outcome.PASSED, ["each-waits-for-the-other", "wording-near"], ["another-protocol", "wording-near"]),
        ("own", Outcome.PASSED, ["wording-near"], ["wording-near"]),  # they get on
        ("own", Outcome.PASSED, ["crash-parsing"], ["crash-parsing"]),  # to be mended whatever comes
        ("own", Outcome.PASSED, ["families-differ"], ["families-differ"]),
        ("own", Outcome.FAILED, ["messages-glued"], ["messages-glued"]),  # they do not get on with each other either
        ("fixed", Outcome.PASSED, ["messages-glued"], ["messages-glued"]),
    ],
)
def test_with_a_protocol_of_ones_own_the_reference_is_only_compared(protocol, pair, codes, told):
    spec = exercise(COMPARED.format(protocol=protocol))
    findings = tuple(Finding(code=code, severity=Severity.REMARK) for code in codes)
    marks = shown(greets=int(pair is Outcome.PASSED))
    verdict = exercise_verdict(spec, (scenario("pair", pair, *marks), scenario("compared", Outcome.REMARKS, findings=findings)), ())
    compared = verdict.scenarios[1]
    assert [each.code for each in compared.findings] == told
    assert [each.program for each in compared.findings if each.code == "another-protocol"] == ["server"] * ("another-protocol" in told)
