"""The same table, told in another way: the first message on the command line, the count at the end."""

from typing import Any

import msgspec
import pytest

from grader.spec.load import load_exercises
from grader.spec.model import Exercise, Look, Scenario, Step, earned_by, names, role_of
from grader.spec.variants import with_count_at_the_end, with_echo, with_first_message_as_argument, with_lines_as_arguments
from grader.timeline import WaitKind

TEXT = {"pt-BR": "x", "en": "x"}
COURSE = {exercise.id: exercise for exercise in load_exercises()}


def changed(*steps: dict[str, Any]) -> list[Step]:
    made = {
        "id": "made-up",
        "order": 1,
        "title": TEXT,
        "about": TEXT,
        "section": "x",
        "protocol": "own",
        "programs": {"server": {"names": ["server"]}, "client": {"names": ["client"]}},
        "scenarios": [{"id": "only", "title": TEXT, "play": list(steps)}],
    }
    return with_first_message_as_argument(msgspec.convert(made, Exercise), "client").scenarios[0].play


def step(**fields: Any) -> Step:
    return msgspec.convert(fields, Step)


SERVER = {"start": "server", "see": {"server": {"waits": "connection"}}}


def test_the_line_is_given_at_the_start_and_its_step_falls_away() -> None:
    played = changed(
        SERVER,
        {
            "start": "client",
            "see": {"client": {"shows": "Conectado", "waits": "keyboard"}, "server": {"shows": "Conectado", "waits": "data"}},
        },
        {
            "type": {"client": "{ping}"},
            "see": {"client": {"shows": "Enviada", "waits": "data"}, "server": {"shows": "{ping}", "waits": "keyboard"}},
        },
        {"type": {"server": "{pong}"}, "see": {"client": {"shows": "{pong}", "waits": "keyboard"}}},
    )
    assert played == [
        step(**SERVER),
        step(
            start="client",
            args=["{ping}"],
            see={
                "client": {"shows": ["Conectado", "Enviada"], "waits": "data"},
                "server": {"shows": ["Conectado", "{ping}"], "waits": "keyboard"},
            },
        ),
        step(type={"server": "{pong}"}, see={"client": {"shows": "{pong}", "waits": "keyboard"}}),
    ]


def test_each_instance_gets_its_own_first_line() -> None:
    played = changed(
        SERVER,
        {"start": "client"},
        {"type": {"client": "a"}},
        {"start": "client-2"},
        {"type": {"client-2": "b"}},
        {"type": {"client": "c"}},
    )
    assert [(names(one.start), one.args, one.type) for one in played] == [
        (("server",), [], None),
        (("client",), ["a"], None),
        (("client-2",), ["b"], None),
        ((), [], {"client": "c"}),
    ]


def test_a_client_that_is_never_typed_at_stays_as_it_is() -> None:
    steps = (SERVER, {"start": "client"}, {"type": {"server": "a"}})
    assert changed(*steps) == [step(**one) for one in steps]


def test_the_other_roles_stay_as_they_are() -> None:
    steps = ({"start": "server"}, {"type": {"server": "a"}})
    assert changed(*steps) == [step(**one) for one in steps]


def test_clients_that_start_together_start_when_their_turn_comes() -> None:
    played = changed(SERVER, {"start": ["client", "client-2"]}, {"type": {"client-2": "b"}}, {"type": {"client": "a"}})
    given = {names(one.start)[0]: one.args for one in played if one.args}
    assert given == {"client": ["a"], "client-2": ["b"]}
    assert all(one.type is None for one in played)


def test_a_program_that_would_ask_at_once_does_not_start_before_the_others_with_its_line() -> None:
    at_once = {"start": "client", "see": {"client": {"waits": "keyboard"}, "server": {"waits": "datagram"}}}
    played = changed(SERVER, at_once, {"start": "client-2"}, {"type": {"client": "a"}}, {"type": {"client-2": "b"}})
    assert [(names(one.start), one.args) for one in played] == [(("server",), []), (("client-2",), ["b"]), (("client",), ["a"])]


def lines_for(scenario: Scenario, role: str, exercise: Exercise) -> list[tuple[str, str]]:
    """Every line that instances of a role are given, typed or on the command line, in order."""
    given = []
    for one in scenario.play:
        given += [(name, line) for name in names(one.start) for line in one.args if role_of(name, exercise) == role]
        given += [(name, line) for name, line in (one.type or {}).items() if role_of(name, exercise) == role]
    return given


VARIED = [(exercise.id, role) for exercise in COURSE.values() for role, program in exercise.programs.items() if program.argument]


@pytest.mark.parametrize(("id", "role"), VARIED)
def test_in_the_courses_own_scenarios_nobody_loses_a_line(id: str, role: str) -> None:
    exercise = COURSE[id]
    varied = with_first_message_as_argument(exercise, role)
    assert [one.id for one in varied.scenarios] == [one.id for one in exercise.scenarios]
    for before, after in zip(exercise.scenarios, varied.scenarios, strict=True):
        assert sorted(lines_for(after, role, exercise)) == sorted(lines_for(before, role, exercise))
        started = [name for one in after.play for name in names(one.start)]
        assert sorted(started) == sorted(name for one in before.play for name in names(one.start))
        assert msgspec.structs.replace(after, play=[]) == msgspec.structs.replace(before, play=[])


@pytest.mark.parametrize(("id", "role"), VARIED)
def test_with_all_lines_as_arguments_nothing_is_typed_at_a_program_that_started_alone(id: str, role: str) -> None:
    exercise = COURSE[id]
    varied = with_lines_as_arguments(exercise, role)
    for before, after in zip(exercise.scenarios, varied.scenarios, strict=True):
        assert sorted(lines_for(after, role, exercise)) == sorted(lines_for(before, role, exercise)), "in whichever way, none is lost"
        typed = {name for one in after.play for name in one.type or {} if role_of(name, exercise) == role}
        together = {name for one in after.play if len(names(one.start)) > 1 for name in names(one.start)}
        assert typed <= together


def test_all_lines_stand_in_their_order_and_what_is_seen_is_seen_together() -> None:
    exercise = COURSE["ping-pong-tcp"]
    (exit_,) = (one for one in with_lines_as_arguments(exercise, "client").scenarios if one.id == "exit")
    start, reply = exit_.play[1:]
    assert (start.start, start.args) == ("client", ["{ping1}", "SAIR"])
    assert reply.type == {"server": "{pong1}"}
    client = reply.see["client"]
    assert (client.ended, client.earns) == (
        True,
        {
            "shows": ["replies", "shows-reply", "together"],
            "ended": ["exit-word", "both-part"],
            "exits": ["ends-well"],
            "connections": ["both-part"],
        },
    )
    assert "Resposta recebida: {pong1}" in names(client.shows) and "Desconectando." in names(client.shows)


def test_there_is_such_an_exercise() -> None:
    assert ("ping-pong-tcp", "client") in VARIED


def test_a_count_is_looked_for_in_a_last_step_and_nothing_else_changes() -> None:
    exercise = COURSE["udp-reliability"]
    for before, after in zip(exercise.scenarios, with_count_at_the_end(exercise).scenarios, strict=True):
        counting = {name for each in before.play for name, look in each.see.items() if look.counts}
        if not counting:
            assert after == before
            continue
        *steps, last = after.play
        assert [msgspec.structs.replace(one, see={}) for one in steps] == [msgspec.structs.replace(one, see={}) for one in before.play]
        assert not any(look.counts for each in steps for look in each.see.values())
        assert (set(names(last.finish)), {name for name, look in last.see.items() if look.counts}) == (counting, counting)
        for name in counting:
            looks = [(name in names(one.start), one.see[name].waits) for one in steps if name in one.see]
            assert all((WaitKind.ENDED in names(waits)) != starts for starts, waits in looks if waits), "it may end, but not as it starts"
    assert any(len(each.play) > 2 for each in with_count_at_the_end(exercise).scenarios)


@pytest.mark.parametrize("key", ["counts", "waits", "shows"])
def test_what_a_variant_does_not_ask_for_any_more_earns_nothing(key: str) -> None:
    """Every server that shows a report at Ctrl+C had the points of its counts, whatever it counted."""
    asked: dict[str, Any] = {"counts": "received", "waits": WaitKind.DATAGRAM, "shows": ["x"]}
    look = Look(**asked, earns={"counts": ["count"], "waits": ["loop"], "shows": ["seen"]})
    assert set(earned_by(look)) == {"count", "loop", "seen"}
    emptied = msgspec.structs.replace(look, **{key: None if key == "counts" else []})
    assert set(earned_by(emptied)) == {"count", "loop", "seen"} - {{"counts": "count", "waits": "loop", "shows": "seen"}[key]}


def test_a_claim_is_earned_by_as_many_looks_where_the_count_is_told_at_the_end() -> None:
    exercise = next(each for each in load_exercises() if each.id == "udp-reliability")
    for before, after in zip(exercise.scenarios, with_count_at_the_end(exercise).scenarios, strict=True):
        first = [claim for step in before.play for look in step.see.values() for claim in earned_by(look)]
        last = [claim for look in after.play[-1].see.values() for claim, keys in earned_by(look).items() if "counts" in keys]
        now = [claim for step in after.play for look in step.see.values() for claim in earned_by(look)]
        assert sorted(first) == sorted(now), before.id
        assert last or not any(look.counts and look.earns for step in before.play for look in step.see.values())


def test_an_echo_is_looked_for_where_the_message_was_typed() -> None:
    exercise = COURSE["ping-pong-udp"]
    echoed = with_echo(exercise, "server")
    (three,) = (each for each in echoed.scenarios if each.id == "three-clients")
    typed = {name: text for each in three.play for name, text in (each.type or {}).items()}
    assert set(typed) == {"client", "client-2", "client-3"}, "nothing is typed at the server"
    second = next(each for each in three.play if each.type == {"client-2": "{ping2}"})
    assert second.see["client-2"].shows == ["Resposta recebida: {ping2}"]
    assert second.see["client-2"].hides == ["{ping1}"]
    assert (second.see["client-2"].waits, second.see["client-3"].waits) == (WaitKind.KEYBOARD, []), "the third has said nothing yet"
    assert second.see["client-3"].hides == ["{ping2}"]
    assert all(each.see["server"].waits == WaitKind.DATAGRAM for each in three.play if "server" in each.see)


def test_what_only_an_operator_shows_falls_away_where_there_is_none() -> None:
    exercise = COURSE["ping-pong-udp"]
    echoed = with_echo(exercise, "server")
    assert set(exercise.claims) - set(echoed.claims) == {"replies"}
    (leaving,) = (each for each in echoed.scenarios if each.id == "exit")
    assert not [look for each in leaving.play for look in each.see.values() if "patient" in earned_by(look)], "no reply takes time"
    reference = {each.id: each for each in echoed.scenarios if "server" in each.cast}
    assert reference == {each.id: each for each in exercise.scenarios if "server" in each.cast}
