"""Anonymous marking: numbers in the place of names, on every page and sheet, until marks are exported.

A student's number is drawn from the class's seed and the student's key, so it stays, whoever else joins the class. What
students themselves wrote is theirs: a name in the middle of a program stays there.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeVar

import msgspec
from msgspec.structs import replace

from grader.classroom import Attempt, Note, Override, Result, Student
from grader.marks.course import Course
from grader.marks.mark import names_of

_DIGITS: Final = 6
_SHORTEST: Final = 4  # characters of a name that is looked for in notes: shorter ones stand in other words

_Value = TypeVar("_Value")


class Veil(msgspec.Struct, frozen=True):
    """`numbers` by key; empty where names are shown."""

    numbers: dict[str, str] = {}

    @classmethod
    def over(cls, keys: Iterable[str], seed: int) -> "Veil":
        """Numbers for these keys. Of two that would have the same number both have a longer one, so that no number is ever another's."""
        drawn = {key: _drawn(seed, key) for key in sorted(keys)}
        taken: dict[str, int] = {}
        for number in drawn.values():
            taken[number[:_DIGITS]] = taken.get(number[:_DIGITS], 0) + 1
        return cls({key: number[:_DIGITS] if taken[number[:_DIGITS]] == 1 else number for key, number in drawn.items()})

    def shown(self, key: str) -> str:
        """What a student is called on pages and sheets."""
        return self.numbers.get(key, key)

    def key(self, shown: str) -> str:
        """Whose number it is; what is no number stays as it is."""
        return next((key for key, number in self.numbers.items() if number == shown), shown)

    def student(self, student: Student) -> Student:
        """Somebody who has a number, as it is shown: without a name."""
        number = self.numbers.get(student.key)
        maybe = tuple("…" for _ in student.maybe)
        return student if number is None else Student(key=number, name=number, unlisted=student.unlisted, maybe=maybe)

    def stranger(self, told: Note) -> Note:
        """That nobody has a name of the course's rules, without whoever was meant: that is a name."""
        return replace(told, sentences=told.sentences[:1]) if self.numbers else told

    def result(self, result: Result) -> Result:
        """The result of somebody who has a number and no name."""
        student = result.student
        if student.key not in self.numbers:
            return result
        number = self.numbers[student.key]
        attempt = result.attempt
        without = self.unnamed(student, attempt.source if attempt else "")
        verdict = result.verdict and replace(result.verdict, submission=number)
        return replace(
            result,
            student=self.student(student),
            attempt=attempt and _attempt(attempt, without, number),
            verdict=verdict,
            overrides=tuple(map(self.decision, result.overrides)),
            comments=tuple(map(self.decision, result.comments)),
        )

    def unnamed(self, student: Student, *others: str) -> Callable[[str], str]:
        """Puts the student's number into a text, in the place of all that tells who it is: the name, numbers, and what `others` say."""
        told = {student.name, student.id, student.login, student.email, *others}
        names = sorted((name for name in told if len(name) >= _SHORTEST), key=len, reverse=True)
        number = self.shown(student.key)
        if not names:
            return lambda text: text
        pattern = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
        return lambda text: pattern.sub(number, text)

    def decision(self, decision: Override) -> Override:
        return replace(decision, student=self.shown(decision.student))

    def decided(self, decision: Override) -> Override:
        """A decision on a number, as one on whose number it is."""
        return replace(decision, student=self.key(decision.student))

    def course(self, course: Course, students: tuple[Student, ...]) -> Course:
        """The rules, in which extensions and late days that were spent go by number."""
        if not self.numbers:
            return course
        spent = course.late.spent if course.late else {}
        return replace(
            course,
            extensions=self._by_number(course.extensions, students),
            late=course.late and replace(course.late, spent=self._by_number(spent, students)),
        )

    def _by_number(self, values: Mapping[str, _Value], students: tuple[Student, ...]) -> dict[str, _Value]:
        found: dict[str, _Value] = {}
        for student in students:
            name = next((name for name in names_of(student) if name in values), None)
            if name is not None:
                found[self.shown(student.key)] = values[name]
        return found


def _attempt(attempt: Attempt, without: Callable[[str], str], number: str) -> Attempt:
    notes = tuple(changed_note(each, without) for each in attempt.notes)
    problem = attempt.problem and changed_note(attempt.problem, without)
    return replace(attempt, source=number, text=without(attempt.text), notes=notes, problem=problem)


def changed_note(note: Note, without: Callable[[str], str]) -> Note:
    """The note with other texts in its places."""
    return replace(note, data={name: without(value) for name, value in note.data.items()})


def _drawn(seed: int, key: str) -> str:
    return f"{int.from_bytes(hashlib.sha256(f'number {seed} {key}'.encode()).digest()[:8]) % 10**10:010}"
