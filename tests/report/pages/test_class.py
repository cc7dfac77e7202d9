"""The class's page: the rows it is made of, what it counts, its size, and that names stay text."""

import re

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from grader.classroom import Attempt, Override, Result, Student, note
from grader.report import safe
from grader.report.pages.model import Cell, ClassPage, Failure, ShownMark, StudentRow
from grader.report.pages.overview import class_page
from grader.report.pages.rows import failing, row_of
from grader.report.words import Words
from grader.spec.model import Exercise
from grader.verdict import Outcome, SubmissionVerdict
from tests.report.conftest import HANGS
from tests.report.pages.hostile import HOSTILE, Seen
from tests.report.pages.test_student import LATER

WORDS = Words("en")


def pupil(number: int, mark: float | None = 5.0, *codes: str, **other: object) -> StudentRow:
    failures = tuple(Failure("ping-pong-tcp", "exit", code, f"told of {code}") for code in codes)
    row = StudentRow(
        key=f"s{number}",
        name=f"Ana {number}",
        mark=ShownMark(value=mark, most=10),
        outcome="failed" if codes else "passed",
        failures=failures,
        played=(("ping-pong-tcp", "exit"),),
        cells=(Cell("ping-pong-tcp", mark or 0, 10, "failed" if codes else "passed"),),
    )
    return msgspec.structs.replace(row, **other)


def page(exercise: Exercise, *rows: StudentRow, pass_mark: float | None = None, similar: str = "") -> Seen:
    return Seen(class_page(ClassPage(rows=rows, exercises=(exercise,), pass_mark=pass_mark, similar=similar), WORDS))


def test_a_row_keeps_what_the_class_wants_to_know(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    result = Result(student=Student(key="ana", id="2020"), attempt=Attempt(source="a", late=True), verdict=verdict)
    row = row_of(result, (exercise,), WORDS, href="students/ana.html")
    assert (row.name, row.id, row.late, row.outcome, row.manual) == ("ana", "2020", True, "undecided", 1)
    assert row.cells == (Cell("ping-pong-tcp", 5.5, 10, "undecided"),)
    assert [(each.scenario, each.code) for each in row.failures] == [("exit", "with-own-hint"), ("second-client", "with-own-hint")]
    assert row.failures[0].message == "The client hangs in client.py, line 12."
    assert len(row.person) == 1 and "Ping-pong over TCP, The client's machine vanishes" in row.person[0]
    assert "broken" not in [scenario for _, scenario in row.played]


def test_who_teaches_is_not_told_that_it_is_not_theirs(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    result = Result(student=Student(key="ana"), attempt=Attempt(source="a"), verdict=verdict)
    (why,) = row_of(result, (exercise,), WORDS).person
    assert "the grader's own fault, not the student's: OSError" in why


def test_a_persons_points_stand_in_the_place_of_the_graders(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    result = Result(student=Student(key="ana"), attempt=Attempt(source="a"), verdict=verdict)
    assert row_of(result, (exercise,), WORDS, points={exercise.id: (9, 12)}).cells == (Cell(exercise.id, 9, 12, "undecided"),)
    refused = Result(student=Student(key="bia"), attempt=Attempt(source="b", problem=note("It is damaged.")))
    row = row_of(refused, (exercise,), WORDS, points={exercise.id: (8, 12)})
    assert row.cells == (Cell(exercise.id, 8, 12, ""),)
    assert "–8not graded" in page(exercise, row).text  # mark, exercise, outcome


def test_marked_questions_are_no_longer_waited_for(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    given = Override(student="ana", exercise=exercise.id, item="explain", points=2, reason="", author="ta", when=LATER)
    result = Result(student=Student(key="ana"), attempt=Attempt(source="a"), verdict=verdict, overrides=(given,))
    assert row_of(result, (exercise,), WORDS).manual == 0


@pytest.mark.parametrize(
    ("attempt", "reasons"),
    [
        (None, ()),
        (Attempt(source="a"), ("Not graded yet.",)),
        (Attempt(source="a", problem=note("It is damaged.")), ("It is damaged.",)),
    ],
)
def test_who_was_not_graded_needs_a_person_unless_nothing_was_handed_in(
    attempt: Attempt | None, reasons: tuple[str, ...], exercise: Exercise
) -> None:
    row = row_of(Result(student=Student(key="ana"), attempt=attempt), (exercise,), WORDS)
    assert row.person == reasons
    assert row.handed_in == (attempt is not None)


def test_what_a_person_has_decided_waits_for_nobody(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    """Neither an archive that can't be opened nor what the grader left undecided."""
    refused = Result(student=Student(key="bia"), attempt=Attempt(source="b", problem=note("It is damaged.")))
    assert row_of(refused, (exercise,), WORDS, waits=()).person == ()
    assert row_of(refused, (exercise,), WORDS, waits={(exercise.id, "")}).person == ("It is damaged.",)
    result = Result(student=Student(key="ana"), attempt=Attempt(source="a"), verdict=verdict)
    assert row_of(result, (exercise,), WORDS, waits={(exercise.id, "explain")}).person == ()


def test_what_this_machine_could_not_play_waits_for_a_person_where_the_mark_does(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    one = verdict.exercises[0]
    first = msgspec.structs.replace(one.scenarios[0], outcome=Outcome.NOT_RUN, reason="needs-hosts", claims=())
    cut = msgspec.structs.replace(verdict, exercises=(msgspec.structs.replace(one, scenarios=(first,)),))
    result = Result(student=Student(key="ana"), attempt=Attempt(source="a"), verdict=cut)
    (why,) = row_of(result, (exercise,), WORDS, waits={(exercise.id, first.id)}).person
    assert "can't give each program a network of its own" in why


def test_what_fails_most_leaves_bonus_out(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    one = verdict.exercises[0]
    lost = msgspec.structs.replace(one.scenarios[0], id="framing", bonus=True, outcome=Outcome.FAILED, points=0, findings=(HANGS,))
    cost = msgspec.structs.replace(lost, id="cut", bonus=False)
    graded = msgspec.structs.replace(verdict, exercises=(msgspec.structs.replace(one, scenarios=(lost, cost)),))
    row = row_of(Result(student=Student(key="ana"), attempt=Attempt(source="a"), verdict=graded), (exercise,), WORDS)
    assert [each.scenario for each in row.failures] == ["cut"]
    assert [each.scenario for each in failing((row,))] == ["cut"]


def test_what_fails_most_comes_first_with_its_findings() -> None:
    other = (Failure("ping-pong-tcp", "cut", "c", "told of c"),)
    rows = (pupil(1, 5, "a"), pupil(2, 5, "b"), pupil(3, 5, "a"), pupil(4), pupil(5, 5, failures=other))
    first, second = failing(rows)
    assert (first.scenario, first.failed, first.decided) == ("exit", 3, 5)
    assert [(each.code, each.count, each.said) for each in first.causes] == [("a", 2, "told of a"), ("b", 1, "told of b")]
    assert (second.scenario, second.failed) == ("cut", 1)


def test_the_page_tells_who_needs_a_person_and_what_fails(exercise: Exercise) -> None:
    troubled = pupil(2, None, person=("It is damaged.",), outcome="", cells=(), manual=1)
    seen = page(exercise, pupil(1, 7, "a"), troubled, pupil(3, 3, handed_in=False, outcome=""), pass_mark=6, similar="similar/index.html")
    text = " ".join(seen.text.split())
    for said in ("3 students", "median 5 of 10", "1 below the pass mark", "1 handed in nothing", "Ana 2It is damaged.", "1 of 3",
                 "SAIR ends the conversation", "told of a", "1 student has questions that a person marks"):  # fmt: skip
        assert said in text
    assert "./similar/index.html" in seen.links


@pytest.mark.parametrize(("mark", "bin"), [(-1, 0), (0, 0), (0.99, 0), (1, 1), (9.5, 9), (10, 9), (12, 9)])
def test_the_histogram_counts_every_mark_once(mark: float, bin: int, exercise: Exercise) -> None:
    text = page(exercise, pupil(1, mark)).text
    counts = [int(part.split(": ")[-1]) for part in text.split("How 1 mark lies on the scale: ")[1].split("\n")[0].split("; ")]
    assert counts == [int(index == bin) for index in range(10)]


def test_a_class_of_nobody_is_a_page_too(exercise: Exercise) -> None:
    assert "0 students" in page(exercise).text


def test_five_hundred_students_stay_under_two_megabytes(exercise: Exercise) -> None:
    cells = tuple(Cell(f"exercise-{n}", 7.25, 10, "failed") for n in range(7))
    exercises = tuple(msgspec.structs.replace(exercise, id=cell.exercise) for cell in cells)
    failures = tuple(Failure(cell.exercise, each.id, f"code-{each.id}", "m" * 160) for cell in cells for each in exercise.scenarios)
    rows = tuple(
        pupil(n, 7.25, name="Maria Aparecida de Albuquerque Cavalcanti", id="202012345678", group="Turma A", late=True,
              href=f"students/maria-aparecida-de-albuquerque-{n}.html", cells=cells, failures=failures, person=("m" * 200,))
        for n in range(500)
    )  # fmt: skip
    assert len(class_page(ClassPage(rows=rows, exercises=exercises), WORDS).encode()) < 2_000_000


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=HOSTILE)
def test_hostile_names_never_become_markup_nor_addresses(text: str, exercise: Exercise) -> None:
    def filled(text: str) -> Seen:
        student = Student(key="k", name=text, id=text, group=text)
        whole = row_of(Result(student=student, attempt=Attempt(source="a", problem=note("{what}", what=text))), (exercise,), WORDS)
        failures = (Failure(exercise.id, "exit", "a", safe.line(text)),)
        asked = ClassPage(rows=(msgspec.structs.replace(whole, href=text, failures=failures),), exercises=(exercise,))
        return Seen(class_page(asked, WORDS))

    text = re.sub("[\ud800-\udfff]", "", text)  # a file can't be called so
    seen = filled(text)
    assert seen.tags == filled("az").tags
    assert seen.text.count(safe.line(text)) >= 6
    assert all(link.startswith(("./", "#", "data:,")) for link in seen.links)
