"""`grade.py check`: grade one submission and tell the student what works, what does not, and why."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.asked import exercises_asked, folder_of
from grader.cli.output import STATUS, STDOUT, as_page, check_writable, seconds_of, show, write
from grader.cli.writing import takes_stdout, targets_of, write_forms, write_options
from grader.errors import ExitStatus
from grader.report.words import LANGUAGES, Words, usage_errors_in

if TYPE_CHECKING:  # it brings the lab with it, which `check --help` does not need
    from grader.rounds import Progress


@click.command("check")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--exercise",
    "exercises",
    multiple=True,
    metavar="ID",
    help="Só este exercício, ou o de um .yml (pode repetir). / Only this, or a file's.",
)
@click.option("--scenario", "scenarios", multiple=True, metavar="ID", help="Só este cenário (pode repetir). / Only this scenario.")
@click.option(
    "--program",
    "programs",
    multiple=True,
    metavar="NAME=COMMAND",
    help="Qual arquivo é o programa, e com que argumentos (pode repetir). / Which file is the program, with which arguments.",
)
@click.option("--json", "json_to", metavar="FILE", help="Grava também em JSON; - é a saída padrão. / JSON too; - is standard output.")
@click.option("--html", "html_to", metavar="FILE", help="Grava também uma página para ver. / A page to look at, too.")
@write_options
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Idioma do relatório. / Its language.")
@click.option(
    "--isolation",
    type=click.Choice(["auto", "hosts", "plain"]),
    default="auto",
    help="Uma máquina por programa (hosts) ou nenhuma (plain). / A machine for each program, or none.",
)
@click.option("--limit-time", "limit", default="10m", metavar="T", help="No máximo: 90s, 10m, 1h. / At most.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Repete uma execução. / Repeats a run.")
@click.option(
    "--save",
    metavar="FILE",
    help="Guarda o que foi executado, para `rejudge`. / Keeps what was played, for `rejudge`.",
)
@click.option("-v", "--verbose", is_flag=True, help="Mostra também cada execução, em colunas. / Shows each play too, in columns.")
def check(
    path: Path,
    exercises: tuple[str, ...],
    scenarios: tuple[str, ...],
    programs: tuple[str, ...],
    json_to: str | None,
    html_to: str | None,
    to: tuple[str, ...],
    junit: str | None,
    github: bool,
    gcc: bool,
    language: str,
    isolation: str,
    limit: str,
    seed: int | None,
    save: str | None,
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
        for option, target in (("--json", json_to), ("--html", html_to), ("--save", save)):
            if target is not None:
                check_writable(option, target)
        targets = targets_of(to, junit, github, gcc)
        path = folder_of(path)
        known, exercises = exercises_asked(exercises, path)
        seconds = seconds_of(limit)
        seed = _fresh_seed() if seed is None else seed
        with ProgressLine(sys.stderr, words) as line:

            def progress(step: "Progress") -> None:
                import grader.report.paint
                import grader.report.terminal  # noqa: F401 - both slow to import: now, while the workers are busy

                line(step)

            graded = grade(
                path, known, wanted=exercises, scenarios=scenarios, seed=seed, isolation=isolation, programs=programs, progress=progress,
                limit=seconds,
            )  # fmt: skip
        if save is not None:
            from grader import record

            write("--save", record.encode(graded.record), save, text=False)
        if json_to is not None:
            from grader.report.json_report import encode

            write("--json", encode(graded.verdict, known, language, graded.timelines), json_to)
        if html_to is not None:
            write("--html", as_page(graded, known, words), html_to)
        if STDOUT not in (json_to, html_to, save) and not takes_stdout(targets):
            show(graded, known, words, verbose)
        write_forms(targets, graded, known, words, path)
    return STATUS[graded.verdict.outcome]


def _fresh_seed() -> int:
    """A seed that nobody can foresee: nine digits at most, since people copy it."""
    return int.from_bytes(os.urandom(8)) % 10**9
