"""Marks: worked by hand for whoever reads, and properties for all that can come."""

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.classroom import Result, Student, note
from grader.marks.course import Course, Late, Rounding
from grader.marks.mark import Need, mark_of, rounded
from grader.verdict import Outcome, SubmissionVerdict
from tests.marks.making import BOTH, HELLO, PACKETS, course, override, result, verdict

LATE = 'deadline: "2026-03-20 23:59"\ntimezone: America/Sao_Paulo\nlate: {percent: 10, per: day}\n'


def marked(given: Result, rules: str = "scale: 10\n") -> Decimal | None:
    return mark_of(given, BOTH, course(rules)).mark


def test_every_point_weighs_the_same_without_a_course() -> None:
    full = result(verdict(HELLO, 6, 4), verdict(PACKETS, 4, 4), overrides=(override("packets", "explain", 2),))
    assert marked(full) == 10
    half = result(verdict(HELLO, 6, 4), overrides=())
    assert marked(half) == 5  # nothing there for the other exercise: no points, and nothing open
    assert [each.handed_in for each in mark_of(half, BOTH, Course()).exercises] == [True, False]


def test_weights_say_what_counts() -> None:
    one = result(verdict(HELLO, 6, 0), verdict(PACKETS, 4, 4))
    assert marked(one, "weights: {hello: 1}\n") == 6
    assert marked(one, "weights: {hello: 3, packets: 1}\nmanual: false\n") == 7
    assert marked(one, "weights: {hello: 3, packets: 1}\n") is None


def test_a_question_that_nobody_has_marked_leaves_no_mark() -> None:
    mark = mark_of(result(verdict(HELLO, 6, 4), verdict(PACKETS, 4, 4)), BOTH, Course())
    assert (mark.mark, mark.so_far) == (None, 9)
    assert [(each.need, each.exercise, each.item, each.max_points) for each in mark.open] == [(Need.MANUAL, "packets", "explain", 2)]


@pytest.mark.parametrize(
    ("outcome", "reason", "open_"),
    [
        (Outcome.UNDECIDED, "a worker died", True),
        (Outcome.NOT_RUN, "needs-wire", True),
        (Outcome.NOT_RUN, "asked-plain", True),
        (Outcome.NOT_RUN, "needs-scenario", False),
        (Outcome.NOT_RUN, "program-missing", False),
        (Outcome.FAILED, "", False),
    ],
)
def test_what_could_not_be_decided_is_no_zero(outcome: Outcome, reason: str, open_: bool) -> None:
    one = result(verdict(HELLO, 0, 4, outcome=outcome, reason=reason))
    mark = mark_of(one, (HELLO,), Course())
    assert mark.mark == (None if open_ else 4)
    assert [each.need for each in mark.open] == ([Need.UNDECIDED] if open_ else [])
    decided = msgspec.structs.replace(one, overrides=(override("hello", "talk", 3),))
    assert mark_of(decided, (HELLO,), Course()).mark == 7
    whole = msgspec.structs.replace(one, overrides=(override("hello", "", 9.5),))
    assert mark_of(whole, (HELLO,), Course()).mark == Decimal("9.5")


def test_an_undecided_bonus_matters_only_where_bonus_counts() -> None:
    good = verdict(HELLO, 5, 4, 1)
    broken = msgspec.structs.replace(good.scenarios[2], outcome=Outcome.UNDECIDED, points=0)
    one = result(msgspec.structs.replace(good, scenarios=(*good.scenarios[:2], broken)))
    assert mark_of(one, (HELLO,), Course()).mark == 9
    assert mark_of(one, (HELLO,), Course(bonus=True)).mark is None
    assert mark_of(result(good), (HELLO,), Course(bonus=True)).mark == 10


def test_bonus_never_lifts_an_exercise_above_its_points() -> None:
    assert mark_of(result(verdict(HELLO, 6, 4, 1)), (HELLO,), Course(bonus=True)).mark == 10


def test_what_can_not_be_graded_needs_a_person() -> None:
    broken = result(problem=note("the archive is damaged"))
    empty = SubmissionVerdict(submission="ana", isolation="hosts", seed=1, outcome=Outcome.NOT_RUN, points=0, max_points=0)
    for one in (broken, msgspec.structs.replace(broken, verdict=empty)):
        assert [(each.need, each.exercise) for each in mark_of(one, BOTH, Course()).open] == [
            (Need.PROBLEM, "hello"),
            (Need.PROBLEM, "packets"),
        ]
    waiting = result()
    assert [each.need for each in mark_of(waiting, (HELLO,), Course()).open] == [Need.NOT_GRADED]
    half = msgspec.structs.replace(broken, overrides=(override("hello", "", 5),))
    assert (mark_of(half, BOTH, Course()).mark, mark_of(half, BOTH, Course()).so_far) == (None, Decimal("2.5"))
    by_hand = msgspec.structs.replace(broken, overrides=(override("hello", "", 5), override("packets", "", 0)))
    assert mark_of(by_hand, BOTH, Course()).mark == Decimal("2.5")


def test_nothing_handed_in() -> None:
    nobody = Result(student=Student(key="bia"))
    mark = mark_of(nobody, BOTH, Course())
    assert (mark.mark, mark.absent, mark.open) == (0, True, ())
    blank = mark_of(nobody, BOTH, course("absent: blank\n"))
    assert (blank.mark, blank.absent, blank.open) == (None, True, ())


def test_pass_mark() -> None:
    one = result(verdict(HELLO, 2, 4))
    assert mark_of(one, (HELLO,), course("pass: 6\n")).passed is True
    assert mark_of(one, (HELLO,), course("pass: 6.1\n")).passed is False
    assert mark_of(one, (HELLO,), Course()).passed is None
    assert mark_of(result(verdict(PACKETS, 4, 4)), (PACKETS,), course("pass: 6\n")).passed is None


def test_the_last_override_counts_and_stays_within_its_item() -> None:
    early = override("hello", "talk", 1, when=datetime(2026, 3, 1, tzinfo=UTC))
    late = override("hello", "talk", 99, when=datetime(2026, 3, 2, tzinfo=UTC))
    one = result(verdict(HELLO, 0, 4), overrides=(late, early))
    assert mark_of(one, (HELLO,), Course()).mark == 10


@pytest.mark.parametrize(
    ("when", "units", "mark"),
    [
        ("2026-03-21T02:59:00", None, 10),  # the deadline itself: 23:59 in São Paulo
        ("2026-03-21T02:59:01", 1, 9),
        ("2026-03-22T02:59:00", 1, 9),
        ("2026-03-22T02:59:01", 2, 8),
        ("2026-05-30T00:00:00", 70, 0),
    ],
)
def test_each_day_that_has_begun_costs(when: str, units: int | None, mark: int) -> None:
    one = result(verdict(HELLO, 6, 4), when=datetime.fromisoformat(when).replace(tzinfo=UTC))
    found = mark_of(one, (HELLO,), course(LATE))
    assert found.mark == mark
    assert (found.late.units if found.late else None) == units


def test_grace_cutoff_most_and_of_the_scale() -> None:
    def late(rules: str, when: datetime) -> Decimal | None:
        return mark_of(result(verdict(HELLO, 1, 4), when=when), (HELLO,), course(LATE.replace("per: day", rules))).mark

    soon = datetime(2026, 3, 21, 3, 9, tzinfo=UTC)  # ten minutes
    days = datetime(2026, 3, 30, 3, 9, tzinfo=UTC)
    assert late("per: day", soon) == Decimal("4.5")
    assert late("per: day, grace: 10", soon) == 5
    assert late("per: day, grace: 9.9", soon) == Decimal("4.5")
    assert late("per: day, of: scale", soon) == 4
    assert late("per: day, of: scale", days) == 0
    assert late("per: day, at_most: 30", days) == Decimal("3.5")
    assert late("per: hour, at_most: 30", soon) == Decimal("4.5")
    cut = course(LATE + 'cutoff: "2026-03-25"\n')
    gone = mark_of(result(verdict(HELLO, 1, 4), when=days), (HELLO,), cut)
    assert gone.mark == 0 and gone.late is not None and gone.late.cut_off


def test_an_extension_is_a_deadline_of_ones_own() -> None:
    rules = course(LATE + 'cutoff: "2026-03-25"\nextensions: {ana: "2026-04-10 12:00"}\n')
    when = datetime(2026, 4, 10, 15, 0, tzinfo=UTC)
    assert mark_of(result(verdict(HELLO, 6, 4), when=when), (HELLO,), rules).mark == 10
    assert mark_of(result(verdict(HELLO, 6, 4), key="bia", when=when), (HELLO,), rules).mark == 0


def test_late_by_the_platforms_word_alone_needs_a_person() -> None:
    one = result(verdict(HELLO, 6, 4), late=True)
    assert [each.need for each in mark_of(one, (HELLO,), course(LATE)).open] == [Need.TIME]
    assert mark_of(one, (HELLO,), Course()).mark == 10


points = st.decimals(0, 6, places=3).map(float)
steps = st.sampled_from([1.0, 0.5, 0.25, 0.1, 0.01])
percents = st.floats(0, 100)
late_rules = st.builds(
    Late, percent=percents, per=st.sampled_from(["day", "hour"]), of=st.sampled_from(["mark", "scale"]), at_most=percents
)  # fmt: skip
courses = st.builds(
    Course,
    scale=st.sampled_from([10.0, 100.0, 20.0, 7.5, 1.0]),
    rounding=st.builds(Rounding, step=st.sampled_from([0.5, 0.1, 0.05, 0.01]), half=st.sampled_from(["up", "even"])),
    weights=st.sampled_from([{}, {"hello": 1.0}, {"hello": 0.3, "packets": 0.7}]),
    bonus=st.booleans(),
    manual=st.booleans(),
    deadline=st.just("2026-03-20 23:59Z"),
    late=st.none() | late_rules,
)
times = st.datetimes(datetime(2026, 3, 19), datetime(2026, 4, 3), timezones=st.just(UTC))


@given(courses, times, points, points, points, st.floats(-5, 50, allow_nan=False))
def test_a_mark_stands_on_its_scale_and_more_points_never_make_it_less(
    rules: Course, when: datetime, talk: float, other: float, bonus: float, manual: float
) -> None:
    def of(points: float) -> Decimal:
        given = (override("packets", "explain", manual),)
        one = result(verdict(HELLO, points, 4, min(bonus, 1)), verdict(PACKETS, 2, 2), overrides=given, when=when)
        mark = mark_of(one, BOTH, rules)
        assert mark.mark is not None
        assert 0 <= mark.mark <= mark.scale
        assert Fraction(mark.mark) % Fraction(repr(rules.rounding.step)) == 0
        return mark.mark

    less, more = sorted((talk, other))
    assert of(less) <= of(more)


@given(st.fractions(0, 100), steps)
def test_rounding_is_exact(value: Fraction, step: float) -> None:
    up = rounded(value, Rounding(step=step), Decimal(1000))
    even = rounded(value, Rounding(step=step, half="even"), Decimal(1000))
    exact = Fraction(repr(step))
    assert Fraction(up) % exact == 0
    assert -exact / 2 < Fraction(up) - value <= exact / 2
    assert abs(Fraction(even) - value) <= exact / 2


@pytest.mark.parametrize(
    ("value", "up", "even"), [("0.05", "0.1", "0.0"), ("0.15", "0.2", "0.2"), ("6.65", "6.7", "6.6"), ("1.005", "1.0", "1.0")]
)
def test_a_half_is_a_half(value: str, up: str, even: str) -> None:
    """Binary fractions get these wrong: round(6.65, 1) is 6.7, round(0.15, 1) is 0.1."""
    assert rounded(Fraction(value), Rounding(), Decimal(10)) == Decimal(up)
    assert rounded(Fraction(value), Rounding(half="even"), Decimal(10)) == Decimal(even)


RULES = 'deadline: "2026-03-20 23:59"\ntimezone: America/Sao_Paulo\n'


def test_a_time_that_nobody_knows_is_no_time_before_the_deadline() -> None:
    one = result(verdict(HELLO, 6, 4))
    assert [each.need for each in mark_of(one, (HELLO,), course(LATE)).open] == [Need.TIME]
    assert mark_of(one, (HELLO,), course(RULES)).mark == 10  # lateness costs nothing
    assert mark_of(one, (HELLO,), course()).mark == 10
    told = result(verdict(HELLO, 6, 4), in_time=True)
    assert mark_of(told, (HELLO,), course(LATE)).mark == 10  # by the platform's word
    forgiven = result(verdict(HELLO, 6, 4), overrides=(override("", "late", 0),))
    assert mark_of(forgiven, (HELLO,), course(LATE)).mark == 10


def test_a_platform_s_clock_is_read_in_the_course_s_time_zone() -> None:
    early, late = (result(verdict(HELLO, 6, 4), clock=f"2026-03-{day} 23:58:00") for day in (20, 21))
    assert mark_of(early, (HELLO,), course(LATE)).mark == 10
    assert mark_of(late, (HELLO,), course(LATE)).mark == 9


def test_who_may_have_handed_something_in_has_no_zero() -> None:
    student = Student(key="ana", name="Ana", maybe=("final2.zip",))
    open_row = mark_of(Result(student=student), (HELLO,), course())
    assert (open_row.mark, [each.need for each in open_row.open]) == (None, [Need.OWNER])
    decided = mark_of(Result(student=student, overrides=(override("", "absent", 0),)), (HELLO,), course())
    assert (decided.mark, decided.open) == (0, ())


@pytest.mark.parametrize(("day", "spent", "mark", "free"), [(21, 0, 10, 1), (23, 0, 10, 3), (24, 0, 9, 3), (22, 2, 9, 1), (22, 9, 8, 0)])
def test_late_days_of_a_budget_cost_nothing(day: int, spent: int, mark: int, free: int) -> None:
    rules = course(f"{RULES}late: {{percent: 10, budget: 3, spent: {{ana: {spent}}}}}\n")
    one = result(verdict(HELLO, 6, 4), when=datetime(2026, 3, day, 23, 58, tzinfo=UTC))
    found = mark_of(one, (HELLO,), rules)
    assert (found.mark, found.late.free if found.late else None) == (mark, free)


def test_an_exercise_that_was_not_found_is_no_zero_where_something_fits_none() -> None:
    graded = result(verdict(HELLO, 6, 4))
    assert graded.verdict is not None
    odd = msgspec.structs.replace(graded, verdict=msgspec.structs.replace(graded.verdict, ignored=("trabalho2",)))
    assert mark_of(graded, BOTH, course()).mark == 5
    assert [(each.need, each.exercise) for each in mark_of(odd, BOTH, course()).open] == [(Need.UNREAD, "packets")]
    decided = msgspec.structs.replace(odd, overrides=(override("packets", "", 10),))
    assert mark_of(decided, BOTH, course()).mark == 10
