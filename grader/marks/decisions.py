"""The sheet of what a person decides, as it comes back: what is new in it, or every mistake with its cell."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final

import msgspec

from grader.classroom import Note, Override, Result, note
from grader.marks.bank import expanded
from grader.marks.causes import EVERYBODY, has_cause
from grader.marks.mark import decimal
from grader.marks.standing import ABSENT, LATE, RowState, last_of, numbered
from grader.marks.tables import cell_name, meant, number
from grader.marks.worklist import COLUMNS, WHOLE, most_points, titles_of
from grader.report.words import LANGUAGES, N_, Words
from grader.spec.model import Exercise
from grader.text import nearest, squeezed
from grader.wordlists import word_lists

_NEEDED: Final = ("student", "exercise", "item", "points", "reason")
_WITHDRAWN: Final = ("-", "\N{EN DASH}")
_NOTHING_DECIDED: Final = ("", "?")


Target = tuple[str, str, str]  # a student's key, an exercise or "", an item or ""


class Mistake(msgspec.Struct, frozen=True):
    """`other`: what somebody else decided meanwhile, where that is the mistake."""

    cell: str
    what: Note
    other: Override | None = None


class Decided(msgspec.Struct, frozen=True):
    """One decision of a sheet: `known` is the id of the decision that it takes the place of (0: none was there)."""

    override: Override
    known: int = 0


class Decisions(msgspec.Struct, frozen=True):
    """What a sheet says that was not known before.

    With mistakes there is nothing else: nothing of such a sheet is kept.
    """

    decided: tuple[Decided, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def overrides(self) -> tuple[Override, ...]:
        return tuple(each.override for each in self.decided if not each.override.withdrawn and not each.override.comment)

    @property
    def comments(self) -> tuple[Override, ...]:
        return tuple(each.override for each in self.decided if each.override.comment)

    @property
    def withdrawn(self) -> tuple[Override, ...]:
        return tuple(each.override for each in self.decided if each.override.withdrawn)


def read_worklist(
    rows: Sequence[Sequence[str]],
    results: Iterable[Result],
    exercises: tuple[Exercise, ...],
    author: str,
    now: datetime,
    *,
    log: Iterable[Override] | None = None,
    over: bool = False,
    bank: Mapping[str, str] | None = None,
) -> Decisions:
    """What a filled sheet decides. Rows without points decide nothing, nor do those that nobody
    has touched since they were written.

    `author`, who reads the sheet, signs. `log` is every decision so far. A row that was touched while somebody else
    decided on the same thing is a mistake with both values and names, unless the sheet goes `over` what stands. A row
    of everybody (`*`) decides for all whom it fits, by item and cause, and who have no decision of their own. `bank`:
    texts by shortcut. Columns may come in any order and with others beside them; rows may be added and left out.
    """
    columns = _columns(rows[0] if rows else ())
    if missing := [name for name in _NEEDED if name not in columns]:
        what = note("The first row must name the columns; missing here: {columns}.", columns=", ".join(COLUMNS[each] for each in missing))
        return Decisions(mistakes=(Mistake("A1", what),))
    results = tuple(results)
    known = tuple(each for one in results for each in (*one.overrides, *one.comments)) if log is None else tuple(log)
    reader = _RowReader(columns, results, exercises, known, author, now, over=over, bank=bank or {})
    rest = [(index, row) for index, row in enumerate(rows[1:], start=1) if not reader.is_everybody_s(row)]
    for index, row in rest:
        reader.take(index, row)
    for index, row in enumerate(rows[1:], start=1):  # a row of one person goes before one of everybody
        if reader.is_everybody_s(row):
            reader.take_all(index, row)
    if reader.mistakes:
        return Decisions(mistakes=tuple(reader.mistakes))
    return Decisions(tuple(reader.decided.values()), notes=tuple(reader.notes))


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Where each column is, whatever the language of its name."""
    named: dict[str, str] = {}
    for column in (*COLUMNS, "cause"):
        english = COLUMNS.get(column, column)
        said = (english, *(Words(language).say(english) for language in LANGUAGES), *word_lists().decision_columns.get(column, ()))
        named |= {squeezed(each): column for each in said}
    found: dict[str, int] = {}
    for index, cell in enumerate(header):
        if (column := named.get(squeezed(cell), "")) and column not in found:
            found[column] = index
    return found


def students_by_name(results: Iterable[Result]) -> dict[str, str]:
    """Keys by all that tells one person: the key, the university's number, the login, the address, a name that nobody else has."""
    found: dict[str, set[str]] = {}
    for one in results:
        student = one.student
        for name in {student.id, student.key, student.login, student.email, squeezed(student.name)} - {""}:
            found.setdefault(name, set()).add(student.key)
    sure = {one.student.key: one.student.key for one in results}
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1} | sure


def _ids_by_name(exercises: tuple[Exercise, ...]) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """Exercises by title, and items by exercise and title, in every language; a title that two have is nobody's."""
    named: dict[str, set[str]] = {}
    items: dict[tuple[str, str], set[str]] = {}
    for language in LANGUAGES:
        words = Words(language)
        for each in exercises:
            named.setdefault(squeezed(words.text(each.title)), set()).add(each.id)
        for (exercise, item), title in titles_of(exercises, words).items():
            items.setdefault((exercise, squeezed(title)), set()).add(item)
    sure = {name: next(iter(ids)) for name, ids in named.items() if len(ids) == 1}
    return sure, {key: next(iter(ids)) for key, ids in items.items() if len(ids) == 1}


def _says(override: Override, other: Override | None) -> bool:
    """Whether both decide the same."""
    if other is None:
        return override.withdrawn
    same = (override.points, override.reason, override.comment) == (other.points, other.reason, other.comment)
    return override.withdrawn == other.withdrawn and (override.withdrawn or same)


def _value(override: Override) -> str | Decimal:
    return _WITHDRAWN[0] if override.withdrawn or override.comment else decimal(override.points)


class _RowReader:
    """Takes one row after the other."""

    def __init__(
        self,
        columns: dict[str, int],
        results: tuple[Result, ...],
        exercises: tuple[Exercise, ...],
        log: tuple[Override, ...],
        author: str,
        now: datetime,
        *,
        over: bool,
        bank: Mapping[str, str],
    ) -> None:
        self._bank = bank
        self._exercises, self._items = _ids_by_name(exercises)
        self._columns, self._author, self._now, self._over = columns, author, now, over
        self._students = students_by_name(results)
        self._results = {one.student.key: one for one in results}
        self._log = {each.id: each for each in log if each.id}
        self._last = last_of(log)
        self._most = most_points(exercises)
        self._manual = {(each.id, item.id) for each in exercises for item in each.manual}
        self._seen: dict[Target, str] = {}
        self.mistakes: list[Mistake] = []
        self.notes: list[Note] = []
        self.decided: dict[Target, Decided] = {}

    def take(self, index: int, row: Sequence[str]) -> None:
        cells = self._cells(index, row)
        points, reason = cells["points"], cells["reason"]
        target = self._target(index, cells) if points or reason else None
        if target is None:
            return
        last, state = self._last.get(target), RowState.read(cells.get("state", ""))
        standing = None if last is None or last.withdrawn else last
        comment = points in _NOTHING_DECIDED
        if comment and standing is not None and not standing.comment:
            if reason != standing.reason:
                self._wrong(index, "points", note("There is a reason and no points."))
            return
        if comment and not target[1]:
            self._wrong(index, "points", note("There is a reason and no points."))
            return
        if target in self._seen:
            self._wrong(index, "item", note("This is decided in {cell} already.", cell=self._seen[target]))
            return
        self._seen[target] = self._cell(index, "points")
        given = Decimal(0) if comment or points in _WITHDRAWN else number(points)
        if given is None or not 0 <= given <= self._most[target[1:]] or (target[2] == LATE and given % 1):
            most = self._most[target[1:]]
            self._wrong(index, "points", note("“{points}” is no number from 0 to {most}.", points=points, most=most))
            return
        if not reason and target[1:] not in self._manual and not (points in _WITHDRAWN and standing is None):
            self._wrong(index, "reason", note("A reason is needed where the grader's own points are changed."))
            return
        override = Override(
            student=target[0], exercise=target[1], item=target[2], points=float(given), reason=reason,
            author=self._author, when=self._now, withdrawn=points in _WITHDRAWN, comment=comment,
        )  # fmt: skip
        if not _says(override, standing) and not self._untouched(override, state):
            self._decide(index, override, last, state)

    def is_everybody_s(self, row: Sequence[str]) -> bool:
        place = self._columns["student"]
        return place < len(row) and row[place].strip() == EVERYBODY

    def take_all(self, index: int, row: Sequence[str]) -> None:
        """A row that decides for all whom it fits; who has a decision already keeps it."""
        cells = self._cells(index, row)
        points, reason, cause = cells["points"], cells["reason"], cells.get("cause", "")
        comment = points in _NOTHING_DECIDED
        what = self._what(index, cells) if reason or not comment else None
        if what is None:
            return
        given = Decimal(0) if comment else number(points)
        if what[0] == "" or given is None or not 0 <= given <= self._most[what]:
            self._wrong(index, "points", note("“{points}” is no number from 0 to {most}.", points=points, most=self._most[what]))
            return
        if not reason and what not in self._manual:
            self._wrong(index, "reason", note("A reason is needed where the grader's own points are changed."))
            return
        fitting = [one for one in self._results.values() if self._fits(one, what, cause)]
        if not fitting:
            self._wrong(index, "student", note("This row fits nobody."))
        kept = count = 0
        for one in fitting:
            target = (one.student.key, *what)
            last = self._last.get(target)
            override = Override(
                student=target[0], exercise=target[1], item=target[2], points=float(given), reason=reason,
                author=self._author, when=self._now, comment=comment,
            )  # fmt: skip
            if target in self._seen or (last is not None and not last.withdrawn):
                kept += last is None or not _says(override, last)
                continue
            self._seen[target] = self._cell(index, "points")
            self.decided[target] = Decided(numbered(override, one), last.id if last else 0)
            count += 1
        if fitting:
            self.notes.append(
                note(
                    "{cell}: decided for {count}; {kept} have a decision of their own, which stays.",
                    cell=self._cell(index, "points"), count=str(count), kept=str(kept),
                )
            )  # fmt: skip

    def _fits(self, one: Result, what: tuple[str, str], cause: str) -> bool:
        verdict = next((each for each in one.verdict.exercises if each.id == what[0]), None) if one.verdict else None
        return verdict is not None and (what in self._manual or has_cause(verdict, what[1], cause))

    def _cells(self, index: int, row: Sequence[str]) -> dict[str, str]:
        cells = {name: meant(row[column]) if column < len(row) else "" for name, column in self._columns.items()}
        cells["reason"], lacking = expanded(cells["reason"], self._bank)
        if lacking and self._bank:
            self._unknown(index, "reason", N_("There is no comment “#{name}” in comments.yml."), lacking, self._bank)
        return cells

    def _untouched(self, override: Override, state: RowState | None) -> bool:
        """Whether the row says just what it was written from: then it decides nothing, whatever was decided since."""
        base = self._log.get(state.decision) if state else None
        return base is not None and _says(override, base)

    def _decide(self, index: int, override: Override, last: Override | None, state: RowState | None) -> None:
        known = last.id if last else 0
        seen = known if state is None and (last is None or last.author == self._author) else state.decision if state else -1
        if seen != known and last is not None and not self._over:
            what = note(
                "Here stands {mine} (“{reason}”, {author}), and meanwhile {other} decided {theirs} (“{their_reason}”).",
                "Write a new sheet and decide there, or read this one with --over.",
                mine=_value(override), reason=override.reason, author=override.author,
                theirs=_value(last), their_reason=last.reason, other=last.author,
            )  # fmt: skip
            self._wrong(index, "points", what, last)
            return
        result = self._results[override.student]
        override = numbered(override, result)
        if state is not None and state.about and state.about != override.about:
            override = msgspec.structs.replace(override, attempt=state.attempt, about=state.about)
            self.notes.append(
                note(
                    "{cell}: what {name} handed in, or what the grader says of it, has changed since this sheet was written: look again.",
                    cell=self._cell(index, "points"),
                    name=result.student.name or override.student,
                )
            )
        self.decided[override.student, override.exercise, override.item] = Decided(override, known)

    def _target(self, index: int, cells: dict[str, str]) -> tuple[str, str, str] | None:
        """Whose what a row is about; None where that is a mistake."""
        key = self._students.get(cells["student"]) or self._students.get(squeezed(cells["student"]))
        before = len(self.mistakes)
        if key is None:
            self._unknown(index, "student", N_("There is no student “{name}” here."), cells["student"], self._students)
        what = self._what(index, cells)
        return (str(key), *what) if what is not None and len(self.mistakes) == before else None

    def _what(self, index: int, cells: dict[str, str]) -> tuple[str, str] | None:
        """The exercise and the item that a row is about, by id or title; None where that is a mistake."""
        exercise = self._exercises.get(squeezed(cells["exercise"]), cells["exercise"])
        item = "" if cells["item"] == WHOLE else cells["item"]
        item = item if (exercise, item) in self._most else self._items.get((exercise, squeezed(item)), item)
        before = len(self.mistakes)
        if item in (LATE, ABSENT):
            exercise = ""
        elif not cells["item"]:
            self._wrong(index, "item", note("The item is missing; {whole} stands for the whole exercise.", whole=WHOLE))
        elif (exercise, "") not in self._most:
            self._unknown(index, "exercise", N_("There is no exercise “{name}” here."), exercise, {name for name, _ in self._most})
        elif (exercise, item) not in self._most:
            items = {each for name, each in self._most if name == exercise}
            self._unknown(index, "item", N_("The exercise has nothing called “{name}”."), item, items)
        return (exercise, item) if len(self.mistakes) == before else None

    def _unknown(self, index: int, column: str, what: str, name: str, known: Iterable[str]) -> None:
        near = next(iter(nearest(name, filter(None, known))), "")
        self._wrong(index, column, note(what, near and "Did you mean {near}?", name=name, near=near))

    def _cell(self, index: int, column: str) -> str:
        return cell_name(index, self._columns[column])

    def _wrong(self, index: int, column: str, what: Note, other: Override | None = None) -> None:
        self.mistakes.append(Mistake(self._cell(index, column), what, other))
