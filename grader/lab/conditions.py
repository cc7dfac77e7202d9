"""What a scenario asks the wire to do, applied to one direction of one conversation. Pure: no socket, no clock."""

import random
from typing import NamedTuple

from grader.spec.model import WireRule


def rule_for(rules: tuple[WireRule, ...], sender: str, receiver: str) -> WireRule:
    """The first rule that speaks of this direction; one that changes nothing where none does."""
    for rule in rules:
        if rule.sender in (None, sender) and rule.receiver in (None, receiver):
            return rule
    return WireRule()


def at_once(rule: WireRule) -> bool:
    """A stream's bytes go through as they come."""
    return not (rule.cut or rule.cut_at or rule.glue or rule.hold or rule.delay)


def released_when_still(rule: WireRule, offset: int, held: int) -> int:
    """How many of `held` bytes of a stream go on now that all is still; `offset` have gone before."""
    if rule.hold or rule.delay:
        return 0
    if rule.cut:
        return min(rule.cut, held)
    for boundary in sorted(rule.cut_at or ()):
        if boundary > offset:
            return min(boundary - offset, held)
    return held


def stream_limit(rule: WireRule) -> int | None:
    """After how many bytes a stream ends or breaks."""
    return rule.reset_after if rule.reset_after is not None else rule.half_close_after


class Parcel(NamedTuple):
    """A datagram on its way; `lost` ones are dropped when their turn comes."""

    number: int
    data: bytes
    lost: bool = False
    instead: bool = False  # another text than was sent


def is_plain(rule: WireRule) -> bool:
    """True if the rule neither loses, alters, repeats, reorders, holds nor delays datagrams."""
    changed = rule.lose or rule.loss is not None or rule.corrupt or rule.instead or rule.duplicate or rule.reorder
    return not (changed or rule.hold or rule.burst or rule.delay)


class DatagramCourse:
    """One direction between two programs: loses, repeats, changes and reorders by its rule.

    What is lost by a rate hangs on the direction alone: the mark of a program that says something just once is not to
    hang on a draw. What is reordered is drawn from the seed.
    """

    def __init__(self, rule: WireRule, seed: str, direction: str) -> None:
        self.rule = rule
        self._losses = random.Random(direction)
        self._random = random.Random(f"{seed}/{direction}")
        self.count = 0  # of the datagrams that came in
        self._window: list[Parcel] = []

    def put(self, number: int, data: bytes) -> list[Parcel]:
        """What goes on, in order, because datagram `number` of the play came in."""
        self.count += 1
        rule = self.rule
        by_rate = rule.loss is not None and self._losses.random() < rule.loss and self.count <= (rule.loss_of or self.count)
        lost = by_rate or self.count in (rule.lose or ())
        if data and self.count in (rule.corrupt or ()):
            data = bytes([data[0] ^ 0xFF]) + data[1:]
        if rule.instead is not None:
            data = rule.instead.encode()
        parcels = [Parcel(number, data, lost, rule.instead is not None)]
        if self.count in (rule.duplicate or ()):
            parcels *= 2
        if rule.reorder:
            self._window += parcels
            return self.empty() if len(self._window) >= rule.reorder else []
        return parcels

    def empty(self) -> list[Parcel]:
        """The rest of a window that did not fill up, shuffled."""
        parcels, self._window = self._window, []
        self._random.shuffle(parcels)
        return parcels
