"""Everyone's mark, worked out anew only where something has changed that it rests on.

That is what is known of the student and of what was handed in, its grading, what persons decided, the course's rules, and this
code. What was worked out is kept beside it, with a digest of all that.
"""

import functools
import hashlib
from collections.abc import Container, Iterable, Iterator
from typing import Final

import msgspec

from grader.batch.store import Order, Store
from grader.classroom import Result, Student
from grader.marks.course import Course, counting
from grader.marks.mark import StudentMark, mark_of
from grader.marks.sharing import owners, shared_in_groups
from grader.marks.veil import Veil
from grader.places import PACKAGE
from grader.report.words import LOCALE
from grader.spec.model import Exercise

_MARK: Final = "mark"
_NAMED: Final = Veil()


class WorkedOut(msgspec.Struct, frozen=True):
    """`own`: whether it is their own work that counts, for themselves or for their group."""

    mark: StudentMark
    own: bool = True


class ClassMarks:
    """The marks of the class that `store` holds. Students stand in the order of names, or of the numbers that the `veil` gives them:
    the order of names would tell whose they are."""

    def __init__(self, store: Store, exercises: tuple[Exercise, ...], course: Course, veil: Veil = _NAMED) -> None:
        self._store, self._course = store, course
        self._order: Order | None = (lambda student: (veil.shown(student.key),)) if veil.numbers else None
        settings = store.settings()
        self.counting = counting(exercises, course, settings.exercises if settings else (), store.handed_in())
        rules = msgspec.json.encode((self.counting, course), order="deterministic")
        standings = store.standings(self._order)
        self.students: tuple[Student, ...] = tuple(student for student, _ in standings)
        self.rests_on: dict[str, str] = {}  # by key: a digest of all that the result and the mark rest on
        for student, standing in _with_groups(standings) if course.groups else standings:
            self.rests_on[student.key] = digest(code(), rules, standing)

    def results(self, only: Container[str] | None = None) -> Iterator[Result]:
        """One at a time, unless groups share a mark: then it takes all of them to know each."""
        if not self._course.groups:
            yield from self._store.each_result(self._order, only)
            return
        for student in self.students:
            if only is None or student.key in only:
                yield self._shared[student.key]

    def marks(self) -> dict[str, WorkedOut]:
        """By key."""
        kept = self._store.worked_out(_MARK)
        known = {key: kept[key][1] for key, rests_on in self.rests_on.items() if key in kept and kept[key][0] == rests_on}
        found = {key: msgspec.json.decode(content, type=WorkedOut) for key, content in known.items()}
        fresh = {each.student.key: self._work_out(each) for each in self.results(self.rests_on.keys() - found.keys())}
        self._store.keep_worked_out(_MARK, {key: (self.rests_on[key], msgspec.json.encode(each)) for key, each in fresh.items()})
        return found | fresh

    def _work_out(self, result: Result) -> WorkedOut:
        own = not self._course.groups or result.student.key in self._owners
        return WorkedOut(mark_of(result, self.counting, self._course), own)

    @functools.cached_property
    def _everyone(self) -> tuple[Result, ...]:
        return self._store.results()

    @functools.cached_property
    def _shared(self) -> dict[str, Result]:
        return {each.student.key: each for each in shared_in_groups(self._everyone, self._course)}

    @functools.cached_property
    def _owners(self) -> frozenset[str]:
        return owners(self._everyone, self._course)


def _with_groups(standings: Iterable[tuple[Student, str]]) -> Iterator[tuple[Student, str]]:
    """Whose mark is shared rests on what all of the group have done."""
    standings = tuple(standings)
    groups: dict[str, list[str]] = {}
    for student, standing in standings:
        groups.setdefault(student.group, []).append(standing)
    for student, standing in standings:
        yield student, digest(standing, *(groups[student.group] if student.group else ()))


@functools.cache
def code() -> str:
    """What marks and pages come from, besides their data."""
    files = [path for kind in ("*.py", "*.html", "*.css", "*.js") for path in PACKAGE.rglob(kind)]
    return digest(*(path.read_bytes() for path in sorted((*files, *LOCALE.rglob("*.mo")))))


def digest(*parts: bytes | str) -> str:
    state = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        state.update(len(content).to_bytes(8) + content)
    return state.hexdigest()
