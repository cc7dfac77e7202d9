"""Whether a scenario's play can be played: which programs are there when, and what the machine must give.

A play is walked through once, step by step, with the set of programs and peers that are there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from grader.spec.model import Deed, Exercise, Look, Need, Scenario, Sends, Step, WireRule, asked_in, names, programs_of, role_of
from grader.spec.source import Flaw, closest
from grader.spec.values import Path

ACTIONS: Final = ("start", "type", "connect", "send", "close", "half_close", "reset", "vanish", "finish", "outlast", "wire")
_STREAM_RULES: Final = ("cut", "cut_at", "glue", "reset_after", "half_close_after", "stop_reading")
_DATAGRAM_RULES: Final = ("lose", "loss", "reorder", "duplicate", "corrupt", "instead", "burst")
_PEERS_ONLY: Final = ("gets", "carries", "same_port", "stream")
_BY_KERNEL: Final = ("sockets", "joined", "sent_datagrams", "read_datagrams", "counts")


@dataclass
class _Cast:
    """The programs and peers that have been there so far in a play."""

    started: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)  # vanished programs, peers whose connection is over
    connected: set[str] = field(default_factory=set)


def lint_play(exercise: Exercise, scenario: Scenario, path: Path) -> Iterator[Flaw]:
    """The mistakes in a scenario's people, wire and steps; `path` is the scenario's own."""
    yield from _people(exercise, scenario, path)
    yield from _rules(exercise, scenario, scenario.wire, (*path, "wire"))
    cast = _Cast()
    for index, step in enumerate(scenario.play):
        yield from _step(exercise, scenario, step, cast, (*path, "play", index))
    if scenario.play and not cast.started:
        yield Flaw((*path, "play"), "this play starts no program", "a step with start", maybe=True)
    yield from _needs(exercise, scenario, path)


def _people(exercise: Exercise, scenario: Scenario, path: Path) -> Iterator[Flaw]:
    for role in scenario.cast:
        if role not in exercise.programs:
            yield _unknown((*path, "cast", role), "program", role, exercise.programs, on_key=True)
    for name, peer in scenario.peers.items():
        if _is_program(name, exercise):
            yield Flaw((*path, "peers", name), f"`{name}` is a program of the exercise", "another name for the peer", on_key=True)
        if not _is_program(peer.to, exercise):
            yield _unknown((*path, "peers", name, "to"), "program", peer.to, exercise.programs)
        if peer.leaves and peer.speaks == "udp":
            yield Flaw((*path, "peers", name, "leaves"), "a datagram has no connection to leave", "speaks: tcp")


def _rules(exercise: Exercise, scenario: Scenario, rules: list[WireRule], path: Path) -> Iterator[Flaw]:
    streams, datagrams = _transports(exercise)
    for index, rule in enumerate(rules):
        at: Path = (*path, index)
        for key, name in (("from", rule.sender), ("to", rule.receiver)):
            if name is None or name in scenario.peers:
                continue
            if not _is_program(name, exercise):
                yield _unknown((*at, key), "program or peer", name, [*exercise.programs, *scenario.peers])
            elif name not in programs_of(scenario):
                what = f"`{name}` is not started in this play"
                yield Flaw((*at, key), what, closest(name, programs_of(scenario)), maybe=True)
        asked = {key for key in rule.__struct_fields__ if getattr(rule, key) is not None and getattr(rule, key) is not False}
        asked -= {"sender", "receiver"}
        if not asked:
            yield Flaw(at, "this rule does nothing", ", ".join((*_STREAM_RULES, *_DATAGRAM_RULES, "hold", "delay")))
        for key in sorted(asked & set(_STREAM_RULES if not streams else _DATAGRAM_RULES if not datagrams else ())):
            kind, other = ("streams", "datagrams") if not streams else ("datagrams", "streams")
            what = f"`{key}` is for {kind}; the programs of this exercise speak in {other}"
            yield Flaw((*at, key), what, _fitting(streams=streams), on_key=True)
        if len(together := sorted(asked & {"cut", "cut_at", "glue"})) > 1:
            yield Flaw(at, f"{' and '.join(together)} contradict each other", "one of cut, cut_at and glue")
        yield from _amounts(rule, at)


def _amounts(rule: WireRule, at: Path) -> Iterator[Flaw]:
    for key in ("cut", "reset_after", "half_close_after", "reorder"):
        number = getattr(rule, key)
        least = 0 if key.endswith("after") else 1
        if number is not None and number < least:
            yield Flaw((*at, key), f"{key}: {number}", f"{least} or more")
    if rule.cut_at is not None and (rule.cut_at != sorted(set(rule.cut_at)) or not rule.cut_at or rule.cut_at[0] < 1):
        yield Flaw((*at, "cut_at"), "these are no offsets", "numbers of bytes from the stream's beginning, growing, from 1")
    for key in ("lose", "duplicate", "corrupt"):
        if any(number < 1 for number in getattr(rule, key) or ()):
            yield Flaw((*at, key), "datagrams are numbered from 1", "1 or more")
    if rule.loss is not None and not 0 < rule.loss <= 1:
        yield Flaw((*at, "loss"), f"loss: {rule.loss:g}", "a rate: more than 0, at most 1")
    if rule.loss_of is not None and (rule.loss is None or rule.loss_of < 1):
        yield Flaw((*at, "loss_of"), f"loss_of: {rule.loss_of}", "1 or more, beside `loss`")
    if rule.delay is not None and not 0 < rule.delay <= 10:
        yield Flaw((*at, "delay"), f"delay: {rule.delay:g}", "seconds: more than 0, at most 10")


def _step(exercise: Exercise, scenario: Scenario, step: Step, cast: _Cast, path: Path) -> Iterator[Flaw]:
    actions = [key for key in ACTIONS if getattr(step, key) is not None]
    if len(actions) != 1:
        what = f"{' and '.join(actions)} in one step" if actions else "this step does nothing"
        yield Flaw(path, what, f"exactly one of {', '.join(ACTIONS)}")
    yield from _starts(exercise, step, cast, path)
    for name in step.type or {}:
        yield from _there("type", name, exercise, cast, (*path, "type", name), on_key=True)
    for name in names(step.vanish):
        yield from _there("vanish", name, exercise, cast, (*path, "vanish"))
        cast.gone.add(name)
    for name in names(step.finish):
        yield from _there("finish", name, exercise, cast, (*path, "finish"))
    for name in names(step.outlast):
        yield from _there("outlast", name, exercise, cast, (*path, "outlast"))
    yield from _peer_deeds(scenario, step, cast, path)
    if step.wire is not None:
        yield from _rules(exercise, scenario, step.wire, (*path, "wire"))
    if step.times < 1 or (step.times > 1 and step.send is None):
        yield Flaw((*path, "times"), f"times: {step.times}", "1 or more, beside send only")
    for name, look in step.see.items():
        at: Path = (*path, "see", name)
        if name not in scenario.peers:
            yield from _there("see", name, exercise, cast, at, on_key=True)
        yield from _look(look, at, is_peer=name in scenario.peers)


def _second_servers(exercise: Exercise, step: Step, cast: _Cast, path: Path) -> Iterator[Flaw]:
    """Two that listen on one TCP port: the wire takes that port on the other machines, and so the second can't have it there."""
    there = cast.started - cast.gone
    for name in names(step.start):
        role = role_of(name, exercise) if _is_program(name, exercise) else ""
        listens = role in exercise.programs and Deed.LISTENS in exercise.programs[role].does
        if listens and step.beside is None and any(role_of(other, exercise) == role for other in there - {name}):
            what = f"`{name}` would need the TCP port on which another {role} listens, and the wire takes it on all other machines"
            yield Flaw((*path, "start"), what, f"one {role} at a time, or the second beside the first on another port", maybe=True)


def _starts(exercise: Exercise, step: Step, cast: _Cast, path: Path) -> Iterator[Flaw]:
    for key, asked in (("args", bool(step.args)), ("beside", step.beside is not None)):
        if asked and step.start is None:
            yield Flaw((*path, key), f"`{key}` without start", f"`{key}` beside start only", on_key=True)
    if step.beside is not None and step.beside not in cast.started:
        what = f"beside: `{step.beside}` is not started yet"
        yield Flaw((*path, "beside"), what, closest(step.beside, cast.started), maybe=True)
    yield from _second_servers(exercise, step, cast, path)
    for name in names(step.start):
        if not _is_program(name, exercise):
            yield _unknown((*path, "start"), "program", name, exercise.programs)
        elif name in cast.started:
            yield Flaw((*path, "start"), f"`{name}` is already started", f"a name of its own, such as {role_of(name, exercise)}-2")
        cast.started.add(name)


def _there(verb: str, name: str, exercise: Exercise, cast: _Cast, path: Path, *, on_key: bool = False) -> Iterator[Flaw]:
    """A program that is typed at, looked at or taken away must be there."""
    if not _is_program(name, exercise):
        yield _unknown(path, "program", name, exercise.programs, on_key=on_key)
    elif name not in cast.started:
        yield Flaw(path, f"{verb}: `{name}` is not started yet", f"a step above with start: {name}", on_key, maybe=True)
    elif name in cast.gone:
        yield Flaw(path, f"{verb}: the machine of `{name}` has vanished above", "a program that is still there", on_key)


def _peer_deeds(scenario: Scenario, step: Step, cast: _Cast, path: Path) -> Iterator[Flaw]:
    for key in ("connect", "send", "close", "half_close", "reset"):
        for name in names(getattr(step, key)) if key != "send" else (step.send or {}):
            at: Path = (*path, key, name) if key == "send" else (*path, key)
            yield from _peer_deed(scenario, key, name, cast, at)
            if key == "connect":
                cast.connected.add(name)
            if key in ("close", "reset") or (name in scenario.peers and scenario.peers[name].leaves):
                cast.gone.add(name)


def _peer_deed(scenario: Scenario, key: str, name: str, cast: _Cast, at: Path) -> Iterator[Flaw]:
    peer = scenario.peers.get(name)
    if peer is None:
        yield _unknown(at, "peer", name, scenario.peers, on_key=key == "send")
    elif peer.to not in cast.started:
        yield Flaw(at, f"{key}: `{peer.to}`, to which `{name}` talks, is not started yet", f"start: {peer.to} above", maybe=True)
    elif peer.speaks == "udp":
        if key != "send":
            yield Flaw(at, f"`{name}` speaks udp, which has no connection to {key.replace('_', '-')}", "send")
    elif key == "connect" and name in cast.connected:
        yield Flaw(at, f"`{name}` is already connected", "another peer")
    elif key != "connect" and name not in cast.connected:
        yield Flaw(at, f"{key}: `{name}` is not connected yet", f"a step above with connect: {name}", maybe=True)
    elif name in cast.gone:
        yield Flaw(at, f"{key}: `{name}` has left above", "a peer that is still connected")


def _look(look: Look, path: Path, *, is_peer: bool) -> Iterator[Flaw]:
    asked = asked_in(look)
    if not asked:
        yield Flaw(path, "nothing is to be seen here", "shows, waits, gets ... or no such line")
    for key in asked:
        if (key in _PEERS_ONLY) != is_peer:
            whose, expected = ("a program", "shows, lines, waits ...") if not is_peer else ("a peer", "gets, stream")
            yield Flaw((*path, key), f"`{key}` is not for {whose}", expected, on_key=True)
    if look.exits is not None and look.ended is False:
        yield Flaw((*path, "ended"), "it exits, and has not ended", "one of exits and ended: false")
    if look.sends is not None and look.sends.nothing and (look.sends.datagrams or look.sends.text is not None):
        yield Flaw((*path, "sends"), "it sends something, and nothing", "nothing: true alone")


def _needs(exercise: Exercise, scenario: Scenario, path: Path) -> Iterator[Flaw]:
    """What the steps use, `requires` must name, or the scenario would fail students on a machine that can't play it."""
    for need, why in _needed(exercise, scenario):
        if need not in scenario.requires:
            yield Flaw((*path, "requires"), f"scenario `{scenario.id}` {why}", f"requires: [{need}] in it")


def _needed(exercise: Exercise, scenario: Scenario) -> Iterator[tuple[Need, str]]:
    looks = [look for step in scenario.play for look in step.see.values()]
    if scenario.wire or any(step.wire for step in scenario.play):
        yield Need.WIRE, "has rules for the wire"
    elif any(
        look.sends is not None and look.sends != Sends(once=look.sends.once) for look in looks
    ):  # once: where no wire tells, it is given
        yield Need.WIRE, "looks at what a program sends"
    if used := [key for key in _BY_KERNEL if any(getattr(look, key) not in (None, {}) for look in looks)]:
        yield Need.KERNEL, f"looks at {used[0]}, which the kernel tells"
    for step in scenario.play:
        for name in names(step.start):
            if _is_program(name, exercise) and Deed.JOINS_GROUP in exercise.programs[role_of(name, exercise)].does:
                yield Need.HOSTS, f"starts `{name}`, which joins a multicast group on its machine"
                return


def _transports(exercise: Exercise) -> tuple[bool, bool]:
    """Whether the programs may speak in streams, in datagrams, by what they do; both where nothing is said."""
    deeds = {deed for program in exercise.programs.values() for deed in program.does}
    streams = bool(deeds & {Deed.LISTENS, Deed.CONNECTS})
    datagrams = bool(deeds & {Deed.RECEIVES_DATAGRAMS, Deed.SENDS_DATAGRAMS, Deed.JOINS_GROUP})
    return (streams, datagrams) if streams or datagrams else (True, True)


def _fitting(*, streams: bool) -> str:
    return ", ".join((*(_STREAM_RULES if streams else _DATAGRAM_RULES), "hold", "delay"))


def _is_program(name: str, exercise: Exercise) -> bool:
    try:
        role_of(name, exercise)
    except KeyError:
        return False
    return True


def _unknown(path: Path, kind: str, name: str, known: Iterable[str], *, on_key: bool = False) -> Flaw:
    return Flaw(path, f"there is no {kind} `{name}`", closest(name, known), on_key)
