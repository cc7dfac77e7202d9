"""Whose row in a platform's sheet is whose: by what is surest, and never by what fits two."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

import msgspec

from grader.classroom import Note, Student, note
from grader.errors import UsageError
from grader.marks.mark import StudentMark
from grader.marks.tables import number, written
from grader.text import squeezed

# what a platform or a person may know somebody by, the surest first
KINDS: Final = ("platform_id", "id", "login", "email", "group", "name")


class Marked(msgspec.Struct, frozen=True):
    """One student and the mark; in words what is open of it, and what a person decided on something else than stands there now."""

    student: Student
    mark: StudentMark
    waits: str = ""
    changed: str = ""
    called: str = ""  # where no number stands beside it; the name, where that tells


class Filled(msgspec.Struct, frozen=True):
    """A platform's sheet with marks in it.

    `rows` are the rows' own ids by the student's key, `notes` what a teacher has to know.
    """

    content: bytes
    rows: dict[str, tuple[str, ...]]
    written: int  # marks
    notes: tuple[Note, ...]


class RowMatcher:
    """Finds whose a row is."""

    def __init__(self, students: Iterable[Student]) -> None:
        self._found: dict[tuple[str, str], dict[str, Student]] = {}
        for student in students:
            for kind in KINDS:
                for value in _values(student, kind):
                    self._found.setdefault((kind, value), {})[student.key] = student

    def find(self, known: Mapping[str, str]) -> str:
        """The key, by the first of KINDS that says something; "" where that is nobody, more than one, or somebody with another number."""
        for kind in KINDS:
            there = self._found.get((kind, _plain(kind, known.get(kind, ""))), {})
            if len(there) == 1:
                ((key, student),) = there.items()
                return "" if _another(student, known) else key
            if there:
                return ""
        return ""


def _plain(kind: str, value: str) -> str:
    """Names are compared as letters and digits alone; in an id every sign counts."""
    return squeezed(value) if kind in ("name", "group") else value.strip().casefold()


def _another(student: Student, known: Mapping[str, str]) -> bool:
    """Two persons may have one name, but not one number."""
    return any((own := _own(student, kind)) and known.get(kind) and own != _plain(kind, known[kind]) for kind in ("platform_id", "id"))


def _own(student: Student, kind: str) -> str:
    """A group that hands in together has a number among the groups, not among the participants."""
    if kind == "platform_id" and student.group and student.group == student.name:
        return ""
    return _plain(kind, str(getattr(student, kind)))


def _values(student: Student, kind: str) -> set[str]:
    """What somebody is found by. A name may stand with the family's first: "Souza, Ana", also without the comma."""
    said = {_own(student, kind)}
    if kind == "name":
        words = student.name.split()
        said |= {squeezed("".join([*words[cut:], *words[:cut]])) for cut in range(1, len(words))}
    if kind == "login" and not student.login:
        said = {_plain(kind, student.email)}
    return said - {""}


def without_mark(marked: Iterable[Marked]) -> Iterator[Note]:
    """Who has no mark yet, and what must be decided first."""
    return (
        note("{name}: no mark yet; {what} must be decided first (`grade.py marks`).", name=called(one), what=one.waits)
        for one in marked
        if one.mark.open
    )


def to_look_at(marked: Iterable[Marked]) -> Iterator[Note]:
    """Whose mark a teacher should look at before it goes anywhere."""
    for one in marked:
        if one.changed:
            yield note(
                "{name}: {what} was decided on something else than stands there now: look again.", name=called(one), what=one.changed
            )
        if one.mark.unlisted:
            yield note("{name}: handed in, and not on the roster.", name=called(one))


def notes_of(
    marked: Iterable[Marked], written: Mapping[str, tuple[str, ...]], strangers: Iterable[str], locked: Iterable[str]
) -> tuple[Note, ...]:
    """What a teacher has to know of a filled sheet: who has no mark yet, no row, no submission here, or a mark that is locked."""
    marked = tuple(marked)
    notes = [*without_mark(marked)]
    notes += [
        note("{name}: no row in the sheet is theirs for certain.", name=called(one))
        for one in marked
        if one.student.key not in written and not one.mark.open and not one.mark.absent
    ]
    notes += to_look_at(marked)
    notes += [note("{name}: a row of the sheet, and nobody here is that for certain.", name=each) for each in strangers]
    notes += [note("{name}: the sheet says that this mark can't be changed.", name=each) for each in locked]
    return tuple(notes)


def called(one: Marked) -> str:
    return one.called or one.student.name or one.student.key


def check_numbers(cells: Iterable[str], name: str, also: Iterable[str] = ()) -> None:
    """Raises UsageError where a platform's marks are words or letters: a number written there is another mark.

    `also` is no mark.
    """
    free = {squeezed(each) for each in also} | {""}
    odd = next((cell for cell in cells if squeezed(cell) not in free and number(cell) is None), None)
    if odd is not None:
        raise UsageError(
            "The marks in {file} are no numbers (“{odd}”): none was written.",
            "Let the assignment have points in the platform, and download the sheet again.",
            file=name,
            odd=odd.strip()[:40],
        )


def check_scale(most: Decimal | None, scale: Decimal, name: str) -> None:
    """Raises UsageError where a platform's marks go up to something else than the course's."""
    if most is not None and most != scale:
        raise UsageError(
            "The marks in {file} go up to {most}, the course's up to {scale}.",
            "Write `scale: {value}` into course.yml, or change the assignment in the platform.",
            file=name,
            most=most,
            scale=scale,
            value=written(most),  # YAML knows points alone
        )
