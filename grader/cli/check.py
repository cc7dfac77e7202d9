"""`grade.py check`: grade one submission and tell the student what works, what does not, and why."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.errors import ExitStatus, UsageError
from grader.report.words import LANGUAGES, Words, usage_errors_in
from grader.spec.model import Exercise
from grader.timeline import Timeline
from grader.verdict import Outcome, SubmissionVerdict

if TYPE_CHECKING:  # it brings the lab with it, which `check --help` does not need
    from grader.grading import Graded, Progress

# Nothing but "everything passed" is 0. What could not be played was not passed, and that was not the student's doing.
_STATUS = {
    Outcome.PASSED: ExitStatus.PASSED,
    Outcome.REMARKS: ExitStatus.PASSED,
    Outcome.FAILED: ExitStatus.FAILED,
    Outcome.NOT_RUN: ExitStatus.UNDECIDED,
    Outcome.UNDECIDED: ExitStatus.UNDECIDED,
}
_STDOUT = "-"


@click.command("check")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--exercise", "exercises", multiple=True, metavar="ID", help="Só este exercício (pode repetir). / Only this exercise.")
@click.option("--scenario", "scenarios", multiple=True, metavar="ID", help="Só este cenário (pode repetir). / Only this scenario.")
@click.option("--json", "json_to", metavar="FILE", help="Grava também em JSON; - é a saída padrão. / JSON too; - is standard output.")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Idioma do relatório. / Its language.")
@click.option(
    "--isolation",
    type=click.Choice(["auto", "hosts", "plain"]),
    default="auto",
    help="Uma máquina por programa (hosts) ou nenhuma (plain). / A machine for each program, or none.",
)
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Repete uma execução. / Repeats a run.")
@click.option("-v", "--verbose", is_flag=True, help="Mostra também cada execução, em colunas. / Shows each play too, in columns.")
def check(
    path: Path,
    exercises: tuple[str, ...],
    scenarios: tuple[str, ...],
    json_to: str | None,
    language: str,
    isolation: str,
    seed: int | None,
    verbose: bool,
) -> ExitStatus:
    """Corrige a entrega que está em PATH. / Grades the submission in PATH.

    PATH tem uma pasta por exercício (ping-pong-tcp/server.py …), ou os programas de um só, com --exercise.
    PATH holds a folder for each exercise, or the programs of one, with --exercise.

    \b
    Status: 0 tudo passou / all passed, 1 algo falhou / something failed,
    2 uso ou arquivo de exercício / usage or exercise file,
    3 não foi possível decidir tudo / not everything could be decided, 130 interrompido / interrupted.
    """
    from grader.cli.progress import ProgressLine
    from grader.grading import grade

    words = Words(language)
    with usage_errors_in(language):
        if json_to is not None:
            _check_writable(json_to)
        known = _load(exercises)
        seed = _fresh_seed() if seed is None else seed
        with ProgressLine(sys.stderr, words) as line:

            def progress(step: "Progress") -> None:
                import grader.report.paint
                import grader.report.terminal  # noqa: F401 - both slow to import: now, while the workers are busy

                line(step)

            graded = grade(path, known, wanted=exercises, scenarios=scenarios, seed=seed, isolation=isolation, progress=progress)
        if json_to is not None:
            from grader.report.json_report import encode

            _write_json(encode(graded.verdict, known, language), json_to)
    if json_to != _STDOUT:
        _show(graded, known, words, verbose)
    return _STATUS[graded.verdict.outcome]


def _show(graded: "Graded", exercises: tuple[Exercise, ...], words: Words, verbose: bool) -> None:
    from grader.report.paint import paint, width_for
    from grader.report.terminal import Report, lines

    references = _references(graded.verdict) if verbose else {}
    report = Report(
        verdict=graded.verdict, exercises=exercises, timelines=graded.timelines, references=references, verbose=verbose
    )  # fmt: skip
    paint(list(lines(report, words, width_for(sys.stdout))), sys.stdout)


def _references(verdict: SubmissionVerdict) -> dict[tuple[str, str], Timeline]:
    """How the reference played the scenarios that failed."""
    from grader.kept import kept_timelines

    return {
        (exercise.id, scenario): timeline
        for exercise in verdict.exercises
        for scenario, timeline in kept_timelines(exercise.id).items()
        if any(each.id == scenario and each.outcome is Outcome.FAILED for each in exercise.scenarios)
    }


def _load(wanted: tuple[str, ...]) -> tuple[Exercise, ...]:
    """The exercises asked for; all where none is, or one that is not there (whoever looks for it tells the others)."""
    from grader.spec.load import exercise_files, load_files

    files = exercise_files()
    chosen = tuple(file for file in files if file.stem in wanted)
    return load_files(chosen if chosen and len(chosen) == len(set(wanted)) else files)


def _fresh_seed() -> int:
    """A seed that nobody can foresee: nine digits at most, since people copy it."""
    return int.from_bytes(os.urandom(8)) % 10**9


def _check_writable(json_to: str) -> None:
    """Before minutes of work, not after them. Raises UsageError."""
    target = Path(json_to)
    if json_to != _STDOUT and (target.is_dir() or not target.parent.is_dir()):
        raise UsageError("--json {file}: this is not a file in a folder that is there.", file=json_to)


def _write_json(content: bytes, json_to: str) -> None:
    if json_to == _STDOUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        Path(json_to).write_bytes(content)
    except OSError as error:
        raise UsageError("--json {file}: it can't be written: {why}.", file=json_to, why=str(error.strerror or error)) from error
