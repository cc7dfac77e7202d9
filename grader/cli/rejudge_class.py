"""`grade.py rejudge DIR`: a class, or one student of it, judged or played again; told is whose mark changes."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from grader.errors import ExitStatus, UsageError
from grader.report import safe
from grader.report.words import Words
from grader.spec.model import Exercise
from grader.verdict import Outcome, SubmissionVerdict

if TYPE_CHECKING:
    from grader.classroom import Result
    from grader.cli.course import Class
    from grader.marks.mark import StudentMark
    from grader.marks.veil import Veil

LIMIT: Final = 600.0  # seconds for one submission, as `batch` has it without --limit-time


def rejudged_class(
    folder: Path, exercises: tuple[Exercise, ...], words: Words, *, dry: bool = False, student: str | None = None, again: bool = False
) -> ExitStatus:
    """Judge a class again, or one of it; tell whose mark changes."""
    from grader.batch.rejudge import rejudge_class
    from grader.cli.course import class_of, publish_pages
    from grader.marks.mark import mark_of

    before = class_of(folder, None)
    only = _named(before.veil.key(student), before.results) if student is not None else frozenset[str]()
    if again:
        return _played_again(folder, exercises, only, words, before)
    count, stale, status = 0, 0, ExitStatus.PASSED
    after: dict[str, SubmissionVerdict] = {}
    for one in rejudge_class(folder, exercises, only=only, keep=not dry):
        count += 1
        stale += bool(one.stale)
        after[one.key] = one.after
        if one.stale or one.after.outcome is Outcome.UNDECIDED:
            status = ExitStatus.UNDECIDED
    now = before.judged_as(after)
    changed = sum(after[one.student.key] != one.verdict for one in before.results if one.student.key in after and one.verdict)
    old, new = (tuple(mark_of(one, before.exercises, before.course) for one in each) for each in (before.results, now))
    others = changed - _tell_marks(old, new, words, before.veil)
    click.echo(words.many("{n} submission judged again", "{n} submissions judged again", count))
    if others > 0:
        click.echo(words.many("{n} changes without another mark", "{n} change without another mark", others))
    if stale:
        click.echo(words.many("{n} of them needs another play.", "{n} of them need another play.", stale))
        click.echo(words.say("What stood there stands until `grade.py batch` has played it."))
    if dry:
        click.echo(words.say("Nothing was kept: without --dry-run it is."))
    else:
        click.echo(publish_pages(folder, None))
    return status


def _tell_marks(before: "tuple[StudentMark, ...]", after: "tuple[StudentMark, ...]", words: Words, veil: "Veil") -> int:
    """Whose mark changes; returns how many."""
    old, count = {each.student: each for each in before}, 0
    for mark in after:
        was = old.get(mark.student)
        if was is not None and (was.mark, was.open) != (mark.mark, mark.open):
            count += 1
            said = [words.number(float(each.mark)) if each.mark is not None else "-" for each in (was, mark)]
            click.echo(f"{safe.line(veil.shown(mark.student))}: {said[0]} -> {said[1]}")
    return count


def _named(student: str, results: "tuple[Result, ...]") -> frozenset[str]:
    """The key of the one who is meant. Raises UsageError."""
    from grader.marks.decisions import students_by_name
    from grader.text import squeezed

    known = students_by_name(results)
    key = known.get(student) or known.get(squeezed(student))
    if key is None:
        raise UsageError("There is no student “{name}” here, or several: `grade.py marks DIR` lists them.", name=student)
    return frozenset({key})


def _played_again(folder: Path, exercises: tuple[Exercise, ...], only: frozenset[str], words: Words, before: "Class") -> ExitStatus:
    """Play one student's submission again, from where the class was found, with what the class was graded with."""
    from grader.batch.layouts import Layout
    from grader.batch.plan import BatchOptions
    from grader.batch.run import Run, run_batch
    from grader.batch.store import Store
    from grader.cli.batch_progress import BatchProgress
    from grader.cli.course import class_of, publish_pages
    from grader.marks.mark import mark_of

    with Store.open(folder) as store:
        settings = store.settings()
    if settings is None:
        raise UsageError("No class has been graded here yet.")
    asked = BatchOptions(exercises=exercises, wanted=settings.exercises, isolation=settings.isolation, seed=settings.seed, again=True)
    run = Run(
        source=settings.download, out=folder, asked=asked, layout=Layout(settings.layout), limit=LIMIT, language=settings.language,
        only=only,
    )  # fmt: skip
    with BatchProgress(sys.stderr, words) as progress:
        run_batch(run, progress.expect, progress.tell)
    after = class_of(folder, None)
    old, new = (tuple(mark_of(one, each.exercises, each.course) for one in each.results) for each in (before, after))
    if not _tell_marks(old, new, words, before.veil):
        click.echo(words.say("No mark has changed."))
    click.echo(publish_pages(folder, None))
    return ExitStatus.UNDECIDED if progress.undecided else ExitStatus.PASSED
