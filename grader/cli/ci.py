"""`grade ci`: the files by which a service grades, with the course's grader and exercises named in them."""

import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import msgspec

from grader import __version__
from grader.errors import ExitStatus, UsageError
from grader.places import CHECKOUT, INTEGRATIONS
from grader.report.words import LANGUAGES, usage_errors_in

_REPOSITORY = re.compile(r"([\w.-]+/[\w.-]+)(?:@([\w./-]+))?")  # OWNER/NAME@REF, on GitHub
_INSTALLABLE = re.compile(
    r"[\w.+:/@=~,\[\]<>!#&%-]+"
)  # what pip installs, quoted wherever it is filled in: no quotes in it, no backslash, no blank
_REMOTE = re.compile(r"(?:https://|ssh://git@|git@)github\.com[/:]([\w.-]+/[\w.-]+?)(?:\.git)?/?")


class TemplateValues(msgspec.Struct, frozen=True):
    """What is filled in. `repository` is "" where the grader is in none of GitHub's; `installs` is what pip is told."""

    repository: str
    installs: str
    exercises: tuple[str, ...]


class TemplateFile(msgspec.Struct, frozen=True):
    """`source` below integrations/, `target` below the folder that is asked for; what stands there for others, and what comes instead."""

    source: str
    target: str
    filled: tuple[tuple[str, Callable[[TemplateValues], str]], ...] = ()


def _ids(asked: TemplateValues) -> str:
    return " ".join(asked.exercises)


_USES = ("OWNER/REPOSITORY@v1", lambda asked: asked.repository)
_VPL = ("EXERCISE=hello-tcp", lambda asked: f"EXERCISE={_ids(asked)}")
_FILES = {
    "github": (
        TemplateFile(
            "github/student.yml",
            ".github/workflows/corretor.yml",
            (_USES, ("exercises: hello-tcp ping-pong-tcp", lambda asked: f"exercises: '{_ids(asked)}'")),
        ),
    ),
    "github-course": (TemplateFile("github/course.yml", ".github/workflows/curso.yml", (_USES,)),),
    "github-marks": (TemplateFile("github/marks.yml", ".github/workflows/notas.yml", (_USES,)),),
    "gitlab": (
        TemplateFile(
            "gitlab/corretor.gitlab-ci.yml",
            ".gitlab-ci.yml",
            (
                ("GRADER: socket-grader", lambda asked: f"GRADER: '{asked.installs}'"),
                ("EXERCISES: ''", lambda asked: f"EXERCISES: '{_ids(asked)}'"),
            ),
        ),
    ),
    "classroom50": (
        TemplateFile(
            "classroom50/autograder.py",
            "autograder.py",
            (
                ('GRADER = "socket-grader"', lambda asked: f'GRADER = "{asked.installs}"'),
                (
                    'EXERCISES = ["hello-tcp", "ping-pong-tcp"]',
                    lambda asked: f"EXERCISES = {msgspec.json.encode(asked.exercises).decode()}",
                ),
            ),
        ),
    ),
    "gradescope": (
        TemplateFile("gradescope/setup.sh", "setup.sh", (('"${GRADER:-socket-grader}"', lambda asked: shlex.quote(asked.installs)),)),
        TemplateFile("gradescope/run_autograder", "run_autograder", (("${EXERCISES:-}", lambda asked: _ids(asked)),)),
    ),
    "vpl": (TemplateFile("vpl/vpl_evaluate.sh", "vpl_evaluate.sh", (_VPL,)), TemplateFile("vpl/vpl_run.sh", "vpl_run.sh", (_VPL,))),
}
_ON_GITHUB = ("github", "github-course", "github-marks")
_NEEDS_EXERCISES = ("classroom50", "gradescope", "vpl")


@click.command("ci")
@click.argument("service", type=click.Choice(list(_FILES)))
@click.argument("folder", required=False, default=".", metavar="[DIR]", type=click.Path(path_type=Path))
@click.option(
    "--grader",
    metavar="OWNER/NAME[@REF]",
    help="O repositório do corretor no GitHub, ou o que o pip instala. / The grader's repository on GitHub, or what pip installs.",
)
@click.option("--exercise", "asked", multiple=True, metavar="ID", help="Os exercícios que contam. / The exercises that count.")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Idioma. / Language.")
def ci(service: str, folder: Path, grader: str | None, asked: tuple[str, ...], language: str) -> ExitStatus:
    """Grava em DIR os arquivos com que um serviço corrige.

    \b
    github          o repositório de um estudante: retorno a cada push
    github-course   o repositório da disciplina: os exercícios estão certos
    github-marks    as notas, num repositório privado
    gitlab, classroom50, gradescope, vpl

    Nada que já exista é mudado.

    /

    Writes into DIR the files by which a service grades.

    \b
    github          a student's repository: feedback at each push
    github-course   the course's repository: its exercises are sound
    github-marks    marks, in a private repository
    gitlab, classroom50, gradescope, vpl

    Nothing that is there already is changed.
    """
    from grader.spec.load import load_exercises
    from grader.submission.find import ids_of

    with usage_errors_in(language):
        given = ids_of(asked, load_exercises()) if asked else ()
        if service == "vpl" and len(given) != 1:
            raise UsageError("An activity of VPL is one exercise: name it with --exercise.")
        if service in _NEEDS_EXERCISES and not given:
            raise UsageError("Name the exercises that count with --exercise: what is not handed in of them costs its points.")
        filled = TemplateValues(*_grader(service, grader), given) if service != "vpl" else TemplateValues("", "", given)
        made = {folder / each.target: _text(each, filled) for each in _FILES[service]}
        there = next((path for path in made if path.exists() or path.is_symlink()), None)
        if there is not None:
            raise UsageError("{file} is there already, and is left as it is.", file=str(there))
        for path, text in made.items():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
                if text.startswith("#!"):
                    path.chmod(0o755)
            except OSError as error:
                raise UsageError("{file} can't be written: {why}.", file=str(path), why=str(error.strerror or error)) from error
            click.echo(path)
    return ExitStatus.PASSED


def _text(file: TemplateFile, asked: TemplateValues) -> str:
    text = (INTEGRATIONS / file.source).read_text(encoding="utf-8")
    for standing, instead in file.filled:
        assert text.count(standing) == 1, f"{file.source}: {standing}"
        text = text.replace(standing, instead(asked))
    return text


def _grader(service: str, named: str | None) -> tuple[str, str]:
    """The repository with its reference, and what pip installs. Raises UsageError where neither is told, nor known from a checkout."""
    named = named or _own_repository()
    if named is None:
        raise UsageError("Say where the course's grader is: --grader OWNER/NAME@v{version}, a repository on GitHub.", version=__version__)
    if found := _REPOSITORY.fullmatch(named):
        repository, reference = found[1], found[2] or f"v{__version__}"
        return f"{repository}@{reference}", f"https://github.com/{repository}/archive/{reference}.zip"
    if service in _ON_GITHUB or not _INSTALLABLE.fullmatch(named):
        raise UsageError("--grader {name}: that is not OWNER/NAME@REF, a repository on GitHub.", name=named)
    return "", named


def _own_repository() -> str | None:
    """Of a checkout that was cloned from GitHub, where from."""
    if CHECKOUT is None:
        return None
    command = ["git", "-C", str(CHECKOUT), "remote", "get-url", "origin"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None
    found = _REMOTE.fullmatch(told)
    return found[1] if found else None
