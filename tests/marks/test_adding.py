"""How a mark adds up: the lines give the mark, whatever was decided by whom."""

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.classroom import Override, Result
from grader.marks.adding import MarkLine, adding_up
from grader.marks.course import Course, Rounding
from grader.marks.mark import mark_of
from grader.marks.standing import LATE as LATE_ITEM
from grader.marks.standing import numbered
from grader.report.words import Words
from tests.marks.making import BOTH, HELLO, PACKETS, course, override, real, result, verdict
from tests.marks.test_mark import LATE

WORDS = Words("en")


def lines_of(one: Result, rules: Course, hidden: frozenset[tuple[str, str]] = frozenset()) -> tuple[MarkLine, ...]:
    return adding_up(one, BOTH, rules, mark_of(one, BOTH, rules), WORDS, hidden)


def told(lines: tuple[MarkLine, ...]) -> list[tuple[str, str, str | None, str]]:
    return [(each.kind, each.title, None if each.points is None else str(float(each.points)), each.note) for each in lines]


def test_all_that_a_mark_is_made_of() -> None:
    late = datetime(2026, 3, 22, 12, 0, tzinfo=UTC)
    given = (override("packets", "explain", 1.5), override("hello", "exit", 2))
    one = result(verdict(HELLO, 3, 4), verdict(PACKETS, 4, 4), overrides=given, when=late)
    rules = course(f"{LATE}weights: {{hello: 2, packets: 1}}\n")
    assert told(lines_of(one, rules)) == [
        ("exercise", "text", "5.0", "weight 2 of 3"),
        ("item", "text", "3.0", ""),
        ("item", "text", "2.0", "by a person"),
        ("exercise", "text", "9.5", "weight 1 of 3"),
        ("item", "text", "4.0", ""),
        ("item", "text", "4.0", ""),
        ("item", "text", "1.5", "by a person"),
        ("sum", "Together, on the course's scale", "6.5", ""),
        ("late", "Lateness", "-1.3", "of the mark"),
        ("mark", "Mark", "5.2", ""),
    ]


def test_what_is_open_has_a_line_without_points_and_what_is_hidden_one_line() -> None:
    one = result(verdict(HELLO, 3, 4), verdict(PACKETS, 4, 4))
    lines = lines_of(one, course(), frozenset({("hello", "talk"), ("hello", "exit")}))
    assert told(lines)[:2] == [("exercise", "text", "7.0", "weight 10 of 20"), ("item", "What the course keeps to itself", "7.0", "")]
    assert [(each.title, each.note) for each in lines if each.points is None] == [("text", "to be marked by a person"), ("Mark", "")]


def test_the_course_s_own_exercises_line_by_line() -> None:
    from grader.spec.load import load_exercises

    (hello,) = (each for each in load_exercises() if each.id == "hello-tcp")
    one = result(real("hello-tcp", lost=("closes",)))
    rules = Course(rounding=Rounding(step=0.01))  # fine enough to round nothing
    mark = mark_of(one, (hello,), rules)
    lines = adding_up(one, (hello,), rules, mark, WORDS, frozenset())
    assert [each.title for each in lines if each.kind == "item" and not each.points] == [
        "After the greeting the server ends the connection"
    ]
    left = Decimal(str(hello.points)) - Decimal(str(hello.claims["closes"].points))
    assert sum((each.points or Decimal(0) for each in lines if each.kind == "item"), Decimal(0)) == mark.mark == left


@pytest.mark.parametrize(
    ("step", "language", "note"),
    [(0.5, "en", "rounded to a multiple of 0.5"), (0.5, "pt-BR", "arredondada para um múltiplo de 0,5"), (0.25, "en", "")],
)
def test_what_rounding_changes_is_told_beside_the_mark(step: float, language: str, note: str) -> None:
    rules = Course(rounding=Rounding(step=step))
    one = result(verdict(HELLO, 4.5, 4))  # 8.5 of 10, which is 4.25 with what was not handed in
    lines = adding_up(one, BOTH, rules, mark_of(one, BOTH, rules), Words(language), frozenset())
    assert (lines[-1].kind, lines[-1].note) == ("mark", note)


def test_a_decision_on_something_else_is_flagged_in_its_line() -> None:
    judged = result(verdict(HELLO, 3, 4), when=datetime(2026, 3, 22, 12, 0, tzinfo=UTC))
    later = numbered(override("", LATE_ITEM, 2), judged)
    one = msgspec.structs.replace(judged, overrides=(numbered(override("hello", "exit", 2), judged), later))
    assert [each.note for each in lines_of(one, course(LATE)) if "person" in each.note] == ["by a person", "of the mark; by a person"]
    again = result(verdict(HELLO, 3, 1), overrides=one.overrides, when=datetime(2026, 3, 22, 12, 1, tzinfo=UTC))
    flag = "(decided on something else: it has changed since)"
    assert [each.note for each in lines_of(again, course(LATE)) if flag in each.note] == [
        f"by a person {flag}",
        f"of the mark; by a person {flag}",
    ]


decided = st.builds(
    lambda exercise, item, points: override(exercise, item, points),
    st.sampled_from(["hello", "packets"]), st.sampled_from(["talk", "exit", "explain", ""]), st.integers(0, 4),
)  # fmt: skip


@given(
    st.tuples(*[st.integers(0, 4)] * 4),
    st.lists(decided, max_size=4, unique_by=lambda each: (each.exercise, each.item)),
    st.sampled_from([0.1, 0.5, 1.0]),
    st.booleans(),
)
def test_the_lines_always_give_the_mark(points: tuple[int, ...], overrides: list[Override], step: float, bonus: bool) -> None:
    talk, exit, *packets = points
    kept = tuple(each for each in overrides if (each.exercise, each.item) != ("hello", "explain"))
    one = result(verdict(HELLO, talk, exit, 1), verdict(PACKETS, *packets), overrides=kept)
    rules = Course(rounding=Rounding(step=step), bonus=bonus, manual=True)
    mark = mark_of(one, BOTH, rules)
    lines = lines_of(one, rules)
    groups: list[list[MarkLine]] = []
    for line in lines:
        if line.kind == "exercise":
            groups.append([])
        groups[-1].append(line)
    for group, each in zip(groups, mark.exercises, strict=True):
        items = sum((line.points or Decimal(0) for line in group if line.kind == "item"), Decimal(0))
        assert group[0].points == each.so_far == min(items, each.max_points)
    assert lines[-1].points == mark.mark
    whole = sum((Fraction(each.so_far) / Fraction(each.max_points) * Fraction(each.weight) for each in mark.exercises), Fraction(0))
    (together,) = (line for line in lines if line.kind == "sum")
    assert abs(Fraction(together.points or 0) - whole / 20 * 10) < Fraction(1, 1000)
    assert msgspec.json.encode(told(lines))
