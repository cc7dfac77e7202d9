"""A timeline in columns, one for each terminal and one for the wire, like the table in the assignment."""

import msgspec

from grader.report import safe
from grader.report.layout import Line, Span, line, pad, trimmed, wrap
from grader.report.story import WIRE, StoryRow, rows
from grader.report.words import Words
from grader.spec.model import Step
from grader.text import cells, split_at
from grader.timeline import Started, StepBegan, Still, Timeline

_BETWEEN = " │ "
_NARROWEST = 18  # columns that are narrower than this can't be read: then one under the other


def columns(timeline: Timeline, words: Words, width: int, steps: list[Step] | None = None) -> list[Line]:
    """`timeline` as lines of at most `width` columns. `steps`: the scenario's, to say what each did."""
    return [each for stop in stops(timeline, words, width, steps) for each in stop]


def up_to(timeline: Timeline, step: int | None) -> Timeline:
    """A play until the end of a step; the whole play where `step` is None."""
    if step is None:
        return timeline
    beyond = (index for index, event in enumerate(timeline.events) if isinstance(event, StepBegan) and event.index > step)
    return msgspec.structs.replace(timeline, events=timeline.events[: next(beyond, len(timeline.events))])


def stops(timeline: Timeline, words: Words, width: int, steps: list[Step] | None = None) -> list[list[Line]]:
    """The same, in parts: the titles of the columns, then each step."""
    titles = _titles(timeline, words)
    told = rows(timeline, words, steps or [])
    each = (width - len(_BETWEEN) * (len(titles) - 1)) // len(titles)
    if each < _NARROWEST:
        return [[], *(_listed(step, titles, width) for step in _by_step(told))]
    last = width - (each + len(_BETWEEN)) * (len(titles) - 1)
    widths = {name: last if name == WIRE else each for name in titles}
    head = _table({name: [(title, "strong")] for name, title in titles.items()}, widths)
    return [head, *([each for row in step for each in _row(row, widths, width)] for step in _by_step(told))]


def _by_step(told: list[StoryRow]) -> list[list[StoryRow]]:
    parts: list[list[StoryRow]] = []
    for row in told:
        if row.rule or not parts:
            parts.append([])
        parts[-1].append(row)
    return parts


def _row(row: StoryRow, widths: dict[str, int], width: int) -> list[Line]:
    return [_rule(row.rule, width)] if row.rule else _table(row.cells, widths)


def _titles(timeline: Timeline, words: Words) -> dict[str, str]:
    """The columns in order: the programs as they were started, then the wire."""
    started = [event.program for event in timeline.events if isinstance(event, Started)]
    seen = [name for event in timeline.events if isinstance(event, Still) for name in event.states]
    titles = {name: words.program(name) for name in dict.fromkeys([*started, *seen])}
    reference = words.say("reference")
    for name, facts in timeline.programs.items():
        if name in titles and facts.origin == "reference":
            titles[name] += f" ({reference})"
        elif name in titles and facts.file:
            titles[name] += f" ({safe.line(facts.file)})"
    return titles | {WIRE: words.say("the wire")}


def _table(cells: dict[str, list[tuple[str, str]]], widths: dict[str, int]) -> list[Line]:
    """One row, as many lines as its highest cell."""
    wrapped = {name: _cell(cells.get(name, []), width) for name, width in widths.items()}
    lines = []
    for index in range(max(map(len, wrapped.values()), default=0)):
        spans: list[Span] = []
        for name, width in widths.items():
            spans += [Span(_BETWEEN, "dim")] if spans else []
            spans += pad(wrapped[name][index] if index < len(wrapped[name]) else (), width)
        lines.append(trimmed(spans))
    return lines


def _cell(pieces: list[tuple[str, str]], width: int) -> list[Line]:
    return [part for text, style in pieces for part in wrap((Span(text, style),), width, hang=2)]


def _rule(title: str, width: int) -> Line:
    left = split_at(f"── {title} ", width)[0]
    return line(Span(left + "─" * (width - cells(left)), "dim"))


def _listed(told: list[StoryRow], titles: dict[str, str], width: int) -> list[Line]:
    """The same rows one under the other, each behind its column's name."""
    margin = min(max(map(cells, titles.values())), width // 3)
    lines: list[Line] = []
    for row in told:
        if row.rule:
            lines.append(_rule(row.rule, width))
        for name, pieces in row.cells.items():
            for part in _cell(pieces, width - margin - len(_BETWEEN)):
                head = pad(line(Span(split_at(titles.get(name, name), margin)[0], "strong")), margin)
                lines.append((*head, Span(_BETWEEN, "dim"), *part))
    return lines
