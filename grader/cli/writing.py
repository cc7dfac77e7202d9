"""What `check` and `rejudge` write for other programs: `--to FORMAT[=FILE]`, and short names of the forms that are asked for most."""

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.cli.output import STDOUT, check_writable, write
from grader.errors import UsageError
from grader.report.formats import FORMATS
from grader.report.words import Words
from grader.spec.model import Exercise
from grader.text import printable

if TYPE_CHECKING:
    from grader.grading import Graded, Judged

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")  # where services of CI keep the repository
Targets = Mapping[str, str]  # by form, the file, "-" for standard output


def write_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--to`, `--junit`, `--github` and `--gcc`, as the arguments `to`, `junit`, `github` and `gcc`."""
    import click  # which a plain command line does without: grader/cli/plainly.py

    known = ", ".join(FORMATS)
    options = (
        click.option(
            "--to", multiple=True, metavar="FORMAT[=FILE]", help=f"Grava também noutra forma: {known}. / Writes another form, too: {known}."
        ),
        click.option("--junit", metavar="FILE", help="JUnit XML, para CI. / JUnit XML, for CI."),
        click.option("--github", is_flag=True, help="Anotações e resumo, no GitHub Actions. / Annotations and summary, on GitHub Actions."),
        click.option("--gcc", is_flag=True, help="Linhas para editores, em vez do relatório. / Lines for editors instead of the report."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def targets_of(to: tuple[str, ...], junit: str | None, github: bool, gcc: bool) -> Targets:
    """Raises UsageError: no such form, a file that can't be written, two forms to standard output."""
    asked = dict.fromkeys(["github"] if github else [], "") | dict.fromkeys(["gcc"] if gcc else [], "")
    asked |= {} if junit is None else {"junit": junit}
    for each in to:
        name, _, file = each.partition("=")
        if name not in FORMATS:
            raise UsageError("--to {name}: there is no such form, only {known}.", name=name, known=", ".join(FORMATS))
        asked[name] = file
    targets = {name: file or FORMATS[name].target for name, file in asked.items()}
    for name, file in targets.items():
        check_writable(f"--to {name}", file)
    if len(shared := [name for name, file in targets.items() if file == STDOUT and name != "github"]) > 1:
        raise UsageError("Standard output takes one form, and these go there: {names}.", names=", ".join(shared))
    return targets


def takes_stdout(targets: Targets) -> bool:
    """Nothing else may go to standard output then. Annotations stand well beside a report."""
    return any(file == STDOUT and name != "github" for name, file in targets.items())


def write_forms(
    targets: Targets, graded: "Graded | Judged", exercises: tuple[Exercise, ...], words: Words, path: Path | None = None
) -> None:
    """Raises UsageError where one of them can't be written. `path`: the submission's folder, where it is known."""
    if not targets:
        return
    from grader.report.formats.given import given

    told = given(
        graded.verdict, exercises, words, graded.timelines,
        prefix=prefix_of(path, os.environ), environ=os.environ, now=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )  # fmt: skip
    for name, file in targets.items():
        for output in import_module(f"grader.report.formats.{name}").write(told):
            if output.name is None:
                write(f"--to {name}", output.content, file, text=not output.order)
            elif (target := _beside(file, output.name)) is not None:
                _append(f"--to {name}", output.content, target, anew=not output.name.isupper())


def prefix_of(path: Path | None, environ: Mapping[str, str]) -> str:
    """The submission's folder as the repository names it: relative to a service's checkout, else to the current folder."""
    if path is None:
        return ""
    folder = path.resolve()
    for root in (*(Path(environ[name]).resolve() for name in _ROOTS if environ.get(name)), Path.cwd()):
        if folder.is_relative_to(root):
            return "" if folder == root else printable(folder.relative_to(root).as_posix())
    return printable(folder.as_posix())


def _beside(file: str, name: str) -> str | None:
    """Where a second output goes: a service's own file, named by a variable, or a file beside the first."""
    if name.isupper():
        return os.environ.get(name)
    return None if file == STDOUT else str(Path(file).with_name(name))


def _append(option: str, content: bytes, target: str, *, anew: bool) -> None:
    try:
        with Path(target).open("wb" if anew else "ab") as file:
            file.write(content)
    except OSError as error:
        raise UsageError("{option} {file}: it can't be written: {why}.", option=option, file=target, why=str(error.strerror)) from error
