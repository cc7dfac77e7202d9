"""Every line of every rubric of a class, as a table: points, outcome, cause, and what a person decided."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from grader.classroom import Override, Result
from grader.marks.mark import decimal, items_of
from grader.marks.standing import is_stale
from grader.marks.tables import CellValue
from grader.marks.worklist import WHOLE, titles_of
from grader.report import explain
from grader.report.words import N_, Words
from grader.spec.model import Exercise
from grader.verdict import ScenarioVerdict, Severity

_COLUMNS = (
    N_("student"), N_("name"), N_("exercise"), N_("item"), N_("what it is about"), N_("outcome"), N_("the grader's points"), N_("points"),
    N_("at most"), N_("cause"), N_("cause in words"), N_("place"), N_("reason"), N_("author"), N_("about another attempt or judgement"),
)  # fmt: skip


def detail_table(results: Iterable[Result], exercises: tuple[Exercise, ...], words: Words) -> list[list[CellValue]]:
    """A header, and a row for each claim and each question of each student who handed in, and for each decision on a whole exercise."""
    titles = titles_of(exercises, words)
    rows: list[list[CellValue]] = [[words.say(name) for name in _COLUMNS]]
    for one in results:
        for spec in exercises:
            for item, outcome, points, most, cause in _items(one, spec, words):
                given = _given(one, spec.id, item)
                shown = decimal(given.points) if given and not given.comment else None if points is None else decimal(points)
                graded = None if points is None else decimal(points)
                who: list[CellValue] = [one.student.key, one.student.name, spec.id, item or WHOLE, titles.get((spec.id, item), "")]
                decided: list[CellValue] = [given.reason, given.author, _stale(given, one, words)] if given else ["", "", ""]
                rows.append([*who, outcome, graded, shown, decimal(most), *cause, *decided])
    return rows


def detail_json(results: Iterable[Result], exercises: tuple[Exercise, ...]) -> bytes:
    """The same for programs: a list of objects whose names are the English columns'."""
    header, *rows = detail_table(results, exercises, Words("en"))
    plain = [[float(cell) if isinstance(cell, Decimal) else cell for cell in row] for row in rows]
    return msgspec.json.format(msgspec.json.encode([dict(zip(map(str, header), row, strict=True)) for row in plain]), indent=2) + b"\n"


def _items(one: Result, spec: Exercise, words: Words) -> Iterator[tuple[str, str, float | None, float, list[CellValue]]]:
    verdict = next((each for each in one.verdict.exercises if each.id == spec.id), None) if one.verdict else None
    nothing: list[CellValue] = ["", "", ""]
    for scenario in verdict.scenarios if verdict else ():
        for item in items_of(scenario):
            if item.max_points:
                yield item.id, words.outcome(item.outcome), item.points, item.max_points, _cause(scenario, spec, words)
    for question in spec.manual if verdict else ():
        yield question.id, "", None, question.points, nothing
    if _given(one, spec.id, ""):
        yield "", words.outcome(verdict.outcome) if verdict else "", verdict.points if verdict else None, spec.points, nothing


def _cause(scenario: ScenarioVerdict, spec: Exercise, words: Words) -> list[CellValue]:
    finding = next((each for each in scenario.findings if each.severity is Severity.ERROR), None)
    if finding is None:
        return ["", "", ""]
    place = f"{finding.file}:{finding.line}" if finding.file and finding.line else finding.file or ""
    return [finding.code, explain.headline(explain.tell(finding, spec, words.lending(explain.lent(spec, scenario))).message), place]


def _given(one: Result, exercise: str, item: str) -> Override | None:
    return next((each for each in reversed(one.comments + one.overrides) if (each.exercise, each.item) == (exercise, item)), None)


def _stale(given: Override, one: Result, words: Words) -> str:
    return words.say(N_("yes")) if is_stale(given, one) else ""
