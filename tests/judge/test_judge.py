"""From findings to an outcome and points; and that the judge always gives one, and the same one."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.judge.judge import judge
from grader.timeline import (
    AnyEvent,
    Closed,
    Connected,
    DatagramDelivered,
    DatagramLost,
    DatagramsCounted,
    DatagramSent,
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
    Still,
    Streamed,
    Timeline,
    Typed,
    Unplayable,
    Wait,
    WaitKind,
)
from grader.verdict import Outcome, Severity
from tests.judge.table import (
    codes,
    exercise,
    exited,
    facts,
    one_step,
    play,
    prints,
    root,
    row,
    scenario_of,
    sent,
    typed,
    verdict_of,
)

SPEC = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client], argument: first-message}}
values: {ping: {draw: word}}
scenarios:
  - id: talk
    peers: {ana: {speaks: udp, to: server}, bob: {speaks: tcp, to: server}}
    play:
      - {start: server, see: {server: {shows: Esperando conexão., waits: connection}}}
      - {start: client, see: {server: {waits: data, counts: received}, client: {shows: "Digite mensagem:", waits: keyboard}}}
      - type: {client: "{ping}"}
        see:
          server: {shows: "Mensagem recebida: {ping}", lines: ["{ping}"], waits: keyboard, sends: {nothing: true}}
          client: {hides: "{ping}", waits: data, sends: {text: "{ping}"}, sent_datagrams: 1}
      - {send: {ana: "{ping}", bob: "{ping}"}, see: {ana: {gets: "{ping}"}, bob: {gets: "{ping}", stream: end}}}
      - {start: client-2, beside: client, remark: true, see: {client-2: {shows: "{ping}", joined: 224.1.1.1}}}
      - {type: {client: SAIR}, see: {server: {waits: connection, sockets: {close-wait: 0}}, client: {shows: Desconectando., exits: 0}}}
  - {id: wording, same_play_as: talk, judge: wording}
  - {id: told, same_play_as: talk, remark: true}
"""
)

STEP = "server: {waits: connection}"


def test_a_scenario_with_points_of_its_own_gives_all_of_them_or_none():
    spec = one_step(STEP)
    assert verdict_of(spec, play(spec, "only", row(server="connection"))).points == 2
    assert verdict_of(spec, play(spec, "only", row(server="keyboard"))).points == 0


def test_a_timeline_of_another_scenario_is_undecided():
    spec = one_step('server: {shows: "{x}"}', values="x: {draw: word}")
    right = play(spec, "only", row(prints("server", "<x>"), server="data"), isolation="plain")
    assert verdict_of(spec, right).outcome is Outcome.PASSED
    for wrong in (play(spec, "only"), play(spec, "only", row(), row()), msgspec.structs.replace(right, values={})):
        verdict = verdict_of(spec, wrong)
        assert (verdict.outcome, verdict.reason.partition(":")[0]) == (Outcome.UNDECIDED, "timeline-does-not-fit")


def test_a_step_that_is_a_remark_costs_nothing():
    spec = one_step(STEP)
    spec = msgspec.convert({**msgspec.to_builtins(spec), "scenarios": [_with_remark(spec)]}, type(spec))
    verdict = verdict_of(spec, play(spec, "only", row(server="keyboard")))
    assert (verdict.outcome, verdict.points, codes(verdict)) == (Outcome.REMARKS, 2, ["waits-for-other"])
    assert verdict.findings[0].severity is Severity.REMARK


def _with_remark(spec):
    scenario = msgspec.to_builtins(spec.scenarios[0])
    return {**scenario, "play": [{**step, "remark": True} for step in scenario["play"]]}


def test_a_scenario_that_is_a_remark_costs_nothing():
    spec = one_step("server: {waits: connection}, client: {waits: data}", scenario={"remark": True})
    verdict = verdict_of(spec, play(spec, "only", row(server="keyboard", client="keyboard")))
    assert (verdict.outcome, codes(verdict)) == (Outcome.REMARKS, ["waits-for-other"])
    finding = verdict.findings[0]
    assert {finding.severity, *(each.severity for each in finding.consequences)} == {Severity.REMARK}


def test_one_root_cause_and_its_consequences():
    spec = one_step("server: {waits: connection, exits: 0}, client: {waits: data}")
    finding = root(verdict_of(spec, play(spec, "only", row(server="thread", client="thread"))))
    assert finding.code == "still-running"
    assert [(each.code, each.program) for each in finding.consequences] == [("waits-for-other", "server"), ("waits-for-other", "client")]


def test_a_play_that_breaks_off_in_a_remark_before_a_step_that_counts_fails():
    spec = exercise(
        """
programs: {server: {names: [server]}}
scenarios:
  - id: two
    play:
      - {start: server}
      - {type: {server: a}, remark: true}
      - {type: {server: b}, see: {server: {waits: keyboard}}}
  - id: one
    play: [{start: server}, {type: {server: a}, remark: true}]
"""
    )
    broken = [Unplayable(index=1, program="server", reason="no-keyboard")]
    assert verdict_of(spec, play(spec, "two", row(server="data"), broken)).outcome is Outcome.FAILED
    assert verdict_of(spec, play(spec, "one", row(server="data"), broken)).outcome is Outcome.REMARKS


def test_same_play_as_judges_the_other_scenarios_play():
    spec = exercise(
        "programs: {server: {names: [server]}}\nscenarios:\n"
        "  - {id: one, play: [{start: server, see: {server: {waits: data}}}]}\n  - {id: again, points: 3, same_play_as: one}"
    )
    assert verdict_of(spec, play(spec, "one", row(server="data")), "again").points == 3
    assert verdict_of(spec, play(spec, "one", row(server="sleep")), "again").id == "again"


def test_a_verdict_does_not_depend_on_the_clock():
    spec = one_step(STEP)
    timeline = play(spec, "only", row(server="keyboard"))
    later = msgspec.structs.replace(timeline, events=tuple(msgspec.structs.replace(event, at=9e9) for event in timeline.events))
    assert judge(spec, spec.scenarios[0], timeline) == judge(spec, spec.scenarios[0], later)


def test_a_stored_timeline_is_judged_alike():
    timeline = play(SPEC, "talk", row(exited("server", 1), server=1), *([row()] * 5))
    stored = msgspec.json.decode(msgspec.json.encode(timeline), type=Timeline)
    for scenario in SPEC.scenarios:
        assert judge(SPEC, scenario, stored) == judge(SPEC, scenario, timeline)


PROGRAMS = st.sampled_from(["server", "client", "client-2", "ana", "bob", "nobody"])
BYTES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from(
        [
            b"<ping>",
            b"<pi",
            b"b'<ping>'",
            b"Mensagem recebida: <ping>\r\n",
            b"Digite mensagem: ",
            b"SAIR",
            b"Traceback (most recent call last):\r\n",
            b'  File "/entrega/server.py", line 99999999, in f\r\n    x\r\nValueError: \x1b[2J\r\n',
            b"9" * 40,
        ]
    ),
)
NUMBER = st.integers(min_value=0, max_value=4)
ADDRESS = st.sampled_from(["", "127.0.0.1", "10.0.0.9", "224.1.1.1", "224", "nowhere", "::1"])
WAITS = st.builds(Wait, on=st.sampled_from(WaitKind), seconds=st.none() | st.floats(min_value=0, max_value=100))
STATES = st.builds(ProgramState, waits=st.lists(WAITS, max_size=2).map(tuple), status=st.none() | st.integers(-15, 2))
EVENTS = st.one_of(
    st.builds(Started, program=PROGRAMS, command=st.just(("server.py", "<ping>"))),
    st.builds(Printed, program=PROGRAMS, data=BYTES),
    st.builds(Typed, program=PROGRAMS, data=BYTES),
    st.builds(Flooded, program=PROGRAMS, dropped=NUMBER),
    st.builds(Dialled, program=PROGRAMS, protocol=st.sampled_from(["tcp", "udp"]), address=ADDRESS, port=NUMBER),
    st.builds(Connected, connection=NUMBER, client=PROGRAMS, server=PROGRAMS, address=ADDRESS, port=NUMBER),
    st.builds(Sent, connection=NUMBER, by=PROGRAMS, data=BYTES),
    st.builds(Delivered, connection=NUMBER, to=PROGRAMS, data=BYTES),
    st.builds(Streamed, connection=NUMBER, program=PROGRAMS, way=st.sampled_from(["sent", "delivered"]), size=NUMBER),
    st.builds(Omitted, events=NUMBER, size=NUMBER),
    st.builds(Closed, connection=NUMBER, by=PROGRAMS, how=st.sampled_from(["end", "reset"])),
    st.builds(DatagramSent, number=NUMBER, by=PROGRAMS, address=ADDRESS, port=NUMBER, data=BYTES, size=NUMBER),
    st.builds(DatagramDelivered, number=NUMBER, to=PROGRAMS),
    st.builds(DatagramLost, number=NUMBER, to=PROGRAMS),
    st.builds(DatagramsCounted, by=PROGRAMS, to=PROGRAMS, sent=NUMBER, delivered=NUMBER, lost=NUMBER),
    st.builds(Still, states=st.dictionaries(PROGRAMS, STATES, max_size=3), proven=st.booleans()),
    st.builds(Exited, program=PROGRAMS, status=st.integers(-15, 2)),
    st.builds(Limited, program=PROGRAMS, limit=st.just("cpu")),
    st.builds(Unplayable, index=NUMBER, program=PROGRAMS, reason=st.sampled_from(["no-keyboard", "ended", "no-server", "?"])),
)
ROWS: st.SearchStrategy[list[list[AnyEvent]]] = st.lists(st.lists(EVENTS, max_size=8), min_size=6, max_size=6) | st.lists(
    st.lists(EVENTS, max_size=4), max_size=7
)


@settings(max_examples=100, deadline=None)
@given(
    rows=ROWS,
    isolation=st.sampled_from(["hosts", "plain"]),
    name=st.sampled_from(SPEC.scenarios),
)
def test_the_judge_always_decides_and_always_alike(rows, isolation, name):
    programs = {"server": facts("server", lines=("a", "b")), "client": facts("client", origin="reference"), "client-2": facts("client")}
    timeline = play(SPEC, "talk", *rows, programs=programs, isolation=isolation)
    verdict = verdict_of(SPEC, timeline, name.id)
    again = judge(SPEC, scenario_of(SPEC, name.id), timeline)
    assert (verdict.outcome, verdict.findings, verdict.marks) == (again.outcome, again.findings, again.marks)
    assert all(0 <= mark.got <= mark.of for mark in verdict.marks)
    assert (verdict.outcome is Outcome.FAILED) == any(each.severity is Severity.ERROR for each in verdict.findings)


def test_typing_begins_a_line():
    spec = one_step('client: {lines: ["{x}"]}', values="x: {draw: word}, y: {draw: word}")
    printed = row(prints("client", "<y>"), typed("client", "a"), sent(1, "server", "client", "<x>"), prints("client", "<x>"), client="data")
    assert verdict_of(spec, play(spec, "only", printed)).outcome is Outcome.PASSED
