"""One finding as lines of text: what, where, what to try, what follows from it."""

from collections.abc import Iterator, Sequence

from grader.report import explain
from grader.report.explain import ExplainedFinding
from grader.report.layout import Line, Span, line, pad, wrap
from grader.report.words import Words
from grader.text import cells
from grader.verdict import Severity

_CONSEQUENCES = 3  # of one cause, where no more is asked for


class FindingTeller:
    """Tells findings in lines of at most `width` columns; with `verbose` all that follows from one."""

    def __init__(self, words: Words, width: int, *, verbose: bool) -> None:
        self.words = words
        self.say = words.say
        self.width = width
        self.verbose = verbose

    def lines(
        self, told: ExplainedFinding, *, indent: int, when: str = "", also: Sequence[str] = (), brief: bool = False
    ) -> Iterator[Line]:
        """`when` it shows; `also`: titles of other scenarios with this cause; `brief`: what, where and what to try."""
        mark = Span("✗ ", "bad") if told.severity is Severity.ERROR else Span("! ", "remark")
        sentences = told.message.split("\n")
        for index, sentence in enumerate(sentences[:1] if told.compare else sentences):
            what = Span(sentence, "strong" if told.severity is Severity.ERROR else "")
            yield from wrap(line(mark if index == 0 else "  ", what), self.width, indent=indent, hang=2)
        if told.compare:
            yield from self._compared(told, indent + 2)
        if told.file is not None and told.line is not None:
            where = self.say("{file}, line {line}:", file=told.file, line=told.line)
            yield from wrap(line(Span(where + " ", "dim"), Span(told.quote, "code")), self.width, indent=indent + 2, hang=2)
        if when:
            yield from self._text(when, indent + 2, "dim")
        if told.hint:
            hint = line(Span(self.say("What to try:") + " ", "strong"), told.hint)
            yield from wrap(hint, self.width, indent=indent + 2, hang=2)
        if not brief:
            yield from self._consequences(told, indent + 2)
        if also:
            said = self.words.many("The same cause shows in {n} more scenario:", "The same cause shows in {n} more scenarios:", len(also))
            yield from wrap(line(Span(said, "strong"), " " + "; ".join(also)), self.width, indent=indent + 2, hang=2)

    def _consequences(self, told: ExplainedFinding, indent: int) -> Iterator[Line]:
        said = explain.consequences(told, self.words)
        if said:
            yield from self._text(self.say("Because of that, also:"), indent, "dim")
        kept = said if self.verbose or len(said) <= _CONSEQUENCES else said[: _CONSEQUENCES - 1]
        for each in kept:
            yield from wrap(line(Span("↳ ", "dim"), each), self.width, indent=indent, hang=2)
        if len(kept) < len(said):
            yield from self._text(self.say("… and {n} more (-v shows them)", n=len(said) - len(kept)), indent, "dim")

    def _compared(self, told: ExplainedFinding, indent: int) -> Iterator[Line]:
        """What was expected over what was shown, and a caret under the first difference where the lines fit."""
        *texts, caret = told.compare
        labels = [self.say("expected:"), self.say("shown:")][-len(texts) :]
        margin = max(map(cells, labels)) + 1
        for label, text in zip(labels, texts, strict=True):
            yield from wrap((*pad(line(Span(label, "dim")), margin), Span(text, "code")), self.width, indent=indent, hang=margin)
        if all(indent + margin + cells(text) <= self.width for text in texts):
            yield line(" " * (indent + margin), Span(caret, "bad"))

    def _text(self, text: str, indent: int, style: str) -> list[Line]:
        return wrap(line(Span(text, style)), self.width, indent=indent, hang=2)
