"""How verdicts add up: scenarios to an exercise, exercises to a submission."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from grader.findings import CATALOGUE, finding_of
from grader.judge.judge import as_remark
from grader.spec.model import Claim, Exercise, Scenario
from grader.spec.rubric import homes, rubric, shown_in, whole
from grader.verdict import (
    ROLES_REVERSED,
    ClaimVerdict,
    ExerciseVerdict,
    Finding,
    Outcome,
    ScenarioVerdict,
    Severity,
    SubmissionVerdict,
    overall,
)

Ways = Mapping[str, Iterable[ScenarioVerdict]]  # by scenario, the verdicts on all ways of playing it


def exercise_verdict(
    exercise: Exercise, scenarios: tuple[ScenarioVerdict, ...], findings: tuple[Finding, ...], ways: Ways | None = None
) -> ExerciseVerdict:
    """Points of the claims that count; bonus apart. `findings` are those about the files.

    `scenarios` are what is told of each; `ways` what all their plays show, `scenarios` alone where none are given.
    """
    plays = [each for key in (ways or {}) for each in (ways or {})[key]] or [*scenarios]
    claims = _best_reading(exercise, scenarios, plays)
    home = homes(exercise)
    settled = (_settled(each, tuple(claims[id] for id in home[each.id] if id in claims)) for each in scenarios)
    told = _compared(exercise, tuple(settled))
    outcomes = [_weighed(each) for each in told]
    if any(finding.severity is Severity.ERROR for finding in findings):
        outcomes.append(Outcome.FAILED)
    elif findings and told:
        outcomes.append(Outcome.REMARKS)
    listed = [claim for each in told for claim in each.claims]  # of some scenarios alone, not what is told with another
    counted = [each for each in listed if not each.bonus]
    return ExerciseVerdict(
        id=exercise.id,
        outcome=overall(tuple(outcomes)),
        points=_sum(each.points for each in counted),
        max_points=_sum(each.max_points for each in counted),
        bonus=_sum(each.points for each in listed if each.bonus),
        scenarios=told,
        findings=findings,
    )


def _best_reading(exercise: Exercise, scenarios: tuple[ScenarioVerdict, ...], plays: list[ScenarioVerdict]) -> dict[str, ClaimVerdict]:
    """The claims, of programs that either bear each other's names or have each other's roles: not both at once."""
    as_reversed = [each for each in plays if ROLES_REVERSED in each.way]
    as_taken = [each for each in plays if ROLES_REVERSED not in each.way]
    readings = [_claims(exercise, scenarios, each) for each in (as_taken, as_reversed) if each or not as_reversed]
    return max(readings, key=lambda claims: sum(each.points for each in claims.values()))


def _claims(exercise: Exercise, scenarios: tuple[ScenarioVerdict, ...], plays: list[ScenarioVerdict]) -> dict[str, ClaimVerdict]:
    """The lines of the rubric that these scenarios can show."""
    roles = frozenset(exercise.programs)
    chosen = {each.id for each in scenarios}
    can = {each.id: shown_in(exercise, each, roles) for each in exercise.scenarios if each.id in chosen}
    parts = whole(exercise)
    verdicts = {}
    for id, claim in rubric(exercise).items():
        told_by = [each for each in scenarios if id in can[each.id]]
        if told_by:
            verdicts[id] = _claim(id, claim, parts[id], told_by, plays, {key: counts[id] for key, counts in can.items() if id in counts})
    return verdicts


def _claim(
    id: str, claim: Claim, parts: int, told_by: list[ScenarioVerdict], plays: list[ScenarioVerdict], can: dict[str, int]
) -> ClaimVerdict:
    """Earned as far as the play that shows most of it does."""
    shown = [(mark.got / max(mark.of, parts), mark, play) for play in plays for mark in play.marks if mark.claim == id]
    share, best, where = max(shown, key=lambda one: one[0], default=(0.0, None, None))
    got, of = (best.got, max(best.of, parts)) if best is not None else (0, parts)
    unsure = any(each.outcome is Outcome.UNDECIDED and can.get(each.id, 0) > got for each in (*plays, *told_by))
    if share >= 1:
        outcome = Outcome.PASSED
    elif unsure:
        outcome = Outcome.UNDECIDED
    elif all(each.outcome is Outcome.NOT_RUN for each in told_by):
        outcome = Outcome.NOT_RUN
    else:
        outcome = Outcome.FAILED
    return ClaimVerdict(
        id=id,
        outcome=outcome,
        points=round(claim.points * share, 2) if share < 1 else claim.points,
        max_points=claim.points,
        bonus=claim.bonus,
        got=got,
        of=of,
        scenario=where.id if where is not None else "",
        way=where.way if where is not None else "",
    )


def _compared(exercise: Exercise, told: tuple[ScenarioVerdict, ...]) -> tuple[ScenarioVerdict, ...]:
    """Two programs with a protocol of their own need not get on with the reference: where they do with each other, it is that and no
    other cause by which one of them is told to fail there."""
    scenarios = {each.id: each for each in exercise.scenarios}
    own = [each.outcome for each in told if not (scenarios[each.id].cast or scenarios[each.id].remark or each.bonus)]
    if exercise.protocol != "own" or not own or not {Outcome.PASSED, Outcome.REMARKS}.issuperset(own):
        return told
    return tuple(_of_another_protocol(exercise, scenarios[each.id], each) for each in told)


def _of_another_protocol(exercise: Exercise, scenario: Scenario, verdict: ScenarioVerdict) -> ScenarioVerdict:
    mine = [role for role in exercise.programs if role not in scenario.cast]
    kept = tuple(each for each in verdict.findings if not CATALOGUE[each.code].of_protocol)
    if not (scenario.remark and "reference" in scenario.cast.values() and len(mine) == 1) or len(kept) == len(verdict.findings):
        return verdict
    return replace(verdict, findings=(finding_of("another-protocol", program=mine[0]), *kept))


def _settled(verdict: ScenarioVerdict, claims: tuple[ClaimVerdict, ...]) -> ScenarioVerdict:
    """What is told of a scenario, with what it costs: nothing, where all its claims are earned in whichever play."""
    outcomes = {each.outcome for each in claims}
    findings, outcome = verdict.findings, verdict.outcome
    if outcome is not Outcome.UNDECIDED and Outcome.UNDECIDED in outcomes:
        outcome = Outcome.UNDECIDED
    elif outcome is Outcome.FAILED and claims and Outcome.FAILED not in outcomes:
        outcome, findings = Outcome.REMARKS, tuple(map(as_remark, findings))
    elif outcome in (Outcome.UNDECIDED, Outcome.NOT_RUN) and claims and outcomes == {Outcome.PASSED}:
        outcome = Outcome.PASSED
    elif outcome in (Outcome.PASSED, Outcome.REMARKS) and Outcome.FAILED in outcomes:
        outcome = Outcome.FAILED
        findings = tuple(replace(each, severity=Severity.ERROR) if CATALOGUE[each.code].charged else each for each in findings)
    alone = dict.fromkeys(each.way.partition("-alone")[0].rpartition("+")[2] for each in claims if each.got and "-alone" in each.way)
    findings += tuple(finding_of("played-alone", program=role) for role in alone)
    return replace(
        verdict,
        outcome=outcome,
        findings=findings,
        points=_sum(each.points for each in claims),
        max_points=_sum(each.max_points for each in claims),
        bonus=verdict.bonus or bool(claims and all(each.bonus for each in claims)),
        claims=claims,
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
