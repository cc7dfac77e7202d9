"""A play as a sequence diagram in Mermaid's language, which GitHub and GitLab draw where it stands in Markdown.

Whatever a program said is text in it: all but letters, digits and harmless signs is written as Mermaid's entities
(`#59;`), so that no line of a diagram is a student's.
"""

import re

from grader.report import safe
from grader.report.joining import Carried, Flown, joined
from grader.report.story import describe, ended, payload, unplayable
from grader.report.words import N_, Words
from grader.spec.model import Step
from grader.timeline import (
    Closed,
    Connected,
    DatagramLost,
    DatagramsCounted,
    Delivered,
    Dialled,
    Exited,
    Limited,
    Printed,
    Sent,
    StepBegan,
    Timeline,
    Typed,
    Unplayable,
)

_MESSAGES = 40  # more can't be read
_LONGEST = 60  # characters of a text
_PLAIN = re.compile(r"[^\w .,()!?'=+*/@“”«»…→×-]")
_KEYBOARD = "»"


def diagram(timeline: Timeline, words: Words, steps: tuple[Step, ...] = (), most: int = _MESSAGES) -> str:
    """The play's first `most` messages as a sequenceDiagram, ending in a newline. `steps` say what each did."""
    names = _participants(timeline)
    ids = {name: f"p{index}" for index, name in enumerate(names)}
    head = ["sequenceDiagram", *(f"participant {ids[name]} as {_text(words.program(name))}" for name in names)]
    body: list[str] = []
    for event in joined(timeline.events):
        if isinstance(event, StepBegan):
            body += _step(event.index, steps, timeline, ids, words)
        else:
            body += _told(event, ids, words)
    if len(body) > most:
        left_out = words.many("({n} row left out)", "({n} rows left out)", len(body) - most)
        body = [*body[:most], _over(ids, f"{safe.ELLIPSIS} {left_out}")]
    return "".join(f"{line}\n" for line in (head + body if ids else [*head[:1], "participant p0 as -"]))


def _participants(timeline: Timeline) -> list[str]:
    """Programs and peers, in the order in which they appear."""
    seen: dict[str, None] = {}
    for event in timeline.events:
        for field in ("program", "client", "server", "by", "to"):
            if name := getattr(event, field, None):
                seen[name] = None
    return list(seen)


def _step(index: int, steps: tuple[Step, ...], timeline: Timeline, ids: dict[str, str], words: Words) -> list[str]:
    what = describe(steps[index], timeline.values, words) if index < len(steps) else ""
    if steps and index < len(steps) and steps[index].type:
        return []  # the typed line is told itself
    title = words.say("step {n}: {what}", n=index + 1, what=what) if what else words.say("step {n}", n=index + 1)
    return [_over(ids, title)]


def _told(event: object, ids: dict[str, str], words: Words) -> list[str]:
    match event:
        case Typed():
            return [f"Note over {ids[event.program]}: {_text(f'{_KEYBOARD} {safe.line(event.data, _LONGEST)}')}"]
        case Printed():
            shown = [line.strip() for line in safe.screen(event.data, _LONGEST) if line.strip()][-2:]
            return [f"Note over {ids[event.program]}: {'<br/>'.join(map(_text, shown))}"] if shown else []
        case Exited():
            return [f"Note over {ids[event.program]}: {_text(ended(event.status, words))}"]
        case Limited():
            said = words.say("stopped: beyond the limit ({limit})", limit=event.limit)
            return [f"Note over {ids[event.program]}: {_text(said)}"]
        case Unplayable():
            said = words.say("not done: {why}", why=unplayable(event.reason, words))
            return [f"Note over {ids[event.program]}: {_text(said)}"] if event.program in ids else []
        case Dialled():
            where = f"{event.address}:{event.port} ({event.protocol})"
            said = words.say("{who} → {where}: nobody listens there", who=words.program(event.program), where=where)
            return [f"{ids[event.program]}-x{ids[event.program]}: {_text(said)}"]
        case Connected():
            where = f"{event.address}:{event.port}" if event.address else f"#{event.connection}"
            return [f"{ids[event.client]}->>{ids[event.server]}: {_text(f'connect {where}')}"]
        case Carried():
            return [f"{ids[event.by]}->>{ids[event.to]}: {_text(payload(event.data))}"]
        case Sent():
            return [f"{ids[event.by]}--){ids[event.by]}: {_text(f'{payload(event.data)} {safe.ELLIPSIS}')}"]
        case Delivered():
            return [f"{ids[event.to]}--){ids[event.to]}: {_text(f'{safe.ELLIPSIS} {payload(event.data)}')}"]
        case Closed():
            text = N_("{who} breaks the connection (reset)") if event.how == "reset" else N_("{who} ends its stream")
            return [f"Note over {ids[event.by]}: {_text(words.say(text, who=words.program(event.by)))}"]
        case Flown():
            return _flown(event, ids)
        case DatagramLost():
            return [f"{ids[event.to]}-x{ids[event.to]}: {_text(f'#{event.number}')}"]
        case DatagramsCounted():
            return [f"{ids[event.by]}->>{ids[event.to]}: {_text(f'{event.delivered} / {event.sent}')}"]
    return []


def _flown(event: Flown, ids: dict[str, str]) -> list[str]:
    said = _text(f"#{event.sent.number} {payload(event.sent.data, event.sent.size)}")
    by = ids[event.sent.by]
    arrows = [f"{by}->>{ids[to]}: {said}" for to in event.delivered] + [f"{by}-x{ids[to]}: {said}" for to in event.lost]
    return arrows or [f"{by}-x{by}: {said}"]


def _over(ids: dict[str, str], text: str) -> str:
    ends = list(ids.values())
    return f"Note over {','.join(dict.fromkeys((ends[0], ends[-1])))}: {_text(text)}"


def _text(text: str) -> str:
    """One line of a label, none of which is Mermaid's own language."""
    return _PLAIN.sub(lambda sign: f"#{ord(sign[0])};", text) or "-"
