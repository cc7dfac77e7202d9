"""What an exercise gives points for, and which plays can show it."""

import pytest

from grader.spec.load import load_exercises
from grader.spec.model import Exercise
from grader.spec.rubric import homes, roles_of, rubric, showings, shown_in, whole
from tests.judge.table import exercise, scenario_of

BOTH = frozenset({"server", "client"})
SPEC = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {a: {draw: word}, b: {draw: word}}
claims:
  greets: {points: 3, of: server}
  shows: {points: 2}
  together: {points: 1, of: [server, client]}
  words: {points: 1, of: client}
scenarios:
  - id: short
    play:
      - {start: server}
      - {start: client, see: {client: {shows: "{a}", exits: 0, earns: {shows: [greets, shows, together]}}}}
  - id: words
    same_play_as: short
    judge: wording
    earns: words
  - id: long
    peers: {ana: {speaks: tcp, to: server}}
    play:
      - {start: server}
      - {start: client, see: {client: {shows: "{a}", earns: {shows: [greets, shows]}}}}
      - {connect: ana, see: {ana: {gets: "{b}", stream: end, earns: {gets: greets}}}}
  - id: compared
    cast: {client: reference}
    remark: true
    play:
      - {start: server}
      - {start: client, see: {client: {shows: "{a}", earns: {shows: greets}}}}
  - {id: own, points: 4, play: [{start: server}]}
"""
)


def test_the_table_then_the_scenarios_with_points_of_their_own() -> None:
    assert list(rubric(SPEC)) == ["greets", "shows", "together", "words", "own"]
    assert rubric(SPEC)["own"].points == 4


def test_whose_doing_a_claim_is() -> None:
    short, long = scenario_of(SPEC, "short"), scenario_of(SPEC, "long")
    assert roles_of("greets", SPEC, short, "client") == {"server"}, "as the table says"
    assert roles_of("shows", SPEC, short, "client") == {"client"}, "who is looked at"
    assert roles_of("together", SPEC, short, "client") == BOTH
    assert roles_of("shows", SPEC, long, "ana") == {"server"}, "who the peer talks to"
    assert roles_of("own", SPEC, scenario_of(SPEC, "own")) == {"server"}, "who is started"
    assert roles_of("none", SPEC, scenario_of(SPEC, "compared")) == {"server"}, "the reference's doing is nobody's"
    assert roles_of("shows", SPEC, short, "nobody") == frozenset(), "which lint tells"


@pytest.mark.parametrize(
    ("id", "students", "counts"),
    [
        ("short", BOTH, {"greets": 1, "shows": 1, "together": 1}),
        ("short", {"server"}, {"greets": 1}),
        ("short", {"client"}, {"shows": 1}),
        ("long", BOTH, {"greets": 2, "shows": 1}),
        ("words", BOTH, {"words": 1}),
        ("words", {"server"}, {}),
        ("own", {"server"}, {"own": 1}),
        ("own", {"client"}, {}),
    ],
)
def test_what_a_scenario_can_show(id: str, students: set[str], counts: dict[str, int]) -> None:
    assert shown_in(SPEC, scenario_of(SPEC, id), frozenset(students)) == counts


def test_a_claim_has_as_many_parts_as_the_play_with_most_looks_at_it() -> None:
    assert whole(SPEC) == {"greets": 2, "shows": 1, "together": 1, "words": 1, "own": 1}


def test_a_claim_is_told_with_the_first_scenario_that_can_show_all_of_it() -> None:
    assert homes(SPEC) == {"short": ("shows", "together"), "words": ("words",), "long": ("greets",), "compared": (), "own": ("own",)}


@pytest.mark.parametrize("exercise", load_exercises(), ids=lambda exercise: exercise.id)
def test_every_claim_of_the_course_can_be_shown_in_part_by_one_program_or_is_of_both(exercise: Exercise) -> None:
    """A half that was handed in is marked like any other: with a plain partner, some play shows what it does of it."""
    for claim, entry in rubric(exercise).items():
        if entry.bonus:
            continue
        alone = [
            each.id for each in exercise.scenarios for role in exercise.programs if shown_in(exercise, each, frozenset({role})).get(claim)
        ]
        assert alone or set(entry.of) == set(exercise.programs), claim


@pytest.mark.parametrize("exercise", load_exercises(), ids=lambda exercise: exercise.id)
def test_the_looks_of_the_course_name_what_they_ask(exercise: Exercise) -> None:
    for scenario in exercise.scenarios:
        for each in showings(scenario):
            assert each.keys and each.claim in exercise.claims
