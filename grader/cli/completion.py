"""`grade completion`: what a shell needs to complete commands, options and exercises."""

import click
from click.shell_completion import get_completion_class

from grader.errors import ExitStatus

_SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> ExitStatus:
    """Escreve o que o shell precisa para completar comandos.

    \b
    bash, zsh:  eval "$(grade completion bash)"
    fish:       grade completion fish | source

    /

    Writes what the shell needs to complete commands.

    \b
    bash, zsh:  eval "$(grade completion bash)"
    fish:       grade completion fish | source
    """
    from grader.cli.group import cli

    kind = get_completion_class(shell)
    assert kind is not None, shell
    click.echo(kind(cli, {}, "grade", "_GRADE_COMPLETE").source())
    return ExitStatus.PASSED
