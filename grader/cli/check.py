"""`grade.py check`: grade one submission and tell the student what works, what does not, and why."""

from pathlib import Path
from typing import Any

import click

from grader.cli import checking
from grader.cli.checking import ISOLATIONS, LARGEST_SEED
from grader.cli.writing import write_options
from grader.errors import ExitStatus
from grader.report.words import LANGUAGES


@click.command("check")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--exercise",
    "exercises",
    multiple=True,
    metavar="ID",
    help="Só este exercício, ou o de um .yml (pode repetir). / Only this exercise, or that of a .yml (may be repeated).",
)
@click.option(
    "--scenario", "scenarios", multiple=True, metavar="ID", help="Só este cenário (pode repetir). / Only this scenario (may be repeated)."
)
@click.option(
    "--program",
    "programs",
    multiple=True,
    metavar="NAME=COMMAND",
    help="Qual arquivo é o programa, e com que argumentos (pode repetir). / Which file is the program, with which arguments.",
)
@click.option(
    "--json", "json_to", metavar="FILE", help="Grava também em JSON; - é a saída padrão. / Writes JSON, too; - is standard output."
)
@click.option("--html", "html_to", metavar="FILE", help="Grava também uma página para ver. / Writes a page to look at, too.")
@click.option("--open", "open_it", is_flag=True, help="Abre a página no navegador. / Opens the page in a browser.")
@write_options
@click.option(
    "--lang", "language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Idioma do relatório. / The report's language."
)
@click.option(
    "--isolation",
    type=click.Choice(ISOLATIONS),
    default=ISOLATIONS[0],
    help="Uma máquina por programa (hosts) ou nenhuma (plain). / A machine for each program, or none.",
)
@click.option("--limit-time", "limit", default="10m", metavar="T", help="No máximo: 90s, 10m, 1h. / At most: 90s, 10m, 1h.")
@click.option("--seed", type=click.IntRange(0, LARGEST_SEED), help="Repete uma execução. / Repeats a run.")
@click.option(
    "--save",
    metavar="FILE",
    help="Guarda o que foi executado, para `rejudge`. / Keeps what was played, for `rejudge`.",
)
@click.option(
    "-v",
    "--verbose",
    count=True,
    help="Tudo por extenso, e o que falhou até o passo em que falha; -vv: cada execução. / All in full, with what failed up to the "
    "step at which it does; -vv: every play.",
)
def check(**given: Any) -> ExitStatus:
    """Corrige a entrega que está em PATH.

    PATH tem uma pasta por exercício (ping-pong-tcp/server.py …), ou os programas de um só, com --exercise.

    \b
    Status: 0 tudo passou, 1 algo falhou, 2 uso ou arquivo de exercício,
    3 não foi possível decidir tudo, 130 interrompido.

    /

    Grades the submission in PATH.

    PATH holds a folder for each exercise (ping-pong-tcp/server.py …), or the programs of one, with --exercise.

    \b
    Status: 0 all passed, 1 something failed, 2 usage or exercise file,
    3 not everything could be decided, 130 interrupted.
    """
    return checking.check(checking.CheckArguments(**given))
