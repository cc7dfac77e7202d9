"""A timeline as rows: one event each, in the column of the terminal at which it shows, or of the wire."""

from collections.abc import Iterator
from typing import NamedTuple

from grader.report import safe
from grader.report.joining import Carried, Flown, Joined, joined
from grader.report.values import seconds, why_not_certain
from grader.report.words import N_, Words
from grader.spec.model import Step, names
from grader.spec.values import fill, refs
from grader.timeline import (
    Closed,
    Connected,
    DatagramDelivered,
    DatagramLost,
    DatagramsCounted,
    Delivered,
    Dialled,
    Exited,
    Flooded,
    Limited,
    Omitted,
    Printed,
    ProgramState,
    Sent,
    Started,
    StepBegan,
    Still,
    Streamed,
    Timeline,
    Typed,
    Unplayable,
    Wait,
    WaitKind,
)

WIRE = ""  # the wire's column; no program is called so
_PAYLOAD = 60  # characters of what crossed the wire
_TYPED = 40  # characters of a typed line where a step is named
_PRINTED = 200  # characters of a printed line
_SCREEN = 12  # lines of one burst of output
_ROWS = 40  # rows of one step


class StoryRow(NamedTuple):
    """One event: (text, style) pieces by column. A row with a `rule` goes over all columns instead."""

    cells: dict[str, list[tuple[str, str]]]
    rule: str = ""
    event: Joined | None = None  # what it tells of; none where rows are left out


def rows(timeline: Timeline, words: Words, steps: list[Step]) -> list[StoryRow]:
    """What happened, in order. `steps` are the scenario's, to say what each did; long ones lose their middle."""
    told: list[StoryRow] = []
    step: list[StoryRow | Joined] = []  # an event that makes one row is worded only if it stays: a step may hold hundreds of datagrams
    for event in joined(timeline.events):
        if isinstance(event, StepBegan):
            told += _shortened(step, words)
            step = [StoryRow({}, _step_title(event.index, steps, timeline.values, words), event)]
        elif isinstance(event, Still):
            step += (row._replace(event=event) for row in _still(event, words))
        else:
            step.append(event)
    return told + _shortened(step, words)


def describe(step: Step, values: dict[str, bytes], words: Words) -> str:
    """What a step does, in a few words; `values` fill what it types."""

    def typed(text: str) -> str:
        known = all(name in values for name in refs(text))
        return safe.line(fill(text, values) if known else text, _TYPED)

    def who(value: list[str] | str | None) -> str:
        return ", ".join(words.program(name) for name in names(value))

    deeds = []
    if step.start:
        deeds.append(words.say("start {who}", who=who(step.start)))
    for name, text in (step.type or {}).items():
        deeds.append(words.say("type “{text}” at {who}", text=typed(text), who=words.program(name)))
    if step.connect:
        deeds.append(words.say("{who} connects", who=who(step.connect)))
    if step.send:
        deeds.append(words.many("{who} sends", "{n} clients send", len(step.send), who=who(list(step.send))))
    if step.close:
        deeds.append(words.say("{who} closes the connection", who=who(step.close)))
    if step.half_close:
        deeds.append(words.say("{who} ends its side of the connection", who=who(step.half_close)))
    if step.reset:
        deeds.append(words.say("{who} breaks the connection", who=who(step.reset)))
    if step.vanish:
        deeds.append(words.say("the machine of {who} vanishes", who=who(step.vanish)))
    if step.finish:
        deeds.append(words.say("wait for {who} to give up, or press Ctrl+C there", who=who(step.finish)))
    if step.outlast:
        deeds.append(words.say("nothing comes to {who} for half a minute", who=who(step.outlast)))
    if step.wire is not None:
        deeds.append(words.say("the wire changes"))
    said = "; ".join(deeds)
    return f"{said} (×{step.times})" if step.times > 1 else said


def at_step(step: int | None, steps: list[Step], timeline: Timeline | None, words: Words) -> str:
    """Where in a play something shows; "" where that is no step of it."""
    if step is None or step >= len(steps):
        return ""
    what = describe(steps[step], timeline.values if timeline else {}, words)
    return words.say("at step {n} of {all}: {what}", n=step + 1, all=len(steps), what=what)


def _step_title(index: int, steps: list[Step], values: dict[str, bytes], words: Words) -> str:
    what = describe(steps[index], values, words) if index < len(steps) else ""
    return words.say("step {n}: {what}", n=index + 1, what=what) if what else words.say("step {n}", n=index + 1)


def _row(event: Joined, words: Words) -> StoryRow:
    match event:
        case Started() | Printed() | Typed() | Flooded() | Limited() | Exited() | Unplayable():
            return StoryRow({event.program: _at_terminal(event, words)}, event=event)
        case _:
            return StoryRow({WIRE: [_on_wire(event, words)]}, event=event)


def _at_terminal(event: Started | Printed | Typed | Flooded | Limited | Exited | Unplayable, words: Words) -> list[tuple[str, str]]:
    match event:
        case Started():
            return [("$ " + safe.line(" ".join(event.command) or event.program, _PRINTED), "dim")]
        case Printed():
            return [(text, "") for text in _screen(event.data, words)]
        case Typed():
            return [("» " + safe.line(event.data, _PRINTED), "typed")]
        case Flooded():
            return [(words.say("({n} more bytes printed, not kept)", n=event.dropped), "bad")]
        case Limited():
            return [(words.say("stopped: beyond the limit ({limit})", limit=event.limit), "bad")]
        case Exited():
            return [(ended(event.status, words), "good" if event.status == 0 else "bad")]
        case Unplayable():
            return [(words.say("not done: {why}", why=unplayable(event.reason, words)), "bad")]


def ended(status: int, words: Words) -> str:
    if status < 0:
        return words.say("killed by signal {n}", n=-status)
    return words.say("ended, exit status {n}", n=status)


def unplayable(reason: str, words: Words) -> str:
    match reason:
        case "no-keyboard":
            return words.say("it does not wait for its keyboard")
        case "ended":
            return words.say("it has ended")
        case "no-server":
            return words.say("nobody listens")
        case _:
            return reason


def _screen(data: bytes, words: Words) -> list[str]:
    lines = safe.screen(data, _PRINTED)
    if len(lines) <= _SCREEN:
        return lines
    head, tail = _SCREEN // 2, _SCREEN // 4
    left_out = words.many("({n} line left out)", "({n} lines left out)", len(lines) - head - tail)
    return [*lines[:head], f"{safe.ELLIPSIS} {left_out}", *lines[-tail:]]


def _on_wire(event: Joined, words: Words) -> tuple[str, str]:
    match event:
        case Dialled():
            where = f"{event.address}:{event.port} ({event.protocol})"
            return words.say("{who} → {where}: nobody listens there", who=words.program(event.program), where=where), "bad"
        case Connected():
            client, server = words.program(event.client), words.program(event.server)
            return words.say("{client} connects to {server}, {where}", client=client, server=server, where=_where(event)), "dim"
        case Carried():
            return f"{words.program(event.by)} → {words.program(event.to)} {payload(event.data)}", ""
        case Sent():
            return f"{words.program(event.by)} → {safe.ELLIPSIS} {payload(event.data)}", ""
        case Delivered():
            return f"{safe.ELLIPSIS} → {words.program(event.to)} {payload(event.data)}", ""
        case Closed():
            text = N_("{who} breaks the connection (reset)") if event.how == "reset" else N_("{who} ends its stream")
            return words.say(text, who=words.program(event.by)), "dim"
        case Flown():
            return _flown(event, words)
        case DatagramDelivered():
            return f"{safe.ELLIPSIS} #{event.number} → {words.program(event.to)}", ""
        case DatagramLost():
            return words.say("#{n} lost on its way to {who}", n=event.number, who=words.program(event.to)), "bad"
        case DatagramsCounted():
            return _counted(event, words), ""
        case Streamed(way="sent"):
            return words.say("{who} → {n} more bytes, not kept", who=words.program(event.program), n=event.size), ""
        case Streamed():
            return words.say("→ {who} {n} more bytes, not kept", who=words.program(event.program), n=event.size), ""
        case Omitted():
            return words.say("{n} more events, not kept: the record of this play is full", n=event.events), "bad"
        case _:
            return safe.line(type(event).__name__), ""


def _flown(event: Flown, words: Words) -> tuple[str, str]:
    return " ".join(flight(event, words)), "bad" if event.lost else ""


def flight(event: Flown, words: Words) -> list[str]:
    """A datagram: its sender, its destination, what was in it, and what became of it."""
    sent = event.sent
    ttl = f", TTL {sent.ttl}" if sent.ttl else ""
    told = [f"#{sent.number} {words.program(sent.by)} → {safe.line(sent.address)}:{sent.port}{ttl}", payload(sent.data, sent.size)]
    if event.delivered:
        told.append(words.say("delivered to {who}", who=", ".join(map(words.program, event.delivered))))
    if event.lost:
        told.append(words.say("LOST on its way to {who}", who=", ".join(map(words.program, event.lost))))
    return told


def _counted(event: DatagramsCounted, words: Words) -> str:
    counts = {"sent": event.sent, "delivered": event.delivered, "lost": event.lost}
    return words.say(
        "{by} → {to}: {sent} datagrams sent, {delivered} delivered, {lost} lost on the wire",
        by=words.program(event.by),
        to=words.program(event.to),
        **counts,
    )


def _where(event: Connected) -> str:
    return f"{event.address}:{event.port}" if event.address else f"#{event.connection}"


def payload(data: bytes, size: int = 0) -> str:
    """Bytes as they crossed the wire; `size` where they are only the beginning."""
    size = max(size, len(data))
    return f"“{safe.line(data, _PAYLOAD)}” ({size} B)"


def _still(event: Still, words: Words) -> Iterator[StoryRow]:
    yield StoryRow({name: _states(state, words) for name, state in event.states.items()})
    if not event.proven:
        yield StoryRow(
            {WIRE: [(words.say("(not certain that nothing more would come: {why})", why=why_not_certain(event.why, words)), "dim")]}
        )


def _states(state: ProgramState, words: Words) -> list[tuple[str, str]]:
    if state.status is not None:
        return []  # told when it ended
    return [("· " + each, "dim") for each in dict.fromkeys(waiting(wait, words) for wait in state.waits)]


def waiting(wait: Wait, words: Words) -> str:
    """What a thread does, and on which line, where that is known."""
    said = words.does(wait.on)
    if wait.seconds is not None and wait.on is WaitKind.SLEEP:
        said = words.say("sleeps ({seconds} s)", seconds=seconds(wait.seconds, words))
    elif wait.seconds is not None and wait.on is not WaitKind.COMPUTING:
        bound = N_("(at most {seconds} s, again and again)") if wait.polling else N_("(at most {seconds} s)")
        said += " " + words.say(bound, seconds=seconds(wait.seconds, words))
    return f"{said}, {safe.line(wait.place.file)}:{wait.place.line}" if wait.place else said


def _shortened(step: list[StoryRow | Joined], words: Words) -> list[StoryRow]:
    if len(step) > _ROWS:
        head, tail = _ROWS // 2, _ROWS // 4
        left_out = words.many("({n} row left out)", "({n} rows left out)", len(step) - head - tail)
        step = [*step[:head], StoryRow({WIRE: [(f"{safe.ELLIPSIS} {left_out}", "dim")]}), *step[-tail:]]
    return [each if isinstance(each, StoryRow) else _row(each, words) for each in step]
