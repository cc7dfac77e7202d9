"""A timeline in columns, one for each terminal and one for the wire, like the table in the assignment."""

from collections.abc import Iterable, Mapping

import msgspec

from grader.report import safe
from grader.report.layout import Line, Span, line, pad, trimmed, wrap
from grader.report.story import WIRE, StoryRow, rows
from grader.report.words import Words
from grader.spec.model import Step
from grader.text import cells, split_at
from grader.timeline import ProgramFacts, Started, StepBegan, Still, Timeline

_BETWEEN = " │ "
_NARROWEST = 18  # columns that are narrower than this can't be read: then one under the other


def columns(timeline: Timeline, words: Words, width: int, steps: list[Step] | None = None) -> list[Line]:
    """`timeline` as lines of at most `width` columns. `steps`: the scenario's, to say what each did."""
    table = table_of(in_order(timeline), timeline.programs, words, width)
    return [*head(table), *body(table, timeline, words, steps or [])]


def up_to(timeline: Timeline, step: int | None) -> Timeline:
    """A play until the end of a step; the whole play where `step` is None."""
    if step is None:
        return timeline
    beyond = (index for index, event in enumerate(timeline.events) if isinstance(event, StepBegan) and event.index > step)
    return msgspec.structs.replace(timeline, events=timeline.events[: next(beyond, len(timeline.events))])


class Table(msgspec.Struct, frozen=True):
    """The columns of a play: their titles by program, and how wide each is; no widths where there is no room for them beside each other."""

    titles: dict[str, str]
    widths: dict[str, int]
    width: int


def table_of(names: Iterable[str], programs: Mapping[str, ProgramFacts], words: Words, width: int) -> Table:
    """A column for each of the programs `names`, in that order, then the wire's."""
    titles = _titles(names, programs, words)
    each = (width - len(_BETWEEN) * (len(titles) - 1)) // len(titles)
    if each < _NARROWEST:
        return Table(titles, {}, width)
    last = width - (each + len(_BETWEEN)) * (len(titles) - 1)
    return Table(titles, {name: last if name == WIRE else each for name in titles}, width)


def head(table: Table) -> list[Line]:
    """The titles over the columns."""
    return _table({name: [(title, "strong")] for name, title in table.titles.items()}, table.widths) if table.widths else []


def body(table: Table, timeline: Timeline, words: Words, steps: list[Step]) -> list[Line]:
    """What happened; `timeline` may be a part of one."""
    told = rows(timeline, words, steps)
    if not table.widths:
        return _listed(told, table.titles, table.width)
    return [each for row in told for each in ([_rule(row.rule, table.width)] if row.rule else _table(row.cells, table.widths))]


def in_order(timeline: Timeline) -> tuple[str, ...]:
    """Its programs, as they were started."""
    started = [event.program for event in timeline.events if isinstance(event, Started)]
    seen = [name for event in timeline.events if isinstance(event, Still) for name in event.states]
    return tuple(dict.fromkeys([*started, *seen]))


def _titles(names: Iterable[str], programs: Mapping[str, ProgramFacts], words: Words) -> dict[str, str]:
    titles = {name: words.program(name) for name in names}
    reference = words.say("reference")
    for name, facts in programs.items():
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
