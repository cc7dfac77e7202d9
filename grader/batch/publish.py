"""The pages of a class: DIR/index.html and DIR/students/KEY.html, from what the store holds.

One student at a time, so that a big class needs no more memory than a small one; and only the pages that would
change: each holds a digest of what it was made from, and what the class's page needs of it is kept in the store.
"""

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from grader.batch.store import Store
from grader.batch.worked_out import ClassMarks, code, digest
from grader.classroom import Result
from grader.errors import UsageError
from grader.grading import timelines_of
from grader.kept import kept_timelines
from grader.marks.adding import adding_up
from grader.marks.course import Course
from grader.marks.listing import how_late, open_besides
from grader.marks.mark import Need, StudentMark, counted
from grader.marks.tables import write_file
from grader.marks.veil import Veil
from grader.marks.worklist import Names
from grader.record import decode
from grader.report import safe
from grader.report.pages import model
from grader.report.pages.overview import class_page
from grader.report.pages.rows import row_from, row_of
from grader.report.pages.student import student_page
from grader.report.words import Words
from grader.spec.model import Exercise
from grader.timeline import ScenarioKey, Timeline
from grader.verdict import Outcome, SubmissionVerdict

INDEX = "index.html"
STUDENTS = "students"
SIMILAR = Path("similar", "index.html")
_MADE_FROM = re.compile(rb'<meta name="made-from" content="([0-9a-f]{64})">')
_HEAD = 4096  # bytes of a page within which that stands
_ROW = "row"  # of what is kept of each student


class Published(msgspec.Struct, frozen=True):
    """`index` is the class's page; `written` students' pages were made, `kept` ones were what they should be."""

    index: Path
    written: int
    kept: int


_NAMED = Veil()


def publish(folder: Path, store: Store, exercises: tuple[Exercise, ...], course: Course, words: Words, veil: Veil = _NAMED) -> Published:
    """Write the pages of the class that `store` holds into `folder`, with what the `veil` calls its students.

    Raises UsageError where that can't be done.
    """
    try:
        (folder / STUDENTS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError("{file} can't be written: {why}.", file=str(folder / STUDENTS), why=str(error.strerror or error)) from error
    publisher = _Publisher(folder, store, exercises, course, words, veil)
    rows = publisher.students()
    publisher.clear()
    publisher.the_class(rows)
    return Published(folder / INDEX, publisher.written, len(rows) - publisher.written)


def _neighbours(names: Sequence[str]) -> Iterator[model.Neighbours]:
    """Of each, the page before and after it."""
    for index in range(len(names)):
        yield model.Neighbours(names[index - 1] if index else "", names[index + 1] if index + 1 < len(names) else "")


class _Publisher:
    """Writes students' pages."""

    def __init__(self, folder: Path, store: Store, exercises: tuple[Exercise, ...], course: Course, words: Words, veil: Veil) -> None:
        self._folder, self._veil = folder / STUDENTS, veil
        self._store, self._keeps = store, store.folder == folder
        self._exercises = exercises
        self._course = course
        self._words = words
        self._names = Names(exercises, words)
        self._hidden = frozenset((exercise, scenario) for exercise, _, scenario in (each.partition("/") for each in course.hidden))
        self._class = ClassMarks(store, exercises, course, veil)
        self._apart = frozenset(each.id for each in exercises) - {each.id for each in counted(self._class.counting, course)}
        rules = msgspec.json.encode((exercises, course, sorted(self._apart)), order="deterministic")
        self._common = digest(code(), words.language, rules)
        self.written = 0

    def students(self) -> list[bytes]:
        """Bring students' pages up to date; returns what the class's page needs of each, as JSON of StudentRow."""
        keys = [each.key for each in self._class.students]
        shown = [self._veil.shown(key) for key in keys]
        around = dict(zip(keys, _neighbours(shown), strict=True))
        wanted = {
            key: digest(self._common, self._class.rests_on[key], name, msgspec.json.encode(around[key]))
            for key, name in zip(keys, shown, strict=True)
        }
        kept = self._store.worked_out(_ROW) if self._keeps else {}
        stands = {key for key in kept.keys() & wanted.keys() if kept[key][0] == wanted[key] == _made_from(self._file(key))}
        marks = self._class.marks() if len(stands) < len(keys) else {}
        rows = {key: kept[key][1] for key in stands}
        fresh: dict[str, tuple[str, bytes]] = {}
        for result in self._class.results(wanted.keys() - stands):
            key = result.student.key
            row, whole = self._student(result, marks[key].mark, around[key], wanted[key])
            rows[key] = msgspec.json.encode(row)
            if whole:
                fresh[key] = wanted[key], rows[key]
        if self._keeps:
            self._store.keep_worked_out(_ROW, fresh)
        return [rows[key] for key in keys]

    def _file(self, key: str) -> Path:
        return self._folder / f"{self._veil.shown(key)}.html"

    def _student(self, result: Result, worked_out: StudentMark, around: model.Neighbours, made_from: str) -> tuple[model.StudentRow, bool]:
        """Write the student's page; returns the row, and whether all could be drawn."""
        graded = {each.id for each in result.verdict.exercises} if result.verdict else set()
        known = [each for each in worked_out.exercises if each.handed_in and (each.points is not None or each.id in graded)]
        points = {each.id: (float(each.so_far), float(each.max_points)) for each in known}
        mark = _told(worked_out, self._words)
        sums = self._sums(result, worked_out)
        record = self._record(result)
        file = self._file(result.student.key)
        result = self._veil.result(result)
        troubles: list[str] = []
        html = self._html(
            lambda record, made_from: self._page(result, worked_out, record, made_from, sums, around), record, made_from, troubles
        )
        write_file(file, html.encode())
        self.written += 1
        waits = {(each.exercise, each.item) for each in worked_out.open}
        row = row_of(
            result, self._exercises, self._words, mark=mark, points=points, href=f"{STUDENTS}/{file.name}", waits=waits, hidden=self._hidden
        )
        person = (*row.person, *open_besides(worked_out, self._words, self._names), *troubles)
        unsure = any(each.need is Need.OWNER for each in worked_out.open)
        row = msgspec.structs.replace(row, late=row.late or worked_out.late is not None, person=person, unsure=unsure)
        return row, not troubles

    def the_class(self, rows: list[bytes]) -> None:
        """Bring the class's page up to date."""
        file = self._folder.parent / INDEX
        similar = str(SIMILAR) if (file.parent / SIMILAR).is_file() else ""
        made_from = digest(self._common, similar, *rows)
        if _made_from(file) == made_from:
            return
        asked = model.ClassPage(
            rows=tuple(map(row_from, rows)),
            exercises=self._exercises,
            apart=self._apart,
            most=self._course.scale,
            pass_mark=self._course.pass_mark,
            similar=similar,
            made_from=made_from,
        )
        write_file(file, class_page(asked, self._words).encode())

    def _sums(self, result: Result, mark: StudentMark) -> tuple[model.SumLine, ...]:
        lines = (
            ()
            if mark.absent and not result.overrides
            else adding_up(result, self._class.counting, self._course, mark, self._words, self._hidden)
        )

        def said(value: Decimal | None) -> str:
            return "" if value is None else self._words.number(float(value))

        return tuple(model.SumLine(each.kind, each.title, said(each.points), said(each.most), each.note) for each in lines)

    def _html(
        self, page: Callable[[bytes | None, str], model.StudentPage], record: bytes | None, made_from: str, troubles: list[str]
    ) -> str:
        try:
            return student_page(page(record, made_from), self._words)
        except Exception as error:  # noqa: BLE001 - ours: it costs this page its plays, and no other page anything
            what = safe.line(f"{type(error).__name__}: {error}", 300)
            troubles.append(self._words.say("The grader could not draw this student's plays: {what}", what=what))
            return student_page(page(None, ""), self._words)

    def clear(self) -> None:
        """Remove pages that we wrote for those who are no longer in the class."""
        names = {self._veil.shown(each.key) for each in self._class.students}
        for file in self._folder.glob("*.html"):
            if file.stem not in names and _made_from(file):
                file.unlink(missing_ok=True)

    def _page(
        self,
        result: Result,
        mark: StudentMark,
        record: bytes | None,
        made_from: str,
        sums: tuple[model.SumLine, ...],
        around: model.Neighbours,
    ) -> model.StudentPage:
        failed = _failed(result.verdict)
        return model.StudentPage(
            result=result,
            exercises=self._exercises,
            timelines=self._timelines(record, result.verdict) if failed and result.verdict else {},
            references={key: timeline for key in failed if (timeline := _references(key[0]).get(key[1]))},
            hidden=self._hidden,
            apart=self._apart,
            stale=frozenset(mark.stale),
            mark=_told(mark, self._words),
            sums=sums,
            around=around,
            signed=self._course.signed,
            zone=ZoneInfo(self._course.timezone) if self._course.timezone else None,
            made_from=made_from,
        )

    def _record(self, result: Result) -> bytes | None:
        digest = result.attempt.digest if result.attempt else ""
        return self._store.record(self._owners.get(digest, result.student.key))

    def _timelines(self, record: bytes | None, verdict: SubmissionVerdict) -> dict[ScenarioKey, Timeline]:
        """Of what was played; none where nothing was kept, or by a grader too far from this one: the verdict stands without them."""
        try:
            return timelines_of(decode(record), self._exercises, verdict) if record else {}
        except UsageError:
            return {}

    @functools.cached_property
    def _owners(self) -> dict[str, str]:
        """Who handed in what: the plays of a group's work are kept with whoever did."""
        if not self._course.groups:
            return {}
        return {result.attempt.digest: result.student.key for result in self._store.each_result() if result.attempt}


def _failed(verdict: SubmissionVerdict | None) -> list[ScenarioKey]:
    exercises = verdict.exercises if verdict else ()
    return [(each.id, scenario.id) for each in exercises for scenario in each.scenarios if scenario.outcome is Outcome.FAILED]


def _told(mark: StudentMark, words: Words) -> model.ShownMark:
    notes = how_late(mark, words)
    if mark.open:
        notes.append(words.say("There is no mark yet: a person has to decide something first."))
    return model.ShownMark(
        value=None if mark.mark is None else float(mark.mark), most=float(mark.scale), passed=mark.passed, notes=tuple(notes)
    )


@functools.cache
def _references(exercise: str) -> dict[str, Timeline]:
    return kept_timelines(exercise)


def _made_from(file: Path) -> str:
    """The digest in a page that we wrote; "" where there is no such page."""
    try:
        with file.open("rb") as stream:
            found = _MADE_FROM.search(stream.read(_HEAD))
    except OSError:
        return ""
    return found[1].decode() if found else ""
