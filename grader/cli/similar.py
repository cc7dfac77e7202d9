"""`grade.py similar`: which submissions of a class are like one another."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.course import language_of, language_option
from grader.errors import ExitStatus, LabError, UsageError
from grader.report.words import Words, usage_errors_in

if TYPE_CHECKING:
    from grader.batch.similarity import Files, SimilarPair
    from grader.report.pages.similar import Similar
    from grader.spec.model import Exercise

_FOLDER = "similar"


@click.command("similar")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--source", type=click.Path(path_type=Path), help="As entregas, se mudaram de lugar. / The submissions, if they were moved.")
@click.option(
    "--with",
    "before",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="CLASS",
    help="Também com uma turma anterior (pode repetir). / With an earlier class, too (may be repeated).",
)
@click.option("--matches", type=click.IntRange(1, 500), default=20, show_default=True, help="Pares por exercício. / Pairs an exercise.")
@language_option
def similar(folder: Path, source: Path | None, before: tuple[Path, ...], matches: int, asked_language: str | None) -> ExitStatus:
    """Compara as entregas da turma corrigida em DIR.

    Com o compare50 (`make extras`), exercício por exercício; o modelo e a referência ficam fora da comparação. O resultado é
    DIR/similar/index.html. Parecido não é copiado: olhe cada par.
    --with CLASS é a pasta de outra turma corrigida, ou o que a plataforma deu.

    \b
    Status: 0 comparado, 2 uso, 3 algum exercício não pôde ser comparado.

    /

    Compares the submissions of the class graded into DIR.

    With compare50 (`make extras`), exercise by exercise; the template and the reference are left out of the comparison. The result is
    DIR/similar/index.html. Alike is not copied: look at each pair.
    --with CLASS is the folder of another graded class, or what a platform gave.

    \b
    Status: 0 compared, 2 usage, 3 an exercise could not be compared.
    """
    from grader.batch.similarity import check_installed, compare, works_of
    from grader.batch.store import Store
    from grader.cli.course import exercises_for, publish_pages
    from grader.marks.tables import write_file
    from grader.report.pages.similar import SimilarPage, similar_page

    words, status = Words(language_of(folder, asked_language)), ExitStatus.PASSED
    with usage_errors_in(words.language):
        check_installed()
        exercises = exercises_for(folder)
        with Store.open(folder) as store:
            veil = store.veil()
            names = {veil.shown(each.key): each.name or each.key for each in store.identities().values() if each.key not in veil.numbers}
            works = {
                exercise: {veil.shown(key): files for key, files in several.items()}
                for exercise, several in works_of(store, exercises, source).items()
            }
        earlier, theirs = _before(before, exercises)
        names |= theirs
        found: list[tuple[Exercise, tuple[Similar, ...], str]] = []
        for exercise in (each for each in exercises if each.id in works):
            try:
                known = earlier.get(exercise.id)
                pairs = compare(exercise.id, works[exercise.id], folder / _FOLDER / exercise.id, matches=matches, earlier=known)
            except LabError as error:
                click.echo(f"{exercise.id}: {error}", err=True)
                status = ExitStatus.UNDECIDED
                continue
            shown = tuple(_shown(each, names, exercise.id) for each in pairs)
            found.append((exercise, shown, f"{exercise.id}/index.html" if pairs else ""))
            click.echo(f"{exercise.id}: " + words.many("{n} submission", "{n} submissions", len(works[exercise.id])) + _most(shown))
        if not found and status is ExitStatus.PASSED:
            raise UsageError("There is nothing to compare in {folder}.", folder=str(folder))
        (folder / _FOLDER).mkdir(exist_ok=True)
        page = similar_page(SimilarPage(found=tuple(found), index="../index.html"), Words(language_of(folder)))
        write_file(folder / _FOLDER / "index.html", page.encode())
        publish_pages(folder, None)  # the class's page links to it
    click.echo(folder / _FOLDER / "index.html")
    return status


def _before(folders: tuple[Path, ...], exercises: tuple["Exercise", ...]) -> tuple[dict[str, dict[str, "Files"]], dict[str, str]]:
    """What other classes handed in, by exercise and student, and the students' names."""
    from grader.batch.similarity import works_before

    earlier: dict[str, dict[str, Files]] = {}
    names: dict[str, str] = {}
    for number, path in enumerate(folders, start=1):
        several, whose = works_before(path, number, exercises)
        names |= whose
        for exercise_id, each in several.items():
            earlier.setdefault(exercise_id, {}).update(each)
    return earlier, names


def _shown(pair: "SimilarPair", names: dict[str, str], exercise: str) -> "Similar":
    from grader.report.pages.similar import Similar

    one, other = names.get(pair.one, pair.one), names.get(pair.other, pair.other)
    return Similar(one, other, pair.percent, pair.other_percent, f"{exercise}/{pair.page}")


def _most(shown: "tuple[Similar, ...]") -> str:
    from grader.report import safe

    return f"; {safe.line(shown[0].one)} – {safe.line(shown[0].other)}: {shown[0].percent} % – {shown[0].other_percent} %" if shown else ""
