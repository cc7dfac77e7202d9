"""How far a run is, on standard error: one line that is written over on a terminal, a line for each scenario otherwise.

Written by hand, not with rich: the workers are forked while it runs, and rich would be there before them, with a thread.
"""

import os
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from grader.text import split_at

if TYPE_CHECKING:  # imported by the caller only, when it is needed
    from grader.report.words import Words
    from grader.rounds import Progress
    from grader.spec.model import Exercise

_WIPE = "\r\x1b[K"  # back to the line's start, and clear it


class ProgressLine:
    """Shows progress on `stream` until its `with` block ends, and then leaves a terminal as it was."""

    def __init__(
        self, stream: TextIO, words: "Words", exercises: "Iterable[Exercise]" = (), environ: Mapping[str, str] = os.environ
    ) -> None:
        self._stream = stream
        self._words = words
        self._exercises = {each.id: each for each in exercises}
        self._live = stream.isatty() and environ.get("TERM", "dumb") != "dumb"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._live:
            self._write(_WIPE)

    def __call__(self, progress: "Progress") -> None:
        from grader.report import safe  # by now the workers are busy, and there is time to import
        from grader.report.paint import degrade, width_for

        exercise = self._exercises.get(progress.exercise)
        title = self._words.text(exercise.title) if exercise else safe.line(progress.exercise)
        scenarios = {each.id: self._words.text(each.title) for each in exercise.scenarios} if exercise else {}
        scenario = scenarios.get(progress.scenario) or safe.line(progress.scenario)
        where = f"{progress.done}/{progress.total}  {title}: {scenario}"
        if self._live:
            self._write(_WIPE + split_at(degrade(where, self._stream.encoding), width_for(self._stream) - 1)[0])
        elif progress.outcome is not None:
            self._write(degrade(f"{where}: {self._words.outcome(progress.outcome)}\n", self._stream.encoding))

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
