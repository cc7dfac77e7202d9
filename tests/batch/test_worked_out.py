"""Marks that were kept are those that would be worked out now, whatever has changed meanwhile."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from grader.batch import worked_out as module
from grader.batch.store import Grading, Settings, Store
from grader.batch.worked_out import ClassMarks
from grader.classroom import Attempt, Override, Result, Student, note
from grader.marks.course import Course, Late, counting
from grader.marks.mark import StudentMark, mark_of
from grader.marks.sharing import owners, shared_in_groups
from grader.marks.veil import Veil
from grader.spec.load import load_exercises
from grader.verdict import ExerciseVerdict, Outcome, ScenarioVerdict, SubmissionVerdict

EXERCISES = load_exercises()
WHEN = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
RULES = Course(deadline="2026-03-04 12:00Z", late=Late(percent=10))
Change = Callable[[Store], object]


def verdict(points: float, exercise: str = "hello-tcp") -> SubmissionVerdict:
    scenario = ScenarioVerdict(id="pair", outcome=Outcome.PASSED, points=points, max_points=3)
    one = ExerciseVerdict(id=exercise, outcome=Outcome.PASSED, points=points, max_points=3, scenarios=(scenario,))
    return SubmissionVerdict(
        submission="x", isolation="hosts", seed=4, outcome=Outcome.PASSED, points=points, max_points=3, exercises=(one,)
    )


def hand_in(store: Store, key: str, points: float, digest: str = "d", exercise: str = "hello-tcp", refused: bool = False) -> None:
    attempt = store.hand_in(key, Attempt(source=key, digest=digest, when=WHEN), [])
    graded = msgspec.structs.replace(verdict(points, exercise), exercises=()) if refused else verdict(points, exercise)
    digests = {each.id: each.id for each in graded.exercises}
    why = note("Nothing in it.") if refused else None
    store.save(attempt, Grading(verdict=graded, exercises=digests, record=None, grader="g", asked="a", refused=why))


def decide(store: Store, points: float, item: str = "", exercise: str = "hello-tcp", student: str = "ana") -> None:
    store.set_override(Override(student=student, exercise=exercise, item=item, points=points, reason="r", author="ta", when=WHEN))


def enrol(store: Store, **about: str) -> None:
    store.enrol([("ana", Student(key="ana", name="Ana", group="A", **about), None)])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path, create=True)
    for key in ("ana", "bia", "caio"):
        store.enrol([(key, Student(key=key, name=key.title(), group="" if key == "caio" else "A"), None)])
    hand_in(store, "ana", 2)
    hand_in(store, "bia", 3)
    return store


def worked_out_anew(store: Store, course: Course) -> dict[str, tuple[StudentMark, bool]]:
    results: tuple[Result, ...] = shared_in_groups(store.results(), course)
    settings = store.settings()
    there = {each.id for one in store.results() if one.verdict for each in one.verdict.exercises}
    exercises = counting(EXERCISES, course, settings.exercises if settings else (), there)
    mine = owners(store.results(), course)
    return {each.student.key: (mark_of(each, exercises, course), each.student.key in mine) for each in results}


def kept(store: Store, course: Course) -> dict[str, tuple[StudentMark, bool]]:
    return {key: (each.mark, each.own) for key, each in ClassMarks(store, EXERCISES, course).marks().items()}


def again(store: Store) -> None:
    hand_in(store, "ana", 1, "other")
    hand_in(store, "ana", 2)


CHANGES: dict[str, Change] = {
    "nothing": lambda store: None,
    "a decision": lambda store: decide(store, 1),
    "one on lateness": lambda store: decide(store, 2, "late", ""),
    "a new attempt": lambda store: hand_in(store, "ana", 1, "other"),
    "an earlier attempt again": again,
    "another grading": lambda store: hand_in(store, "ana", 3),
    "a refusal": lambda store: hand_in(store, "ana", 0, refused=True),
    "another exercise in the class": lambda store: hand_in(store, "bia", 3, "more", "ping-pong-tcp"),
    "a time": lambda store: store.tell_times({"ana": datetime(2026, 3, 4, 11, tzinfo=UTC)}),
    "a login that has an extension": lambda store: enrol(store, login="asouza"),
    "another group": lambda store: store.enrol([("ana", Student(key="ana", name="Ana", group="B"), None)]),
    "exercises asked for": lambda store: store.save_settings(Settings(seed=1, exercises=("hello-tcp", "ping-pong-tcp"))),
    "somebody else": lambda store: store.enrol([("davi", Student(key="davi", name="Davi", group="A"), None)]),
}


@pytest.mark.parametrize(
    "course", [RULES, Course(), Course(groups=True, extensions={"asouza": "2026-03-05 12:00Z"}, deadline="2026-03-04 12:00Z")]
)
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_kept_marks_are_those_that_would_be_worked_out(store: Store, course: Course, change: Change) -> None:
    assert kept(store, course) == worked_out_anew(store, course)
    change(store)
    assert kept(store, course) == worked_out_anew(store, course)


def test_other_rules_lead_to_other_marks(store: Store) -> None:
    for course in (Course(), Course(scale=20), Course(scale=20, weights={"ping-pong-tcp": 1}), RULES, Course()):
        assert kept(store, course) == worked_out_anew(store, course)


def test_only_whom_a_change_concerns_is_looked_at_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def noted(result: Result, *rest: object) -> StudentMark:
        looked.append(result.student.key)
        return mark_of(result, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "mark_of", noted)
    for change, expected in (
        (lambda store: None, ["ana", "bia", "caio"]),
        (lambda store: None, []),
        (lambda store: decide(store, 1), ["ana"]),
    ):
        looked.clear()
        change(store)
        kept(store, Course())
        assert looked == expected
    looked.clear()
    kept(store, Course(groups=True))
    decide(store, 2, student="bia")
    looked.clear()
    kept(store, Course(groups=True))
    assert looked == ["ana", "bia"]


def test_a_store_that_takes_nothing_more_costs_no_mark(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store._database._connection.execute("PRAGMA query_only = ON")
    assert kept(store, Course()) == worked_out_anew(store, Course())


def test_numbers_stand_in_their_own_order(store: Store) -> None:
    veil = Veil({"ana": "3", "bia": "1", "caio": "2"})
    found = ClassMarks(store, EXERCISES, Course(), veil)
    assert [each.key for each in found.students] == [each.student.key for each in found.results()] == ["bia", "caio", "ana"]
