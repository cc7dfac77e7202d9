"""Payloads: the same for the same seed, apart from one another, and such that they can be typed and told apart."""

import itertools
import lzma
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.spec.lint import typeable
from grader.spec.load import load_exercises
from grader.spec.model import Exercise, Program, Scenario, Step, Text, Value, played
from grader.spec.values import LONGEST_LINE, Ref, draw_values, fill, parts, refs, templates, written
from grader.text import plain
from grader.wordlists import word_lists

UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = Text(pt="x", en="x")
SEEDS = st.integers(0, 2**63 - 1)
DRAWS = ("word", "accents", "emoji", "line", "bytes", "empty")
COURSE = load_exercises()
BY_ID = {exercise.id: exercise for exercise in COURSE}
PLAYS = [(exercise.id, scenario.id) for exercise in COURSE for scenario in exercise.scenarios]


def exercise_with(values: dict[str, Value]) -> Exercise:
    """An exercise whose one scenario sends all of these values."""
    play = [Step(start="server"), *(Step(send={"peer": f"{{{name}}}"}) for name in values)]
    scenario = Scenario(id="all", title=WORDS, points=1, play=play)
    return Exercise(
        id="made-up", order=1, title=WORDS, about=WORDS, section="x", protocol="own",
        programs={"server": Program(names=["server"])}, values=values, scenarios=[scenario],
    )  # fmt: skip


values_by_name = st.dictionaries(
    st.from_regex(r"[a-z]{1,6}", fullmatch=True),
    st.one_of(
        st.builds(Value, draw=st.sampled_from(("word", "accents", "emoji"))),
        st.builds(Value, draw=st.sampled_from(("line", "bytes")), size=st.integers(8, 5000)),
        st.builds(Value, text=st.text("abcdeXYZ !", min_size=8, max_size=20)),
    ),
    min_size=1,
    max_size=12,
)


@UNTIMED
@given(values_by_name, SEEDS)
def test_the_same_arguments_draw_the_same_values(values: dict[str, Value], seed: int) -> None:
    exercise = exercise_with(values)
    drawn = draw_values(exercise, "all", seed)
    assert drawn == draw_values(exercise, "all", seed)
    assert list(drawn) == list(values)
    assert all(drawn[name] == value.text.encode() for name, value in values.items() if value.text is not None)


@UNTIMED
@given(values_by_name, SEEDS)
def test_no_drawn_value_is_found_in_another_one(values: dict[str, Value], seed: int) -> None:
    drawn = draw_values(exercise_with(values), "all", seed)
    for (one, a), (other, b) in itertools.permutations(drawn.items(), 2):
        if values[one].draw or values[other].draw:
            assert a not in b, (one, other)


@UNTIMED
@given(st.sampled_from(("line", "bytes")), st.integers(8, 65507), SEEDS)
def test_sizes_are_exact(kind: str, size: int, seed: int) -> None:
    value = Value(draw="line", size=size) if kind == "line" else Value(draw="bytes", size=size)
    assert len(draw_values(exercise_with({"big": value}), "all", seed)["big"]) == size


@UNTIMED
@given(SEEDS)
def test_every_kind_is_what_it_says(seed: int) -> None:
    sizes = {"line": LONGEST_LINE, "bytes": 100}
    values = {kind: Value(draw=kind, size=sizes.get(kind, 0)) for kind in DRAWS}
    drawn = draw_values(exercise_with(values), "all", seed)
    assert re.fullmatch(rb"[a-z]{8}", drawn["word"])
    assert re.fullmatch(rb"[A-Z][a-z]+", drawn["line"])
    assert not drawn["accents"].isascii() and drawn["accents"].decode().encode("latin-1")  # a Latin-1 program can say it, in other bytes
    assert any(ord(character) > 0xFFFF for character in drawn["emoji"].decode())
    with pytest.raises(UnicodeDecodeError):
        drawn["bytes"].decode()
    assert drawn["empty"] == b""
    for kind in ("word", "accents", "emoji", "line"):
        assert typeable(drawn[kind].decode())
        assert drawn[kind].strip() == drawn[kind]


@UNTIMED
@given(st.sampled_from(PLAYS), SEEDS)
def test_the_values_of_the_course(play: tuple[str, str], seed: int) -> None:
    exercise, scenario_id = BY_ID[play[0]], play[1]
    scenario = played(exercise, next(each for each in exercise.scenarios if each.id == scenario_id))
    drawn = draw_values(exercise, scenario_id, seed)
    assert set(drawn) == {name for _path, text in templates(scenario) for name in refs(text)}
    for name, value in drawn.items():
        if exercise.values[name].draw not in (None, "empty"):
            assert not any(value in text.encode() for text in written(exercise))
            assert not any(value in other for key, other in drawn.items() if key != name)
    for path, text in templates(scenario):
        if "type" in path:
            assert typeable(fill(text, drawn).decode())


def test_values_differ_by_seed_and_by_scenario() -> None:
    ping_pong = next(exercise for exercise in COURSE if exercise.id == "ping-pong-tcp")
    first = draw_values(ping_pong, "conversation", 1)
    assert first["ping1"] != draw_values(ping_pong, "conversation", 2)["ping1"]
    assert first["ping1"] != draw_values(ping_pong, "long-line", 1).get("ping1")
    assert first["ping1"] != draw_values(ping_pong, "exit", 1)["ping1"]


def test_a_play_judged_again_has_the_values_of_that_play() -> None:
    ping_pong = next(exercise for exercise in COURSE if exercise.id == "ping-pong-tcp")
    assert draw_values(ping_pong, "wording", 7) == draw_values(ping_pong, "exit", 7)


def test_nothing_that_is_drawn_holds_a_swear_word_in_any_of_the_languages() -> None:
    """One in 12 would, of words of four syllables; of long lines every one."""
    rude = re.compile("|".join(word_lists().rude))
    for exercise in COURSE:
        for scenario in exercise.scenarios:
            for seed in range(20):
                for name, value in draw_values(exercise, scenario.id, seed).items():
                    if exercise.values[name].draw not in (None, "bytes"):
                        assert not rude.search(plain(value.decode())), value


def test_an_unknown_scenario() -> None:
    with pytest.raises(KeyError):
        draw_values(COURSE[0], "nope", 1)


@UNTIMED
@given(st.lists(st.one_of(st.text(st.characters(exclude_characters="{}", codec="utf-8")), st.builds(Ref, st.sampled_from("abc")))))
def test_a_template_is_the_sum_of_its_parts(pieces: list[str | Ref]) -> None:
    template = "".join(piece if isinstance(piece, str) else f"{{{piece.name}}}" for piece in pieces)
    values = {"a": b"\xff", "b": b"", "c": "ç".encode()}
    expected = b"".join(piece.encode() if isinstance(piece, str) else values[piece.name] for piece in pieces)
    assert fill(template, values) == expected
    assert refs(template) == tuple(piece.name for piece in pieces if isinstance(piece, Ref))
    assert [part for part in parts(template) if isinstance(part, Ref)] == [piece for piece in pieces if isinstance(piece, Ref)]
    assert "" not in parts(template)


def test_an_unknown_name_in_a_template() -> None:
    with pytest.raises(KeyError):
        fill("{nope}", {})


@pytest.mark.parametrize("size", [4094, 8000, 60_000])
def test_a_line_longer_than_a_terminal_s_can_be_packed(size: int) -> None:
    """Of what is kept of a submission one datagram of letters would be a third; a piece of it tells where it stood all the same."""
    line = draw_values(exercise_with({"big": Value(draw="line", size=size)}), "all", size)["big"]
    packed = len(lzma.compress(line))
    assert len(line) == size and packed < 3000
    buffers = {line[at : at + 1024] for at in range(0, size, 1024)}
    assert len(buffers) == -(-size // 1024), "no two buffers' worth of it are the same"


@UNTIMED
@given(SEEDS, SEEDS)
def test_what_is_drawn_has_as_many_bytes_each_time(one: int, other: int) -> None:
    """A buffer that is used again shows what is left of a longer message: whether it does must not hang on the draw."""
    spec = exercise_with({kind: Value(draw=kind) for kind in ("word", "accents", "emoji")})
    first, second = (draw_values(spec, "all", seed) for seed in (one, other))
    assert {kind: len(value) for kind, value in first.items()} == {kind: len(value) for kind, value in second.items()}
