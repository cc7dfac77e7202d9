"""judge: from a timeline to a verdict. Pure: the same timeline always gives the same verdict."""

from collections.abc import Iterable

from msgspec.structs import replace

from grader.findings import CATALOGUE, check_of
from grader.judge.causes.case import Case, Undecidable
from grader.judge.causes.crash import port_of_the_wire, unnoticed
from grader.judge.causes.places import placed
from grader.judge.checks import look_at
from grader.judge.checks.families import families
from grader.judge.checks.sight import Sight, waits_in
from grader.judge.diagnose import diagnose
from grader.judge.remarks import remarks
from grader.judge.showing import Seen, has_acted, marks, students
from grader.judge.transcript import Misfit, Row, Transcript, transcript_of
from grader.judge.wording import judge_wording
from grader.spec.model import Exercise, Scenario
from grader.spec.rubric import roles_of, whole_play
from grader.timeline import ProgramState, Timeline, Unplayable
from grader.verdict import Finding, Mark, Outcome, ScenarioVerdict, Severity

_UNPLAYABLE = {check.broken_off: code for code in CATALOGUE if (check := check_of(code)) is not None and check.broken_off}


def judge(exercise: Exercise, scenario: Scenario, timeline: Timeline) -> ScenarioVerdict:
    """The verdict on one play. Undecided where the grader could not prove what it did not see.

    Its outcome is that of everything that the scenario asks for; its `marks` say what of the claims it shows. What of
    that costs points is for `grader.judge.total`, which knows all plays.
    """
    try:
        transcript = transcript_of(exercise, scenario, timeline)
    except Misfit as misfit:
        return _unjudged(scenario, Outcome.UNDECIDED, f"timeline-does-not-fit:{misfit}")
    if (port := port_of_the_wire(transcript)) is not None:
        return _unjudged(scenario, Outcome.UNDECIDED, f"lab-port:{port}")
    seen = examine(transcript)
    shown = marks(transcript, seen) if scenario.same_play_as is None else ()
    try:
        if scenario.judge == "wording":
            return _wording_verdict(transcript, seen)
        failure, told = _behaviour(transcript, seen)
    except Undecidable as undecidable:
        return replace(_unjudged(scenario, Outcome.UNDECIDED, f"patience:{undecidable}"), marks=shown)
    mine = students(transcript)
    whole = (Mark(claim, int(failure is None), 1) for claim in whole_play(scenario) if roles_of(claim, exercise, transcript.base) <= mine)
    return _verdict(scenario, failure, told, (*shown, *whole))


def _behaviour(transcript: Transcript, seen: list[Seen]) -> tuple[Finding | None, list[Finding]]:
    """The root cause of what failed, if anything did, and the remarks.

    Of what failed once the play could not go on as it is written, nothing is told: it may come of that.
    """
    ends = next((row.index for row in transcript.rows if row.unplayable is not None), len(transcript.rows))
    found = [finding for finding, _, _ in seen if (finding.step or 0) <= ends]
    failures = tuple(finding for finding in found if finding.severity is Severity.ERROR)
    counted = tuple(failure for failure in failures if not _is_excused(transcript, failure))
    first = min((failure.step or 0 for failure in counted), default=len(transcript.rows))
    excused = tuple(failure for failure in failures if _is_excused(transcript, failure) and (failure.step or 0) < first)
    told = [_on_its_line(transcript, finding) for finding in found if finding.severity is Severity.REMARK]
    told += _excuses(transcript, excused)
    if not failures and (crash := unnoticed(transcript)) is not None:
        told.append(crash)
    told += remarks(transcript)
    failure = diagnose(transcript, counted) if counted else None
    if failure is not None:
        told = [each for each in told if (each.code, each.program) != (failure.code, failure.program)]
    return failure, _unlike(told)


def _on_its_line(transcript: Transcript, remark: Finding) -> Finding:
    """A remark where the source says that the program does it, not where the program waits meanwhile."""
    return placed(Case(transcript, transcript.rows[remark.step or 0], (remark,)), remark)


def _excuses(transcript: Transcript, failures: tuple[Finding, ...]) -> list[Finding]:
    """What failed and costs nothing, as one remark; none where the cause can't be proved."""
    try:
        return [as_remark(diagnose(transcript, failures))] if failures else []
    except Undecidable:
        return []


def examine(transcript: Transcript) -> list[Seen]:
    """Everything that the checks find, in the order of the play."""
    found: list[Seen] = []
    for row in transcript.rows:
        if row.unplayable is not None:
            found.append((_broken_off(transcript, row, row.unplayable), row.unplayable.program, ()))
            continue
        found += [(finding, finding.program or "", ()) for finding in families(transcript, row)]
        for program, look in row.see.items():
            found += [(finding, program, keys) for finding, keys in look_at(Sight(transcript, row, program), look)]
    return found


def _broken_off(transcript: Transcript, row: Row, event: Unplayable) -> Finding:
    state = row.states.get(event.program, ProgramState())
    code = _UNPLAYABLE.get(event.reason, "no-keyboard")
    place = transcript.place(event.program, row)
    return transcript.finding(code, row, event.program, place=place, waits=waits_in(state), status=state.status or 0)


def _is_excused(transcript: Transcript, failure: Finding) -> bool:
    """It shows in a step that costs nothing. A play that breaks off is excused only if no later step counts."""
    index = failure.step or 0
    broken_off = transcript.rows[index].unplayable is not None
    return all(step.remark for step in (transcript.base.play[index:] if broken_off else transcript.base.play[index : index + 1]))


def _wording_verdict(transcript: Transcript, seen: list[Seen]) -> ScenarioVerdict:
    """Words are judged up to the first step whose behaviour failed: from there on nobody knows what should be shown.

    Where nothing had crossed the network by then, no conversation has begun, and its words are worth nothing.
    """
    until = min((finding.step or 0 for finding, _, _ in seen if finding.severity is Severity.ERROR), default=len(transcript.rows))
    begun = until > 0 and any(
        has_acted(transcript, transcript.rows[until - 1], name) for name in transcript.programs() if transcript.is_student(name)
    )
    wording = judge_wording(transcript, until) if begun else None
    if wording is None or not wording.judged:
        return _unjudged(transcript.scenario, Outcome.NOT_RUN, "too-little-shown")
    mine, shown = students(transcript), []
    for claim in whole_play(transcript.scenario):
        roles = roles_of(claim, transcript.exercise, transcript.base)
        if roles <= mine:
            part = judge_wording(transcript, until, roles)
            shown.append(Mark(claim, min(2 * part.recognised, part.whole), max(part.whole, 1)))
    failure = wording.findings[0] if wording.failed else None
    return _verdict(transcript.scenario, failure, [] if wording.failed else list(wording.findings), tuple(shown))


def _verdict(scenario: Scenario, failure: Finding | None, told: list[Finding], shown: tuple[Mark, ...]) -> ScenarioVerdict:
    """A scenario that is itself a remark costs nothing."""
    if failure is not None and scenario.remark:
        return _verdict(scenario, None, [as_remark(failure), *told], shown)
    outcome = Outcome.FAILED if failure is not None else Outcome.REMARKS if told else Outcome.PASSED
    findings = tuple(told if failure is None else (failure, *told))
    return ScenarioVerdict(
        id=scenario.id, outcome=outcome, points=0.0, max_points=0.0, bonus=scenario.bonus, findings=findings, marks=shown
    )


def _unjudged(scenario: Scenario, outcome: Outcome, reason: str) -> ScenarioVerdict:
    return ScenarioVerdict(id=scenario.id, outcome=outcome, points=0.0, max_points=0.0, bonus=scenario.bonus, reason=reason)


def as_remark(finding: Finding) -> Finding:
    """The same, told and costing nothing."""
    return replace(finding, severity=Severity.REMARK, consequences=tuple(as_remark(each) for each in finding.consequences))


def _unlike(findings: Iterable[Finding]) -> list[Finding]:
    """One of each kind for each program: the first."""
    kept: dict[tuple[str, str | None], Finding] = {}
    for finding in findings:
        kept.setdefault((finding.code, finding.program), finding)
    return list(kept.values())
