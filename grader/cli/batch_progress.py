"""What a batch tells while it runs, on standard error: a live line on a terminal, a line for each submission otherwise."""

import time
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console
from rich.live import Live
from rich.text import Text

from grader.batch.telling import Became, Begun, News
from grader.cli.batch_grouping import LAYOUTS, lists_of
from grader.report import safe
from grader.report.paint import degrade
from grader.report.words import N_, Words
from grader.verdict import Outcome

_STEPS = {
    Became.PLAYED: N_("graded"),
    Became.JUDGED: N_("judged again"),
    Became.KEPT: N_("unchanged"),
    Became.REFUSED: N_("can't be graded"),
}
_SHOWN = 4  # of those at work
_LONGEST = 24  # characters of a name in the live line


class BatchProgress:
    """Use as a context manager around the run; afterwards a terminal is as it was."""

    def __init__(self, stream: TextIO, words: Words) -> None:
        self._stream, self._words = stream, words
        self._began = time.monotonic()
        self._total = 0
        self._steps: Counter[Became] = Counter()
        self._outcomes: Counter[Outcome] = Counter()
        self._running: dict[str, None] = {}
        self._console = Console(file=stream, highlight=False, markup=False, soft_wrap=True)
        self._live = Live(console=self._console, get_renderable=self._line, transient=True, refresh_per_second=4)

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._live.stop()

    def refresh(self) -> None:
        """Draw the live line now, not only when its time comes."""
        self._live.refresh()

    @property
    def undecided(self) -> int:
        return self._outcomes[Outcome.UNDECIDED]

    def expect(self, begun: Begun) -> None:
        """How many there are, and nothing said of it."""
        self._total = begun.submissions

    def begin(self, begun: Begun) -> None:
        say, many = self._words.say, self._words.many
        self.expect(begun)
        layout = say(LAYOUTS[begun.layout])
        found = many("{n} submission: {layout}", "{n} submissions: {layout}", begun.submissions, layout=layout)
        choice = say("(recognised; --from says otherwise)") if begun.recognised else ""
        self._say(" ".join(filter(None, (found, choice))))
        if begun.students > begun.submissions:
            self._say(many("{n} student in the class", "{n} students in the class", begun.students))
        if begun.grouping is not None:
            for line in lists_of(begun.grouping, self._words):
                self._say(line)

    def tell(self, news: News) -> None:
        if news.became is Became.BEGUN:
            self._running[news.key] = None
            return
        self._running.pop(news.key, None)
        self._steps[news.became] += 1
        if news.verdict is not None:
            self._outcomes[news.verdict.outcome] += 1
        if news.became is not Became.KEPT and not (self._console.is_terminal and news.problem is None):
            self._say(f"{sum(self._steps.values())}/{self._total}  {safe.line(news.key)}: {self._became(news)}")

    def summary(self, out: Path) -> str:
        """What became of all of them, in a few lines."""
        say = self._words.say
        done = ", ".join(f"{say(said)}: {self._steps[step]}" for step, said in _STEPS.items() if self._steps[step])
        outcomes = ", ".join(f"{self._words.outcome(each)}: {self._outcomes[each]}" for each in Outcome if self._outcomes[each])
        lines = [done or say("No submission."), outcomes]
        if self.undecided:
            lines.append(say("Undecided is the grader's own fault, and nobody's zero: --retry plays those again."))
        lines.append(say("Results: {folder}", folder=str(out)))
        return "\n".join(degrade(line, self._stream.encoding) for line in lines if line)

    def _became(self, news: News) -> str:
        if news.problem is not None:
            return self._words.note(news.problem)
        if news.verdict is None:
            return self._words.say(_STEPS[news.became])
        points = f"{self._words.number(news.verdict.points)}/{self._words.number(news.verdict.max_points)}"
        return f"{self._words.outcome(news.verdict.outcome)}  {points}"

    def _line(self) -> Text:
        """Done, failed, undecided, rate, time left, which submissions are running."""
        say, done = self._words.say, sum(self._steps.values())
        played = self._steps[Became.PLAYED]
        seconds = time.monotonic() - self._began
        parts = [f"{done}/{self._total}"]
        told = (Outcome.FAILED, Outcome.UNDECIDED)
        parts += [f"{self._words.outcome(each)}: {self._outcomes[each]}" for each in told if self._outcomes[each]]
        if played:
            left = (self._total - done) * seconds / played
            parts.append(say("{rate} a minute", rate=self._words.number(60 * played / seconds)))
            parts.append(say("{time} left", time=f"{int(left // 60)}:{int(left % 60):02}"))
        parts.append(", ".join(safe.line(key, _LONGEST) for key in list(self._running)[:_SHOWN]))
        return Text("  ".join(parts), no_wrap=True, overflow="ellipsis")

    def _say(self, text: str) -> None:
        self._console.print(degrade(text, self._stream.encoding))
