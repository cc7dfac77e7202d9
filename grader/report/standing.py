"""Which program waits for what, and on which line, when a step of a play was over."""

import msgspec

from grader.report import safe
from grader.report.story import ended, waiting
from grader.report.words import Words
from grader.spec.model import Step, names
from grader.timeline import AnyEvent, ProgramState, StepBegan, Still, Timeline, acts

_QUOTE = 200  # characters of a source line


class Standing(msgspec.Struct, frozen=True):
    """What some programs do, all of them the same. Safe to show."""

    who: tuple[str, ...]  # as a person calls them
    does: str
    quote: str  # the source line, where it is known
    same: str = ""  # of several, that those after the first do the same: put behind what the first does, no verb has to agree with all


def standings(timeline: Timeline | None, step: int | None, steps: list[Step], words: Words) -> list[Standing]:
    """Of every program at the end of a step (of the play, where None). `steps` are the scenario's."""
    begun = steps if step is None else steps[: step + 1]
    vanished = {name for each in begun for name in names(each.vanish)}
    alike: dict[tuple[str, str], dict[str, None]] = {}  # what is told -> the programs that it is told of
    for name, state in states_at(timeline, step).items():
        if state.status is not None:
            end = words.say("is gone, with its machine") if name in vanished else ended(state.status, words)
            alike.setdefault((end, ""), {})[words.program(name)] = None
        for wait in dict.fromkeys(state.waits):
            quote = safe.line(wait.place.text, _QUOTE) if wait.place else ""
            alike.setdefault((waiting(wait, words), quote), {})[words.program(name)] = None
    return [_standing(tuple(who), does, quote, words) for (does, quote), who in alike.items()]


def _standing(who: tuple[str, ...], does: str, quote: str, words: Words) -> Standing:
    same = words.say(" ({others}: the same)", others=", ".join(who[1:])) if who[1:] else ""
    return Standing(who, does, quote, same)


def states_at(timeline: Timeline | None, step: int | None) -> dict[str, ProgramState]:
    """What every program waited for at the end of a step (of the play, where None).

    Lines are known of the play's end only: a program that waits then as it did, and has done nothing since, has the
    line it is on.
    """
    states: dict[str, ProgramState] = {}
    final: dict[str, ProgramState] = {}
    moved: set[str] = set()  # programs that have done something since the step
    begun = -1
    for event in timeline.events if timeline else ():
        if isinstance(event, StepBegan):
            begun = event.index
        elif isinstance(event, Still):
            final = event.states
            states = states if step is not None and begun > step else event.states
        if step is not None and begun > step:
            moved |= {name for name in states if acts(event, name) or _waits_otherwise(event, name, states[name])}
    return {name: final[name] if name in final and name not in moved else state for name, state in states.items()}


def _waits_otherwise(event: AnyEvent, name: str, state: ProgramState) -> bool:
    return isinstance(event, Still) and event.states.get(name, state).waits_for() != state.waits_for()
