"""`grade.py rejudge`: the verdicts of kept plays, by the exercises as they are now. Nothing is run."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from grader.cli.course import exercises_for, language_of, language_option
from grader.cli.output import STATUS, STDOUT, check_writable, show, write
from grader.cli.writing import takes_stdout, targets_of, write_forms, write_options
from grader.errors import ExitStatus, UsageError
from grader.record import LARGEST
from grader.report import safe
from grader.report.words import Words, usage_errors_in
from grader.spec.model import Exercise

if TYPE_CHECKING:  # it brings the lab with it, which `rejudge --help` does not need
    from grader.grading import Judged

_SEVEREST_LAST = (ExitStatus.PASSED, ExitStatus.FAILED, ExitStatus.UNDECIDED, ExitStatus.USAGE)


@click.command("rejudge")
@click.argument("files", nargs=-1, required=True, metavar="FILE...|DIR", type=click.Path(path_type=Path))
@click.option(
    "--json", "json_to", metavar="FILE", help="Grava também em JSON; - é a saída padrão. / Writes JSON, too; - is standard output."
)
@write_options
@click.option(
    "--path",
    type=click.Path(path_type=Path),
    help="Pasta da entrega, para os nomes dos arquivos. / The submission's folder, for files' names.",
)
@click.option("--dry-run", "dry", is_flag=True, help="Turma: só mostra que notas mudariam. / A class: only shows what would change.")
@click.option("--student", metavar="NAME", help="Turma: só este estudante. / A class: only this student.")
@click.option("--again", is_flag=True, help="Com --student: executa de novo. / With --student: plays it again.")
@language_option
@click.option("-v", "--verbose", count=True, help="Como em check. / As in check.")
def rejudge(
    files: tuple[Path, ...], json_to: str | None, to: tuple[str, ...], junit: str | None, github: bool, gcc: bool, path: Path | None,
    dry: bool, student: str | None, again: bool, asked_language: str | None, verbose: int,
) -> ExitStatus:  # fmt: skip
    """Julga de novo o que `check --save FILE` guardou, sem executar nada.

    Valem os exercícios como estão agora: textos, pontos, tolerâncias e regras podem ter mudado. Onde a mudança pede outra
    execução, o relatório o diz. De vários FILE, o JSON tem um relatório por linha. DIR é a pasta de uma turma (`batch --out DIR`):
    todas as entregas são julgadas de novo, e mostra-se que notas mudam. --student NAME --again executa de novo a entrega de um estudante.

    \b
    Status: como o de check; de vários FILE, o pior.

    /

    Judges what `check --save FILE` kept, without running anything.

    The exercises count as they are now: texts, points, tolerances and rules may have changed. Where that asks for another
    play, the report says so. Of several FILEs, JSON has a report a line. DIR is a class's folder (`batch --out DIR`): all of it is
    judged again, and whose mark changes is told. --student NAME --again plays one student's submission again.

    \b
    Status: as that of check; of several FILEs, the worst.
    """
    from grader.report.json_report import encode
    from grader.spec.load import load_exercises

    words = Words(language_of(files[0], asked_language))
    with usage_errors_in(words.language):
        if json_to is not None:
            check_writable("--json", json_to)
        targets = targets_of(to, junit, github, gcc)
        if targets and len(files) > 1:
            raise UsageError("--to writes of one submission: give one FILE.")
        exercises = exercises_for(files[0]) if files[0].is_dir() else load_exercises()
        if any(file.is_dir() for file in files):
            if len(files) > 1 or json_to is not None or targets or verbose:
                raise UsageError("A class's folder is judged by itself: `grade.py rejudge DIR`.")
            if again and (student is None or dry):
                raise UsageError("--again plays one student's submission: give --student NAME, and no --dry-run.")
            from grader.cli.rejudge_class import rejudged_class

            return rejudged_class(files[0], exercises, words, dry=dry, student=student, again=again)
        if dry or again or student is not None:
            raise UsageError("--dry-run, --student and --again are for a class's folder.")
        statuses, reports = [], []
        for file in files:
            judged = _judged(file, exercises, words)
            if isinstance(judged, ExitStatus):
                statuses.append(judged)
                continue
            statuses.append(STATUS[judged.verdict.outcome])
            reports.append(encode(judged.verdict, exercises, words.language, judged.timelines))
            if json_to != STDOUT and not takes_stdout(targets):
                if len(reports) > 1:
                    click.echo()
                show(judged, exercises, words, verbose, path=path)
            write_forms(targets, judged, exercises, words, path)
        if json_to is not None:
            write("--json", b"".join(reports if len(files) == 1 else map(_on_one_line, reports)), json_to)
    return max(statuses, key=_SEVEREST_LAST.index)


def _judged(file: Path, exercises: tuple[Exercise, ...], words: Words) -> "Judged | ExitStatus":
    """What comes of one file. What is wrong with it is told here and now: it must not keep the others from being judged."""
    from grader.grading import judge_record
    from grader.record import decode

    name = safe.line(str(file), 200)
    try:
        return judge_record(decode(read(file)), exercises)
    except UsageError as error:
        click.echo(f"{name}: {words.error(error)}", err=True)
        return error.exit_status
    except Exception as error:  # noqa: BLE001 - ours, whatever the file holds: nobody's zero, and the next file's turn
        said = safe.line(f"{type(error).__name__}: {error}", 300)
        told = words.say("The grader failed; the submission is not to blame: {what}", what=said)
        click.echo(f"{name}: {told}", err=True)
        return ExitStatus.UNDECIDED


def read(file: Path) -> bytes:
    try:
        if not file.is_file():  # a pipe would be waited for
            raise UsageError("This is no file." if file.exists() else "There is no such file.")
        with file.open("rb") as stream:
            return stream.read(LARGEST)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UsageError("It can't be read: {why}.", why=str(getattr(error, "strerror", None) or error)) from error


def _on_one_line(report: bytes) -> bytes:
    return msgspec.json.format(report, indent=-1) + b"\n"
