"""A play on the screen while it goes on: in columns, a step at a time, at each stop who waits for what on which line.

On a terminal the play halts at the end of each step until Enter is pressed; the programs are stopped meanwhile. What a step does is
drawn as it happens, and once more at its end, as it stands in the record. Elsewhere the same is written without a halt.
"""

import os
import sys
import time
from collections.abc import Mapping, Sequence
from shutil import get_terminal_size
from typing import TextIO

import msgspec

from grader.play.script import Performed, Script
from grader.report.columns import Table, body, head, table_of
from grader.report.layout import Line, Span, line, wrap
from grader.report.paint import paint, width_for
from grader.report.standing import standings
from grader.report.values import seconds
from grader.report.words import N_, Words
from grader.spec.model import Step
from grader.timeline import AnyEvent, ProgramState, Still, Timeline, WaitKind
from grader.workers import Live

_REDRAWN = 0.1  # seconds between two drawings of a step that goes on: most are over before the first
_WIPE = "\x1b[J"  # all from the cursor on
_CLOCKS_GO_ON = N_("While you look, the programs stand still, but their clocks go on ({who}: at most {seconds} s).")
_TIME_IS_OVER = N_("You looked for longer than a program waits ({who}: at most {seconds} s): for it, that time is over.")


class Ended(Exception):
    """The person looking on has seen enough."""


class Board:
    """What stands on the screen below what is there for good, to be drawn over. Draws nothing of the kind where no cursor moves."""

    def __init__(self, stream: TextIO, environ: Mapping[str, str] = os.environ) -> None:
        self._stream = stream
        self.moves = stream.isatty() and environ.get("TERM", "dumb") != "dumb"
        self._height = 0  # lines

    def draw(self, lines: Sequence[Line]) -> None:
        """For now: as many of the last lines as fit the screen."""
        if self.moves:
            self.wipe()
            lines = lines[-max(1, get_terminal_size().lines - 2) :]
            paint(lines, self._stream)
            self._height = len(lines)

    def wipe(self, entered: int = 0) -> None:
        """Take away what is there for now, and so many lines that were entered below it."""
        if self.moves and self._height:
            self._stream.write(f"\x1b[{self._height + entered}A\r{_WIPE}")
            self._height = 0

    def keep(self, lines: Sequence[Line]) -> None:
        """For good."""
        self.wipe()
        paint(lines, self._stream)


def show(script: Script, title: str, words: Words) -> Performed:
    """Play and show it, to the end or until the person looking on ends it. Raises KeyboardInterrupt; no program is left then."""
    board = Board(sys.stdout)
    programs = {name: script.cast[role].facts for name, role in script.roles.items()}
    table = table_of(script.roles, programs, words, width_for(sys.stdout))
    board.keep([line(Span(title, "strong")), (), *head(table)])
    nothing = Timeline(
        exercise=script.exercise, scenario=script.scenario, seed=script.seed, isolation=script.isolation, values=script.values,
        programs=programs, events=(),
    )  # fmt: skip
    try:
        with Live(script.isolation, script) as live:
            return _follow(live, board, table, nothing, list(script.steps), words)
    except Ended:
        return Performed(nothing)


def _follow(live: Live, board: Board, table: Table, nothing: Timeline, steps: list[Step], words: Words) -> Performed:
    halts = halts_on(board, words)
    drafts: list[AnyEvent] = []
    shown, done = 0, 0  # events, steps
    drawn = time.monotonic()

    def lines_of(events: Sequence[AnyEvent]) -> list[Line]:
        return body(table, _with(nothing, without_waits(events)), words, steps)

    while True:
        told = live.told(_REDRAWN if drafts else None)
        if told is None:
            return Performed(None, "worker-died")
        for each in told:
            drafts += each.drafts
            if each.events:
                drafts.clear()
                shown, done = shown + len(each.events), done + 1
                stands = standing_lines(_with(nothing, each.events), None, steps[:done], words)
                board.keep([*lines_of(each.events), *stands])
                if halts is not None and done < len(steps):
                    halts.halt(each.events, done, len(steps))
                live.go_on()
                drawn = time.monotonic()
            if each.performed is not None:
                if each.performed.timeline is not None and (rest := each.performed.timeline.events[shown:]):
                    board.keep(lines_of(rest))
                board.wipe()
                return each.performed
        if drafts and time.monotonic() - drawn >= _REDRAWN:
            board.draw(lines_of(drafts))
            drawn = time.monotonic()


def without_waits(events: Sequence[AnyEvent]) -> tuple[AnyEvent, ...]:
    """What is told under the columns need not stand in them, too."""
    return tuple(msgspec.structs.replace(event, states={}) if isinstance(event, Still) else event for event in events)


def _with(nothing: Timeline, events: Sequence[AnyEvent]) -> Timeline:
    return msgspec.structs.replace(nothing, events=tuple(events))


def standing_lines(timeline: Timeline, step: int | None, steps: list[Step], words: Words) -> list[Line]:
    """Who waits for what at the end of a step (of the play, where None), and on which line."""
    told = standings(timeline, step, steps, words)
    lines = (
        line(Span(f"  {who}", "strong"), f" {each.does}", ": " if each.quote else "", Span(each.quote, "code"))
        for each in told
        for who in each.who
    )
    return [part for each in lines for part in wrap(each, width_for(sys.stdout), hang=4)]


class Halts:
    """Halts until Enter is pressed, and says what becomes of waits that end meanwhile."""

    def __init__(self, board: Board, words: Words) -> None:
        self._board, self._words = board, words
        self._told = False

    def halt(self, events: Sequence[AnyEvent], done: int, of: int) -> None:
        """Until Enter; raises Ended where that is asked for. No `events`: nothing is going on meanwhile."""
        words, lasts = self._words, _lasting(events)
        if lasts and not self._told:
            self._told = True
            self._note(_CLOCKS_GO_ON, lasts)
        prompt = words.say("Step {n} of {all} is over. Enter goes on, q ends.", n=done, all=of)
        if self._board.moves:
            self._board.draw([line(Span(prompt, "dim"))])
        else:
            paint([line(prompt)], sys.stdout)
        began = time.monotonic()
        entered = sys.stdin.readline()
        looked = time.monotonic() - began
        self._board.wipe(entered=1 if entered else 0)
        if entered.strip().lower() in ("q", "quit", "sair") or not entered:
            raise Ended
        if over := {name: bound for name, bound in lasts.items() if bound < looked}:
            self._note(_TIME_IS_OVER, over)

    def _note(self, text: str, lasts: dict[str, float]) -> None:
        name = min(lasts, key=lambda each: lasts[each])
        said = self._words.say(text, who=self._words.program(name), seconds=seconds(lasts[name], self._words))
        self._board.keep(wrap(line(Span("  " + said, "dim")), width_for(sys.stdout), hang=2))


def halts_on(board: Board, words: Words) -> Halts | None:
    """None where nobody looks on."""
    return Halts(board, words) if sys.stdin.isatty() and sys.stdout.isatty() else None


def _lasting(events: Sequence[AnyEvent]) -> dict[str, float]:
    """The programs that wait for a time, each with its shortest, in seconds. One that polls comes back to it in any case."""
    states: dict[str, ProgramState] = next((event.states for event in reversed(events) if isinstance(event, Still)), {})
    bounds = {
        name: [wait.seconds for wait in state.waits if wait.seconds is not None and not wait.polling and wait.on is not WaitKind.COMPUTING]
        for name, state in states.items()
    }
    return {name: min(each) for name, each in bounds.items() if each}
