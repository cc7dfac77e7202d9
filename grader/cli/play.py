"""`grade play`: one play, step by step, or as a file for Wireshark, asciinema or Mermaid."""

import os
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from grader.cli.output import STDOUT, check_writable, write
from grader.errors import ExitStatus, LabError, UsageError
from grader.report.words import LANGUAGES, Words, usage_errors_in
from grader.spec.model import Exercise, Step
from grader.text import printable

if TYPE_CHECKING:
    from grader.grading import Graded, Judged
    from grader.timeline import Timeline

_FORMS = {"mermaid": STDOUT, "pcapng": "{name}-reconstruction.pcapng", "cast": "."}  # where each goes where nothing is said


class _Shown(msgspec.Struct, frozen=True):
    """The play to show."""

    exercise: str
    scenario: str
    title: str
    timeline: "Timeline"
    steps: tuple[Step, ...]
    words: Words  # with the names of its programs


@click.command("play")
@click.argument("words", nargs=-1, required=True, metavar="EXERCISE [SCENARIO] PATH | FILE [EXERCISE [SCENARIO]]")
@click.option(
    "--to",
    metavar="FORMAT[=FILE]",
    help=f"Grava a execução em vez de mostrar: {', '.join(_FORMS)}. / Writes the play instead: {', '.join(_FORMS)}.",
)
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Idioma. / Language.")
@click.option("--isolation", type=click.Choice(["auto", "hosts", "plain"]), default="auto", help="Como em check. / As in check.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Repete uma execução. / Repeats a run.")
def play(words: tuple[str, ...], to: str | None, language: str, isolation: str, seed: int | None) -> ExitStatus:
    """Mostra uma execução passo a passo.

    Executa um cenário da entrega em PATH enquanto você olha, ou lê de FILE (`check --save FILE`) o primeiro que falhou, ou o que se pede.
    Para ao fim de cada passo e diz quem espera o quê, em que linha; Enter segue, q termina. Fora de um terminal, não para.

    \b
    --to pcapng   para o Wireshark; é uma reconstrução
    --to cast     um .cast por programa, para o asciinema
    --to mermaid  um diagrama de sequência

    /

    Shows a play, step by step.

    Plays a scenario of the submission in PATH while you look on, or takes from FILE (`check --save FILE`) the first one that failed, or
    the one asked for. Halts at the end of each step and says who waits for what, on which line; Enter goes on, q ends. Where it does
    not write to a terminal, it does not halt.

    \b
    --to pcapng   for Wireshark; it is a reconstruction
    --to cast     a .cast for each program, for asciinema
    --to mermaid  a sequence diagram
    """
    said = Words(language)
    with usage_errors_in(language):
        form, _, target = (to or "").partition("=")
        if to is not None and form not in _FORMS:
            raise UsageError("--to {name}: there is no such form, only {known}.", name=form, known=", ".join(_FORMS))
        kept = Path(words[0]).is_file()
        if to is not None:
            shown = _kept(words, said) if kept else _played(words, said, isolation, seed)
            _write(form, target or _FORMS[form].format(name=f"{shown.exercise}-{shown.scenario}"), shown)
        elif kept:
            _show(_kept(words, said))
        else:
            _live(words, said, isolation, seed)
    return ExitStatus.PASSED


def _kept(words: tuple[str, ...], said: Words) -> _Shown:
    from grader.cli.rejudge import read
    from grader.grading import judge_record
    from grader.record import decode
    from grader.spec.load import load_exercises

    exercises = load_exercises()
    judged = judge_record(decode(read(Path(words[0]))), exercises)
    return _chosen(judged, exercises, words[1] if len(words) > 1 else "", words[2] if len(words) > 2 else "", said)


def _live(words: tuple[str, ...], said: Words, isolation: str, seed: int | None) -> None:
    from grader.casting import not_played, unplayed
    from grader.cli.live import show
    from grader.grading import part_of
    from grader.report.explain import reason, tell
    from grader.scripts import script_of
    from grader.verdict import Outcome

    path, exercises, id, scenario, drawn = _asked(words, seed)
    part = part_of(path, exercises, id, scenario, seed=drawn, isolation=isolation)
    in_the_way = unplayed(part, {})
    if in_the_way is not None:
        told = [*part.found.findings, *in_the_way.findings]  # why a program is missing is told of the files first
        why = reason(in_the_way, part.exercise, said) or " ".join(dict.fromkeys(tell(each, part.exercise, said).message for each in told))
        raise UsageError("{name} was not played: {why}", name=scenario, why=why)
    performed = show(script_of(part), f"{id}: {said.text(part.scenario.title)}", said.of(part.exercise))
    if performed.timeline is None:
        raise LabError(reason(not_played(part, Outcome.UNDECIDED, performed.broken), part.exercise, said))


def _played(words: tuple[str, ...], said: Words, isolation: str, seed: int | None) -> _Shown:
    from grader.grading import grade

    path, exercises, id, scenario, drawn = _asked(words, seed)
    graded = grade(path, exercises, wanted=(id,), scenarios=(scenario,), seed=drawn, isolation=isolation)
    return _chosen(graded, exercises, id, scenario, said)


def _asked(words: tuple[str, ...], seed: int | None) -> tuple[Path, tuple[Exercise, ...], str, str, int]:
    """The folder, the exercises to read it with, the exercise and the scenario to be played, and the seed."""
    from grader.cli.asked import exercises_asked, folder_of

    if len(words) == 1 and Path(words[0]).is_dir():  # the folder of one exercise, called as that is
        words = (Path(words[0]).resolve().name, words[0])
    elif len(words) == 3 and Path(words[1]).is_dir() and not Path(words[2]).exists():
        words = (words[0], words[2], words[1])
    if not 2 <= len(words) <= 3:
        raise UsageError("Give the exercise and the folder, and between them the scenario if you like: play ping-pong-tcp exit .")
    path = folder_of(Path(words[-1]))
    exercises, (id, *_) = exercises_asked((words[0],), path)
    exercise = next(each for each in exercises if each.id == id)
    scenario = words[1] if len(words) > 2 else next(each.id for each in exercise.scenarios if each.same_play_as is None)
    return path, exercises, id, scenario, int.from_bytes(os.urandom(8)) % 10**9 if seed is None else seed


def _chosen(judged: "Graded | Judged", exercises: tuple[Exercise, ...], exercise: str, scenario: str, said: Words) -> _Shown:
    """The play asked for; else the first that failed; else the first."""
    from grader.report.explain import reason
    from grader.spec.model import played as played_by
    from grader.verdict import Outcome

    known = {each.id: each for each in exercises}
    found = [
        (one.id, verdict)
        for one in judged.verdict.exercises
        for verdict in one.scenarios
        if exercise in ("", one.id) and scenario in ("", verdict.id)
    ]
    if not found:
        raise UsageError("There is no play of {name} here.", name=printable(" ".join(filter(None, (exercise, scenario))) or "-"))
    played = [each for each in found if (each[0], each[1].id) in judged.timelines]
    if not played:
        id, verdict = found[0]
        raise UsageError("{name} was not played: {why}", name=verdict.id, why=reason(verdict, known[id], said) or verdict.outcome)
    id, verdict = next((each for each in played if each[1].outcome is Outcome.FAILED), played[0])
    spec = next(each for each in known[id].scenarios if each.id == verdict.id)
    steps = tuple(played_by(known[id], spec).play)
    return _Shown(id, verdict.id, said.text(spec.title), judged.timelines[id, verdict.id], steps, said.of(known[id]))


def _show(shown: _Shown) -> None:
    """A play that is over, in columns; on a terminal a step at a time."""
    from grader.cli.live import Board, Ended, halts_on, standing_lines, without_waits
    from grader.report.columns import body, head, in_order, table_of
    from grader.report.layout import Span, line
    from grader.report.paint import width_for
    from grader.timeline import StepBegan

    said, steps, whole, board = shown.words, list(shown.steps), shown.timeline, Board(sys.stdout)
    table = table_of(in_order(whole), whole.programs, said, width_for(sys.stdout))
    board.keep([line(Span(f"{shown.exercise}: {shown.title}", "strong")), (), *head(table)])
    begun = [number for number, event in enumerate(whole.events) if isinstance(event, StepBegan)]
    halts = halts_on(board, said)
    for done, (start, end) in enumerate(pairwise([*begun, len(whole.events)]), 1):
        events = whole.events[start:end]
        step = body(table, msgspec.structs.replace(whole, events=without_waits(events)), said, steps)
        assert isinstance(events[0], StepBegan)
        board.keep([*step, *standing_lines(whole, events[0].index, steps, said)])
        if halts is not None and done < len(begun):
            try:
                halts.halt((), done, len(begun))
            except Ended:
                return


def _write(form: str, target: str, shown: _Shown) -> None:
    said, name = shown.words, f"{shown.exercise}-{shown.scenario}"
    if form == "cast":
        from grader.report.cast import recordings

        for program, content in recordings(shown.timeline, said, shown.steps).items():
            file = str(Path(target, f"{name}-{program}.cast"))
            check_writable("--to cast", file)
            write("--to cast", content, file)
            click.echo(file)
        return
    check_writable(f"--to {form}", target)
    if form == "mermaid":
        from grader.report.mermaid import diagram

        write("--to mermaid", diagram(shown.timeline, said, shown.steps).encode(), target)
    else:
        from grader.report.pcapng import capture

        write("--to pcapng", capture(shown.timeline, said, shown.steps), target, text=False)
    if target != STDOUT:
        click.echo(target)
