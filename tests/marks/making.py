"""Handwritten results, for the tests of marks: two exercises of three scenarios, and whoever the test needs."""

from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from grader.batch.store import Grading, Settings, Store
from grader.classroom import Attempt, Override, Result, Student
from grader.judge.total import exercise_verdict
from grader.marks.course import Course, course_of
from grader.spec.load import load_exercises
from grader.spec.model import Exercise, Manual, Program, Scenario, Text
from grader.spec.rubric import shown_in
from grader.spec.source import parse_document
from grader.verdict import ExerciseVerdict, Mark, Outcome, ScenarioVerdict, SubmissionVerdict

T = Text(pt="texto", en="text")
NOW = datetime(2026, 3, 30, 12, 0, tzinfo=UTC)


def exercise(id: str, order: int, *, manual: float = 0) -> Exercise:
    """Ten points: 6 and 4 (less what is marked by hand), and a bonus of 1."""
    scenarios = [Scenario(id="talk", title=T, points=6 - manual), Scenario(id="exit", title=T, points=4)]
    scenarios.append(Scenario(id="extra", title=T, points=1, bonus=True))
    questions = [Manual(id="explain", title=T, points=manual)] if manual else []
    return Exercise(
        id=id, order=order, title=T, about=T, section="s", protocol="own",
        programs={"server": Program(names=["server"])}, scenarios=scenarios, manual=questions,
    )  # fmt: skip


HELLO = exercise("hello", 1)
PACKETS = exercise("packets", 2, manual=2)
BOTH = (HELLO, PACKETS)


def scenario(id: str, points: float, most: float, **more: object) -> ScenarioVerdict:
    outcome = Outcome.PASSED if points == most else Outcome.FAILED
    return ScenarioVerdict(**{"id": id, "outcome": outcome, "points": points, "max_points": most} | more)  # type: ignore[arg-type]


def verdict(exercise: Exercise, talk: float, exit: float, extra: float = 0, **more: object) -> ExerciseVerdict:
    """`more` changes the scenario talk: its outcome, its reason."""
    most = {each.id: each.points for each in exercise.scenarios}
    scenarios = (
        scenario("talk", talk, most["talk"], **more),
        scenario("exit", exit, most["exit"]),
        scenario("extra", extra, most["extra"], bonus=True),
    )
    return ExerciseVerdict(
        id=exercise.id, outcome=Outcome.FAILED, points=talk + exit, max_points=most["talk"] + most["exit"], bonus=extra, scenarios=scenarios
    )


def result(*exercises: ExerciseVerdict, key: str = "ana", overrides: tuple[Override, ...] = (), **attempt: object) -> Result:
    """What was handed in by Ana (or `key`), and became these verdicts; without any, it has not been graded."""
    graded = SubmissionVerdict(
        submission=key, isolation="hosts", seed=1, outcome=Outcome.FAILED, points=0, max_points=20, exercises=exercises
    )  # fmt: skip
    return Result(
        student=Student(key=key, name=key.title()),
        attempt=Attempt(**{"source": key} | attempt),  # type: ignore[arg-type]
        verdict=graded if exercises else None,
        overrides=overrides,
    )


def override(exercise: str, item: str, points: float, *, student: str = "ana", reason: str = "seen", when: datetime = NOW) -> Override:
    return Override(student=student, exercise=exercise, item=item, points=points, reason=reason, author="ta", when=when)


def course(text: str = "scale: 10\n") -> Course:
    return course_of(parse_document(text, "course.yml"), BOTH)


REAL = {each.id: each for each in load_exercises()}


def most_of(id: str, claim: str) -> float:
    """The points of a claim of one of the course's own exercises, as its file has them now."""
    return REAL[id].claims[claim].points


def real(id: str, lost: tuple[str, ...] = (), undecided: tuple[str, ...] = ()) -> ExerciseVerdict:
    """The verdict on one of the course's own exercises: full points but for some claims that no play showed, or could decide."""
    exercise, scenarios = REAL[id], []
    for each in exercise.scenarios:
        shown = shown_in(exercise, each, frozenset(exercise.programs))
        outcome = Outcome.UNDECIDED if set(undecided) & set(shown) else Outcome.FAILED if set(lost) & set(shown) else Outcome.PASSED
        marks = tuple(Mark(claim, 0 if claim in (*lost, *undecided) else count, count) for claim, count in shown.items())
        scenarios.append(ScenarioVerdict(id=each.id, outcome=outcome, points=0, max_points=0, marks=marks))
    return exercise_verdict(exercise, tuple(scenarios), ())


def keep(folder: Path, results: tuple[Result, ...], exercises: tuple[str, ...] = ()) -> None:
    """A batch's folder with these results in it."""
    with Store.open(folder, create=True) as store:
        store.save_settings(Settings(seed=1, exercises=exercises))
        for one in results:
            store.enrol([(one.student.key, one.student, None)])
            if one.attempt:
                attempt = store.hand_in(one.student.key, replace(one.attempt, digest=one.student.key), ())
                if one.verdict:
                    digests = {each.id: each.id for each in one.verdict.exercises}
                    store.save(attempt, Grading(verdict=one.verdict, exercises=digests, record=None, grader="test", asked=""))
            for each in one.overrides:
                store.set_override(each)
