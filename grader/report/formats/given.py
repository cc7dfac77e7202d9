"""What every form is made of: the JSON report, the causes that are told in it once each, and where they stand in a repository."""

import hashlib
import posixpath
from collections.abc import Iterator, Mapping

import msgspec

from grader.findings import MACHINE_REASONS
from grader.report import explain
from grader.report.json_report import (
    NONE,
    CheckReport,
    ExerciseReport,
    FindingReport,
    ScenarioReport,
    check_report,
    told_finding,
)
from grader.report.words import Words
from grader.spec.model import Exercise, Step, played
from grader.timeline import Timeline, Timelines
from grader.verdict import ExerciseVerdict, Outcome, ScenarioVerdict, Severity, SubmissionVerdict

PASSES = (Outcome.PASSED, Outcome.REMARKS)
_REPLAY = frozenset({"needs-another-play", "timeline-does-not-fit"})  # nothing that the student could do


class Output(msgspec.Struct, frozen=True):
    """Bytes to write.

    `name` is beside the file that was asked for, None that file itself; `order`: it may give orders to a runner.
    """

    content: bytes
    name: str | None = None
    order: bool = False


class ReportedFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One finding, told once however many scenarios show it.

    `path` is its file's in the repository, None where no file is known.
    """

    exercise: ExerciseReport
    finding: FindingReport
    scenarios: tuple[ScenarioReport, ...]  # none: it is about the files, whatever is played
    path: str | None
    lost: float  # points, bonus left out

    @property
    def costs(self) -> bool:
        """It fails something: not a remark, nor about a bonus that nobody has to earn."""
        return self.finding.severity is Severity.ERROR and not (self.scenarios and all(each.bonus for each in self.scenarios))


class GivenPlay(msgspec.Struct, frozen=True):
    """One scenario's play."""

    title: str
    exercise: Exercise
    timeline: Timeline
    steps: tuple[Step, ...]


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """One submission's verdict.

    `causes` come worst first; `unsettled` are scenarios (exercise, id) that nobody could decide.
    """

    report: CheckReport
    words: Words
    causes: tuple[ReportedFinding, ...]
    unsettled: frozenset[tuple[str, str]]
    prefix: str = ""  # of the submission's folder, relative to the repository's root
    first_failed: GivenPlay | None = None
    environ: Mapping[str, str] = {}
    now: str = ""  # in UTC: 2026-11-29T21:15:00Z

    @property
    def decided(self) -> bool:
        """There is a number of points: whatever has any, bonus left out, could be played and was decided.

        As in `grader.marks`.
        """
        return not any(
            (exercise.id, scenario.id) in self.unsettled and not scenario.bonus and scenario.max_points
            for exercise in self.report.exercises
            for scenario in exercise.scenarios
        )

    def path(self, exercise: ExerciseReport, file: str | None = None) -> str:
        """Of a file of an exercise (of its folder), in the repository; "." is the repository itself."""
        return posixpath.normpath(posixpath.join(self.prefix, exercise.folder, file or "")) or "."


def given(
    verdict: SubmissionVerdict, exercises: tuple[Exercise, ...], words: Words, timelines: Timelines = NONE, *,
    prefix: str = "", environ: Mapping[str, str] | None = None, now: str = "",
) -> Given:  # fmt: skip
    report = check_report(verdict, exercises, words, timelines)
    known = {exercise.id: exercise for exercise in exercises}
    bare = Given(report=report, words=words, causes=(), unsettled=frozenset(), prefix=prefix)
    told = zip(verdict.exercises, report.exercises, strict=True)
    causes = [cause for one, shown in told for cause in _causes(one, shown, known[one.id], timelines, bare)]
    return msgspec.structs.replace(
        bare,
        causes=tuple(sorted(causes, key=lambda cause: (not cause.costs, -cause.lost))),
        unsettled=frozenset((one.id, id) for one in verdict.exercises for id in _unsettled(one)),
        first_failed=_first_failed(verdict, known, timelines, words),
        environ=environ or {},
        now=now,
    )


def lines_of(cause: ReportedFinding, words: Words, *, elsewhere: bool = True) -> list[str]:
    """A cause as a person reads it: what, where, what to try, where `elsewhere` it shows."""
    finding = cause.finding
    told = finding.message.split("\n")
    if cause.path is not None and finding.line is not None:
        told.append(f"{cause.path}:{finding.line}: {finding.quote}")
    if finding.hint:
        told.append(f"{words.say('What to try:')} {finding.hint}")
    if also := [scenario.title for scenario in cause.scenarios[1:] if elsewhere]:
        said = words.many("The same cause shows in {n} more scenario:", "The same cause shows in {n} more scenarios:", len(also))
        told.append(f"{said} {'; '.join(also)}")
    return told


def headline(finding: FindingReport) -> str:
    """The message in one line, what was expected and shown within it."""
    first, *compared = finding.message.split("\n")
    shown = [line for line in compared if line.strip(" ^")]
    return f"{first} {' | '.join(shown)}" if shown else first


def fingerprints(causes: tuple[ReportedFinding, ...]) -> Iterator[tuple[ReportedFinding, str]]:
    """Each cause with a name of its own that a line inserted above it does not change."""
    used: dict[str, int] = {}
    for cause in causes:
        finding = cause.finding
        said = "\0".join((cause.exercise.id, finding.code, finding.program or "", cause.path or "", finding.quote))
        used[said] = used.get(said, 0) + 1
        yield cause, hashlib.sha256(f"{said}\0{used[said]}".encode()).hexdigest()


def counted(exercise: ExerciseReport) -> tuple[ScenarioReport, ...]:
    """The scenarios whose points count."""
    return tuple(scenario for scenario in exercise.scenarios if not scenario.bonus)


def _causes(
    verdict: ExerciseVerdict, report: ExerciseReport, exercise: Exercise, timelines: Timelines, where: Given
) -> Iterator[ReportedFinding]:
    files = _files(exercise, timelines)

    def path(finding: FindingReport) -> str | None:
        file = finding.file or files.get(finding.program or "")
        return None if file is None else where.path(report, file)

    merged = explain.causes(verdict)
    lost: dict[int, float] = {}  # by the cause's place in `unique`, -1: among the files
    unique = list({id(cause): cause for cause in merged.values()}.values())
    places = {id(cause): index for index, cause in enumerate(unique)}
    for scenario in verdict.scenarios:
        first = next((index for index, finding in enumerate(scenario.findings) if finding.severity is Severity.ERROR), None)
        if first is not None and not scenario.bonus:
            cause = merged[scenario.id, first]
            key = -1 if cause.above else places[id(cause)]
            lost[key] = lost.get(key, 0) + scenario.max_points - scenario.points
    for finding in report.findings:
        error = finding.severity is Severity.ERROR
        yield ReportedFinding(exercise=report, finding=finding, scenarios=(), path=path(finding), lost=lost.pop(-1, 0) if error else 0)
    scenarios = {scenario.id: scenario for scenario in report.scenarios}
    for index, cause in enumerate(unique):
        if not cause.above:
            lent = explain.lent(exercise, next(each for each in verdict.scenarios if each.id == cause.scenarios[0]))
            finding = told_finding(explain.tell(cause.finding, exercise, where.words.lending(lent)))
            shown = tuple(scenarios[id] for id in cause.scenarios)
            yield ReportedFinding(exercise=report, finding=finding, scenarios=shown, path=path(finding), lost=round(lost.get(index, 0), 4))


def _files(exercise: Exercise, timelines: Timelines) -> dict[str, str]:
    """The student's file of each program, by its instance's name."""
    return {
        name: facts.file
        for (id, _), timeline in timelines.items()
        if id == exercise.id
        for name, facts in timeline.programs.items()
        if facts.origin == "student" and facts.file
    }


def _unsettled(verdict: ExerciseVerdict) -> list[str]:
    found: list[str] = []
    for scenario in verdict.scenarios:
        if _is_unsettled(scenario, found):
            found.append(scenario.id)
    return found


def _is_unsettled(scenario: ScenarioVerdict, others: list[str]) -> bool:
    code, _, which = scenario.reason.partition(":")
    if scenario.outcome is Outcome.NOT_RUN:
        return code in MACHINE_REASONS or code in _REPLAY or (code == "needs-scenario" and which in others)
    return scenario.outcome is Outcome.UNDECIDED


def _first_failed(verdict: SubmissionVerdict, known: dict[str, Exercise], timelines: Timelines, words: Words) -> GivenPlay | None:
    for one in verdict.exercises:
        exercise = known[one.id]
        for scenario in exercise.scenarios:
            failed = any(each.id == scenario.id and each.outcome is Outcome.FAILED and not each.bonus for each in one.scenarios)
            timeline = timelines.get((one.id, scenario.id))
            if failed and timeline is not None:
                return GivenPlay(words.text(scenario.title), exercise, timeline, tuple(played(exercise, scenario).play))
    return None


class RubricLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the rubric, for a platform's table of tests.

    `told`: why points are missing, or what is worth telling.
    """

    exercise: ExerciseReport
    id: str
    title: str
    passed: bool
    decided: bool
    points: float
    max_points: float
    bonus: bool
    told: tuple[str, ...]


def rubric_of(given: Given) -> tuple[RubricLine, ...]:
    """The rubric's lines that were judged, an exercise after the other.

    A cause is told at the first line that it costs.
    """
    return tuple(line for exercise in given.report.exercises for line in _rubric(exercise, given))


def about_files(given: Given, exercise: ExerciseReport) -> tuple[str, ...]:
    """What is told of an exercise's files, whatever is played."""
    return tuple(
        line for cause in given.causes if cause.exercise is exercise and not cause.scenarios for line in lines_of(cause, given.words)
    )


def _rubric(exercise: ExerciseReport, given: Given) -> Iterator[RubricLine]:
    homes = {name: scenario for scenario in exercise.scenarios for name in scenario.claims}
    told_at: dict[int, str] = {}  # by cause, the title of the line at which it is told
    for claim in exercise.claims:
        scenario = homes[claim.id]
        told: list[str] = []
        for cause in given.causes if claim.outcome is not Outcome.PASSED else ():
            if cause.exercise is exercise and scenario in cause.scenarios:
                first = told_at.setdefault(id(cause), claim.title)
                same = [given.words.say("same cause as in “{scenario}”", scenario=first)]
                told += lines_of(cause, given.words, elsewhere=False) if first == claim.title else same
        open_here = claim.outcome is Outcome.UNDECIDED or (
            claim.outcome is Outcome.NOT_RUN and (exercise.id, scenario.id) in given.unsettled
        )
        yield RubricLine(
            exercise=exercise,
            id=claim.id,
            title=claim.title,
            passed=claim.outcome is Outcome.PASSED,
            decided=not open_here,
            points=claim.points,
            max_points=claim.max_points,
            bonus=claim.bonus,
            told=(*told, *([scenario.reason] if scenario.reason and claim.outcome is not Outcome.PASSED else [])),
        )
