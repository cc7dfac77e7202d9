"""The seven exercises of the course are all there, whole, and in the shape that editors are told."""

import json

import jsonschema
import pytest
import yaml

from grader.places import EXERCISES
from grader.spec.load import load_exercises
from grader.spec.model import Exercise, Need
from grader.spec.rubric import homes, roles_of, rubric
from grader.spec.schema import json_schema, schema_text

COURSE = {exercise.id: exercise for exercise in load_exercises()}

SCENARIOS = {
    "hello-tcp": "pair three-clients raw-client leaves-at-once resets interop-server interop-client",
    "multiple-packets": "untouched glued byte-by-byte cut-inside first-early server-sleeps interop-server interop-client",
    "ping-pong-tcp": "conversation exit wording accents-and-emoji long-line next-client two-at-once vanish-idle vanish-before-reply "
    "vanish-after-reply resets framing-cut framing-glued operator-exit interop-server interop-client",
    "ping-pong-udp": "conversation exit wording three-clients same-text long-line lost-reply accents interop-server interop-client",
    "udp-echo": "echo client five-peers sizes binary thousand interop-server interop-client client-goes-on",
    "udp-reliability": "exact-count nothing-lost seeded-loss three-clients overflow interop-server interop-client",
    "ip-multicast": "membership three-hosts keyboard-and-ttl several-messages late-receiver loss-at-one accents same-host "
    "interop-receiver interop-sender",
}


def test_the_seven_in_their_order() -> None:
    assert list(COURSE) == list(SCENARIOS)
    assert [exercise.order for exercise in COURSE.values()] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("exercise_id", SCENARIOS)
def test_each_has_its_scenarios_and_ten_points(exercise_id: str) -> None:
    exercise = COURSE[exercise_id]
    assert [scenario.id for scenario in exercise.scenarios] == SCENARIOS[exercise_id].split()
    assert exercise.points == 10
    assert all(scenario.why for scenario in exercise.scenarios)


@pytest.mark.parametrize("exercise", COURSE.values(), ids=COURSE)
def test_behaviour_carries_most_points(exercise: Exercise) -> None:
    home, claims = homes(exercise), rubric(exercise)
    points = {scenario.id: sum(claims[claim].points for claim in home[scenario.id]) for scenario in exercise.scenarios}
    assert sum(points[scenario.id] for scenario in exercise.scenarios if scenario.judge == "wording") <= exercise.points / 10


@pytest.mark.parametrize("exercise", COURSE.values(), ids=COURSE)
def test_no_claim_is_worth_half_of_an_exercise_and_each_has_its_home(exercise: Exercise) -> None:
    claims = rubric(exercise)
    assert max(claim.points for claim in claims.values()) < exercise.points / 2
    told = [claim for claims in homes(exercise).values() for claim in claims]
    assert sorted(told) == sorted(claims)
    given = [*(claim.points for claim in claims.values() if not claim.bonus), *(item.points for item in exercise.manual)]
    assert sum(given) == pytest.approx(exercise.points)


@pytest.mark.parametrize("exercise", COURSE.values(), ids=COURSE)
def test_what_is_played_with_the_reference_costs_nothing_of_both(exercise: Exercise) -> None:
    """It may show claims that the student's own two programs show as well; with the other program missing it is how they are shown. What
    is told by it alone is the student's program's own doing."""
    home = homes(exercise)
    for scenario in exercise.scenarios:
        if scenario.cast:
            assert scenario.remark or home[scenario.id], scenario.id
            for claim in home[scenario.id]:
                assert roles_of(claim, exercise, scenario, "").isdisjoint(scenario.cast), claim


def test_the_file_bears_the_name_of_its_exercise() -> None:
    assert {path.stem for path in EXERCISES.glob("*.yml")} == set(COURSE)


def test_without_hosts_something_of_every_tcp_exercise_is_left_to_play() -> None:
    for name in ("hello-tcp", "multiple-packets", "ping-pong-tcp", "ping-pong-udp", "udp-echo"):
        first = COURSE[name].scenarios[0]
        assert not {Need.HOSTS, Need.WIRE} & set(first.requires), name


def test_the_schema_that_editors_read_is_current() -> None:
    written = (EXERCISES / "schema.json").read_text(encoding="utf-8")
    assert written == schema_text(), "run: python grade.py exercises schema > exercises/schema.json"


def test_the_schema_is_a_schema_and_the_files_fit_it() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    validator = jsonschema.Draft202012Validator(json.loads(schema_text()))
    for path in EXERCISES.glob("*.yml"):
        first, _, _ = path.read_text(encoding="utf-8").partition("\n")
        assert first == "# yaml-language-server: $schema=schema.json"
        validator.validate(yaml.safe_load(path.read_text(encoding="utf-8")))
