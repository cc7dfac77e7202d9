"""`grade.py batch`: grade a class, and keep each result as it comes."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.output import seconds_of
from grader.errors import ExitStatus
from grader.report.words import LANGUAGES, Words, usage_errors_in

if TYPE_CHECKING:
    from grader.batch.run import Run

_LAYOUTS = ("folders", "moodle", "canvas", "blackboard", "brightspace", "gradescope", "teams", "git")


@click.command("batch")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Onde ficam os resultados. / Where results go.")
@click.option(
    "--exercise", "exercises", multiple=True, metavar="ID", help="Só este exercício (pode repetir). / Only this exercise (may be repeated)."
)
@click.option("--roster", type=click.Path(path_type=Path), metavar="CSV", help="A lista da turma. / The class list.")
@click.option("--from", "layout", type=click.Choice(_LAYOUTS), help="De onde vêm as entregas. / Where the submissions come from.")
@click.option("--dry-run", "dry", is_flag=True, help="Só mostra de quem é o quê. / Only shows whose is what.")
@click.option("--yes", "sure", is_flag=True, help="Corrige apesar da dúvida. / Grades in spite of a doubt.")
@click.option("--jobs", type=click.IntRange(1, 1000), metavar="N", help="Quantas entregas ao mesmo tempo. / How many submissions at once.")
@click.option(
    "--cluster",
    default="",
    metavar="ADDRESS",
    help="Um dask.distributed já em execução: tcp://… / A dask.distributed that runs already: tcp://…",
)
@click.option("--limit-time", "limit", default="10m", metavar="T", help="Por entrega: 90s, 10m, 1h. / For each submission: 90s, 10m, 1h.")
@click.option(
    "--commit",
    type=click.Choice(["last", "deadline"]),
    default="last",
    help="De clones: o último, ou o último no prazo. / Of clones: the last one, or the last before the deadline.",
)
@click.option("--again", is_flag=True, help="Executa de novo também o que não mudou. / Plays what did not change, too.")
@click.option("--retry", is_flag=True, help="Executa de novo o que ficou indeciso. / Plays again what was undecided.")
@click.option("--isolation", type=click.Choice(["auto", "hosts", "plain"]), default="auto", help="Como em check. / As in check.")
@click.option(
    "--seed", type=click.IntRange(0, 2**63 - 1), help="De onde se sorteia a de cada entrega. / Each submission's is drawn from it."
)
@click.option(
    "--anonymous/--named",
    "anonymous",
    default=None,
    help="Números no lugar dos nomes, até exportar. / Numbers instead of names, until export.",
)
@click.option("--lang", "asked_language", type=click.Choice(LANGUAGES), help="Idioma da turma, guardado. / The class's language, kept.")
def batch(
    source: Path,
    out: Path,
    exercises: tuple[str, ...],
    roster: Path | None,
    layout: str | None,
    dry: bool,
    sure: bool,
    jobs: int | None,
    cluster: str,
    limit: str,
    commit: str,
    again: bool,
    retry: bool,
    isolation: str,
    seed: int | None,
    anonymous: bool | None,
    asked_language: str | None,
) -> ExitStatus:
    """Corrige a turma que está em SOURCE.

    SOURCE é uma pasta de entregas (pastas, .zip, .tar.gz, .tgz), clones, ou o que se baixa do Moodle, Canvas, Blackboard, Brightspace,
    Gradescope ou Teams. --dry-run mostra antes de quem é o quê.
    Cada resultado é gravado em DIR/results.sqlite assim que sai; o mesmo comando continua de onde parou e não executa de novo
    o que não mudou.

    \b
    Status: 0 tudo decidido, 2 uso, 3 algo ficou indeciso, 130 interrompido.

    /

    Grades the class in SOURCE.

    SOURCE is a folder of submissions (folders, .zip, .tar.gz, .tgz), of clones, or what Moodle, Canvas, Blackboard, Brightspace,
    Gradescope or Teams give; --dry-run shows first whose is what.
    Each result is kept in DIR/results.sqlite as it comes; the same command goes on where it was, and does not play again what
    did not change.

    \b
    Status: 0 all decided, 2 usage, 3 something is undecided, 130 interrupted.
    """
    from grader.batch.layouts import Layout
    from grader.batch.plan import BatchOptions
    from grader.batch.run import Run
    from grader.cli.course import exercises_for, language_of, rules_of
    from grader.submission.find import ids_of

    language = language_of(out, asked_language)
    with usage_errors_in(language):
        known = exercises_for(out)
        exercises = ids_of(exercises, known)
        course = rules_of(out, None, known)  # a mistake in them is told now, not after an hour
        asked = BatchOptions(
            exercises=known, wanted=exercises, isolation=isolation, seed=_seed(seed, out), again=again, retry=retry, commit=commit
        )
        run = Run(
            source=source,
            out=out,
            asked=asked,
            roster=roster,
            layout=Layout(layout) if layout else None,
            jobs=jobs,
            cluster=cluster,
            limit=seconds_of(limit),
            language=language,
            sure=sure,
            course=course,
            anonymous=anonymous,
        )
        return _shown(run, Words(language)) if dry else _graded(run, Words(language))


def _shown(run: "Run", words: Words) -> ExitStatus:
    """Whose is what; nothing is played, and nothing written."""
    from grader.batch.run import group
    from grader.cli.batch_grouping import grouping_lines
    from grader.report.paint import degrade

    grouping = group(run)
    for line in grouping_lines(grouping, words):
        click.echo(degrade(line, sys.stdout.encoding))
    if grouping.doubt is None:
        return ExitStatus.PASSED
    click.echo()
    click.echo(degrade(words.note(grouping.doubt), sys.stdout.encoding))
    click.echo(words.say("`batch` would stop here: `--from` says where it comes from, and `--yes` that it is right."))
    return ExitStatus.USAGE


def _graded(run: "Run", words: Words) -> ExitStatus:
    from grader.batch.run import run_batch
    from grader.cli.batch_progress import BatchProgress
    from grader.cli.course import publish_pages

    try:
        with BatchProgress(sys.stderr, words) as progress:
            run_batch(run, progress.begin, progress.tell)
    except KeyboardInterrupt:
        click.echo(words.say("Stopped. What was graded is kept: the same command goes on where it was."), err=True)
        return ExitStatus.INTERRUPTED
    click.echo(progress.summary(run.out))
    click.echo(publish_pages(run.out, None))
    return ExitStatus.UNDECIDED if progress.undecided else ExitStatus.PASSED


def _seed(asked: int | None, out: Path) -> int:
    """The one asked for; else that of the batch before, so that the same command goes on; else one that nobody can foresee."""
    from grader.batch.store import FILE, Store

    if asked is not None:
        return asked
    if (out / FILE).is_file():
        with Store.open(out) as store:
            if settings := store.settings():
                return settings.seed
    return int.from_bytes(os.urandom(8)) % 10**9
