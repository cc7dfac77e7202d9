"""How verdicts add up."""

import pytest

from grader.judge.total import exercise_verdict, submission_verdict
from grader.verdict import Finding, Outcome, ScenarioVerdict, Severity
from tests.judge.table import one_step

SPEC = one_step("server: {waits: data}")


def scenario(outcome, points=0.0, maximum=1.0, bonus=False):
    return ScenarioVerdict(id="x", outcome=outcome, points=points, max_points=maximum, bonus=bonus)


def total(*scenarios, findings=()):
    return exercise_verdict(SPEC, scenarios, findings)


def test_points_add_up_and_bonus_stands_apart():
    verdict = total(scenario(Outcome.PASSED, 0.1, 0.1), scenario(Outcome.REMARKS, 0.2, 0.2), scenario(Outcome.PASSED, 5, 5, bonus=True))
    assert (verdict.points, verdict.max_points, verdict.bonus, verdict.outcome) == (0.3, 0.3, 5, Outcome.REMARKS)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_the_worst_outcome_counts(outcome):
    expected = Outcome.REMARKS if outcome is Outcome.REMARKS else outcome
    assert total(scenario(Outcome.PASSED, 1), scenario(outcome)).outcome is expected


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.NOT_RUN])
def test_a_bonus_not_earned_is_no_failure(outcome):
    assert total(scenario(Outcome.PASSED, 1), scenario(outcome, bonus=True)).outcome is Outcome.REMARKS


def test_findings_about_the_files_count():
    assert total(findings=(Finding(code="missing-program"),)).outcome is Outcome.FAILED
    assert total(scenario(Outcome.PASSED, 1), findings=(Finding(code="quoted", severity=Severity.REMARK),)).outcome is Outcome.REMARKS


def test_nothing_played_is_not_run():
    assert total().outcome is Outcome.NOT_RUN


def test_a_submission_is_the_sum_of_its_exercises():
    one, two = total(scenario(Outcome.PASSED, 1)), total(scenario(Outcome.FAILED))
    verdict = submission_verdict("ana", "hosts", 7, (one, two))
    assert (verdict.points, verdict.max_points, verdict.outcome, verdict.seed) == (1, 2, Outcome.FAILED, 7)
