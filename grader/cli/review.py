"""`grade.py review`: a page on this machine to mark a class with."""

from pathlib import Path

import click

from grader.cli.course import language_of, language_option
from grader.cli.course import option as course_option
from grader.errors import ExitStatus
from grader.report.words import Words, usage_errors_in


@click.command("review")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--author", help="Quem assina (sem a opção: quem está ao teclado). / Who signs (default: who is at the keyboard).")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Porta (sem a opção: uma livre). / Port (default: a free one).")
@click.option("--source", type=click.Path(path_type=Path), help="As entregas, se mudaram de lugar. / The submissions, if they were moved.")
@course_option
@language_option
def review(
    folder: Path, author: str | None, port: int, source: Path | None, course_file: Path | None, asked_language: str | None
) -> ExitStatus:
    """Abre uma página nesta máquina para avaliar a turma em DIR.

    A resposta ao lado da tabela de pontos, pelo teclado; várias pessoas ao mesmo tempo, cada uma com o seu comando. Decisões vão para
    o mesmo lugar que as de `marks`. Só esta máquina e quem tem o endereço inteiro entram. Ctrl-C termina, e atualiza as páginas.

    /

    Opens a page on this machine to mark the class in DIR with.

    The answer beside the points, by the keyboard; several people at once, each with a command of their own. Decisions go where those of
    `marks` go. Only this machine, and those who have the whole address, get in. Ctrl-C ends it, and brings the pages up to date.
    """
    words = Words(language_of(folder, asked_language))
    with usage_errors_in(words.language):
        from grader.batch.store import author as whoever
        from grader.cli.course import exercises_for, publish_pages, rules_of
        from grader.review.desk import Desk
        from grader.review.server import ReviewServer, serve

        exercises = exercises_for(folder, course_file)
        course = rules_of(folder, course_file, exercises)
        server = ReviewServer(Desk(folder, exercises, course, words, author or whoever(), source), port)
        click.echo(server.address)
        click.echo(words.say("Ctrl-C ends it. Only this machine gets in, with this address."), err=True)
        serve(server)
        click.echo(publish_pages(folder, course_file))
    return ExitStatus.PASSED
