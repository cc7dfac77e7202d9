"""A timeline laid out as the table that the scenario is: one row a step, one column a program or peer."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from grader.evidence import EvidenceValue
from grader.facts import Act, Facts
from grader.findings import finding_of
from grader.spec.model import Exercise, Look, Scenario, Step, names, played, role_of
from grader.spec.values import fill, refs
from grader.timeline import (
    AnyEvent,
    Closed,
    Connected,
    DatagramDelivered,
    DatagramSent,
    Delivered,
    Exited,
    Place,
    Printed,
    ProgramFacts,
    ProgramState,
    Sent,
    StepBegan,
    Still,
    Streamed,
    Timeline,
    Typed,
    Unplayable,
    Wait,
    WaitKind,
    acts,
)
from grader.verdict import Finding, Severity

# CSI sequences (colours, cursor), OSC sequences (titles), and two-character escapes.
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")


class Misfit(Exception):
    """The timeline is not one of this scenario's: another version of the exercise file, or cut short."""


@dataclass(frozen=True)
class Row:
    """One step as it went. `states` are those of the step's last Still event, or carried over from the step before."""

    index: int
    step: Step
    see: Mapping[str, Look]
    events: tuple[AnyEvent, ...]
    states: Mapping[str, ProgramState]
    proven: bool = True
    why: str = ""
    unplayable: Unplayable | None = None

    @property
    def words(self) -> dict[str, str]:
        """The fixed lines that it types, by program: commands such as SAIR, as the author wrote them."""
        return {program: text for program, text in (self.step.type or {}).items() if not refs(text)}


@dataclass(frozen=True)
class Transcript:
    """A play, ready to be judged."""

    exercise: Exercise
    scenario: Scenario
    base: Scenario  # the scenario whose play it is: another one's, with `same_play_as`
    timeline: Timeline
    rows: tuple[Row, ...]
    printed: Mapping[tuple[str, int], bytes] = field(repr=False)  # by program and row
    datagrams: Mapping[int, DatagramSent] = field(repr=False)  # by number

    @property
    def values(self) -> Mapping[str, bytes]:
        return self.timeline.values

    def filled(self, template: str) -> bytes:
        """The template with this play's values in their places."""
        return fill(template, self.values)

    def is_student(self, program: str) -> bool:
        facts = self.timeline.programs.get(program)
        return facts is not None and facts.origin == "student"

    def facts(self, program: str) -> ProgramFacts:
        return self.timeline.programs.get(program) or ProgramFacts(role=program)

    def programs(self) -> tuple[str, ...]:
        return tuple(self.timeline.programs)

    def role(self, program: str) -> str:
        try:
            return role_of(program, self.exercise)
        except KeyError:
            return program

    def shown(self, program: str, row: Row) -> bytes:
        """What `program` printed in that row, lines ended by \\n; typing there begins a line, as on a real screen."""
        return self.printed.get((program, row.index), b"")

    def shown_until(self, program: str, row: Row | None = None) -> bytes:
        """Everything that it printed up to the end of `row`, or in the whole play."""
        return b"".join(self.shown(program, each) for each in self.rows if row is None or each.index <= row.index)

    @cached_property
    def with_tracebacks(self) -> frozenset[str]:
        """The student's programs that may have printed a traceback: escape sequences could stand within the word."""
        shown = {program: self.shown_until(program) for program in self.programs() if self.is_student(program)}
        return frozenset(program for program, data in shown.items() if b"Traceback" in data or b"\x1b" in data)

    def events_until(self, row: Row) -> Iterator[AnyEvent]:
        for each in self.rows:
            if each.index <= row.index:
                yield from each.events

    def connections(self, row: Row) -> dict[int, Connected]:
        """Every connection made up to the end of `row`, by its number."""
        return {event.connection: event for event in self.events_until(row) if isinstance(event, Connected)}

    def connections_of(self, name: str, row: Row) -> dict[int, Connected]:
        """Those of them that have that program or peer at one end."""
        return {number: made for number, made in self.connections(row).items() if name in (made.client, made.server)}

    def place(self, program: str, row: Row, kinds: frozenset[WaitKind] | None = None) -> Place | None:
        """The line on which `program` waits in `row`, where that is certain.

        Lines are asked for once, when the play is over. So it must wait then as it did in `row`, and have done nothing
        since, or have only one line on which it can wait like that.
        """
        if not self.rows:
            return None
        then = row.states.get(program, ProgramState()).waits_for()
        final = self.rows[-1].states.get(program, ProgramState())
        later = self.rows[row.index + 1 :]
        moved = any(each.states.get(program, ProgramState()).waits_for() != then for each in later)
        idle = not moved and not any(acts(event, program) for each in later for event in each.events)
        for wait in final.waits:
            if wait.place is None or wait.on not in then or (kinds is not None and wait.on not in kinds):
                continue
            if idle or _is_the_only_one(wait.place, self.facts(program)):
                return wait.place
        return None

    def line(self, program: str, number: int) -> Place:
        """The line that its source's facts call by that number: of its own file, or of a module beside it."""
        return self.facts(program).at(number)

    def number(self, program: str, place: Place | None) -> int:
        """What its source's facts call that line; 0 where it is none of the program's."""
        return self.facts(program).number(place.file, place.line) if place is not None else 0

    def source(self, program: str) -> Facts:
        """What its source says."""
        return self.facts(program).source

    def first(self, program: str, lines: Iterable[int]) -> Place | None:
        """The first of those lines."""
        number = next(iter(lines), None)
        return None if number is None else self.line(program, number)

    def first_of(self, program: str, act: Act, *calls: str) -> Place | None:
        """The first line of its source that does that; of several ways to do it, by those calls alone."""
        return self.first(program, (site.line for site in self.source(program).of(act, *calls)))

    def asked_to_sleep(self, program: str, wait: Wait) -> float | None:
        """How many seconds, by the source where it says so: of a sleep that had begun only the rest is known."""
        sites = self.source(program).of(Act.SLEEPS)
        here = self.number(program, wait.place)
        said = {site.seconds for site in sites if not here or site.line == here}
        asked = said.pop() if len(said) == 1 else None
        return asked if asked is not None and wait.seconds is not None and asked >= wait.seconds else wait.seconds

    def finding(
        self,
        code: str,
        row: Row,
        program: str | None,
        *,
        place: Place | None = None,
        severity: Severity | None = None,
        **data: EvidenceValue,
    ) -> Finding:
        """A finding at `row`, with the line's source quoted from the program where the place does not quote it."""
        file, line, quote = self.facts(self.at_fault(program or "")).file or None, None, ""
        if place is not None and place.file:
            file, line = place.file, place.line
            quote = place.text or source_line(self.facts(program or ""), place.file, place.line)
        return finding_of(code, severity=severity, program=program, file=file, line=line, quote=quote, step=row.index, data=data)

    def at_fault(self, program: str) -> str:
        """What a peer of the grader's own misses is the doing of the program that it talks to."""
        peer = self.base.peers.get(program)
        return peer.to if peer is not None else program


_WAITING = frozenset({Act.ASKS, Act.ACCEPTS, Act.RECEIVES, Act.SLEEPS, Act.WAITS})


def _is_the_only_one(place: Place, facts: ProgramFacts) -> bool:
    """Does no other line of its source call what that line calls and may wait in?"""
    waiting = [site for site in facts.source.sites if site.act in _WAITING]
    number = facts.number(place.file, place.line)
    here = next((site.call for site in waiting if site.line == number), None)
    return {site.line for site in waiting if site.call == here} == {number}


def source_line(facts: ProgramFacts, file: str, line: int) -> str:
    """Line `line` of `file`, stripped; "" where that is no file of that program's."""
    number = facts.number(file, line)
    return facts.at(number).text if number else ""


def transcript_of(exercise: Exercise, scenario: Scenario, timeline: Timeline) -> Transcript:
    """Lays `timeline` out by the scenario's steps. Raises Misfit where it can't be one of its plays."""
    base = played(exercise, scenario)
    if missing := [name for name in _values_of(base) if name not in timeline.values]:
        raise Misfit(missing[0])
    rows = _rows(base, timeline)
    return Transcript(exercise, scenario, base, timeline, rows, _printed(rows), _datagrams(timeline))


def templates(look: Look) -> Iterator[str]:
    """Every template of a look."""
    yield from (*names(look.shows), *look.lines, *names(look.hides))
    yield from (text for text in (look.gets, look.carries, look.sends.text if look.sends else None) if text is not None)
    yield from look.sends.texts if look.sends else ()


def _values_of(scenario: Scenario) -> Iterator[str]:
    for step in scenario.play:
        for look in step.see.values():
            for template in templates(look):
                yield from refs(template)


def _rows(base: Scenario, timeline: Timeline) -> tuple[Row, ...]:
    """Cuts the events at each StepBegan. A play that ended early must say why with an Unplayable."""
    groups: list[list[AnyEvent]] = []
    for event in timeline.events:
        if isinstance(event, StepBegan):
            if event.index != len(groups) or event.index >= len(base.play):
                raise Misfit(f"step {event.index}")
            groups.append([])
        if groups:
            groups[-1].append(event)
    rows: list[Row] = []
    for index, events in enumerate(groups):
        rows.append(_row(index, base.play[index], tuple(events), rows[-1] if rows else None))
    if len(rows) < len(base.play) and not any(row.unplayable for row in rows):
        raise Misfit(f"step {len(rows)}")
    return tuple(rows)


def _row(index: int, step: Step, events: tuple[AnyEvent, ...], before: Row | None) -> Row:
    states = dict(before.states) if before is not None else {}
    proven, why = (before.proven, before.why) if before is not None else (True, "")
    unplayable = None
    for event in events:
        if isinstance(event, Still):
            states.update(event.states)
            proven, why = event.proven, event.why
        elif isinstance(event, Exited):
            ended = states.get(event.program, ProgramState())
            states[event.program] = ProgramState(status=event.status, counters=ended.counters)
        elif isinstance(event, Unplayable):
            unplayable = event
    return Row(index, step, step.see, events, states, proven, why, unplayable)


def _printed(rows: tuple[Row, ...]) -> dict[tuple[str, int], bytes]:
    pieces: dict[tuple[str, int], list[bytes]] = {}
    for row in rows:
        for event in row.events:
            if isinstance(event, Printed):
                pieces.setdefault((event.program, row.index), []).append(event.data)
            elif isinstance(event, Typed):
                pieces.setdefault((event.program, row.index), []).append(b"\n")
    return {key: b"".join(parts).replace(b"\r\n", b"\n") for key, parts in pieces.items()}


def plain(data: bytes) -> bytes:
    """Without terminal escape sequences."""
    return data if b"\x1b" not in data else _without_escapes(data)


@lru_cache(maxsize=16)  # each check looks at the same screens
def _without_escapes(data: bytes) -> bytes:
    return _ESCAPES.sub(b"", data)


def _datagrams(timeline: Timeline) -> dict[int, DatagramSent]:
    return {event.number: event for event in timeline.events if isinstance(event, DatagramSent)}


def received(transcript: Transcript, events: Iterator[AnyEvent] | tuple[AnyEvent, ...], name: str) -> list[bytes]:
    """What the wire handed to `name` in `events`: each connection's bytes joined, each datagram by itself.

    Of bytes that a timeline does not keep, there stand the play's own words that passed among them.
    """
    streams: dict[int, list[bytes]] = {}
    datagrams = []
    for event in events:
        if isinstance(event, Delivered) and event.to == name:
            streams.setdefault(event.connection, []).append(event.data)
        elif isinstance(event, Streamed) and event.program == name and event.way == "delivered":
            streams.setdefault(event.connection, []).extend(event.found)
        elif isinstance(event, DatagramDelivered) and event.to == name and event.number in transcript.datagrams:
            datagrams.append(transcript.datagrams[event.number].data if event.instead is None else event.instead)
    return [b"".join(parts) for parts in streams.values()] + datagrams


def sent(events: Iterator[AnyEvent] | tuple[AnyEvent, ...], name: str) -> list[bytes]:
    """What left `name` in `events`, told as by `received`."""
    streams: dict[int, list[bytes]] = {}
    datagrams = []
    for event in events:
        if isinstance(event, Sent) and event.by == name:
            streams.setdefault(event.connection, []).append(event.data)
        elif isinstance(event, Streamed) and event.program == name and event.way == "sent":
            streams.setdefault(event.connection, []).extend(event.found)
        elif isinstance(event, DatagramSent) and event.by == name:
            datagrams.append(event.data)
    return [b"".join(parts) for parts in streams.values()] + datagrams


def closings(transcript: Transcript, row: Row, name: str) -> list[Closed]:
    """How the other sides left the connections of `name`, up to the end of `row`."""
    mine = transcript.connections_of(name, row)
    return [event for event in transcript.events_until(row) if isinstance(event, Closed) and event.connection in mine and event.by != name]


def waits_of(state: ProgramState) -> tuple[Wait, ...]:
    """Its waits, the first thread's first."""
    return tuple(sorted(state.waits, key=lambda wait: wait.thread))
