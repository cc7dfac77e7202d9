"""`grade.py doctor`: what this machine gives, what it lacks, and the command that mends it."""

import os

import click

from grader.errors import ExitStatus
from grader.lab import cgroups, seccomp
from grader.lab.probe import LACKS, Probe, advice, find_pyspy, place_of, probe, remedy
from grader.report import safe
from grader.report.words import LANGUAGES, N_, Words

_ISOLATIONS = {
    "hosts": N_("Isolation: hosts. Every program runs on a machine of its own, and every scenario can be played."),
    "plain": N_("Isolation: plain. All programs share this machine, and scenarios that need the network's help are not run."),
}


# By the version of control groups that this machine lets us make: what bounds the memory of a program's machine.
_MEMORY = {
    1: N_("Memory: the kernel holds each program's machine to {size} MiB, all that it holds (a control group, version {version})."),
    2: N_("Memory: the kernel holds each program's machine to {size} MiB, all that it holds (a control group, version {version})."),
    0: N_("Memory: no control group can be made here. The grader itself looks at what a program's machine holds, {size} MiB at most."),
}


@click.command(short_help="Diz o que esta máquina oferece. / Tells what this machine gives.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="pt-BR", show_default=True, help="Idioma. / Language.")
def doctor(lang: str) -> ExitStatus:
    """Diz que isolamento esta máquina oferece, o que falta e o comando que resolve.

    Status: 0 hosts, 1 plain.

    /

    Tells which isolation this machine gives, what is missing, and the command that mends it.

    Status: 0 hosts, 1 plain.
    """
    found = probe()
    lines = describe(found, Words(lang), os.uname().release)
    if found.isolation == "hosts":
        lines += bounds(Words(lang), cgroups.version(), bool(seccomp.filter_for()))
    click.echo("\n".join(lines))
    return ExitStatus.PASSED if found.isolation == "hosts" else ExitStatus.FAILED


def bounds(words: Words, version: int, filtered: bool) -> list[str]:
    """Which of the bounds of SECURITY.md this machine's kernel enforces: `version` of its control groups, whether calls are `filtered`."""
    refused = N_("System calls that no exercise needs are refused ({n} of them).")
    return [
        "",
        words.say(_MEMORY[version], size=cgroups.MOST_MEMORY >> 20, version=version),
        words.say(refused, n=len(seccomp.calls()))
        if filtered
        else words.say("No system call is refused: their numbers are not known here."),
    ]


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
