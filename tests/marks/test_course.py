"""A course's file: what may stand in it, and every mistake told with its place and the author's own line."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.classroom import Student, note
from grader.errors import ExerciseError
from grader.marks.course import Course, Late, Rounding, counting, course_of, load_course, strangers
from grader.marks.mark import mark_of
from grader.spec.load import load_exercises
from grader.spec.schema import json_schema, schema_text
from grader.spec.source import parse_document
from tests.marks.making import BOTH, result

ROOT = Path(__file__).resolve().parents[2]
GOOD = """\
scale: 100
pass: 60
rounding: {step: 0.5, half: even}
weights: {hello: 1, packets: 2.5}
bonus: true
manual: false
deadline: "2026-03-20 23:59"
cutoff: "2026-03-27"
timezone: America/Sao_Paulo
late: {percent: 10, per: hour, of: scale, at_most: 50, grace: 15}
extensions: {ana: "2026-03-25 12:00"}
groups: true
absent: blank
hidden: [hello/extra]
"""


def mistakes(text: str) -> tuple[str, ...]:
    with pytest.raises(ExerciseError) as raised:
        course_of(parse_document(text, "course.yml"), BOTH)
    return raised.value.mistakes


def test_all_that_may_stand_in_it() -> None:
    course = course_of(parse_document(GOOD, "course.yml"), BOTH)
    assert (course.scale, course.pass_mark, course.rounding) == (100, 60, Rounding(step=0.5, half="even"))
    assert course.late == Late(percent=10, per="hour", of="scale", at_most=50, grace=15)
    assert course.hidden == ["hello/extra"]
    assert course_of(parse_document("scale: 10\n", "course.yml"), BOTH) == Course()
    assert course_of(parse_document("deadline: 2026-03-20 23:59:00-03:00\n", "course.yml"), BOTH).deadline == "2026-03-20 23:59:00-03:00"


@pytest.mark.parametrize(
    ("old", "new", "place", "what", "expected"),
    [
        ("scale: 100", "scale: 0", "1:8", "scale 0", "more than 0"),
        ("scale: 100", "scale: .nan", "1:8", "scale nan", "more than 0"),
        ("scale: 100", 'scale: "100"', "1:8", "found the text `100`", "a number"),
        ("pass: 60", "pass: 600", "2:7", "pass mark 600", "from 0 to 100"),
        ("step: 0.5", "step: 0.3", "3:18", "the scale, 100, is no multiple of 0.3", "0.1"),
        ("step: 0.5", "step: 1.0e-300", "3:18", "step 1e-300", "0.001 or more"),
        ("half: even", "half: evn", "3:29", "`evn` is not known", "did you mean `even`?"),
        ("hello: 1", "helo: 1", "4:11", "there is no exercise `helo`", "did you mean `hello`?"),
        ("hello: 1", "hello: -1", "4:18", "weight -1", "0 or more"),
        ("{hello: 1, packets: 2.5}", "{hello: 0}", "4:10", "no exercise counts", "more than 0"),
        ('"2026-03-20 23:59"', '"20/03/2026"', "7:11", "`20/03/2026` is no time", "2026-03-20 23:59"),
        ("timezone: America/Sao_Paulo\n", "", "7:11", "has no time zone", "timezone: America/Sao_Paulo"),
        ("America/Sao_Paulo", "America/Sao_Paolo", "9:11", "knows no time zone `America/Sao_Paolo`", "did you mean `America/Sao_Paulo`?"),
        ('"2026-03-27"', '"2026-03-10"', "8:9", "the cut-off comes before the deadline", "later than 2026-03-20 23:59"),
        ('deadline: "2026-03-20 23:59"\n', "", "9:1", "`late` without a deadline", "deadline:"),
        ("percent: 10", "percent: 110", "10:17", "110 percent", "from 0 to 100"),
        ("grace: 15", "grace: .inf", "10:63", "inf minutes", "0 or more"),
        ("late:", "latte:", "10:1", "unknown key `latte`", "did you mean `late`?"),
        ("hello/extra", "hello/extr", "14:10", "there is no scenario `hello/extr`", "did you mean `hello/extra`?"),
    ],
)
def test_a_mistake(old: str, new: str, place: str, what: str, expected: str) -> None:
    text = GOOD.replace(old, new, 1)
    told = next(each for each in mistakes(text) if what in each)
    assert told.startswith(f"course.yml:{place}: ")
    assert text.splitlines()[int(place.split(":")[0]) - 1] in told
    assert expected in told


def test_all_mistakes_at_once() -> None:
    text = (
        GOOD.replace("scale: 100", "scale: much")
        .replace("helo", "hello")
        .replace("percent: 10", "percent: 200")
        .replace("groups: true", "group: yes")
    )
    told = mistakes(text)
    assert [each.split(": ")[0] for each in told] == ["course.yml:1:8", "course.yml:10:17", "course.yml:12:1"]


def test_a_file(tmp_path: Path) -> None:
    (tmp_path / "course.yml").write_text(GOOD, encoding="utf-8")
    assert load_course(tmp_path / "course.yml", BOTH).scale == 100
    with pytest.raises(ExerciseError, match="can't be read"):
        load_course(tmp_path / "none.yml", BOTH)


def test_the_schema_is_what_is_committed() -> None:
    assert schema_text(Course) == (ROOT / "docs/course.schema.json").read_text(encoding="utf-8")


def test_the_sample_course_is_right() -> None:
    assert load_course(ROOT / "examples/class/course.yml", load_exercises()).deadline


KEYS = sorted({key for shape in json_schema(Course)["$defs"].values() for key in shape.get("properties", {})})
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.sampled_from(["2026-03-20 23:59", "UTC", "hello"])
)
anything = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=80)
@given(st.dictionaries(st.sampled_from(KEYS), anything, max_size=6))
def test_whatever_stands_there_is_a_course_or_has_mistakes_with_places(data: Any) -> None:
    try:
        course_of(parse_document(json.dumps(data), "course.yml"), BOTH)
    except ExerciseError as error:
        for told in error.mistakes:
            name, line, column, _what = told.split(":", 3)
            assert name == "course.yml" and int(line) >= 1 and int(column) >= 1


def test_the_exercises_that_count() -> None:
    def ids(course: Course, asked: tuple[str, ...] = ()) -> list[str]:
        return [each.id for each in counting(load_exercises(), course, asked, {"udp-echo"})]

    assert ids(Course()) == ["udp-echo"]
    assert ids(Course(), ("hello-tcp", "udp-echo")) == ["hello-tcp", "udp-echo"]
    assert ids(Course(weights={"ip-multicast": 1})) == ["ip-multicast"]


def test_where_nothing_could_be_read_all_exercises_count_and_nobody_has_a_zero() -> None:
    exercises = counting(BOTH, Course(), (), set())
    broken = result(problem=note("A broken archive."))
    assert mark_of(msgspec.structs.replace(broken, verdict=None), exercises, Course()).mark is None


# ---- names and numbers that are not what they seem ----


def test_an_id_is_the_text_that_stands_there() -> None:
    """`012345` is no octal number and `1:30` no minutes, where they name somebody."""
    text = 'deadline: "2026-03-20 23:59Z"\nlate: {percent: 10, budget: 3, spent: {1:30: 1}}\nextensions: {012345: "2026-03-25 12:00Z"}\n'
    rules = course_of(parse_document(text, "course.yml"), BOTH)
    assert rules.late and (list(rules.extensions), list(rules.late.spent)) == (["012345"], ["1:30"])
    assert strangers(rules, (Student(key="ana", id="012345"), Student(key="bia", login="1:30"))) == ()


def test_names_that_nobody_has_are_told() -> None:
    text = (
        'deadline: "2026-03-20 23:59Z"\nlate: {percent: 10, budget: 3, spent: {bia-lima: 1, bia: 1}}\n'
        'extensions: {ana-sousa: "2026-03-25 12:00Z", 2026001: "2026-03-25 12:00Z", Grupo A: "2026-03-26 12:00Z"}\ngroups: true\n'
    )
    rules = course_of(parse_document(text, "course.yml"), BOTH)
    klass = (Student(key="ana-souza", name="Ana Souza", id="2026001"), Student(key="bia-lima", name="Bia Lima"))
    assert [str(each) for each in strangers(rules, klass)] == [
        "course.yml, extensions: ana-sousa: nobody in the class is called that. Did you mean ana-souza?",
        "course.yml, extensions: Grupo A: nobody in the class is called that.",
        "course.yml, late: spent: bia: nobody in the class is called that. Did you mean bia-lima?",
        "course.yml, groups: nobody in the class has a group; a roster with a column `group` tells them.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("scale: 012", "`012` would be read as 10"),
        ("scale: 1:30", "`1:30` would be read as 90"),
        ("scale: 0x10", "`0x10` would be read as 16"),
        ("scale: 1_0", "`1_0` would be read as 10"),
        ("scale: 1:30.5", "in sixties"),
        ("late: {percent: 10, budget: -1}", "-1 late days"),
    ],
)
def test_numbers_that_yaml_reads_otherwise_are_told(text: str, said: str) -> None:
    with pytest.raises(ExerciseError) as raised:
        course_of(parse_document(f"{text}\n", "course.yml"), BOTH)
    assert said in str(raised.value)
