"""Writes the timeline of a play down as it happens."""

import msgspec

from grader.lab import clock
from grader.timeline import AnyEvent, ProgramState, Still


class Recorder:
    """`events` in the order in which the lab saw them."""

    def __init__(self) -> None:
        self._began = clock.now()
        self.events: list[AnyEvent] = []
        self._last_still = -1

    def still(self, event: Still) -> Still:
        """Add a stillness; returns it as it stands in the record, to be replaced there by `explained`."""
        self.add(event)
        self._last_still = len(self.events) - 1
        return event

    def explained(self, states: dict[str, ProgramState]) -> None:
        """Let the last stillness tell these states instead: the same, with source lines."""
        last = self.events[self._last_still]
        assert isinstance(last, Still)
        self.events[self._last_still] = msgspec.structs.replace(last, states=states)

    def add(self, event: AnyEvent) -> None:
        self.events.append(msgspec.structs.replace(event, at=round(clock.now() - self._began, 4)))
