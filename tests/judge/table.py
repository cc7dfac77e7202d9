"""Timelines written by hand, as tables: a row a step, in it what happened and what each program waits for in the end.

play(PING_PONG, "conversation",
    row(prints("server", "Esperando conexão.\\n"), server="connection"),
    row(typed("client", "lalala"), sent(1, "client", "lalala"), server="keyboard", client="data"))
"""

import re
import sys

import msgspec
import yaml

from grader.findings import CATALOGUE, REASONS
from grader.judge.judge import judge
from grader.judge.total import exercise_verdict
from grader.python.facts import facts_of
from grader.python.source import read_source
from grader.spec.beginnings import expanded
from grader.spec.model import Exercise, Scenario
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
    Timeline,
    Typed,
    Wait,
    WaitKind,
)
from grader.verdict import Finding, Outcome, ScenarioVerdict

_HEAD = """
id: test
order: 1
title: {pt-BR: Teste, en: Test}
about: {pt-BR: Teste, en: Test}
section: Test
"""
_COMMON = {"title": {"pt-BR": "Teste", "en": "Test"}, "points": 2}


def exercise(text: str) -> Exercise:
    """An exercise from the lines that matter; scenarios without a title or points get some (no points where there are `claims`)."""
    data = {**yaml.safe_load(_HEAD), "protocol": "own", **yaml.safe_load(text)}
    points = {"points": 0} if "claims" in data else {}
    data["scenarios"] = [{**_COMMON, **points, **scenario} for scenario in data["scenarios"]]
    data["claims"] = {name: {"title": _COMMON["title"], **claim} for name, claim in data.get("claims", {}).items()}
    return expanded(msgspec.convert(data, Exercise))


def one_step(look: str, *, programs: str = "server, client", values: str = "", action: str = "start: server", **more: object) -> Exercise:
    """An exercise of one scenario with one step, `look` being its `see` (flow style YAML)."""
    roles = "".join(f"  {role.strip()}: {{names: [{role.strip()}]}}\n" for role in programs.split(","))
    text = f"programs:\n{roles}values: {{{values}}}\nscenarios:\n  - id: only\n    play:\n      - {action}\n        see: {{{look}}}\n"
    data = yaml.safe_load(text)
    data["scenarios"][0] |= more.pop("scenario", {})  # type: ignore[operator]
    return exercise(yaml.safe_dump({**data, **more}, sort_keys=False))


def scenario_of(spec: Exercise, name: str) -> Scenario:
    return next(each for each in spec.scenarios if each.id == name)


def data_of(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def prints(program: str, text: str | bytes) -> Printed:
    """As a terminal does, with \\r\\n for a line's end."""
    return Printed(program=program, data=data_of(text).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def typed(program: str, text: str | bytes) -> Typed:
    return Typed(program=program, data=data_of(text))


def connected(number: int, client: str, server: str = "server", address: str = "127.0.0.1") -> Connected:
    return Connected(connection=number, client=client, server=server, address=address, port=12345)


def sent(number: int, by: str, to: str, text: str | bytes) -> tuple[AnyEvent, ...]:
    """Bytes that leave one side of a connection and reach the other."""
    data = data_of(text)
    return Sent(connection=number, by=by, data=data), Delivered(connection=number, to=to, data=data)


def datagram(
    number: int, by: str, to: str | None, text: str | bytes, address: str = "127.0.0.1", port: int = 12345
) -> tuple[AnyEvent, ...]:
    """A datagram, delivered to the program `to`, if one is named."""
    left = DatagramSent(number=number, by=by, address=address, port=port, data=data_of(text), size=len(data_of(text)))
    return (left,) if to is None else (left, DatagramDelivered(number=number, to=to))


def closed(number: int, by: str, how: str = "end") -> Closed:
    return Closed(connection=number, by=by, how=how)


def exited(program: str, status: int = 0) -> Exited:
    return Exited(program=program, status=status)


def state(*waits: str, status: int | None = None, **more: object) -> ProgramState:
    """A program that waits for these: "keyboard", "sleep 30" with its seconds, "data server.py:7" with its line."""
    return ProgramState(waits=tuple(map(_wait, waits)), status=status, **more)  # type: ignore[arg-type]


def _wait(text: str) -> Wait:
    kind, _, more = text.partition(" ")
    file, _, line = more.partition(":")
    if line:
        return Wait(on=WaitKind(kind), place=Place(file=file, line=int(line), text=f"line {line} of {file}"))
    return Wait(on=WaitKind(kind), seconds=float(more) if more else None)


def row(*events: AnyEvent | tuple[AnyEvent, ...], proven: bool = True, why: str = "", **states: str | ProgramState | int) -> list[AnyEvent]:
    """The events of one step, then a stillness: a program's state as a kind of waiting, an exit status, or in full."""
    flat: list[AnyEvent] = []
    for event in events:
        flat.extend(event if isinstance(event, tuple) else (event,))
    full = {name.replace("_", "-"): _state(given) for name, given in states.items()}
    return [*flat, Still(states=full, proven=proven, why=why)]


def _state(given: str | ProgramState | int) -> ProgramState:
    if isinstance(given, ProgramState):
        return given
    return state(status=given) if isinstance(given, int) else state(given)


def facts(role: str, file: str | None = None, **more: object) -> ProgramFacts:
    """What is known of a program. What its source says is read off `lines`, as it is when a submission is found."""
    source = read_source("\n".join(more.get("lines", ())).encode())  # type: ignore[arg-type]
    standard = tuple(module for module in source.imports if module in sys.stdlib_module_names)
    known = {"source": facts_of(source), "standard": standard, **more}
    return ProgramFacts(role=role, file=file or f"{role}.py", **known)  # type: ignore[arg-type]


def play(
    spec: Exercise,
    name: str,
    *rows: list[AnyEvent],
    programs: dict[str, ProgramFacts] | None = None,
    isolation: str = "hosts",
    **values: str | bytes,
) -> Timeline:
    """The timeline of these rows. Programs not given are the student's, in files of their names; values not given, their own names."""
    events = tuple(event for index, events in enumerate(rows) for event in (StepBegan(index=index), *events))
    known = {name: facts(name) for name in spec.programs} if programs is None else programs
    drawn = {name: (value.text or f"<{name}>").encode() for name, value in spec.values.items()}
    given = {name.replace("_", "-"): data_of(value) for name, value in values.items()}
    return Timeline(
        exercise=spec.id,
        scenario=name,
        seed=1,
        isolation=isolation,
        values={**drawn, **given},
        programs=known,
        events=events,
    )


def verdict_of(spec: Exercise, timeline: Timeline, name: str | None = None) -> ScenarioVerdict:
    """What the judge says, with the points that its claims give; every finding's text must be in the catalogue, all it wants filled in."""
    verdict = judge(spec, scenario_of(spec, name or timeline.scenario), timeline)
    (settled,) = exercise_verdict(spec, (verdict,), ()).scenarios
    verdict = msgspec.structs.replace(verdict, points=settled.points, max_points=settled.max_points)
    for finding in verdict.findings:
        _check_text(finding)
    if verdict.outcome in (Outcome.NOT_RUN, Outcome.UNDECIDED):
        assert verdict.reason.partition(":")[0] in REASONS
    return verdict


def _check_text(finding: Finding) -> None:
    kind = CATALOGUE[finding.code]
    known = {"program", "file", "line", *finding.data}
    wanted = set(re.findall(r"\{(\w+)\}", kind.message + kind.hint))
    assert wanted <= known, f"{finding.code} is not given {wanted - known}"
    for consequence in finding.consequences:
        _check_text(consequence)


def codes(verdict: ScenarioVerdict) -> list[str]:
    return [finding.code for finding in verdict.findings]


def root(verdict: ScenarioVerdict) -> Finding:
    """The one finding of a failed scenario."""
    assert verdict.outcome is Outcome.FAILED, verdict
    return verdict.findings[0]
