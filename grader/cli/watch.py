"""`grade.py watch`: grade again whenever a file is saved, what failed before first."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.asked import exercises_asked, folder_of
from grader.cli.output import STATUS
from grader.errors import ExitStatus, UsageError
from grader.report.words import LANGUAGES, Words, usage_errors_in

if TYPE_CHECKING:
    from grader.report.layout import Line
    from grader.watch.session import Session, Turn, WatchOptions
    from grader.workers import Pool

_CLEAR = "\x1b[H\x1b[2J\x1b[3J"


@click.command("watch")
@click.argument("path", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--exercise", "exercises", multiple=True, metavar="ID", help="Só este exercício (pode repetir). / Only this exercise (may be repeated)."
)
@click.option("--program", "programs", multiple=True, metavar="NAME=COMMAND", help="Como em check. / As in check.")
@click.option("--once", is_flag=True, help="Corrige uma vez e termina, com o status de check. / Grades once, and ends with check's status.")
@click.option("--gcc", is_flag=True, help="Linhas para editores, em vez da tela. / Lines for editors instead of the screen.")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Idioma da tela. / The screen's language.")
@click.option("--isolation", type=click.Choice(["auto", "hosts", "plain"]), default="auto", help="Como em check. / As in check.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Repete uma execução. / Repeats a run.")
def watch(
    path: Path,
    exercises: tuple[str, ...],
    programs: tuple[str, ...],
    once: bool,
    gcc: bool,
    language: str,
    isolation: str,
    seed: int | None,
) -> ExitStatus:
    """Corrige de novo a cada vez que um arquivo é salvo.

    Primeiro o que falhava, e logo o resto; Ctrl-C termina. Sem PATH, a pasta em que se está.

    \b
    Status: o de check com --once, 2 uso, 130 interrompido.

    /

    Grades again whenever a file is saved.

    First what failed, and then the rest; Ctrl-C ends it. Without PATH, the folder where one is.

    \b
    Status: check's with --once, 2 usage, 130 interrupted.
    """
    from grader.submission.find import checked_folder
    from grader.verdict import overall
    from grader.watch.saves import Saves
    from grader.watch.session import Newer, Session, WatchOptions

    words = Words(language)
    with usage_errors_in(language):
        path = folder_of(path)
        if not path.is_dir():  # an empty one may be filled
            checked_folder(path)
        known, wanted = exercises_asked(exercises, path)
        drawn = int.from_bytes(os.urandom(4)) if seed is None else seed
        asked = WatchOptions(path=path, exercises=known, wanted=wanted, programs=programs, isolation=isolation, seed=drawn)
        screen = _Lines(words, asked) if gcc else _Screen(words, once)
        session, saves = Session(asked), Saves(path)
        with ExitStack() as workers:
            pool = _pool(workers, isolation)
            while True:
                try:
                    _grade_what_changed(session, pool, screen, saves.pending if not once else lambda: False)
                except Newer:
                    pool = _pool(workers, isolation)
                except UsageError as error:  # nothing to grade for now: an editor or git is rewriting the folder
                    if once:
                        raise
                    screen.refused(error)
                if once:
                    return STATUS[overall(tuple(verdict.outcome for verdict in session.verdicts))]
                saves.wait()


def _pool(workers: ExitStack, isolation: str) -> "Pool":
    """Workers, in the place of those that were there."""
    from grader.lab.probe import choose_isolation
    from grader.play.spawn import plays_at_once
    from grader.workers import Pool

    workers.close()
    return workers.enter_context(Pool(choose_isolation(isolation), plays_at_once()))


def _grade_what_changed(session: "Session", pool: "Pool", screen: "_Screen", pending: Callable[[], bool]) -> None:
    """Raises Newer where something has been saved meanwhile, and then the pool is of no use; UsageError where there is nothing to grade."""
    changed = session.changed()
    if changed:
        screen.begin(changed)
    for id in changed:
        screen.first(session.first(id, pool))
        screen.whole(session.whole(id, pool, pending))
    if changed:
        screen.end()


class _Screen:
    """One screen for each save on a terminal; elsewhere one block of lines after the other."""

    def __init__(self, words: Words, once: bool = False) -> None:
        self._words = words
        self._once = once
        self._told: tuple[str, object] | None = None  # of the exercise: the verdict that stands on the screen

    def begin(self, changed: tuple[str, ...]) -> None:
        clear = _CLEAR if sys.stdout.isatty() else ""
        sys.stdout.write(f"{clear}{time.strftime('%H:%M:%S')}  {', '.join(changed)}\n")
        sys.stdout.flush()

    def first(self, turn: "Turn") -> None:
        self._scenario(turn)

    def whole(self, turn: "Turn") -> None:
        from grader.report.latest import summary_lines

        assert turn.whole is not None
        if (turn.exercise.id, _gist(turn)) != self._told:
            self._scenario(turn)
        self._paint(list(summary_lines(turn.exercise, turn.whole, turn.passes_now, turn.fails_now, self._words, self._width())))

    def end(self) -> None:
        if not self._once:
            sys.stdout.write(self._words.say("Waiting for the next save; Ctrl-C ends.") + "\n\n")
        sys.stdout.flush()

    def refused(self, error: UsageError) -> None:
        self.begin(())
        sys.stdout.write(f"{self._words.error(error)}\n\n")
        self.end()

    def _scenario(self, turn: "Turn") -> None:
        from grader.report.latest import Latest, scenario_lines

        timeline = turn.timelines.get((turn.exercise.id, turn.first.id))
        latest = Latest(exercise=turn.exercise, verdict=turn.first, timeline=timeline, good=turn.good)
        self._paint([*scenario_lines(latest, self._words, self._width()), ()])
        self._told = (turn.exercise.id, _gist(turn))

    def _width(self) -> int:
        from grader.report.paint import width_for

        return width_for(sys.stdout)

    def _paint(self, lines: "Sequence[Line]") -> None:
        from grader.report.paint import paint

        paint(lines, sys.stdout)


def _gist(turn: "Turn") -> object:
    from grader.watch.session import cause_of

    cause = cause_of(turn.first)
    return (turn.first.id, turn.first.outcome, cause and (cause.code, cause.file, cause.line, cause.step))


class _Lines(_Screen):
    """A line a finding, between two that tell an editor's problem matcher that a run begins and ends."""

    def __init__(self, words: Words, asked: "WatchOptions") -> None:
        super().__init__(words)
        self._asked = asked

    def begin(self, changed: tuple[str, ...]) -> None:
        print(self._words.say("grader: began"), flush=True)

    def first(self, turn: "Turn") -> None:
        pass  # an editor shows a run's findings together

    def whole(self, turn: "Turn") -> None:
        from grader.cli.writing import write_forms

        assert turn.graded is not None
        write_forms({"gcc": "-"}, turn.graded, self._asked.exercises, self._words, self._asked.path)

    def end(self) -> None:
        print(self._words.say("grader: ready"), flush=True)

    def refused(self, error: UsageError) -> None:
        self.begin(())
        self.end()
