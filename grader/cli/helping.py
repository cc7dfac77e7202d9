"""The help texts of commands, in the language that `--lang` asks for, or in both.

A text of one line is "Portuguese. / English."; a longer one has a line between its two halves on which nothing but "/" stands. What
stands in neither half is the same in both.
"""

import copy
import inspect
import re
from collections.abc import Iterable

import click

_BETWEEN = re.compile(r"\n\s*/\s*\n")
_PORTUGUESE = {
    "Usage: ": "Uso: ",
    "Options": "Opções",
    "Commands": "Comandos",
    "Show this message and exit.": "Mostra isto.",
    "[required]": "[obrigatória]",
}


class _Portuguese(click.HelpFormatter):
    """Says in Portuguese what click itself says in English."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or _PORTUGUESE["Usage: "])

    def write_heading(self, heading: str) -> None:
        super().write_heading(_PORTUGUESE.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        said = ((first, second.replace("[required]", _PORTUGUESE["[required]"])) for first, second in rows)
        super().write_dl([(first, _PORTUGUESE.get(second, second)) for first, second in said], col_max, col_spacing)


class _PortugueseContext(click.Context):
    formatter_class = _Portuguese


def half(text: str, language: str) -> str:
    """What a help text says in a language; both halves, one after the other, where `language` is ""."""
    text = inspect.cleandoc(text)
    parts = _BETWEEN.split(text) if _BETWEEN.search(text) else text.split(" / ")
    if len(parts) != 2:
        return text
    portuguese, english = (part.strip("\n") for part in parts)
    return {"pt-BR": portuguese, "en": english}.get(language) or (text if "\n" not in text else f"{portuguese}\n\n{english}")


def helping(command: click.Command, language: str) -> click.Command:
    """The command, and those below it, with its help in a language."""
    said = copy.copy(command)
    said._help_option = None  # click makes it once, with the names that the first use asks for
    said.help = said.short_help = None
    if command.help:
        said.help = half(command.help, language)
        said.short_help = half(command.short_help or command.help, language).partition("\n")[0]
    said.params = [copy.copy(param) for param in command.params]
    for param in said.params:
        if isinstance(param, click.Option) and param.help:
            param.help = half(param.help, language)
    if language == "pt-BR":
        said.context_class = _PortugueseContext
    if isinstance(said, click.Group):
        said.commands = {name: helping(below, language) for name, below in said.commands.items()}
    return said
