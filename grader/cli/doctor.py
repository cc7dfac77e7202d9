"""`grade.py doctor`: what this machine gives, what it lacks, and the command that mends it."""

import click

from grader.errors import ExitStatus
from grader.lab.probe import LACKS, Probe, find_pyspy, probe, remedy
from grader.report import safe
from grader.report.words import LANGUAGES, N_, Words

_ISOLATIONS = {
    "hosts": N_("Isolation: hosts. Every program runs on a machine of its own, and every scenario can be played."),
    "plain": N_("Isolation: plain. All programs share this machine, and scenarios that need the network's help are not run."),
}


@click.command(short_help="Diz o que esta máquina oferece. / Tells what this machine gives.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="pt-BR", show_default=True, help="Idioma / language.")
def doctor(lang: str) -> ExitStatus:
    """Diz que isolamento esta máquina oferece, o que falta e o comando que resolve.

    Tells which isolation this machine gives, what is missing, and the command that mends it.
    Exit status: 0 hosts, 1 plain.
    """
    found = probe()
    click.echo("\n".join(describe(found, Words(lang))))
    return ExitStatus.PASSED if found.isolation == "hosts" else ExitStatus.FAILED


def describe(found: Probe, words: Words) -> list[str]:
    """The doctor's lines: the isolation, what was found, and for each lack why it matters and what to type."""
    lines = [words.say(_ISOLATIONS[found.isolation]), ""]
    lines.append(words.say("System: {system} {machine}", system=found.system, machine=found.machine))
    lines.append(f"bwrap: {safe.line(found.bwrap or '-')}")
    lines.append(f"py-spy: {safe.line(find_pyspy() or '-')}")
    for lack in found.lacks:
        lines += ["", words.say(LACKS[lack])]
        if said := found.details.get(lack):
            lines.append("  " + words.say("The system says: {said}", said=said))
        if command := remedy(lack):
            lines.append(f"  $ {command}")
    return lines
