"""What fails whom, by cause: so that a person decides once for all who made one mistake."""

from collections.abc import Iterable

import msgspec

from grader.classroom import Result
from grader.marks.mark import decimal, items_of
from grader.marks.tables import CellValue
from grader.marks.worklist import COLUMNS, WHOLE, titles_of
from grader.report import explain
from grader.report.words import N_, Words
from grader.spec.model import Exercise
from grader.verdict import ExerciseVerdict, Finding, Outcome, ScenarioVerdict, Severity

EVERYBODY = WHOLE  # as the student of a row: all that the row fits
_NAMED = 12  # students that a row names


class ClaimCause(msgspec.Struct, frozen=True, kw_only=True):
    """One cause that costs one claim (or a scenario without claims): whose, by key and name."""

    exercise: str
    item: str
    code: str
    said: str
    most: float
    students: tuple[tuple[str, str], ...]


def causes_of(results: Iterable[Result], exercises: tuple[Exercise, ...], words: Words) -> tuple[ClaimCause, ...]:
    """The causes of the class, those of most students first."""
    known = {each.id: each for each in exercises}
    found: dict[tuple[str, str, str], ClaimCause] = {}
    for one in results:
        for verdict in one.verdict.exercises if one.verdict else ():
            for scenario in verdict.scenarios:
                finding = _root(scenario)
                if verdict.id not in known or finding is None or scenario.outcome is not Outcome.FAILED:
                    continue
                for item in items_of(scenario):
                    if item.outcome is not Outcome.FAILED or not item.max_points:
                        continue
                    key = (verdict.id, item.id, finding.code)
                    told = explain.tell(finding, known[verdict.id], words.lending(explain.lent(known[verdict.id], scenario)))
                    said = explain.headline(told.message)
                    before = found.get(key) or ClaimCause(
                        exercise=verdict.id, item=item.id, code=finding.code, said=said, most=item.max_points, students=()
                    )  # fmt: skip
                    who = (one.student.key, one.student.name or one.student.key)
                    found[key] = msgspec.structs.replace(before, students=(*before.students, who))
    return tuple(sorted(found.values(), key=lambda each: (-len(each.students), each.exercise, each.item, each.code)))


def has_cause(verdict: ExerciseVerdict, item: str, code: str) -> bool:
    """Whether a cause costs somebody that item ("": anything of the exercise); without a code, whether the item was lost."""
    for scenario in verdict.scenarios:
        lost = [each for each in items_of(scenario) if each.outcome is Outcome.FAILED and item in ("", scenario.id, each.id)]
        if lost and (not code or any(each.code == code for each in scenario.findings if each.severity is Severity.ERROR)):
            return True
    return False


def causes_sheet(causes: Iterable[ClaimCause], exercises: tuple[Exercise, ...], words: Words) -> list[list[CellValue]]:
    """A header and a row for each cause, which decides for everybody that it names once its points are filled in."""
    titles = titles_of(exercises, words)
    rows: list[list[CellValue]] = [[*(words.say(name) for name in COLUMNS.values()), words.say(N_("cause"))]]
    for each in causes:
        names = [name for _, name in each.students[:_NAMED]]
        more = len(each.students) - len(names)
        who = f"{len(each.students)}: {', '.join(names)}" + (f" (+{more})" if more else "")
        what = f"{titles.get((each.exercise, each.item), each.item)}: {each.said}"
        rows.append([EVERYBODY, who, each.exercise, each.item, what, None, None, decimal(each.most), "", "", "", each.code])
    return rows


def _root(scenario: ScenarioVerdict) -> Finding | None:
    return next((each for each in scenario.findings if each.severity is Severity.ERROR), None)
