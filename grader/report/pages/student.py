"""A student's page: the causes first, each with its line and its play beside the reference's; then every scenario."""

from datetime import UTC

import msgspec

from grader.report import explain, safe
from grader.report.pages.exercise import ExerciseTeller
from grader.report.pages.model import ShownMark, StudentPage
from grader.report.pages.render import page
from grader.report.words import Words

_IGNORED = 12  # names of what was not graded
_NAME = 120
_LONGEST_LINE = 2000  # characters


def student_page(asked: StudentPage, words: Words) -> str:
    """The page as HTML, UTF-8 when written. Whatever a student or a program is called is text in it, never markup."""
    result = asked.result
    verdict = result.verdict
    known = {exercise.id: exercise for exercise in asked.exercises}
    graded = verdict.exercises if verdict else ()
    attempt = result.attempt
    return page(
        "student",
        words,
        name=_name(asked),
        made_from=asked.made_from,
        mark=_mark(asked.mark),
        facts=_facts(asked, words),
        problem=words.note(attempt.problem) if attempt and attempt.problem else "",
        notes=_notes(asked, words),
        nothing=attempt is None and verdict is None,
        waiting=attempt is not None and verdict is None and not attempt.problem,
        sums=asked.sums,
        around=asked.around,
        signed=asked.signed,
        text="\n".join(safe.line(each, _LONGEST_LINE) for each in attempt.text.splitlines()) if attempt else "",
        exercises=[ExerciseTeller(asked, known[each.id], each, words).view() for each in graded if each.id in known],
        machine=explain.machine_reasons(verdict, words) if verdict else [],
        points=verdict.points if verdict else 0,
        most=verdict.max_points if verdict else 0,
        seed=verdict.seed if verdict else None,
        isolation=verdict.isolation if verdict else "",
    )


def _name(asked: StudentPage) -> str:
    student = asked.result.student
    return safe.line(student.name or student.key, _NAME)


def _facts(asked: StudentPage, words: Words) -> list[str]:
    """Small things worth a line under the name."""
    student, attempt = asked.result.student, asked.result.attempt
    facts = [safe.line(text, _NAME) for text in (student.id, student.group) if text]
    if attempt and attempt.when:
        when = attempt.when.astimezone(asked.zone or UTC)
        facts.append(words.say("handed in {when} ({zone})", when=when.strftime("%Y-%m-%d %H:%M"), zone=str(when.tzinfo)))
    elif attempt and attempt.clock:
        facts.append(words.say("handed in {when} ({zone})", when=attempt.clock[:16], zone=str(asked.zone or "?")))
    if attempt and attempt.late:
        facts.append(words.say("late"))
    if attempt and attempt.of > 1:
        facts.append(words.say("attempt {n} of {all}", n=attempt.number, all=attempt.of))
    return facts


def _mark(mark: ShownMark | None) -> ShownMark | None:
    return mark and msgspec.structs.replace(mark, notes=tuple(safe.line(note, 300) for note in mark.notes))


def _notes(asked: StudentPage, words: Words) -> list[str]:
    """What is worth telling of what was handed in."""
    attempt, verdict = asked.result.attempt, asked.result.verdict
    notes = [words.note(note) for note in (attempt.notes if attempt else ())]
    if verdict and verdict.ignored:
        names = ", ".join(safe.line(name, 80) for name in verdict.ignored[:_IGNORED])
        names += f" {safe.ELLIPSIS}" if len(verdict.ignored) > _IGNORED else ""
        notes.append(words.say("Not graded, because the name fits no exercise: {names}", names=names))
    return notes
