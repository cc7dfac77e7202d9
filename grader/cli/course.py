"""`grade.py course`: for those who write a course's rules. And what other commands need to know of a class: results, exercises, rules."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from grader.errors import ExitStatus, UsageError
from grader.report.words import LANGUAGES

if TYPE_CHECKING:
    from grader.classroom import Note, Override, Result
    from grader.marks.course import Course
    from grader.marks.veil import Veil
    from grader.spec.model import Exercise
    from grader.verdict import SubmissionVerdict

FILE = "course.yml"
option = click.option(
    "--course",
    "course_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Regras da disciplina (sem a opção: course.yml em DIR, se houver). / The course's rules (default: course.yml in DIR).",
)

language_option = click.option(
    "--lang",
    "asked_language",
    type=click.Choice(LANGUAGES),
    help="Idioma do que se mostra (sem a opção: o da turma). / Language of what is shown (default: the class's).",
)


@click.group("course")
def course() -> None:
    """Confere as regras de uma disciplina (course.yml). / Checks a course's rules (course.yml)."""


@course.command("lint")
@click.argument("file", type=click.Path(path_type=Path))
def lint(file: Path) -> ExitStatus:
    """Confere um course.yml: todos os erros de uma vez. / Checks a course.yml: all mistakes at once."""
    from grader.marks.course import load_course

    found = load_course(file, exercises_for(file.parent, file))
    click.echo(f"{file}: ok (0-{found.scale:g}, {found.deadline or '-'})")
    return ExitStatus.PASSED


@course.command("schema")
def schema() -> ExitStatus:
    """Escreve o JSON Schema do arquivo. / Writes the JSON Schema of the file."""
    from grader.marks.course import Course
    from grader.spec.schema import schema_text

    click.echo(schema_text(Course), nl=False)
    return ExitStatus.PASSED


class Class(NamedTuple):
    """A graded class: everyone's result, the exercises that it was graded on, the course's rules."""

    results: "tuple[Result, ...]"  # with the work of their group, where groups share a mark
    exercises: "tuple[Exercise, ...]"
    course: "Course"
    owners: frozenset[str]  # keys of those whose own work it is
    log: "tuple[Override, ...]"  # every decision, also those that stand no more
    own: "tuple[Result, ...]"  # without a group's sharing
    veil: "Veil"  # what students are called on pages and sheets
    strangers: "tuple[Note, ...]"  # names in the course's rules that nobody has

    def judged_as(self, verdicts: "Mapping[str, SubmissionVerdict]") -> "tuple[Result, ...]":
        """The results with other verdicts, by key."""
        from msgspec.structs import replace

        from grader.marks.sharing import shared_in_groups

        changed = (replace(one, verdict=verdicts.get(one.student.key, one.verdict)) for one in self.own)
        return shared_in_groups(changed, self.course)

    def seen(self) -> "Class":
        """The class as its pages and sheets show it: by numbers where it is marked anonymously."""
        veil = self.veil
        if not veil.numbers:
            return self
        results, own = (tuple(sorted(map(veil.result, each), key=lambda one: one.student.key)) for each in (self.results, self.own))
        return self._replace(
            results=results,
            course=veil.course(self.course, tuple(each.student for each in self.results)),
            owners=frozenset(map(veil.shown, self.owners)),
            log=tuple(map(veil.decision, self.log)),
            own=own,
            strangers=tuple(map(veil.stranger, self.strangers)),
        )


def exercises_for(folder: Path, course_file: Path | None = None) -> "tuple[Exercise, ...]":
    """The exercises of a course: from the folder that its rules name, unless the command line or the environment names one.

    Raises UsageError and ExerciseError.
    """
    from grader.places import VARIABLE, use_exercises
    from grader.spec.load import load_exercises

    file = course_file or folder / FILE
    if VARIABLE not in os.environ and file.is_file():
        from grader.spec.source import read_document

        data = read_document(file).data
        named = data.get("exercises") if isinstance(data, dict) else None
        if isinstance(named, str):
            use_exercises(file.parent / named)
    return load_exercises()


def rules_of(folder: Path, course_file: Path | None, exercises: "tuple[Exercise, ...]") -> "Course":
    """The rules in `course_file`, else in the batch's folder, else those of a course without a file. Raises ExerciseError."""
    from grader.marks.course import Course, load_course

    file = course_file or folder / FILE
    return load_course(file, exercises) if course_file or file.exists() else Course()


def class_of(folder: Path, course_file: Path | None) -> Class:
    """What stands in a batch's folder. Raises UsageError and ExerciseError."""
    from grader.batch.store import Store
    from grader.marks.course import counting, strangers
    from grader.marks.sharing import owners, shared_in_groups

    known = exercises_for(folder, course_file)
    rules = rules_of(folder, course_file, known)
    with Store.open(folder) as store:
        settings = store.settings()
        own, log, veil = store.results(), store.log(), store.veil()
        exercises = counting(known, rules, settings.exercises if settings else (), store.handed_in())
    results = shared_in_groups(own, rules)
    unknown = strangers(rules, (each.student for each in results))
    return Class(results, exercises, rules, owners(own, rules), log, own, veil, unknown)


def remember_anonymous(folder: Path, *, anonymous: bool) -> None:
    """From now on the class's pages and sheets show numbers, or names. Raises UsageError."""
    from msgspec.structs import replace

    from grader.batch.store import Store

    with Store.open(folder) as store:
        settings = store.settings()
        if settings is not None and settings.anonymous != anonymous:
            store.save_settings(replace(settings, anonymous=anonymous))


def language_of(folder: Path, asked: str | None = None) -> str:
    """The one asked for, else the one in which the class was graded, else the first. Raises nothing: what is wrong with the folder
    is told by the command that needs it."""
    from grader.batch.store import Store

    if asked is not None:
        return asked
    try:
        with Store.open(folder) as store:
            settings = store.settings()
    except (UsageError, OSError):  # OSError: a folder that nobody may look into
        settings = None
    return settings.language if settings and settings.language in LANGUAGES else LANGUAGES[0]


def publish_pages(folder: Path, course_file: Path | None) -> Path:
    """Bring the pages in a batch's folder up to date, in the class's language; returns the class's. Raises UsageError and ExerciseError."""
    from grader.batch.publish import publish
    from grader.batch.store import Store
    from grader.report.words import Words

    known = exercises_for(folder, course_file)
    rules = rules_of(folder, course_file, known)
    with Store.open(folder) as store:
        return publish(folder, store, known, rules, Words(language_of(folder)), store.veil()).index


def named_pages(folder: Path, course_file: Path | None) -> "dict[str, bytes]":
    """Students' pages with their names, by key, as they are sent: where the class is marked anonymously they are made for this alone."""
    import tempfile

    from grader.batch.publish import STUDENTS, publish
    from grader.batch.store import Store
    from grader.report.words import Words

    index = publish_pages(folder, course_file)  # as the marks are now
    known = exercises_for(folder, course_file)
    with Store.open(folder) as store, tempfile.TemporaryDirectory(prefix="grade-pages-") as aside:
        if store.veil().numbers:
            index = publish(Path(aside), store, known, rules_of(folder, course_file, known), Words(language_of(folder))).index
        return {file.stem: file.read_bytes() for file in (index.parent / STUDENTS).glob("*.html")}
