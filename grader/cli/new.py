"""`grade new`: the programs that a student starts an exercise from."""

import shutil
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from grader.errors import ExitStatus, UsageError
from grader.places import TEMPLATE, program
from grader.report.words import LANGUAGES, Words, usage_errors_in


def _ids(_context: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    from grader.spec.load import exercise_files

    return [CompletionItem(file.stem) for file in exercise_files() if file.stem.startswith(begun)]


@click.command("new")
@click.argument("exercise", shell_complete=_ids)
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path))
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Idioma. / Language.")
def new(exercise: str, folder: Path | None, language: str) -> ExitStatus:
    """Cria a pasta DIR com os programas iniciais de EXERCISE.

    Sem DIR, uma pasta com o nome do exercício. Nada que já exista é mudado.

    /

    Makes the folder DIR with the programs to start EXERCISE from.

    Without DIR, one of the exercise's name. Nothing that is there already is changed.
    """
    from grader.spec.load import load_exercises
    from grader.submission.find import ids_of

    words = Words(language)
    with usage_errors_in(language):
        (id,) = ids_of((exercise,), load_exercises())
        source = TEMPLATE / id
        if not source.is_dir():
            raise UsageError("There are no programs to start {exercise} from.", exercise=id)
        target = folder or Path(id)
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise UsageError("{folder} is there already, and is not empty: name another folder.", folder=str(target))
        try:
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"), copy_function=shutil.copyfile, dirs_exist_ok=True)
        except OSError as error:
            raise UsageError("{file} can't be written: {why}.", file=str(target), why=str(error.strerror or error)) from error
        for file in sorted(target.iterdir()):
            click.echo(file)
        click.echo(words.say("To have it graded: {command}", command=f"{program()} check {target} --exercise {id}"))
    return ExitStatus.PASSED
