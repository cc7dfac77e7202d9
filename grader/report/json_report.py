"""The report for machines. The structs are the contract: docs/check.schema.json is made from them, docs/json.md explains them.

Fields are added, never renamed or removed; `schema` changes only where that rule has to be broken.
"""

from types import MappingProxyType
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from grader.report import explain, safe
from grader.report.explain import ExplainedFinding
from grader.report.words import Words
from grader.spec.model import Claim, Exercise
from grader.spec.rubric import claims_of, rubric
from grader.timeline import Timeline, Timelines
from grader.verdict import ClaimVerdict, ExerciseVerdict, Outcome, ScenarioVerdict, Severity, SubmissionVerdict


class FindingReport(msgspec.Struct, frozen=True, kw_only=True):
    """One thing worth telling the student. Text is safe to print: what a program printed shows escaped."""

    code: Annotated[str, Meta(description="Stable name of the kind of finding, in kebab case.")]
    severity: Annotated[Severity, Meta(description="error costs points, remark costs none.")]
    message: Annotated[str, Meta(description="What was expected, what was seen, and why, in the report's language.")]
    program: Annotated[str | None, Meta(description="The program it is about; client-2 is the second client.")]
    file: Annotated[str | None, Meta(description="Its file, relative to the exercise's folder.")]
    line: Annotated[Annotated[int, Meta(ge=1)] | None, Meta(description="The line in that file.")]
    hint: Annotated[str | None, Meta(description="What to try.")]
    quote: Annotated[str, Meta(description="That line's text, or the empty string.")]
    step: Annotated[Annotated[int, Meta(ge=1)] | None, Meta(description="The step of the play at which it shows, from 1.")]
    data: Annotated[dict[str, str], Meta(description="What fills the message: names of programs, kinds of waiting, counts, texts.")]
    consequences: Annotated[tuple["FindingReport", ...], Meta(description="What follows from this finding and costs nothing more.")]


class ClaimReport(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the rubric: a behaviour that gives points, shown by whichever play shows most of it."""

    id: str
    title: str
    outcome: Annotated[Outcome, Meta(description="passed; failed: some part was shown in no play; undecided, not_run: no play could tell.")]
    points: Annotated[float, Meta(ge=0)]
    max_points: Annotated[float, Meta(ge=0)]
    bonus: Annotated[bool, Meta(description="Its points are in no sum but bonus_points.")]
    shown: Annotated[int, Meta(ge=0, description="How many of its parts were shown.")]
    parts: Annotated[int, Meta(ge=1)]
    scenario: Annotated[str | None, Meta(description="The scenario whose play shows most of it; null where none shows any.")]
    way: Annotated[str, Meta(description="How that was played: empty as written, else with a variant, or ROLE-alone: plain partners.")]


class ScenarioReport(msgspec.Struct, frozen=True, kw_only=True):
    """One play, or one way of judging it."""

    id: str
    title: str
    outcome: Outcome
    points: Annotated[float, Meta(ge=0)]
    max_points: Annotated[float, Meta(ge=0)]
    bonus: Annotated[bool, Meta(description="Its points are in no sum but bonus_points.")]
    reason: Annotated[str | None, Meta(description="not_run, undecided: why, in the report's language.")]
    claims: Annotated[tuple[str, ...], Meta(description="The lines of the rubric that are told with it: its points are theirs.")]
    seconds: Annotated[float | None, Meta(description="How long its own play took; null where it has none.")]
    findings: tuple[FindingReport, ...]


class ManualReport(msgspec.Struct, frozen=True, kw_only=True):
    """A question that a person marks; its points are in no sum."""

    id: str
    title: str
    max_points: Annotated[float, Meta(ge=0)]
    file: Annotated[str, Meta(description="In which the answer is to be written; empty where the exercise names none.")]


class ExerciseReport(msgspec.Struct, frozen=True, kw_only=True):
    """One exercise."""

    id: str
    title: str
    folder: Annotated[str, Meta(description="Its folder, relative to the submission's; empty where that is the same.")]
    points: Annotated[float, Meta(ge=0, description="Of its scenarios, without bonus and manual.")]
    max_points: Annotated[float, Meta(ge=0)]
    bonus_points: Annotated[float, Meta(ge=0)]
    outcome: Outcome
    findings: Annotated[tuple[FindingReport, ...], Meta(description="About the submission's files, whatever is played.")]
    claims: Annotated[tuple[ClaimReport, ...], Meta(description="The rubric, line by line: the points of the exercise are theirs.")]
    scenarios: tuple[ScenarioReport, ...]
    manual: tuple[ManualReport, ...]


class CheckReport(msgspec.Struct, frozen=True, kw_only=True):
    """What `grade.py check --json` writes."""

    schema: Annotated[Literal[1], Meta(description="Fields may be added under the same number; none is renamed.")]
    submission: Annotated[str, Meta(description="The name of the submission's folder.")]
    language: Annotated[str, Meta(description="Of titles, messages, hints and reasons: pt-BR or en.")]
    isolation: Annotated[str, Meta(description="hosts (a machine for each program) or plain (none).")]
    seed: Annotated[int, Meta(description="--seed with this number repeats the run.")]
    points: Annotated[float, Meta(ge=0, description="Of its exercises, without bonus and manual.")]
    max_points: Annotated[float, Meta(ge=0)]
    bonus_points: Annotated[float, Meta(ge=0)]
    outcome: Annotated[Outcome, Meta(description="The worst of the exercises': passed, remarks, not_run, failed, undecided.")]
    ignored: Annotated[tuple[str, ...], Meta(description="Folders and programs in the submission that fit no exercise.")]
    exercises: tuple[ExerciseReport, ...]


NONE: Final[Timelines] = MappingProxyType({})


def encode(verdict: SubmissionVerdict, exercises: tuple[Exercise, ...], language: str, timelines: Timelines = NONE) -> bytes:
    """`verdict` as indented UTF-8 JSON with a newline at its end. `timelines` tell how long plays took."""
    return safe.json(check_report(verdict, exercises, Words(language), timelines))


def check_report(verdict: SubmissionVerdict, exercises: tuple[Exercise, ...], words: Words, timelines: Timelines = NONE) -> CheckReport:
    by_id = {exercise.id: exercise for exercise in exercises}
    return CheckReport(
        schema=1,
        submission=safe.line(verdict.submission),
        language=words.language,
        isolation=verdict.isolation,
        seed=verdict.seed,
        points=_points(verdict.points),
        max_points=_points(verdict.max_points),
        bonus_points=_points(sum(each.bonus for each in verdict.exercises)),
        outcome=verdict.outcome,
        ignored=tuple(map(safe.line, verdict.ignored)),
        exercises=tuple(_exercise(each, by_id[each.id], words, timelines) for each in verdict.exercises),
    )


def schema() -> dict[str, Any]:
    """The JSON Schema of `CheckReport`; docs/check.schema.json holds it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "grade.py check --json",
        **msgspec.json.schema(CheckReport),
    }


def _exercise(verdict: ExerciseVerdict, exercise: Exercise, words: Words, timelines: Timelines) -> ExerciseReport:
    seconds = {each.id: _seconds(timelines.get((exercise.id, each.id))) for each in exercise.scenarios if each.same_play_as is None}
    titles = {each.id: words.text(each.title) for each in exercise.scenarios}
    return ExerciseReport(
        id=verdict.id,
        title=words.text(exercise.title),
        folder=safe.line(verdict.folder),
        points=_points(verdict.points),
        max_points=_points(verdict.max_points),
        bonus_points=_points(verdict.bonus),
        outcome=verdict.outcome,
        findings=tuple(told_finding(explain.tell(each, exercise, words)) for each in verdict.findings),
        claims=tuple(_claim(each, rubric(exercise)[each.id], words) for each in claims_of(verdict, exercise)),
        scenarios=tuple(_scenario(each, titles[each.id], seconds.get(each.id), exercise, words) for each in verdict.scenarios),
        manual=tuple(
            ManualReport(id=each.id, title=words.text(each.title), max_points=each.points, file=each.file) for each in exercise.manual
        ),
    )


def _scenario(verdict: ScenarioVerdict, title: str, seconds: float | None, exercise: Exercise, words: Words) -> ScenarioReport:
    words = words.lending(explain.lent(exercise, verdict))
    return ScenarioReport(
        id=verdict.id,
        title=title,
        outcome=verdict.outcome,
        points=_points(verdict.points),
        max_points=_points(verdict.max_points),
        bonus=verdict.bonus,
        reason=explain.reason(verdict, exercise, words) or None,
        claims=tuple(each.id for each in verdict.claims),
        seconds=seconds,
        findings=tuple(told_finding(explain.tell(each, exercise, words)) for each in verdict.findings),
    )


def _seconds(timeline: Timeline | None) -> float | None:
    return None if timeline is None else round(max((event.at for event in timeline.events), default=0.0), 3)


def _claim(verdict: ClaimVerdict, claim: Claim, words: Words) -> ClaimReport:
    return ClaimReport(
        id=verdict.id,
        title=words.text(claim.title),
        outcome=verdict.outcome,
        points=_points(verdict.points),
        max_points=_points(verdict.max_points),
        bonus=verdict.bonus,
        shown=min(verdict.got, verdict.of),
        parts=verdict.of,
        scenario=verdict.scenario or None,
        way=verdict.way,
    )


def told_finding(told: ExplainedFinding) -> FindingReport:
    return FindingReport(
        code=told.code,
        severity=told.severity,
        message=told.message,
        program=told.program,
        file=told.file,
        line=told.line,
        hint=told.hint or None,
        quote=told.quote,
        step=None if told.step is None else told.step + 1,
        data=told.data,
        consequences=tuple(map(told_finding, told.consequences)),
    )


def _points(value: float) -> float:
    """Without the dust of adding floats."""
    return round(value, 4)
