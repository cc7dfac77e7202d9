"""The commands as click sees them. The modules are imported only when asked for, so that `--help` stays quick.

Each command lives in the module `grader.cli.NAME`, as a click command called NAME that returns an `ExitStatus`.
"""

import importlib
import os
import re
import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from grader import __version__
from grader.cli.commands import COMMANDS, LANGUAGES, language_asked, overview, overview_asked
from grader.errors import ExitStatus
from grader.places import VARIABLE, program, use_exercises

_SHORT = re.compile(r"-[a-z][a-z-]+(=.*)?")  # a long option with one stroke


def _use_exercises(_context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        use_exercises(folder)


def _let_choose_exercises(command: click.Command) -> None:
    """Give a command, and all commands below it, the option --exercises. What they load then comes from there (`grader.places`)."""
    if isinstance(command, click.Group):
        for below in command.commands.values():
            _let_choose_exercises(below)
    elif all(param.name != "exercises_from" for param in command.params):
        command.params.append(
            click.Option(
                ["--exercises", "exercises_from"],
                type=click.Path(exists=True, file_okay=False, path_type=Path),
                metavar="DIR",
                envvar=VARIABLE,
                expose_value=False,
                callback=_use_exercises,
                help=f"Outra pasta de exercícios (ou ${VARIABLE}). / Another folder of exercises (or ${VARIABLE}).",
            )
        )


class Commands(click.Group):
    """A click group that imports a command's module when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"grader.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command), f"grader.cli.{cmd_name}.{cmd_name} is no click command"
        if cmd_name != "doctor":
            _let_choose_exercises(command)
        from grader.cli.helping import helping

        return helping(command, ctx.obj or "")

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """What a hand slips on is understood where it can mean one thing only: `help`, and a folder without a command."""
        name, *rest = args
        if name == "help":
            name, rest = rest[0], [*rest[1:], "--help"]
        elif name not in COMMANDS and os.path.exists(name):
            name, rest = "check", args
        elif name not in COMMANDS and not name.startswith("-"):
            raise click.exceptions.NoSuchCommand(name, possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, [name, *rest])

    def get_help(self, ctx: click.Context) -> str:
        return overview(program(), ctx.obj or "")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name=program())
def cli() -> None:
    """All commands."""


def run(arguments: list[str]) -> tuple[int, str]:
    """The exit status of a command, and what there is to say of a command line that is not right. Raises what the command raises."""
    language = ""
    if arguments[:1] == ["help"] or not {"--help", "-h"}.isdisjoint(arguments):
        if (told := overview_asked(arguments, program())) is not None:
            click.echo(told)
            return ExitStatus.PASSED, ""
        arguments, language = language_asked(arguments)
    arguments = _with_language(arguments)
    try:
        return int(cli.main(args=arguments, prog_name=program(), standalone_mode=False, obj=language) or 0), ""
    except click.exceptions.Exit as asked:
        return asked.exit_code, ""
    except SystemExit:  # out of standalone mode click leaves only where nobody reads what it prints
        raise BrokenPipeError from None
    except click.Abort:  # what click makes of a KeyboardInterrupt
        raise KeyboardInterrupt from None
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return ExitStatus.USAGE, ""
    except click.ClickException as error:
        return ExitStatus.USAGE, _misused(error) + (_unquoted(arguments) or _meant(arguments, error))


def _misused(error: click.ClickException) -> str:
    """What click says, in Portuguese before: which of the two the reader wants nothing has told yet."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    param = error.param if isinstance(error, click.BadParameter) else None
    named = param.get_error_hint(context) if param is not None and context is not None else ""
    match error:
        case click.MissingParameter():
            said = f"Falta {named}."
        case click.BadParameter():
            said = f"{named}: este valor não serve."
        case click.NoSuchOption():
            said = f"Não existe a opção {error.option_name}.{_near(error.possibilities)}"
        case click.exceptions.NoSuchCommand():
            said = f"Não existe o comando {error.command_name}.{_near(error.possibilities)}"
        case click.BadOptionUsage():
            said = f"{error.option_name}: falta o valor, ou ele não serve."
        case _:
            said = "O corretor não entendeu este comando."
    help_at = f"\n  {context.command_path} --help" if context is not None else ""
    return f"{said} / {error.format_message()}{help_at}"


def _unquoted(arguments: list[str]) -> str:
    """The quotes that a folder's name with blanks lacks: `check exercicio 1`."""
    for begin in range(len(arguments)):
        for end in range(begin + 2, len(arguments) + 1):
            if os.path.exists(name := " ".join(arguments[begin:end])):
                right = shlex.join([*arguments[:begin], name, *arguments[end:]])
                return f"\n  {program()} {right}"
    return ""


def _meant(arguments: list[str], error: click.ClickException) -> str:
    """What was probably meant to be typed, where there is one such thing."""
    match error:
        case click.MissingParameter(param=click.Argument(name="path")):
            return f"\n  {program()} {shlex.join([*arguments, '.'])}"
        case click.NoSuchOption():
            found = next((word for word in arguments if _SHORT.fullmatch(word)), None)
            return f"\n  {program()} {shlex.join(f'-{word}' if word is found else word for word in arguments)}" if found else ""
        case click.UsageError() if (
            type(error) is click.UsageError and len(there := [word for word in arguments[1:] if os.path.exists(word)]) > 1
        ):
            folders = {word if os.path.isdir(word) else os.path.dirname(word) or "." for word in there}
            folder = os.path.relpath(os.path.commonpath([os.path.abspath(each) for each in folders]))
            rest = [word for word in arguments[1:] if word not in there]
            return f"\n  {program()} {shlex.join([arguments[0], folder, *rest])}"
        case _:
            return ""


def _with_language(arguments: list[str]) -> list[str]:
    """The same, with the language as it is called here: pt, EN, pt_br."""
    meant = list(arguments)
    for at, word in enumerate(arguments):
        name, equals, value = word.partition("=")
        if name != "--lang":
            continue
        if equals:
            meant[at] = f"{name}={_language(value)}"
        elif at + 1 < len(arguments):
            meant[at + 1] = _language(arguments[at + 1])
    return meant


def _language(value: str) -> str:
    return next((each for each in LANGUAGES if re.fullmatch(rf"{each[:2]}([-_].*)?", value, re.IGNORECASE)), value)


def _near(possibilities: Sequence[str] | None) -> str:
    return f" Você quis dizer {' ou '.join(possibilities)}?" if possibilities else ""
