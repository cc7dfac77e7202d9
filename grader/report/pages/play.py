"""A play as a page draws it: a column for each terminal, the wire between them, time running down, step by step."""

import msgspec

from grader.report import safe
from grader.report.joining import Carried, Flown, Joined
from grader.report.story import WIRE, StoryRow, flight, payload, rows
from grader.report.words import Words
from grader.spec.model import Exercise, Step, role_of
from grader.timeline import (
    DatagramDelivered,
    DatagramLost,
    Delivered,
    Exited,
    Printed,
    Sent,
    Started,
    StepBegan,
    Still,
    Timeline,
    Typed,
)

_QUOTE = 120  # characters of a source line
_BESIDE_REFERENCE = 4  # columns; more leave no room for the reference's beside them: it then stands below, on demand
_SIDE_BY_SIDE = 7  # columns; more can't be read beside one another
_MOST_REFERENCES = 500  # plays of the reference that are kept as they are drawn
_references: dict[tuple[int, int, str, tuple[tuple[str, str, str], ...]], "tuple[Timeline, list[Step], dict[int, _Told]]"] = {}


class Column(msgspec.Struct, frozen=True):
    name: str  # of the instance; WIRE for the wire
    title: str
    file: str
    side: str  # left, wire, right: where its events stand on a narrow screen


class Moment(msgspec.Struct, frozen=True):
    """One thing that happens at a terminal or on the wire. All text is safe."""

    column: int  # from 1
    who: str
    side: str
    kind: str  # command, typed, printed, waits, ended, carried, sent, delivered, lost, note
    lines: tuple[str, ...]
    tone: str = ""  # good, bad, dim
    head: str = ""  # on the wire: sender and receiver
    way: str = ""  # on the wire: to which side, left or right
    fate: tuple[str, ...] = ()  # of a datagram
    quote: str = ""  # waits: the source line


class Stage(msgspec.Struct, frozen=True):
    """One step of the scenario, as it went here and in the reference's play. Each row is what happens at one time."""

    title: str
    at: str  # when it began
    here: bool  # what the finding tells shows in this step
    mine: tuple[tuple[Moment, ...], ...]
    reference: tuple[tuple[Moment, ...], ...]


class DrawnPlay(msgspec.Struct, frozen=True):
    scenario: str
    anchor: str
    columns: tuple[Column, ...]
    wire: int  # its column, from 1
    stages: tuple[Stage, ...]
    compared: bool  # with the reference's play
    dense: bool  # too many columns to stand beside the reference's
    wide: bool  # too many columns to stand beside one another


def drawn(
    scenario: str, anchor: str, timeline: Timeline, reference: Timeline | None, steps: list[Step], step: int | None, exercise: Exercise,
    words: Words,
) -> DrawnPlay:  # fmt: skip
    """`timeline` drawn beside the reference's of the same scenario. `step`: where the failure shows (the play's last, where None)."""
    columns = _columns(timeline, reference, exercise, words)
    mine = _Drawer(timeline, columns, words).by_step(steps)
    theirs = _reference(reference, columns, steps, words) if reference else {}
    here = step if step is not None else max(mine, default=0)
    stages = tuple(
        Stage(each.rule, each.at, index == here, each.moments, theirs[index].moments if index in theirs else ())
        for index, each in sorted(mine.items())
    )
    wire = next(index for index, column in enumerate(columns, 1) if column.name == WIRE)
    return DrawnPlay(
        scenario, anchor, columns, wire, stages, bool(theirs), dense=len(columns) > _BESIDE_REFERENCE, wide=len(columns) > _SIDE_BY_SIDE
    )


def _reference(timeline: Timeline, columns: tuple[Column, ...], steps: list[Step], words: Words) -> "dict[int, _Told]":
    """The reference's play, drawn once for all students beside whose it stands: it is half of what a page takes."""
    key = id(timeline), id(steps), words.language, tuple((each.name, each.title, each.side) for each in columns)
    if (kept := _references.get(key)) is None:
        if len(_references) >= _MOST_REFERENCES:
            _references.clear()
        drawn = _Drawer(timeline, columns, words).by_step(steps)
        kept = _references[key] = (timeline, steps, drawn)  # both stay as long as their ids are keys
    return kept[2]


class _Told(msgspec.Struct, frozen=True):
    rule: str
    at: str
    moments: tuple[tuple[Moment, ...], ...]


def _columns(timeline: Timeline, reference: Timeline | None, exercise: Exercise, words: Words) -> tuple[Column, ...]:
    """The exercise's first role (the one that waits to be spoken to) at the left, the wire, all others at the right."""
    names = dict.fromkeys(name for each in (timeline, reference) if each for name in _instances(each))
    first = next(iter(exercise.programs), "")
    left = [name for name in names if _role(name, exercise) == first]
    right = [name for name in names if name not in left]
    wire = Column(WIRE, words.say("the wire"), "", "wire")
    return (*(_column(name, "left", timeline, words) for name in left), wire, *(_column(name, "right", timeline, words) for name in right))


def _instances(timeline: Timeline) -> list[str]:
    started = [event.program for event in timeline.events if isinstance(event, Started)]
    return [*started, *(name for event in timeline.events if isinstance(event, Still) for name in event.states)]


def _column(name: str, side: str, timeline: Timeline, words: Words) -> Column:
    facts = timeline.programs.get(name)
    file = "" if facts is None else words.say("reference") if facts.origin == "reference" else safe.line(facts.file, 60)
    return Column(name, words.program(name), file, side)


def _role(name: str, exercise: Exercise) -> str:
    try:
        return role_of(name, exercise)
    except KeyError:
        return ""  # a peer of the grader's


class _Drawer:
    """Draws one timeline into the columns of a play."""

    def __init__(self, timeline: Timeline, columns: tuple[Column, ...], words: Words) -> None:
        self.timeline = timeline
        self.words = words
        self.columns = {column.name: (index, column) for index, column in enumerate(columns, 1)}
        self.last = next((event for event in reversed(timeline.events) if isinstance(event, Still)), None)

    def by_step(self, steps: list[Step]) -> dict[int, _Told]:
        told: dict[int, _Told] = {}
        index = 0
        for row in rows(self.timeline, self.words, steps):
            if isinstance(row.event, StepBegan):
                index = row.event.index
                told[index] = _Told(row.rule, self.words.number(row.event.at), ())
            moments = tuple(self._moment(name, row, pieces) for name, pieces in row.cells.items() if pieces)
            if moments:
                before = told.get(index, _Told("", "", ()))
                told[index] = msgspec.structs.replace(before, moments=(*before.moments, moments))
        return told

    def _moment(self, name: str, row: StoryRow, pieces: list[tuple[str, str]]) -> Moment:
        index, column = self.columns.get(name, self.columns[WIRE])
        lines, tone = tuple(text for text, _ in pieces), pieces[0][1]
        plain = Moment(index, column.title, column.side, "note", lines, tone if tone in ("good", "bad", "dim") else "")
        match row.event:
            case Started():
                return msgspec.structs.replace(plain, kind="command", lines=_bare(lines, "$ "))
            case Typed():
                return msgspec.structs.replace(plain, kind="typed", lines=_bare(lines, "» "))
            case Printed():
                return msgspec.structs.replace(plain, kind="printed")
            case Exited():
                return msgspec.structs.replace(plain, kind="ended")
            case Still() if name != WIRE:
                return msgspec.structs.replace(plain, kind="waits", lines=_bare(lines, "· "), quote=self._quote(row.event, name))
            case _:
                return self._on_wire(row.event, plain)

    def _quote(self, still: Still, name: str) -> str:
        """The source line on which a program waits: known of the play's end only."""
        waits = still.states[name].waits if still is self.last else ()
        return next((safe.line(wait.place.text, _QUOTE) for wait in waits if wait.place and wait.place.text), "")

    def _on_wire(self, event: Joined | None, plain: Moment) -> Moment:
        said = self.words.program

        def drawn(kind: str, to_left: bool, head: str = "", data: bytes | None = None) -> Moment:
            lines = plain.lines if data is None else (payload(data),)
            return msgspec.structs.replace(plain, kind=kind, way="left" if to_left else "right", head=head, lines=lines)

        match event:
            case Carried():
                return drawn("carried", self._left(event.to), f"{said(event.by)} → {said(event.to)}", event.data)
            case Sent():
                return drawn("sent", not self._left(event.by), f"{said(event.by)} → {safe.ELLIPSIS}", event.data)
            case Delivered():
                return drawn("delivered", self._left(event.to), f"{safe.ELLIPSIS} → {said(event.to)}", event.data)
            case Flown():
                head, said_of_it, *fate = flight(event, self.words)
                kind = "carried" if event.delivered else "lost" if event.lost else "sent"
                moment = drawn(kind, not self._left(event.sent.by), head)
                return msgspec.structs.replace(moment, lines=(said_of_it,), fate=tuple(fate))
            case DatagramDelivered():
                return drawn("delivered", self._left(event.to))
            case DatagramLost():
                return drawn("lost", self._left(event.to))
            case _:
                return plain

    def _left(self, name: str) -> bool:
        """Peers of the grader's have no column: they stand where clients do, at the right."""
        return name in self.columns and self.columns[name][1].side == "left"


def _bare(lines: tuple[str, ...], sign: str) -> tuple[str, ...]:
    """Without the sign that a terminal shows instead of a style."""
    return tuple(line.removeprefix(sign) for line in lines)
