"""Makes docs/commands.pt-BR.md and docs/commands.en.md: `python -m grader.cli.reference LANGUAGE`."""

import sys

import click

from grader.cli.commands import COMMANDS, overview
from grader.cli.group import cli

_HEADS = {
    "pt-BR": """# Os comandos

O que `grade COMANDO --help --lang pt-BR` diz de cada um. Numa cópia do projeto, sem instalar: `python3 grade.py COMANDO`.""",
    "en": """# The commands

What `grade COMMAND --help --lang en` says of each. In a checkout, without installing: `python3 grade.py COMMAND`.""",
}
_WIDTH = 100


def reference(language: str) -> str:
    """The page, in a language of `grader.report.words`."""
    context = click.Context(cli, info_name="grade", obj=language, terminal_width=_WIDTH)
    parts = [_HEADS[language], _as_code(overview("grade", language))]
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        parts += _told(command, name, context, 2)
    return "\n\n".join(parts) + "\n"


def _told(command: click.Command, name: str, above: click.Context, level: int) -> list[str]:
    context = command.context_class(command, info_name=name, parent=above, terminal_width=_WIDTH)
    context.help_option_names = ["-h", "--help"]
    parts = [f"{'#' * level} {context.command_path}", _as_code(command.get_help(context))]
    if isinstance(command, click.Group):
        for below, each in sorted(command.commands.items()):
            parts += _told(each, below, context, level + 1)
    return parts


def _as_code(text: str) -> str:
    return f"```text\n{text}\n```"


if __name__ == "__main__":
    sys.stdout.write(reference(sys.argv[1]))
