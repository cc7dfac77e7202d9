"""Records: they come back as they were, they are judged as they were, and no file at all breaks `decode`.

That each submission of the corpus is judged again as it was is asserted where it is played: tests/test_submissions.py.
"""

import contextlib
import lzma
import random
import sys
import zlib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from grader import record as record_module
from grader.casting import ANOTHER_PLAY, lacking, parts_of
from grader.errors import UsageError
from grader.facts import Act
from grader.grading import judge_record, timelines_of
from grader.judge.judge import judge
from grader.kept import kept_timelines
from grader.record import FORMAT, LARGEST, Play, Record, decode, encode, without_bytes
from grader.scripts import fingerprint, programs_fingerprint
from grader.spec.load import load_exercises
from grader.spec.model import Exercise, Need, Scenario
from grader.submission.find import find_submission
from grader.timeline import Printed, ProgramFacts, StepBegan, Timeline, WaitKind
from grader.verdict import Outcome, ScenarioVerdict

ROOT = Path(__file__).resolve().parents[1]
EXERCISES = load_exercises()
HELLO = EXERCISES[0]
PASSED = (Outcome.PASSED, Outcome.REMARKS)


def timeline(*events: Any, lines: tuple[str, ...] = ("import socket",)) -> Timeline:
    facts = ProgramFacts(role="client", file="client.py", lines=lines)
    programs = {"client": facts, "client-2": facts}
    return Timeline(
        exercise="hello-tcp", scenario="pair", seed=3, isolation="hosts", values={"word": b"\xff\x00"}, programs=programs, events=events
    )


def record(*plays: Play, **fields: Any) -> Record:
    return Record(**{"grader": "0.1.0", "submission": "ana", "isolation": "hosts", "seed": 3, "plays": plays, **fields})


def kept_record(exercise: Exercise) -> Record:
    """A record of the reference, made of its kept plays."""
    (found,) = find_submission(ROOT / "reference", EXERCISES, (exercise.id,))
    plays: dict[str, Play] = {}
    kept = kept_timelines(exercise.id)
    for part in parts_of(exercise, found, 20, "hosts", ()):
        plays[part.play_key[1]] = Play(*part.play_key, fingerprint(part), timeline=kept[part.key[1]])
    programs = {exercise.id: programs_fingerprint(exercise)}
    return record(*plays.values(), submission="reference", seed=20, found=(without_bytes(found),), programs=programs)


# -- the file -----------------------------------------------------------------------------------------------------------------


def test_a_record_comes_back_as_it_was() -> None:
    (found,) = find_submission(ROOT / "reference", EXERCISES, ("hello-tcp",))
    whole = record(
        Play("hello-tcp", "pair", "1f", timeline=timeline(StepBegan(index=0), Printed(program="client", data=b"\xff\x1b[2J"))),
        Play("hello-tcp", "pair", "2f", "first-message-as-argument", timeline=timeline(lines=("other",))),
        Play("hello-tcp", "resets", "3f", broken="a worker died"),
        asked_isolation="plain",
        lacks=lacking("plain"),
        wanted=("hello-tcp",),
        scenarios=("pair", "resets"),
        found=(without_bytes(found),),
        programs={"hello-tcp": "4f"},
        ignored=("pingue pongue",),
    )
    assert decode(encode(whole)) == whole
    assert Need.WIRE in whole.lacks


def test_what_a_source_says_is_read_again_of_a_file_that_does_not_hold_it() -> None:
    old = record(Play("hello-tcp", "pair", "1f", timeline=timeline(lines=("import socket", "s.connect(a)"))))
    (play,) = decode(packed(lzma.decompress(encode(old).partition(b"\n")[2]), format=1)).plays
    assert play.timeline is not None
    assert [site.line for site in play.timeline.programs["client"].source.of(Act.DIALS)] == [2]


def test_files_are_kept_without_their_bytes() -> None:
    (found,) = find_submission(ROOT / "reference", EXERCISES, ("hello-tcp",))
    kept = without_bytes(found)
    assert (set(kept.files), set(kept.files.values()), kept.folder) == (set(found.files), {b""}, "")


def test_a_program_s_source_is_in_the_file_once() -> None:
    source = tuple(f"line {number * number * 7919 % 9973}" for number in range(500))
    plays = [Play("hello-tcp", str(number), "1f", timeline=timeline(lines=source)) for number in range(20)]
    assert len(encode(record(*plays))) < 2 * len(encode(record(plays[0])))


def test_a_play_that_is_too_big_is_left_out_and_told_when_it_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_module, "_LARGEST_PLAY", 5000)
    big = Play("hello-tcp", "pair", "1f", timeline=timeline(Printed(program="client", data=bytes(6000))))
    small = Play("hello-tcp", "resets", "1f", timeline=timeline())
    assert decode(encode(record(big, small))).plays == (replace(big, timeline=None), small)


def test_many_plays_that_are_too_big_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_module, "_LARGEST_PLAY", 5000)
    monkeypatch.setattr(record_module, "LARGEST", 15000)
    plays = [Play("hello-tcp", str(n), "1f", timeline=timeline(Printed(program="client", data=bytes(4000)))) for n in range(4)]
    assert [play.timeline is not None for play in decode(encode(record(*plays))).plays] == [True, True, False, False]


def test_what_far_apart_plays_have_in_common_is_in_the_file_once() -> None:
    long = bytes(random.Random(0).randbytes(100_000))
    plays = [Play("hello-tcp", str(number), "1f", timeline=timeline(Printed(program="client", data=long))) for number in range(5)]
    assert len(encode(record(*plays))) < 1.1 * len(encode(record(plays[0])))


def test_a_file_of_the_format_before_is_read() -> None:
    kept = encode(kept_record(HELLO))
    assert decode(packed(lzma.decompress(kept.partition(b"\n")[2]), format=2)) == decode(kept)


def test_a_python_without_lzma_keeps_records_too(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = kept_record(HELLO)
    whole = encode(kept)
    monkeypatch.setitem(sys.modules, "lzma", None)
    assert decode(encode(kept)) == kept
    with pytest.raises(UsageError, match="without lzma"):
        decode(whole)


def packed(content: bytes, format: int = FORMAT) -> bytes:
    return b"socket-exercises record %d\n" % format + (zlib.compress(content) if format < 3 else lzma.compress(content))


GOOD = encode(record(Play("hello-tcp", "pair", "1f", timeline=timeline(StepBegan(index=0)))))
CONTENT = lzma.decompress(GOOD.partition(b"\n")[2])
NOT_OURS, NEWER, DAMAGED = "no file that", "newer version", "damaged"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", NOT_OURS),
        (b"\n", NOT_OURS),
        (b"#!/usr/bin/env python3\n", NOT_OURS),
        (b"socket-exercises record \n", NOT_OURS),
        (b"socket-exercises record 1", DAMAGED),
        (b"socket-exercises record -1\n", NOT_OURS),
        (b"socket-exercises record %d\n" % (FORMAT + 1), NEWER),
        (b"socket-exercises record " + b"9" * 5000 + b"\n", NOT_OURS),
        (b"socket-exercises record 1\nnothing packed", DAMAGED),
        (b"socket-exercises record 3\nnothing packed", DAMAGED),
        (GOOD + b"more", DAMAGED),
        (packed(b""), DAMAGED),
        (packed(CONTENT[:-1]), DAMAGED),
        (packed(CONTENT + b"x"), DAMAGED),
        (packed(b"\x91" * 100_000), DAMAGED),
        (packed(b"\xdf\xff\xff\xff\xff"), DAMAGED),
        (packed(msgspec.msgpack.encode({"record": {}, "facts": [], "casts": []})), DAMAGED),
        (packed(CONTENT.replace(b"client-2", b"client\xff2")), DAMAGED),
        (packed(bytes(LARGEST + 1)), DAMAGED),
        (packed(bytes(LARGEST + 1), format=2), DAMAGED),
        (packed(CONTENT, format=2) + b"more", DAMAGED),
    ],
    ids=range(21),
)
def test_what_is_no_record_is_told(content: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        decode(content)


@pytest.mark.parametrize("cast", [{"client": 1}, {"client": -1}])
def test_a_program_that_is_not_there(cast: dict[str, int]) -> None:
    file = msgspec.msgpack.decode(CONTENT)
    with pytest.raises(UsageError, match=DAMAGED):
        decode(packed(msgspec.msgpack.encode({**file, "casts": [cast]})))
    with pytest.raises(UsageError, match=DAMAGED):
        decode(packed(msgspec.msgpack.encode({**file, "casts": []})))


@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=3))
def test_no_cut_and_no_change_breaks_it(at: int, other: bytes) -> None:
    for content in (GOOD[:at], GOOD[:at] + other + GOOD[at + len(other) :], packed(CONTENT[:at] + other + CONTENT[at + len(other) :])):
        with contextlib.suppress(UsageError):  # nothing else may be raised
            assert isinstance(decode(content), Record)


# -- judged again -------------------------------------------------------------------------------------------------------------


def changed(exercise: Exercise, id: str = "", **fields: Any) -> tuple[Exercise, ...]:
    """The exercise with something changed in a scenario."""
    scenarios = [replace(each, **fields) if each.id == id else each for each in exercise.scenarios]
    return (replace(exercise, scenarios=scenarios),)


def later(exercise: Exercise) -> Exercise:
    """Its `three-clients` only after its `pair`."""
    (other,) = changed(exercise, "three-clients", after=["pair"])
    return other


def lost(judged: Any) -> dict[str, Outcome]:
    """The claims that are not earned."""
    return {each.id: each.outcome for one in judged.verdict.exercises[0].scenarios for each in one.claims if each.outcome not in PASSED}


def scenario(id: str) -> Scenario:
    return next(each for each in HELLO.scenarios if each.id == id)


def outcomes(judged: Any) -> dict[str, tuple[Outcome, str]]:
    (exercise,) = judged.verdict.exercises
    return {each.id: (each.outcome, each.reason) for each in exercise.scenarios if each.outcome is not Outcome.PASSED}


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_the_reference_judged_from_its_record_passes(exercise: Exercise) -> None:
    judged = judge_record(decode(encode(kept_record(exercise))), EXERCISES)
    assert (judged.verdict.points, judged.stale) == (judged.verdict.max_points, ())
    assert set(judged.timelines) == {(exercise.id, each.id) for each in exercise.scenarios}
    assert timelines_of(kept_record(exercise), EXERCISES, judged.verdict) == judged.timelines


def test_points_follow_the_exercise_file() -> None:
    judged = judge_record(kept_record(HELLO), changed(HELLO, "pair", points=8.0))
    assert judged.verdict.points == judged.verdict.max_points == HELLO.points + 8
    assert judged.stale == ()


def test_what_must_be_seen_follows_the_exercise_file() -> None:
    play = [*scenario("pair").play]
    play[-1] = replace(play[-1], see={"client": replace(play[-1].see["client"], exits=3)})
    judged = judge_record(kept_record(HELLO), changed(later(HELLO), "pair", play=play))
    assert outcomes(judged)["pair"][0] is Outcome.FAILED
    assert outcomes(judged)["three-clients"] == (Outcome.NOT_RUN, "needs-scenario:pair")
    assert lost(judged) == {"ends": Outcome.FAILED, "goes-on": Outcome.NOT_RUN, "waits-on": Outcome.NOT_RUN}


def test_what_earns_nothing_costs_nothing() -> None:
    play = [*scenario("pair").play]
    play[0] = replace(play[0], see={"server": replace(play[0].see["server"], waits=WaitKind.KEYBOARD)})
    judged = judge_record(kept_record(HELLO), changed(HELLO, "pair", play=play))
    assert outcomes(judged) == {"pair": (Outcome.REMARKS, "")}
    assert (judged.verdict.points, lost(judged)) == (HELLO.points, {})


def test_a_fixed_text_that_is_only_looked_for_follows_the_exercise_file() -> None:
    greeting = replace(HELLO.values["greeting"], text="Obrigado por se conectar", own=False)
    judged = judge_record(kept_record(HELLO), (replace(HELLO, values={"greeting": greeting}),))
    assert judged.stale == ()
    assert outcomes(judged)["pair"][0] is Outcome.FAILED
    assert judged.timelines["hello-tcp", "pair"].values == {"greeting": b"Obrigado por se conectar"}
    assert timelines_of(kept_record(HELLO), (replace(HELLO, values={"greeting": greeting}),), judged.verdict) == judged.timelines


def test_another_play_is_asked_for_where_the_steps_changed_and_what_comes_after_waits_for_it() -> None:
    judged = judge_record(kept_record(HELLO), changed(later(HELLO), "pair", play=scenario("pair").play[:1], earns=["ends"]))
    assert outcomes(judged) == {"pair": (Outcome.NOT_RUN, ANOTHER_PLAY), "three-clients": (Outcome.NOT_RUN, ANOTHER_PLAY)}
    assert judged.stale == (("hello-tcp", "pair"), ("hello-tcp", "three-clients"))
    assert judged.verdict.outcome is Outcome.NOT_RUN
    assert lost(judged) == dict.fromkeys(("ends", "goes-on", "waits-on"), Outcome.NOT_RUN)


def test_another_play_is_asked_for_where_other_files_might_have_been_taken() -> None:
    programs = {**HELLO.programs, "server": replace(HELLO.programs["server"], names=["srv"])}
    judged = judge_record(kept_record(HELLO), (replace(HELLO, programs=programs),))
    assert len(judged.stale) == len(HELLO.scenarios)
    assert judged.verdict.points == 0
    assert timelines_of(kept_record(HELLO), (replace(HELLO, programs=programs),), judged.verdict) == {}


def test_a_scenario_that_is_new_asks_for_a_play() -> None:
    new = replace(scenario("resets"), id="resets-twice")
    judged = judge_record(kept_record(HELLO), (replace(HELLO, scenarios=[*HELLO.scenarios, new]),))
    assert judged.stale == (("hello-tcp", "resets-twice"),)


def test_only_what_was_asked_for_is_judged() -> None:
    judged = judge_record(replace(kept_record(HELLO), scenarios=("pair", "gone by now")), EXERCISES)
    assert [each.id for each in judged.verdict.exercises[0].scenarios] == ["pair"]


def test_a_play_that_broke_is_undecided_and_one_too_big_to_keep_is_asked_for() -> None:
    whole = kept_record(HELLO)
    plays = {play.scenario: play for play in whole.plays}
    plays["pair"] = replace(plays["pair"], timeline=None, broken="no-rest:120")
    plays["resets"] = replace(plays["resets"], timeline=None)
    judged = judge_record(replace(whole, plays=tuple(plays.values())), EXERCISES)
    assert outcomes(judged)["pair"] == (Outcome.UNDECIDED, "no-rest:120")
    assert judged.stale == (("hello-tcp", "resets"),)
    assert timelines_of(replace(whole, plays=tuple(plays.values())), EXERCISES, judged.verdict) == judged.timelines
    assert set(plays) - {id for _, id in judged.timelines} >= {"pair", "resets"}


def test_the_plays_that_count_are_those_that_the_verdict_names() -> None:
    whole = kept_record(HELLO)
    (pair,) = (play for play in whole.plays if play.scenario == "pair")
    both = replace(whole, plays=(*whole.plays, replace(pair, way="first-message-as-argument")))
    judged = judge_record(both, EXERCISES)
    assert timelines_of(both, EXERCISES, judged.verdict) == judged.timelines


def test_what_the_machine_of_the_play_lacked_is_what_counts() -> None:
    whole = replace(kept_record(HELLO), isolation="plain", lacks=frozenset({Need.WIRE}))
    needy = changed(HELLO, "resets", requires=[Need.WIRE])
    assert outcomes(judge_record(whole, needy)) == {"resets": (Outcome.NOT_RUN, "needs-wire")}
    assert outcomes(judge_record(replace(whole, asked_isolation="plain"), needy)) == {"resets": (Outcome.NOT_RUN, "asked-plain")}


def test_a_mistake_of_ours_in_judging_one_scenario_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(exercise: Exercise, scenario: Scenario, timeline: Timeline) -> ScenarioVerdict:
        if scenario.id == "resets":
            raise ZeroDivisionError("a mistake")
        return judge(exercise, scenario, timeline)

    monkeypatch.setattr("grader.judge.judge.judge", crash)
    judged = judge_record(kept_record(HELLO), EXERCISES)
    ((id, (outcome, reason)),) = outcomes(judged).items()
    assert (id, outcome, reason.splitlines()[-1]) == ("resets", Outcome.UNDECIDED, "ZeroDivisionError: a mistake")
    assert judged.verdict.outcome is Outcome.UNDECIDED


KEPT = lzma.decompress(encode(kept_record(HELLO)).partition(b"\n")[2])


@given(st.integers(0, len(KEPT) - 1), st.binary(min_size=1, max_size=2))
@settings(deadline=None)
def test_no_record_breaks_the_judging(at: int, other: bytes) -> None:
    with contextlib.suppress(UsageError):
        judge_record(decode(packed(KEPT[:at] + other + KEPT[at + len(other) :])), EXERCISES)


def test_an_exercise_that_is_gone_is_told() -> None:
    with pytest.raises(UsageError, match="hello-tcp"):
        judge_record(kept_record(HELLO), EXERCISES[1:])
