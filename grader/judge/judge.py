"""judge: from a timeline to a verdict. Pure: the same timeline always gives the same verdict."""

from collections.abc import Iterable

from msgspec.structs import replace

from grader.findings import CATALOGUE, check_of
from grader.judge.causes.case import Undecidable
from grader.judge.causes.crash import unnoticed
from grader.judge.checks import look_at
from grader.judge.checks.families import families
from grader.judge.checks.sight import Sight, waits_in
from grader.judge.diagnose import diagnose
from grader.judge.remarks import remarks
from grader.judge.transcript import Misfit, Record, Row, record_of
from grader.judge.wording import judge_wording
from grader.spec.model import Exercise, Scenario
from grader.timeline import ProgramState, Timeline, Unplayable
from grader.verdict import Finding, Outcome, ScenarioVerdict, Severity

_UNPLAYABLE = {check.broken_off: code for code in CATALOGUE if (check := check_of(code)) is not None and check.broken_off}


def judge(exercise: Exercise, scenario: Scenario, timeline: Timeline) -> ScenarioVerdict:
    """The verdict on one play. Undecided where the grader itself failed, or could not prove what it did not see."""
    if timeline.broken:
        return _unjudged(scenario, Outcome.UNDECIDED, timeline.broken)
    try:
        record = record_of(exercise, scenario, timeline)
    except Misfit as misfit:
        return _unjudged(scenario, Outcome.UNDECIDED, f"timeline-does-not-fit:{misfit}")
    try:
        if scenario.judge == "wording":
            return _wording_verdict(record)
        return _verdict(scenario, *_behaviour(record))
    except Undecidable as undecidable:
        return _unjudged(scenario, Outcome.UNDECIDED, f"patience:{undecidable}")


def _behaviour(record: Record) -> tuple[Finding | None, list[Finding]]:
    """The root cause of what failed, if anything did, and the remarks."""
    found = examine(record)
    failures = tuple(finding for finding in found if finding.severity is Severity.ERROR)
    counted = tuple(failure for failure in failures if not _is_excused(record, failure))
    first = min((failure.step or 0 for failure in counted), default=len(record.rows))
    excused = tuple(failure for failure in failures if _is_excused(record, failure) and (failure.step or 0) < first)
    told = [finding for finding in found if finding.severity is Severity.REMARK]
    told += _excuses(record, excused)
    if not failures and (crash := unnoticed(record)) is not None:
        told.append(crash)
    told += remarks(record)
    failure = diagnose(record, counted) if counted else None
    if failure is not None:
        told = [each for each in told if (each.code, each.program) != (failure.code, failure.program)]
    return failure, _unlike(told)


def _excuses(record: Record, failures: tuple[Finding, ...]) -> list[Finding]:
    """What failed and costs nothing, as one remark; none where the cause can't be proved."""
    try:
        return [_as_remark(diagnose(record, failures))] if failures else []
    except Undecidable:
        return []


def examine(record: Record) -> list[Finding]:
    """Everything that the checks find, in the order of the play."""
    found: list[Finding] = []
    for row in record.rows:
        if row.unplayable is not None:
            found.append(_broken_off(record, row, row.unplayable))
            break
        found += families(record, row)
        for program, look in row.see.items():
            found += look_at(Sight(record, row, program), look)
    return found


def _broken_off(record: Record, row: Row, event: Unplayable) -> Finding:
    state = row.states.get(event.program, ProgramState())
    code = _UNPLAYABLE.get(event.reason, "no-keyboard")
    place = record.place(event.program, row)
    return record.finding(code, row, event.program, place=place, waits=waits_in(state), status=state.status or 0)


def _is_excused(record: Record, failure: Finding) -> bool:
    """It shows in a step that costs nothing. A play that breaks off is excused only where no later step counts either."""
    index = failure.step or 0
    broken_off = record.rows[index].unplayable is not None
    return all(step.remark for step in (record.base.play[index:] if broken_off else record.base.play[index : index + 1]))


def _wording_verdict(record: Record) -> ScenarioVerdict:
    """Words are judged up to the first step whose behaviour failed: from there on nobody knows what should be shown."""
    steps = [finding.step or 0 for finding in examine(record) if finding.severity is Severity.ERROR]
    wording = judge_wording(record, min(steps, default=len(record.rows)))
    if not wording.judged:
        return _unjudged(record.scenario, Outcome.NOT_RUN, "too-little-shown")
    failure = wording.findings[0] if wording.failed else None
    return _verdict(record.scenario, failure, [] if wording.failed else list(wording.findings))


def _verdict(scenario: Scenario, failure: Finding | None, told: list[Finding]) -> ScenarioVerdict:
    """All or nothing; a scenario that is itself a remark costs nothing."""
    if failure is not None and scenario.remark:
        return _verdict(scenario, None, [_as_remark(failure), *told])
    outcome = Outcome.FAILED if failure is not None else Outcome.REMARKS if told else Outcome.PASSED
    return ScenarioVerdict(
        id=scenario.id,
        outcome=outcome,
        points=0.0 if failure is not None else float(scenario.points),
        max_points=float(scenario.points),
        bonus=scenario.bonus,
        findings=tuple(told if failure is None else (failure, *told)),
    )


def _unjudged(scenario: Scenario, outcome: Outcome, reason: str) -> ScenarioVerdict:
    return ScenarioVerdict(
        id=scenario.id, outcome=outcome, points=0.0, max_points=float(scenario.points), bonus=scenario.bonus, reason=reason
    )


def _as_remark(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.REMARK, consequences=tuple(_as_remark(each) for each in finding.consequences))


def _unlike(findings: Iterable[Finding]) -> list[Finding]:
    """One of each kind for each program: the first."""
    kept: dict[tuple[str, str | None], Finding] = {}
    for finding in findings:
        kept.setdefault((finding.code, finding.program), finding)
    return list(kept.values())
