"""The class's page: who needs a person, how the marks lie, what fails most, and everybody in one table."""

from collections import Counter
from statistics import median
from urllib.parse import quote, urlencode

import msgspec

from grader.report.pages.exercise import SIGNS
from grader.report.pages.model import Cell, ClassPage, StudentRow
from grader.report.pages.render import page
from grader.report.pages.rows import Failing, FailingCause, failing
from grader.report.words import Words
from grader.spec.rubric import rubric
from grader.verdict import Outcome

_BINS = 10
_CODES = 6  # causes named of one scenario
_LISTED = 60  # students listed of one cause; the table's filter has all
_FIRST = 10  # scenarios shown at once; the rest is folded
_NAME = 120


class Bar(msgspec.Struct, frozen=True):
    """One column of the histogram, in the picture's units."""

    label: str
    count: int
    x: float
    y: float
    height: float


class CellView(msgspec.Struct, frozen=True):
    said: str
    value: float
    shade: int  # 0 nothing to 4 everything
    sign: str
    outcome: str  # in words


class RowView(msgspec.Struct, frozen=True, kw_only=True):
    row: StudentRow
    href: str
    cells: tuple[CellView | None, ...]  # by the page's exercises; None: not handed in
    state: str  # words of the filter: failed, passed, undecided, person, nothing, late
    failed: str  # numbers of the scenarios that this student failed
    standing: str
    sign: str


class FailingView(msgspec.Struct, frozen=True, kw_only=True):
    number: int
    scenario: str
    exercise: str
    failed: int
    decided: int
    share: float  # 0 to 100
    causes: tuple["ClassCauseView", ...]
    claims: tuple[tuple[str, str, str], ...]  # of several causes: what was lost, with what decides for all who lost it


class ClassCauseView(msgspec.Struct, frozen=True):
    """One cause, and those whose it is: name, the place on their page, the program's line.

    `decide` are what decides for all of them: the row of a sheet, and the address in `review`.
    """

    number: str  # by which the table is filtered
    code: str
    said: str
    count: int
    whose: tuple[tuple[str, str, str], ...]
    more: int  # of them that are not listed
    decide: tuple[tuple[str, str], ...]


Numbers = dict[tuple[str, str, str], str]  # of what was failed: exercise, scenario and cause ("": any)
BAR_WIDTH, PICTURE_WIDTH, PICTURE_HEIGHT = 52, 600, 180


def class_page(asked: ClassPage, words: Words) -> str:
    """The page as HTML. It works as a plain table without its script."""
    rows = asked.rows
    found = failing(rows)
    numbers: Numbers = {(each.exercise, each.scenario, ""): str(index) for index, each in enumerate(found)}
    numbers |= {
        (each.exercise, each.scenario, cause.code): f"{index}.{place}"
        for index, each in enumerate(found)
        for place, cause in enumerate(each.causes[:_CODES])
        if cause.code
    }
    named = Counter(row.name for row in rows)
    shown = [exercise for exercise in asked.exercises if any(cell.exercise == exercise.id for row in rows for cell in row.cells)]
    most = {cell.exercise: cell.most for row in rows for cell in row.cells}
    return page(
        "class",
        words,
        made_from=asked.made_from,
        total=len(rows),
        facts=_facts(asked, words),
        similar=_link(asked.similar),
        person=[(row, _link(row.href), row.id if named[row.name] > 1 else "") for row in rows if row.person],
        manual=sum(bool(row.manual) for row in rows),
        bars=_bars(asked, words),
        marked=sum(row.mark is not None and row.mark.value is not None for row in rows),
        most=asked.most,
        pass_at=_x(asked.pass_mark, asked.most) if asked.pass_mark is not None else None,
        pass_mark=asked.pass_mark,
        width=PICTURE_WIDTH,
        height=PICTURE_HEIGHT,
        bar_width=BAR_WIDTH,
        failing=[_failing(index, each, asked, words) for index, each in enumerate(found)],
        first=_FIRST,
        exercises=[(words.text(each.title), most[each.id], each.id in asked.apart) for each in shown],
        rows=[_row(row, [each.id for each in shown], numbers, words) for row in rows],
        groups=any(row.group for row in rows),
        ids=any(row.id for row in rows),
    )


def _facts(asked: ClassPage, words: Words) -> list[str]:
    rows = asked.rows
    marks = [row.mark.value for row in rows if row.mark and row.mark.value is not None]
    nothing = sum(_nothing(row) for row in rows)
    facts = []
    if marks:
        facts.append(words.say("median {mark} of {most}", mark=words.number(median(marks)), most=words.number(asked.most)))
    if asked.pass_mark is not None:
        below = sum(mark < asked.pass_mark for mark in marks)
        facts.append(words.many("{n} below the pass mark", "{n} below the pass mark", below))
    if nothing:
        facts.append(words.many("{n} handed in nothing", "{n} handed in nothing", nothing))
    if late := sum(row.late for row in rows):
        facts.append(words.many("{n} late", "{n} late", late))
    return facts


def _bars(asked: ClassPage, words: Words) -> list[Bar]:
    """How many marks lie in each tenth of the scale; the highest mark belongs to the last one."""
    marks = [row.mark.value for row in asked.rows if row.mark and row.mark.value is not None]
    if not marks or asked.most <= 0:
        return []
    counts = [0] * _BINS
    for mark in marks:
        counts[min(_BINS - 1, max(0, int(mark * _BINS / asked.most)))] += 1
    step = asked.most / _BINS
    highest = max(counts)
    bars = []
    for index, count in enumerate(counts):
        height = round((PICTURE_HEIGHT - 50) * count / highest, 1)
        label = words.say("{low} to {high}", low=words.number(index * step), high=words.number((index + 1) * step))
        x = round(_x(index * step, asked.most) + (_width() - BAR_WIDTH) / 2, 1)
        bars.append(Bar(label, count, x, round(PICTURE_HEIGHT - 26 - height, 1), height))
    return bars


def _width() -> float:
    return (PICTURE_WIDTH - 20) / _BINS


def _x(mark: float, most: float) -> float:
    return round(10 + (PICTURE_WIDTH - 20) * mark / most, 1) if most > 0 else 10


def _failing(number: int, found: Failing, asked: ClassPage, words: Words) -> FailingView:
    exercise = next(each for each in asked.exercises if each.id == found.exercise)
    title = next((words.text(each.title) for each in exercise.scenarios if each.id == found.scenario), found.scenario)
    decided = max(found.decided, found.failed)
    claims = rubric(exercise)
    lost = dict.fromkeys(claim for cause in found.causes for claim in cause.lost) if len(found.causes) > 1 else ()
    return FailingView(
        number=number,
        scenario=title,
        exercise=words.text(exercise.title),
        failed=found.failed,
        decided=decided,
        share=round(100 * found.failed / decided, 1),
        causes=tuple(_cause(number, index, each, found, words) for index, each in enumerate(found.causes[:_CODES])),
        claims=tuple((words.text(claims[id].title) if id in claims else id, *_decide(found.exercise, id, "")) for id in lost),
    )


def _cause(number: int, index: int, cause: FailingCause, found: Failing, words: Words) -> ClassCauseView:
    return ClassCauseView(
        f"{number}.{index}",
        cause.code,
        cause.said or words.say("no cause is known"),
        cause.count,
        tuple((row.name, _link(row.href, failure.anchor), failure.quote) for row, failure in cause.whose[:_LISTED]),
        max(0, cause.count - _LISTED),
        tuple(_decide(found.exercise, claim, cause.code) for claim in cause.lost if cause.code),
    )


def _decide(exercise: str, claim: str, code: str) -> tuple[str, str]:
    return " ; ".join(filter(None, ("*", exercise, claim, code))), "./#" + urlencode({"cause": f"{exercise}/{claim}/{code}"})


def _row(row: StudentRow, shown: list[str], numbers: Numbers, words: Words) -> RowView:
    by_exercise = {cell.exercise: cell for cell in row.cells}
    keys = [(each.exercise, each.scenario, code) for each in row.failures for code in dict.fromkeys(("", each.code))]
    failed = sorted({numbers[key] for key in keys if key in numbers})
    return RowView(
        row=row,
        href=_link(row.href),
        cells=tuple(_cell(by_exercise[each], words) if each in by_exercise else None for each in shown),
        state=" ".join(_states(row)),
        failed=" ".join(failed),
        standing=_standing(row, words),
        sign=SIGNS[Outcome(row.outcome)] if row.outcome else "",
    )


def _standing(row: StudentRow, words: Words) -> str:
    if row.outcome:
        return words.outcome(Outcome(row.outcome))
    return words.say("not graded") if row.handed_in else words.say("perhaps something") if row.unsure else words.say("nothing")


def _nothing(row: StudentRow) -> bool:
    return not row.handed_in and not row.unsure


def _states(row: StudentRow) -> list[str]:
    states = {
        "failed": row.outcome == Outcome.FAILED or bool(row.failures),
        "passed": row.outcome in (Outcome.PASSED, Outcome.REMARKS),
        "undecided": row.outcome == Outcome.UNDECIDED,
        "person": bool(row.person),
        "nothing": _nothing(row),
        "late": row.late,
    }
    return [name for name, holds in states.items() if holds]


def _cell(cell: Cell, words: Words) -> CellView:
    share = cell.points / cell.most if cell.most else 1.0
    shade = 4 if share >= 1 else min(3, int(share * 4))
    outcome = Outcome(cell.outcome) if cell.outcome else None
    sign, said = (SIGNS[outcome], words.outcome(outcome)) if outcome else ("", "")
    return CellView(words.number(cell.points), cell.points, shade, sign, said)


def _link(href: str, anchor: str = "") -> str:
    """An address relative to the page: whatever it holds, it is no other scheme and leads nowhere else."""
    return "./" + quote(href) + (f"#{quote(anchor)}" if anchor else "") if href else ""
