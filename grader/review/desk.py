"""What a person marks: each student's answer beside the lines of the rubric, and what becomes of what is typed there.

A decision goes the way of a row of a sheet (`grader.marks.decisions`): the same checks,
the same log, the same conflicts told.
"""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from grader.batch.store import Store
from grader.batch.worked_out import ClassMarks
from grader.batch.works import Works
from grader.classroom import Override, Result, Student
from grader.errors import UsageError
from grader.marks.bank import FILE as BANK
from grader.marks.bank import read_bank
from grader.marks.causes import EVERYBODY, has_cause
from grader.marks.course import Course, counting
from grader.marks.decisions import Decisions, read_worklist
from grader.marks.listing import how_late, open_besides
from grader.marks.mark import StudentMark, decimal, items_of, mark_of
from grader.marks.sharing import owners, shared_in_groups
from grader.marks.standing import ABSENT, LATE, RowState, about, is_stale, last_of
from grader.marks.tables import harmless, written
from grader.marks.worklist import WHOLE, Names, most_points, titles_of, why_open
from grader.report import explain, safe
from grader.report.words import N_, Words
from grader.review.answers import AnswerFile, files_of
from grader.spec.model import Exercise
from grader.verdict import ScenarioVerdict, Severity

_ROW = ("student", "exercise", "item", "points", "reason", "leave as it is", "cause")
_LINE = 400  # characters of a line that is shown


class SheetLine(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that may be decided. Numbers are as a person writes them; `given` is "" where nobody has decided."""

    exercise: str
    item: str
    title: str
    kind: str  # claim, manual, whole, late, absent
    most: str
    graded: str = ""
    outcome: str = ""
    cause: str = ""  # its code
    said: str = ""  # the cause in words
    place: str = ""  # the program's line
    file: str = ""  # where that is
    line: int = 0
    open: str = ""  # why it waits for a person
    given: str = ""
    reason: str = ""
    author: str = ""
    stale: bool = False
    state: str = ""  # what it was written from: comes back with a decision


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One student: the answer and the rubric, by exercise."""

    key: str
    name: str
    mark: str
    most: str
    notes: tuple[str, ...]
    text: str  # written into the platform
    files: tuple[AnswerFile, ...]
    same: bool  # whether they are the files that were graded
    exercises: tuple[tuple[str, str, tuple[SheetLine, ...]], ...]  # id, title, lines
    others: tuple[SheetLine, ...]  # of no exercise


class Entry(msgspec.Struct, frozen=True):
    """One student in the queue.

    `open`: exercise/item of all that waits, or was decided on something that has changed.
    """

    key: str
    name: str
    mark: str
    open: tuple[str, ...]


class DecisionForm(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed into one line. `cause` with `everybody`: of all whom it costs the item."""

    student: str
    exercise: str
    item: str
    points: str = ""
    reason: str = ""
    state: str = ""
    cause: str = ""
    everybody: bool = False
    over: bool = False


class DecisionResult(msgspec.Struct, frozen=True, kw_only=True):
    """What became of it: kept, or not and why. `other` is what somebody else decided meanwhile."""

    kept: int = 0
    notes: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    other: str = ""
    sheet: Sheet | None = None
    entry: Entry | None = None


class Desk:
    """The class in a folder, for one who signs as `author`. Its methods may be called from several threads."""

    def __init__(
        self, folder: Path, exercises: tuple[Exercise, ...], course: Course, words: Words, author: str, source: Path | None = None
    ) -> None:
        self.folder, self.words, self.author = folder, words, author
        self._known, self._course, self._source = exercises, course, source
        self._names = Names(exercises, words)
        self._titles, self._most = titles_of(exercises, words), most_points(exercises)
        self._reading = threading.Lock()
        with self._store() as store:
            settings = store.settings()
            self._veil = store.veil()
            self._exercises = counting(exercises, course, settings.exercises if settings else (), store.handed_in())

    def queue(self) -> tuple[Entry, ...]:
        """All whose own work counts, in the order in which they are shown."""
        with self._store() as store:
            found = ClassMarks(store, self._known, self._course, self._veil)
            marks = found.marks()
        return tuple(self._entry(each, marks[each.key].mark) for each in found.students if marks[each.key].own)

    def sheet(self, shown: str) -> Sheet | None:
        """One student's, by key (or number); None where there is no such student."""
        key = self._veil.key(shown)
        with self._store() as store:
            result = self._result(store, key) if self._veil.shown(key) == shown else None
            return None if result is None else self._sheet(store, result)

    def whose(self, exercise: str, item: str, cause: str) -> tuple[str, ...]:
        """Keys (or numbers) of those whom one decision for all of a cause would be about, in the order of the queue."""
        with self._store() as store:
            found = [
                each.student.key
                for each in store.each_result()
                for verdict in (each.verdict.exercises if each.verdict else ())
                if verdict.id == exercise and has_cause(verdict, item.replace(WHOLE, ""), cause)
            ]
        return tuple(map(self._veil.shown, found))

    def class_page(self) -> bytes | None:
        """The class's page as it was last written, with its ways to here."""
        file = self.folder / "index.html"
        return file.read_bytes().replace(b'<body class="class">', b'<body class="class at-desk">', 1) if file.is_file() else None

    def page(self, shown: str) -> bytes | None:
        """The student's page as it was last written."""
        key = self._veil.key(shown)
        with self._store() as store:
            known = store.result(key) is not None and self._veil.shown(key) == shown
        file = self.folder / "students" / f"{shown}.html"
        return file.read_bytes() if known and file.is_file() else None

    def bank(self) -> dict[str, str]:
        return read_bank(self.folder / BANK)

    def decide(self, asked: DecisionForm) -> DecisionResult:
        """Keep a decision, a comment, or that one is taken back (points "-").

        Raises UsageError: comments.yml is no bank.
        """
        key = self._veil.key(asked.student)
        with self._store() as store:
            result = self._result(store, key)
            if result is None:
                return DecisionResult(mistakes=(self.words.say(N_("There is no such student here.")),))
            read = self._read(store, key, result, asked)
            if read.mistakes:
                return self._refused(store, result, asked, read)
            try:
                store.decide((self._veil.decided(each.override), each.known) for each in read.decided)
            except UsageError as error:  # in this very moment somebody else has
                return DecisionResult(mistakes=(self.words.error(error),), sheet=self._sheet(store, result))
            after = self._result(store, key)
            assert after is not None
            notes = tuple(self.words.note(each).partition(": ")[2] for each in read.notes)  # without the cell of a sheet
            return DecisionResult(
                kept=len(read.decided), notes=notes, sheet=self._sheet(store, after), entry=self._entry(after.student, self._mark(after))
            )

    def _read(self, store: Store, key: str, result: Result, asked: DecisionForm) -> Decisions:
        everybody = asked.everybody
        who = EVERYBODY if everybody else self._veil.shown(key)
        cells = (who, asked.exercise, asked.item, asked.points, asked.reason, asked.state, asked.cause)
        row = [harmless(" ".join(each.split())) for each in cells]
        own = store.results() if everybody else ()
        mine = owners(own, self._course)
        results = map(self._veil.result, [each for each in own if each.student.key in mine] if everybody else [result])
        log = map(self._veil.decision, store.log(None if everybody else key))
        return read_worklist(
            [_ROW, row], results, self._known, self.author, datetime.now(UTC), log=log, over=asked.over, bank=self.bank()
        )  # fmt: skip

    def _refused(self, store: Store, result: Result, asked: DecisionForm, read: Decisions) -> DecisionResult:
        other = next((each.other for each in read.mistakes if each.other), None)
        if other is None:
            return DecisionResult(mistakes=tuple(self.words.note(each.what) for each in read.mistakes))
        said = self.words.say(
            N_("Meanwhile {author} decided: {points} ({reason})."),
            author=other.author, points=self._number(other), reason=other.reason or "–",
        )  # fmt: skip
        return DecisionResult(other=said, sheet=self._sheet(store, result))

    def _store(self) -> Store:
        return Store.open(self.folder)

    def _result(self, store: Store, key: str) -> Result | None:
        """With the work of the student's group, where groups share a mark."""
        own = store.result(key)
        if own is None or not self._course.groups or not own.student.group:
            return own
        keys = [each.key for each in store.identities().values() if each.group == own.student.group]
        members = [each for each in map(store.result, keys) if each]
        return next((each for each in shared_in_groups(members, self._course) if each.student.key == key), own)

    def _entry(self, student: Student, mark: StudentMark) -> Entry:
        opened = [(each.exercise, each.item) for each in mark.open]
        waits = tuple("/".join(filter(None, (exercise, item or WHOLE))) for exercise, item in dict.fromkeys((*opened, *mark.stale)))
        shown = self._veil.student(student)
        said = "–" if mark.mark is None else self.words.number(float(mark.mark))
        return Entry(shown.key, safe.line(shown.name or shown.key, _LINE), said, waits)

    def _mark(self, result: Result) -> StudentMark:
        return mark_of(result, self._exercises, self._course)

    def _sheet(self, store: Store, result: Result) -> Sheet:
        mark = self._mark(result)
        shown = self._veil.result(result)
        files, same = self._files(store, result)
        waits = {(each.exercise, each.item): why_open(shown, each, self.words) for each in mark.open}
        last = last_of(store.log(result.student.key))
        rubric = _Rubric(result, waits, last, self)
        handed_in = {each.id for each in result.verdict.exercises} if result.verdict else set()
        decided = {each.exercise for each in (*result.overrides, *result.comments)} | {exercise for exercise, _ in waits}
        exercises = [each for each in self._exercises if each.id in handed_in | decided or not handed_in]
        text = shown.attempt.text if shown.attempt else ""
        return Sheet(
            key=shown.student.key,
            name=safe.line(shown.student.name or shown.student.key, _LINE),
            mark="–" if mark.mark is None else self.words.number(float(mark.mark)),
            most=self.words.number(float(mark.scale)),
            notes=tuple(safe.line(each, _LINE) for each in (*how_late(mark, self.words), *open_besides(mark, self.words, self._names))),
            text="\n".join(safe.line(each) for each in text.splitlines()),
            files=files,
            same=same,
            exercises=tuple((each.id, self.words.text(each.title), tuple(rubric.of(each))) for each in exercises),
            others=tuple(rubric.others()),
        )

    def _files(self, store: Store, result: Result) -> tuple[tuple[AnswerFile, ...], bool]:
        """What was handed in, where it can still be read."""
        if result.attempt is None:
            return (), True
        with self._reading:
            try:
                with Works.open(store, self._known, self._source) as works:
                    gathered, same = works.of(result.attempt)
            except UsageError:
                return (), False
        return files_of(gathered.files, self._known), same

    def _number(self, decision: Override | None) -> str:
        """A person's points as the class's language writes them."""
        if decision is None or decision.withdrawn or decision.comment:
            return "" if decision is None or decision.comment else "-"
        return written(decimal(decision.points), "," if self.words.language == "pt-BR" else ".")


class _Rubric:
    """The lines of one student's sheet."""

    def __init__(self, result: Result, waits: dict[tuple[str, str], str], last: dict[tuple[str, str, str], Override], desk: Desk) -> None:
        self._result, self._waits, self._last, self._desk = result, waits, last, desk
        self._given = {(each.exercise, each.item): each for each in (*result.comments, *result.overrides)}

    def of(self, exercise: Exercise) -> Iterator[SheetLine]:
        """Questions for a person first, then the claims, then the exercise as a whole; of what can't be graded at all, only that."""
        desk, result = self._desk, self._result
        verdict = next((each for each in result.verdict.exercises if each.id == exercise.id), None) if result.verdict else None
        ungraded = result.attempt is not None and (result.attempt.problem is not None or result.verdict is None)
        for question in exercise.manual if desk._course.manual and not ungraded else ():
            yield self._line(exercise.id, question.id, "manual")
        for scenario in verdict.scenarios if verdict else ():
            cause = _cause(scenario, exercise, desk.words)
            for each in items_of(scenario):
                if each.max_points and (desk._course.bonus or not each.bonus):
                    graded, said = desk.words.number(each.points), desk.words.outcome(each.outcome)
                    told = cause if each.points < each.max_points else {}
                    yield self._line(exercise.id, each.id, "claim", graded=graded, outcome=said, **told)
        yield self._line(exercise.id, "", "whole", graded=desk.words.number(verdict.points) if verdict else "")

    def others(self) -> Iterator[SheetLine]:
        for item in (LATE, ABSENT):
            if ("", item) in self._waits or ("", item) in self._given:
                yield self._line("", item, item)

    def _line(self, exercise: str, item: str, kind: str, **more: Any) -> SheetLine:
        desk, where = self._desk, (exercise, item)
        given, last = self._given.get(where), self._last.get((self._result.student.key, *where))
        attempt = self._result.attempt.number if self._result.attempt else 0
        state = RowState(last.id if last else 0, attempt, about(self._result, exercise, item))
        titles = {LATE: N_("days or hours late"), ABSENT: N_("0 if they handed in nothing"), "": N_("the whole exercise")}
        return SheetLine(
            exercise=exercise,
            item=item or WHOLE,
            title=desk._titles.get(where) or desk.words.say(titles.get(item, item)),
            kind=kind,
            most=written(desk._most[where], "," if desk.words.language == "pt-BR" else "."),
            open=self._waits.get(where, ""),
            given=desk._number(given),
            reason=safe.line(given.reason, 2000) if given else "",
            author=safe.line(given.author, _LINE) if given else "",
            stale=given is not None and is_stale(given, self._result),
            state=str(state),
            **more,
        )


def _cause(scenario: ScenarioVerdict, exercise: Exercise, words: Words) -> dict[str, Any]:
    finding = next((each for each in scenario.findings if each.severity is Severity.ERROR), None)
    if finding is None:
        return {}
    told_by = words.lending(explain.lent(exercise, scenario))
    said = explain.headline(explain.tell(finding, exercise, told_by).message)
    told: dict[str, Any] = {"cause": finding.code, "said": said}
    if finding.file and finding.line:
        place = " ".join(filter(None, (f"{finding.file}:{finding.line}", finding.quote or "")))
        told |= {"place": safe.line(place, _LINE), "file": safe.line(finding.file, _LINE), "line": finding.line}
    return told
