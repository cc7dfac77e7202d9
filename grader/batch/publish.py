"""The pages of a class: DIR/index.html and DIR/students/KEY.html, from what the store holds.

One student at a time, so that a big class needs no more memory than a small one; and only the pages that would
change: each holds a digest of what it was made from.
"""

import functools
import hashlib
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from grader.batch.store import Store
from grader.classroom import Result
from grader.errors import UsageError
from grader.grading import timelines_of
from grader.kept import kept_timelines
from grader.marks.adding import adding_up
from grader.marks.course import Course, counting
from grader.marks.listing import how_late, open_besides
from grader.marks.mark import Need, StudentMark, counted, mark_of
from grader.marks.sharing import shared_in_groups
from grader.marks.tables import write_file
from grader.marks.veil import Veil
from grader.marks.worklist import Names
from grader.places import PACKAGE
from grader.record import decode
from grader.report import safe
from grader.report.pages import model
from grader.report.pages.overview import class_page
from grader.report.pages.rows import row_of
from grader.report.pages.student import student_page
from grader.report.words import LOCALE, Words
from grader.spec.model import Exercise
from grader.timeline import ScenarioKey, Timeline
from grader.verdict import Outcome, SubmissionVerdict

INDEX = "index.html"
STUDENTS = "students"
SIMILAR = Path("similar", "index.html")
_MADE_FROM = re.compile(rb'<meta name="made-from" content="([0-9a-f]{64})">')
_HEAD = 4096  # bytes of a page within which that stands
_REPORT = PACKAGE / "report"


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
    rows = tuple(publisher.student(result, around) for result, around in _with_neighbours(_results(store, course, veil), veil))
    publisher.clear({row.key for row in rows})
    similar = str(SIMILAR) if (folder / SIMILAR).is_file() else ""
    asked = model.ClassPage(
        rows=rows, exercises=exercises, apart=publisher.apart, most=course.scale, pass_mark=course.pass_mark, similar=similar
    )
    write_file(folder / INDEX, class_page(asked, words).encode())
    return Published(folder / INDEX, publisher.written, len(rows) - publisher.written)


def _results(store: Store, course: Course, veil: Veil) -> Iterable[Result]:
    """One at a time, unless groups share a mark: then it takes all of them to know each. Numbers come in their own
    order: that of names would tell whose they are."""
    if not course.groups:
        return store.each_result((lambda student: (veil.shown(student.key),)) if veil.numbers else None)
    results = shared_in_groups(store.each_result(), course)
    return sorted(results, key=lambda each: veil.shown(each.student.key)) if veil.numbers else results


def _with_neighbours(results: Iterable[Result], veil: Veil) -> Iterator[tuple[Result, model.Neighbours]]:
    """Each with the keys of the page before and after it."""
    before, current = "", None
    for following in itertools.chain(results, (None,)):
        if current is not None:
            yield current, model.Neighbours(before, veil.shown(following.student.key) if following else "")
            before = veil.shown(current.student.key)
        current = following


class _Publisher:
    """Writes students' pages."""

    def __init__(self, folder: Path, store: Store, exercises: tuple[Exercise, ...], course: Course, words: Words, veil: Veil) -> None:
        self._folder, self._veil = folder / STUDENTS, veil
        self._store = store
        self._exercises = exercises
        self._course = course
        self._words = words
        self._names = Names(exercises, words)
        self._hidden = frozenset((exercise, scenario) for exercise, _, scenario in (each.partition("/") for each in course.hidden))
        self._owners = dict(self._owners_of_attempts()) if course.groups else {}
        settings = store.settings()
        self._counting = counting(exercises, course, settings.exercises if settings else (), self._handed_in())
        self.apart = frozenset(each.id for each in exercises) - {each.id for each in counted(self._counting, course)}
        rules = msgspec.json.encode((exercises, course, sorted(self.apart)), order="deterministic")
        self._common = _digest(_code(), words.language, rules)
        self.written = 0

    def student(self, result: Result, around: model.Neighbours) -> model.StudentRow:
        """Bring the student's page up to date; returns what the class's page needs of it."""
        worked_out = mark_of(result, self._counting, self._course)
        graded = {each.id for each in result.verdict.exercises} if result.verdict else set()
        known = [each for each in worked_out.exercises if each.handed_in and (each.points is not None or each.id in graded)]
        points = {each.id: (float(each.so_far), float(each.max_points)) for each in known}
        mark = _told(worked_out, self._words)
        sums = self._sums(result, worked_out)
        record = self._record(result)
        result = self._veil.result(result)
        made_from = _digest(self._common, msgspec.json.encode((result, mark, sums, around), order="deterministic"), record or b"")
        file = self._folder / f"{result.student.key}.html"
        troubles: list[str] = []
        if _made_from(file) != made_from:
            html = self._html(
                lambda record, made_from: self._page(result, mark, record, made_from, sums, around), record, made_from, troubles
            )
            write_file(file, html.encode())
            self.written += 1
        row = row_of(result, self._exercises, self._words, mark=mark, points=points, href=f"{STUDENTS}/{file.name}")
        person = (*row.person, *open_besides(worked_out, self._words, self._names), *troubles)
        unsure = any(each.need is Need.OWNER for each in worked_out.open)
        return msgspec.structs.replace(row, late=row.late or worked_out.late is not None, person=person, unsure=unsure)

    def _sums(self, result: Result, mark: StudentMark) -> tuple[model.SumLine, ...]:
        lines = (
            () if mark.absent and not result.overrides else adding_up(result, self._counting, self._course, mark, self._words, self._hidden)
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

    def clear(self, keys: set[str]) -> None:
        """Remove pages that we wrote for those who are no longer in the class."""
        for file in self._folder.glob("*.html"):
            if file.stem not in keys and _made_from(file):
                file.unlink(missing_ok=True)

    def _page(
        self,
        result: Result,
        mark: model.ShownMark,
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
            apart=self.apart,
            mark=mark,
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

    def _handed_in(self) -> set[str]:
        return {exercise.id for result in self._store.each_result() if result.verdict for exercise in result.verdict.exercises}

    def _owners_of_attempts(self) -> Iterator[tuple[str, str]]:
        """Who handed in what: the plays of a group's work are kept with whoever did."""
        return ((result.attempt.digest, result.student.key) for result in self._store.each_result() if result.attempt)


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


@functools.cache
def _code() -> bytes:
    """What a page's look and words come from, besides its data."""
    files = [path for path in (*_REPORT.rglob("*"), *LOCALE.rglob("*.mo")) if path.is_file() and "__pycache__" not in path.parts]
    return _digest(*(path.read_bytes() for path in sorted(files))).encode()


def _digest(*parts: bytes | str) -> str:
    state = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        state.update(len(content).to_bytes(8) + content)
    return state.hexdigest()


def _made_from(file: Path) -> str:
    """The digest in a page that we wrote; "" where there is no such page."""
    try:
        with file.open("rb") as stream:
            found = _MADE_FROM.search(stream.read(_HEAD))
    except OSError:
        return ""
    return found[1].decode() if found else ""
