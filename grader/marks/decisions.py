"""The sheet of what a person decides, as it comes back: what is new in it, or every mistake with its cell."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final

import msgspec

from grader.classroom import Note, Override, Result, note
from grader.marks.mark import ABSENT, LATE
from grader.marks.tables import cell_name, folded, meant, number, written
from grader.marks.worklist import COLUMNS, WHOLE, most_points
from grader.report.words import LANGUAGES, N_, Words
from grader.spec.model import Exercise

_ALSO: Final = {
    "student": ("aluno", "aluna", "key"),
    "points": ("nota",),
    "most": ("max", "maximum"),
    "reason": ("razão", "comentário", "comment"),
}
_NEEDED: Final = ("student", "exercise", "item", "points", "reason")
_WITHDRAWN: Final = ("-", "\N{EN DASH}")
_NOTHING_DECIDED: Final = ("", "?")


class Mistake(msgspec.Struct, frozen=True):
    cell: str
    what: Note


class Decisions(msgspec.Struct, frozen=True):
    """What a sheet says that was not known before. With mistakes there is nothing else: nothing of such a sheet is kept."""

    overrides: tuple[Override, ...] = ()
    withdrawn: tuple[Override, ...] = ()  # with the author, reason and time of the withdrawal
    mistakes: tuple[Mistake, ...] = ()


def read_worklist(
    rows: Sequence[Sequence[str]], results: Iterable[Result], exercises: tuple[Exercise, ...], author: str, now: datetime
) -> Decisions:
    """What a filled sheet decides. Rows without points decide nothing, nor do those that say what is known already.

    `author` signs rows that name none. Columns may come in any order and with others beside them; rows may be added and left out.
    """
    columns = _columns(rows[0] if rows else ())
    if missing := [name for name in _NEEDED if name not in columns]:
        what = note("The first row must name the columns; missing here: {columns}.", columns=", ".join(COLUMNS[each] for each in missing))
        return Decisions(mistakes=(Mistake("A1", what),))
    reader = _Reader(columns, tuple(results), exercises, author, now)
    for index, row in enumerate(rows[1:], start=1):
        reader.take(index, row)
    if reader.mistakes:
        return Decisions(mistakes=tuple(reader.mistakes))
    return Decisions(tuple(reader.overrides.values()), tuple(reader.withdrawn.values()))


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Where each column is, whatever the language of its name."""
    named: dict[str, str] = {}
    for column, english in COLUMNS.items():
        said = (english, *(Words(language).say(english) for language in LANGUAGES), *_ALSO.get(column, ()))
        named |= {folded(each): column for each in said}
    found: dict[str, int] = {}
    for index, cell in enumerate(header):
        if (column := named.get(folded(cell), "")) and column not in found:
            found[column] = index
    return found


class _Reader:
    """Takes one row after the other."""

    def __init__(
        self, columns: dict[str, int], results: tuple[Result, ...], exercises: tuple[Exercise, ...], author: str, now: datetime
    ) -> None:
        self._columns, self._author, self._now = columns, author, now
        self._students = {name: one.student.key for one in results for name in (one.student.id, one.student.key) if name}
        self._standing = {(each.student, each.exercise, each.item): each for one in results for each in one.overrides}
        self._most = most_points(exercises)
        self._manual = {(each.id, item.id) for each in exercises for item in each.manual}
        self._seen: dict[tuple[str, str, str], str] = {}
        self.mistakes: list[Mistake] = []
        self.overrides: dict[tuple[str, str, str], Override] = {}
        self.withdrawn: dict[tuple[str, str, str], Override] = {}

    def take(self, index: int, row: Sequence[str]) -> None:
        cells = {name: meant(row[column]) if column < len(row) else "" for name, column in self._columns.items()}
        points, reason = cells["points"], cells["reason"]
        target = self._target(index, cells) if points or reason else None
        if target is None:
            return
        standing = self._standing.get(target)
        if points in _NOTHING_DECIDED:
            if reason and not (standing and standing.reason == reason):
                self._wrong(index, "points", note("There is a reason and no points."))
            return
        if target in self._seen:
            self._wrong(index, "item", note("This is decided in {cell} already.", cell=self._seen[target]))
            return
        self._seen[target] = self._cell(index, "points")
        given = Decimal(0) if points in _WITHDRAWN else number(points)
        if given is None or not 0 <= given <= self._most[target[1:]] or (target[2] == LATE and given % 1):
            most = written(self._most[target[1:]])
            self._wrong(index, "points", note("“{points}” is no number from 0 to {most}.", points=points, most=most))
        elif not reason and target[1:] not in self._manual:
            self._wrong(index, "reason", note("A reason is needed where the grader's own points are changed."))
        else:
            override = Override(
                student=target[0], exercise=target[1], item=target[2], points=float(given), reason=reason,
                author=cells.get("author") or self._author, when=self._now,
            )  # fmt: skip
            self._decide(target, override, standing, withdrawn=points in _WITHDRAWN)

    def _decide(self, target: tuple[str, str, str], override: Override, standing: Override | None, *, withdrawn: bool) -> None:
        if withdrawn:
            if standing:
                self.withdrawn[target] = override
        elif standing is None or (standing.points, standing.reason) != (override.points, override.reason):
            self.overrides[target] = override

    def _target(self, index: int, cells: dict[str, str]) -> tuple[str, str, str] | None:
        """Whose what a row is about; None where that is a mistake."""
        key = self._students.get(cells["student"])
        exercise, item = cells["exercise"], "" if cells["item"] == WHOLE else cells["item"]
        before = len(self.mistakes)
        if key is None:
            self._unknown(index, "student", N_("There is no student “{name}” here."), cells["student"], self._students)
        if item in (LATE, ABSENT):
            exercise = ""
        elif not cells["item"]:
            self._wrong(index, "item", note("The item is missing; {whole} stands for the whole exercise.", whole=WHOLE))
        elif (exercise, "") not in self._most:
            self._unknown(index, "exercise", N_("There is no exercise “{name}” here."), exercise, {name for name, _ in self._most})
        elif (exercise, item) not in self._most:
            items = {each for name, each in self._most if name == exercise}
            self._unknown(index, "item", N_("The exercise has nothing called “{name}”."), item, items)
        return (str(key), exercise, item) if len(self.mistakes) == before else None

    def _unknown(self, index: int, column: str, what: str, name: str, known: Iterable[str]) -> None:
        from rapidfuzz import process

        best = process.extractOne(name, sorted(filter(None, known)), score_cutoff=65)
        near = best[0] if best else ""
        self._wrong(index, column, note(what, near and "Did you mean {near}?", name=name, near=near))

    def _cell(self, index: int, column: str) -> str:
        return cell_name(index, self._columns[column])

    def _wrong(self, index: int, column: str, what: Note) -> None:
        self.mistakes.append(Mistake(self._cell(index, column), what))
