"""How verdicts add up: scenarios to an exercise, exercises to a submission."""

from collections.abc import Iterable

from grader.spec.model import Exercise
from grader.verdict import ExerciseVerdict, Finding, Outcome, ScenarioVerdict, Severity, SubmissionVerdict, overall


def exercise_verdict(exercise: Exercise, scenarios: tuple[ScenarioVerdict, ...], findings: tuple[Finding, ...]) -> ExerciseVerdict:
    """Points of the scenarios that count; bonus apart. `findings` are those about the files."""
    counted = [each for each in scenarios if not each.bonus]
    outcomes = [_weighed(each) for each in scenarios]
    if any(finding.severity is Severity.ERROR for finding in findings):
        outcomes.append(Outcome.FAILED)
    elif findings and scenarios:
        outcomes.append(Outcome.REMARKS)
    return ExerciseVerdict(
        id=exercise.id,
        outcome=overall(tuple(outcomes)),
        points=_sum(each.points for each in counted),
        max_points=_sum(each.max_points for each in counted),
        bonus=_sum(each.points for each in scenarios if each.bonus),
        scenarios=scenarios,
        findings=findings,
    )


def submission_verdict(
    name: str, isolation: str, seed: int, exercises: tuple[ExerciseVerdict, ...], ignored: tuple[str, ...] = ()
) -> SubmissionVerdict:
    return SubmissionVerdict(
        submission=name,
        isolation=isolation,
        seed=seed,
        outcome=overall(tuple(each.outcome for each in exercises)),
        points=_sum(each.points for each in exercises),
        max_points=_sum(each.max_points for each in exercises),
        exercises=exercises,
        ignored=ignored,
    )


def _weighed(verdict: ScenarioVerdict) -> Outcome:
    """A bonus that was not earned is no failure of the exercise."""
    if verdict.bonus and verdict.outcome in (Outcome.FAILED, Outcome.NOT_RUN):
        return Outcome.REMARKS
    return verdict.outcome


def _sum(points: Iterable[float]) -> float:
    """To the thousandth, so that 0.1 + 0.2 is 0.3."""
    return round(sum(points), 3)
