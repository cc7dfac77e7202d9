"""One student as a row of the class's table: what is left of a result when its page has been written."""

import functools
import sys
from collections.abc import Collection, Iterator, Mapping

import msgspec

from grader.classroom import Result
from grader.report import explain, safe
from grader.report.pages.exercise import anchors
from grader.report.pages.model import Cell, Failure, ShownMark, StudentRow
from grader.report.words import Words
from grader.spec.model import Exercise
from grader.timeline import ScenarioKey
from grader.verdict import ExerciseVerdict, Outcome, ScenarioVerdict, Severity

_NAME = 120
_QUOTE = 160  # characters of a program's line
Points = Mapping[str, tuple[float, float]]  # by exercise: reached, and at most
_DECIDED = (Outcome.PASSED, Outcome.REMARKS, Outcome.FAILED)


def row_of(
    result: Result, exercises: tuple[Exercise, ...], words: Words, *, mark: ShownMark | None = None, points: Points | None = None,
    href: str = "", waits: Collection[ScenarioKey] | None = None, hidden: Collection[ScenarioKey] = (),
) -> StudentRow:  # fmt: skip
    """`points` stand in the place of the verdict's own: what the mark was made of, a person's included. `href` is the
    student's page, relative to the class's. `waits`: what still waits for a person, by exercise and item ("": all of the
    exercise); all that is not decided, where it is not given. `hidden`: scenarios that the student's page does not tell."""
    student, attempt, verdict = result.student, result.attempt, result.verdict
    known = {exercise.id: exercise for exercise in exercises}
    graded = tuple(each for each in (verdict.exercises if verdict else ()) if each.id in known)
    given = {(each.exercise, each.item) for each in result.overrides}
    return StudentRow(
        key=student.key,
        name=safe.line(student.name or student.key, _NAME),
        id=safe.line(student.id or student.login, _NAME),
        group=safe.line(student.group, _NAME),
        href=href,
        mark=mark,
        outcome=verdict.outcome if verdict else "",
        handed_in=attempt is not None or verdict is not None,
        late=attempt is not None and attempt.late,
        cells=tuple(_cells(exercises, graded, points or {})),
        failures=tuple(failure for each in graded for failure in _failures(each, known[each.id], words, hidden)),
        played=tuple(_shared(each.id, scenario.id) for each in graded for scenario in each.scenarios if scenario.outcome in _DECIDED),
        person=tuple(_person(result, graded, known, words, waits)),
        manual=sum((each.id, question.id) not in given for each in graded for question in known[each.id].manual),
    )


def row_from(content: bytes) -> StudentRow:
    """A row that was kept as JSON. What all rows have in common is in memory once, as when they are made."""
    row = msgspec.json.decode(content, type=StudentRow)
    cells = tuple(msgspec.structs.replace(each, exercise=sys.intern(each.exercise), outcome=sys.intern(each.outcome)) for each in row.cells)
    failures = tuple(
        msgspec.structs.replace(
            each,
            exercise=sys.intern(each.exercise),
            scenario=sys.intern(each.scenario),
            code=sys.intern(each.code),
            message=sys.intern(each.message),
            lost=tuple(map(sys.intern, each.lost)),
            anchor=sys.intern(each.anchor),
        )
        for each in row.failures
    )
    played = tuple(_shared(*each) for each in row.played)
    return msgspec.structs.replace(row, cells=cells, failures=failures, played=played)


@functools.cache
def _shared(exercise: str, scenario: str) -> ScenarioKey:
    """One for all rows: some sixty a student would be most of what a big class takes in memory."""
    return exercise, scenario


def _cells(exercises: tuple[Exercise, ...], graded: tuple[ExerciseVerdict, ...], points: Points) -> Iterator[Cell]:
    verdicts = {each.id: each for each in graded}
    for exercise in exercises:
        verdict = verdicts.get(exercise.id)
        own = (verdict.points, verdict.max_points) if verdict else None
        if reached := points.get(exercise.id, own):
            yield Cell(exercise.id, *reached, verdict.outcome if verdict else "")


def _failures(verdict: ExerciseVerdict, exercise: Exercise, words: Words, hidden: Collection[ScenarioKey]) -> list[Failure]:
    failed = [each for each in verdict.scenarios if each.outcome is Outcome.FAILED and not each.bonus]
    shown = tuple(each for each in verdict.scenarios if (exercise.id, each.id) not in hidden)
    told = anchors(msgspec.structs.replace(verdict, scenarios=shown), exercise) if failed else {}
    return [_failure(each, exercise, words, told.get(each.id, "")) for each in failed]


def _failure(verdict: ScenarioVerdict, exercise: Exercise, words: Words, anchor: str) -> Failure:
    finding = next((each for each in verdict.findings if each.severity is Severity.ERROR), None)
    if finding is None:
        return Failure(exercise.id, sys.intern(verdict.id), "", "")
    said = explain.headline(explain.tell(finding, exercise, words.lending(explain.lent(exercise, verdict))).message)
    place = f"{finding.file}:{finding.line}: {finding.quote}" if finding.file and finding.line and finding.quote else ""
    said = sys.intern(said)  # each once for all rows
    quote = safe.line(place, _QUOTE) if place else ""
    return Failure(exercise.id, sys.intern(verdict.id), sys.intern(finding.code), said, quote, _lost(verdict), sys.intern(anchor))


def _lost(verdict: ScenarioVerdict) -> tuple[str, ...]:
    return tuple(sys.intern(claim.id) for claim in verdict.claims if claim.outcome is Outcome.FAILED and claim.max_points)


def _person(
    result: Result, graded: tuple[ExerciseVerdict, ...], known: dict[str, Exercise], words: Words, waits: Collection[ScenarioKey] | None
) -> list[str]:
    """Why a person has to look: it could not be graded, or not decided."""
    attempt = result.attempt
    reasons = []
    if attempt and (waits is None or any(not item for _, item in waits)):
        if attempt.problem:
            reasons.append(words.note(attempt.problem))
        elif result.verdict is None:
            reasons.append(words.say("Not graded yet."))
    undecided: dict[str, list[str]] = {}
    for each in graded:
        titles = {scenario.id: words.text(scenario.title) for scenario in known[each.id].scenarios}
        for scenario in each.scenarios:
            if _is_open(each.id, scenario, waits):
                reason = explain.reason(scenario, known[each.id], words, to_student=False)
                undecided.setdefault(reason, []).append(f"{words.text(known[each.id].title)}, {titles.get(scenario.id, scenario.id)}")
    for reason, where in undecided.items():
        more = words.many("(and {n} more)", "(and {n} more)", len(where) - 1) if len(where) > 1 else ""
        reasons.append(" ".join(filter(None, (f"{where[0]}:", reason, more))))
    return reasons


def _is_open(exercise: str, scenario: ScenarioVerdict, waits: Collection[ScenarioKey] | None) -> bool:
    if waits is None:
        return scenario.outcome is Outcome.UNDECIDED
    undecided = scenario.outcome in (Outcome.UNDECIDED, Outcome.NOT_RUN)
    return undecided and any((exercise, each.id) in waits for each in scenario.claims or (scenario,))


class FailingCause(msgspec.Struct, frozen=True):
    """One cause of a failed scenario: whose it is, and how it failed each; `said` is one of them in words."""

    code: str
    said: str
    whose: tuple[tuple[StudentRow, Failure], ...]
    lost: tuple[str, ...]  # claims that it cost somebody

    @property
    def count(self) -> int:
        return len(self.whose)


class Failing(msgspec.Struct, frozen=True, kw_only=True):
    """A scenario that some students failed, and the causes, the most frequent first."""

    exercise: str
    scenario: str
    failed: int
    decided: int
    causes: tuple[FailingCause, ...]


def failing(rows: tuple[StudentRow, ...]) -> list[Failing]:
    """The scenarios that were failed, by how many."""
    decided: dict[tuple[str, str], int] = {}
    failed: dict[tuple[str, str], dict[str, tuple[str, list[tuple[StudentRow, Failure]], dict[str, None]]]] = {}
    for row in rows:
        for key in row.played:
            decided[key] = decided.get(key, 0) + 1
        for each in row.failures:
            codes = failed.setdefault((each.exercise, each.scenario), {})
            _, whose, lost = codes.setdefault(each.code, (each.message, [], {}))
            whose.append((row, each))
            lost |= dict.fromkeys(each.lost)
    found = [
        Failing(
            exercise=exercise,
            scenario=scenario,
            failed=sum(len(whose) for _, whose, _ in codes.values()),
            decided=decided.get((exercise, scenario), 0),
            causes=tuple(
                sorted(
                    (FailingCause(code, said, tuple(whose), tuple(lost)) for code, (said, whose, lost) in codes.items()),
                    key=lambda each: -each.count,
                )
            ),
        )
        for (exercise, scenario), codes in failed.items()
    ]
    return sorted(found, key=lambda each: -each.failed)
