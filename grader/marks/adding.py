"""How a mark adds up, line by line: what the student's page shows, from the same figures as the mark itself."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

import msgspec

from grader.classroom import Result
from grader.marks.course import Course
from grader.marks.mark import ExerciseMark, StudentMark, decimal, items_of
from grader.marks.standing import LATE
from grader.marks.worklist import STALE, titles_of
from grader.report.words import N_, Words
from grader.spec.model import Exercise
from grader.timeline import ScenarioKey
from grader.verdict import ExerciseVerdict, Outcome, ScenarioVerdict

Hidden = frozenset[ScenarioKey]  # scenarios that the course keeps from students


class MarkLine(msgspec.Struct, frozen=True):
    """One line. `points` is None where nothing is decided yet; `most` None where there is no most."""

    kind: Literal["item", "exercise", "sum", "late", "mark"]
    title: str
    points: Decimal | None
    most: Decimal | None = None
    note: str = ""


def adding_up(
    result: Result, exercises: tuple[Exercise, ...], course: Course, mark: StudentMark, words: Words, hidden: Hidden
) -> tuple[MarkLine, ...]:
    """The lines: each exercise, its claims and its questions, then weights, lateness, rounding; the mark is the last."""
    known = {each.id: each for each in exercises}
    lines: list[MarkLine] = []
    weights = sum((each.weight for each in mark.exercises if each.max_points), Decimal(0))
    for each in mark.exercises:
        share = words.say(N_("weight {weight} of {all}"), weight=words.number(float(each.weight)), all=words.number(float(weights)))
        left = words.say(N_("not handed in")) if not each.handed_in else ""
        title = words.text(known[each.id].title)
        note = "; ".join(filter(None, (left, share if len(mark.exercises) > 1 else "")))
        lines.append(MarkLine("exercise", title, each.so_far, each.max_points, note))
        given = _Given.of(each.id, result, mark, words)
        lines += _items(known[each.id], each, result, course, words, hidden, given)
    earned = _earned(mark, weights)
    lines.append(MarkLine("sum", words.say(N_("Together, on the course's scale")), _short(earned), mark.scale))
    if mark.late is not None:
        of = words.say(N_("of the scale") if course.late and course.late.of == "scale" else N_("of the mark"))
        by = _Given.of("", result, mark, words).said.get(LATE, "")
        note = "; ".join(filter(None, ("" if mark.late.cut_off else of, by)))
        lines.append(MarkLine("late", words.say(N_("Lateness")), -mark.late.penalty, None, note))
    exact = max(earned - (Fraction(mark.late.penalty) if mark.late else 0), Fraction(0))
    note = (
        words.say(N_("rounded to a multiple of {step}"), step=words.number(course.rounding.step)) if exact != Fraction(mark.so_far) else ""
    )
    lines.append(MarkLine("mark", words.say(N_("Mark")), mark.mark, mark.scale, note))
    return tuple(lines)


class _Given(NamedTuple):
    """What a person gave in one exercise, by item, and how a line says so."""

    points: dict[str, Decimal]
    said: dict[str, str]

    @classmethod
    def of(cls, exercise: str, result: Result, mark: StudentMark, words: Words) -> "_Given":
        mine = [each for each in sorted(result.overrides, key=lambda each: each.when) if each.exercise == exercise]
        person = words.say(N_("by a person"))
        said = {each.item: words.say(STALE, what=person) if (exercise, each.item) in mark.stale else person for each in mine}
        return cls({each.item: decimal(each.points) for each in mine}, said)

    def line(self, item: str, title: str, most: Decimal) -> MarkLine:
        return MarkLine("item", title, min(self.points[item], most), most, self.said[item])


def _items(
    spec: Exercise, mark: ExerciseMark, result: Result, course: Course, words: Words, hidden: Hidden, given: _Given
) -> Iterator[MarkLine]:
    titles = titles_of((spec,), words)
    if "" in given.points:
        yield MarkLine("item", words.say(N_("The whole exercise")), mark.points, mark.max_points, given.said[""])
        return
    verdict = next((each for each in result.verdict.exercises if each.id == spec.id), None) if result.verdict else None
    if verdict is not None:
        yield from _claims(verdict, given, course, words, titles, hidden)
    for question in spec.manual if course.manual and verdict is not None else ():
        title, most = titles[spec.id, question.id], decimal(question.points)
        if question.id in given.points:
            yield given.line(question.id, title, most)
        else:
            yield MarkLine("item", title, None, most, words.say(N_("to be marked by a person")))


def _claims(
    verdict: ExerciseVerdict, given: _Given, course: Course, words: Words, titles: dict[tuple[str, str], str], hidden: Hidden
) -> Iterator[MarkLine]:
    kept: list[MarkLine] = []
    for scenario in verdict.scenarios:
        for line in _of_scenario(verdict.id, scenario, given, course, words, titles):
            if (verdict.id, scenario.id) in hidden:
                kept.append(line)
            else:
                yield line
    if kept:
        undecided = any(line.points is None for line in kept)
        points = None if undecided else sum((line.points or Decimal(0) for line in kept), Decimal(0))
        most = sum((line.most or Decimal(0) for line in kept), Decimal(0))
        yield MarkLine("item", words.say(N_("What the course keeps to itself")), points, most)


def _of_scenario(
    exercise: str, scenario: ScenarioVerdict, given: _Given, course: Course, words: Words, titles: dict[tuple[str, str], str]
) -> Iterator[MarkLine]:
    if scenario.id in given.points and scenario.claims and all(claim.id not in given.points for claim in scenario.claims):
        yield given.line(scenario.id, titles.get((exercise, scenario.id), scenario.id), decimal(scenario.max_points))
        return
    for each in items_of(scenario):
        if not each.max_points or (each.bonus and not course.bonus):
            continue
        title, most = titles.get((exercise, each.id), each.id), decimal(each.max_points)
        if each.id in given.points:
            yield given.line(each.id, title, most)
        elif each.outcome in (Outcome.UNDECIDED, Outcome.NOT_RUN):
            yield MarkLine(
                "item", title, None if each.outcome is Outcome.UNDECIDED else decimal(each.points), most, words.outcome(each.outcome)
            )
        else:
            yield MarkLine("item", title, decimal(each.points), most, words.say(N_("bonus")) if each.bonus else "")


def _earned(mark: StudentMark, weights: Decimal) -> Fraction:
    """Of the whole scale, before lateness and rounding."""
    parts = (Fraction(each.weight) * Fraction(each.so_far) / Fraction(each.max_points) for each in mark.exercises if each.max_points)
    return sum(parts, Fraction(0)) / Fraction(weights) * Fraction(mark.scale) if weights else Fraction(0)


def _short(value: Fraction) -> Decimal:
    """To be read: a thousandth is near enough."""
    return Decimal(round(value * 1000)) / 1000
