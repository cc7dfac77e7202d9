"""`grade.py doctor`: what this machine gives, what it lacks, and the command that mends it."""

import os

import click

from grader.errors import ExitStatus
from grader.lab.probe import LACKS, Probe, advice, find_pyspy, place_of, probe, remedy
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
    click.echo("\n".join(describe(found, Words(lang), os.uname().release)))
    return ExitStatus.PASSED if found.isolation == "hosts" else ExitStatus.FAILED


def describe(found: Probe, words: Words, release: str = "") -> list[str]:
    """The doctor's lines: the isolation, what was found, for each lack why it matters and what to type, and what to know of such a machine.

    `release` is the kernel's (`uname -r`).
    """
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
    if place := place_of(found.system, release, found.lacks):
        text, command = advice(place)
        lines += ["", words.say(text), *([f"  $ {command}"] if command else [])]
    return lines
