"""Whatever stands in a file: it is an exercise, or every mistake has a text; never a crash."""

import contextlib
import json
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.errors import ExerciseError
from grader.places import EXERCISES
from grader.spec.load import exercise_of
from grader.spec.schema import json_schema
from grader.spec.source import parse_document

SOURCES = {path.name: path.read_text(encoding="utf-8") for path in sorted(EXERCISES.glob("*.yml"))}
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
KEYS = sorted({key for shape in json_schema()["$defs"].values() for key in shape.get("properties", {})})

scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.sampled_from(KEYS))
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), inner, max_size=6)
)


def check(text: str) -> None:
    """Loads, or raises ExerciseError with a place in every mistake."""
    try:
        exercise_of(parse_document(text, "any.yml"))
        return
    except ExerciseError as error:
        mistakes = error.mistakes
    assert mistakes
    for told in mistakes:
        name, line, column, _what = told.split(":", 3)
        assert name == "any.yml" and int(line) >= 1 and int(column) >= 1


@UNTIMED
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)


@UNTIMED
@given(st.text(":-[]{}&*!|>'\"%@`#,?\n\t abc01~", max_size=60))
def test_any_text_of_yaml_signs(text: str) -> None:
    check(text)


@UNTIMED
@given(anything)
def test_any_data(data: Any) -> None:
    check(json.dumps(data))


@UNTIMED
@given(st.data())
def test_a_good_file_with_one_piece_replaced(data: st.DataObject) -> None:
    """Somewhere in an exercise of the course another value stands, or a key is gone or renamed."""
    exercise = yaml.load(SOURCES[data.draw(st.sampled_from(sorted(SOURCES)))], Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    place: Any = exercise
    while True:
        key = data.draw(st.sampled_from(sorted(place))) if isinstance(place, dict) else data.draw(st.integers(0, len(place) - 1))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    if data.draw(st.booleans()) and isinstance(place, dict):
        value = place.pop(key)
        place[data.draw(st.sampled_from(KEYS))] = value
    else:
        place[key] = data.draw(anything)
    check(json.dumps(exercise))


@UNTIMED
@given(st.data())
def test_a_good_file_with_a_slip_of_the_hand(data: st.DataObject) -> None:
    source = SOURCES[data.draw(st.sampled_from(sorted(SOURCES)))]
    start = data.draw(st.integers(0, len(source)))
    end = min(len(source), start + data.draw(st.integers(0, 20)))
    check(source[:start] + data.draw(st.text(":-[]{}&*!|>'\"\n\t abc01", max_size=5)) + source[end:])


@UNTIMED
@given(st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    with contextlib.suppress(UnicodeDecodeError):
        check(raw.decode("utf-8"))
    check(raw.decode("latin-1"))
