"""What the page to mark with shows and keeps: the same rules as a sheet's."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from grader.batch.store import Store
from grader.classroom import Attempt, note
from grader.findings import CATALOGUE
from grader.marks.course import Course
from grader.report.words import Words
from grader.review.desk import DecisionForm, Desk, Sheet, SheetLine
from grader.verdict import Finding
from tests.marks.making import REAL, most_of
from tests.review.made import LEFT_OPEN, OPEN, THEIR_FILES, blamed, made_class, student

EXERCISES = tuple(REAL.values())
HALF = f"{most_of('hello-tcp', 'greets') / 2:g}"
QUESTION = ("multiple-packets", "explain")


def desk(out: Path, author: str = "eva", course: Course | None = None) -> Desk:
    return Desk(out, EXERCISES, course or Course(), Words("en"), author)


def sheet_of(one: Desk, key: str) -> Sheet:
    sheet = one.sheet(key)
    assert sheet is not None
    return sheet


def line_of(one: Desk, key: str, exercise: str, item: str) -> SheetLine:
    sheet = sheet_of(one, key)
    lines = [line for _, _, each in sheet.exercises for line in each] + list(sheet.others)
    return next(line for line in lines if (line.exercise, line.item) == (exercise, item))


def asked(line: SheetLine, key: str, points: str, reason: str = "", **more: object) -> DecisionForm:
    return DecisionForm(student=key, exercise=line.exercise, item=line.item, points=points, reason=reason, state=line.state, **more)  # type: ignore[arg-type]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return made_class(tmp_path)


def test_the_queue_says_who_waits(out: Path) -> None:
    queue = {each.key: each for each in desk(out).queue()}
    assert list(queue) == ["ana", "bia", "caio"]
    assert queue["ana"].open == ("multiple-packets/explain",) and queue["ana"].mark == "–"
    assert queue["caio"].open == () and queue["caio"].mark != "–"


def test_the_answer_stands_beside_the_rubric(out: Path) -> None:
    sheet = sheet_of(desk(out), "ana")
    assert [(each.name, each.exercise, each.text) for each in sheet.files] == [
        ("multiple-packets/README.md", "multiple-packets", "They arrive glued: TCP is a stream."),
        ("multiple-packets/server.py", "multiple-packets", "print(1)"),
    ]
    assert sheet.same
    assert [id for id, _, _ in sheet.exercises] == ["hello-tcp", "multiple-packets"]
    question, *_ = sheet.exercises[1][2]
    assert (question.item, question.kind, question.open) == ("explain", "manual", "a question for a person")
    lost = line_of(desk(out), "ana", "hello-tcp", "greets")
    assert (lost.graded, lost.outcome) == ("0", "failed")
    pdf = next(each for each in sheet_of(desk(out), "bia").files if each.name.endswith(".pdf"))
    assert (pdf.text, pdf.size) == ("", 10)


def test_files_that_are_others_now_are_told(out: Path) -> None:
    (out.parent / "download/ana/multiple-packets/README.md").write_text("another answer")
    assert not sheet_of(desk(out), "ana").same
    (out.parent / "download").rename(out.parent / "moved")
    sheet = sheet_of(desk(out), "bia")
    assert (sheet.files, sheet.same) == ((), False)
    assert Desk(out, EXERCISES, Course(), Words("en"), "eva", out.parent / "moved").sheet("bia").same  # type: ignore[union-attr]


def test_a_decision_is_kept_as_a_sheet_s_is(out: Path) -> None:
    one = desk(out)
    told = one.decide(asked(line_of(one, "ana", *QUESTION), "ana", "1,5", "good"))
    assert (told.kept, told.mistakes) == (1, ()) and told.entry is not None and told.entry.open == ()
    assert line_of(one, "ana", *QUESTION).given == "1.5" and line_of(one, "ana", *QUESTION).author == "eva"
    with Store.open(out) as store:
        assert [(each.student, each.item, each.points, each.reason, each.author, bool(each.about)) for each in store.log()] == [
            ("ana", "explain", 1.5, "good", "eva", True)
        ]
    assert one.decide(asked(line_of(one, "ana", *QUESTION), "ana", "1.5", "good")).kept == 0, "nothing new"
    assert one.decide(asked(line_of(one, "ana", *QUESTION), "ana", "-")).kept == 1
    assert line_of(one, "ana", *QUESTION).given == ""


@pytest.mark.parametrize(
    ("points", "reason", "told"),
    [
        ("9", "", "“9” is no number from 0 to 2."),
        ("a lot", "", "“a lot” is no number from 0 to 2."),
        ("", "#nobody", "There is no comment “#nobody” in comments.yml."),
    ],
)
def test_what_is_no_decision_is_told_and_not_kept(points: str, reason: str, told: str, out: Path) -> None:
    (out / "comments.yml").write_text("glued: A recv is no message.\n")
    one = desk(out)
    said = one.decide(asked(line_of(one, "ana", *QUESTION), "ana", points, reason))
    assert (said.kept, said.mistakes[0][: len(told)]) == (0, told)
    with Store.open(out) as store:
        assert store.log() == ()


def test_other_points_than_the_grader_s_need_a_reason(out: Path) -> None:
    one = desk(out)
    lost = line_of(one, "ana", "hello-tcp", "greets")
    assert "reason is needed" in one.decide(asked(lost, "ana", HALF)).mistakes[0]
    assert one.decide(asked(lost, "ana", HALF, "it greets with a capital letter")).kept == 1


def test_comments_need_no_points_and_shortcuts_are_written_out(out: Path) -> None:
    (out / "comments.yml").write_text("glued: A recv is no message.\n")
    one = desk(out)
    assert one.bank() == {"glued": "A recv is no message."}
    assert one.decide(asked(line_of(one, "ana", *QUESTION), "ana", "", "#glued")).kept == 1
    line = line_of(one, "ana", *QUESTION)
    assert (line.given, line.reason, line.open != "") == ("", "A recv is no message.", True)


def test_two_at_once_are_told_of_one_another(out: Path) -> None:
    eva, ivo = desk(out, "eva"), desk(out, "ivo")
    seen = line_of(ivo, "ana", *QUESTION)
    assert eva.decide(asked(line_of(eva, "ana", *QUESTION), "ana", "2", "clear")).kept == 1
    told = ivo.decide(asked(seen, "ana", "0.5", "too short"))
    assert told.kept == 0 and told.other == "Meanwhile eva decided: 2 (clear)."
    assert line_of(ivo, "ana", *QUESTION).given == "2"
    assert ivo.decide(asked(seen, "ana", "2", "clear")).kept == 0, "both say the same"
    assert ivo.decide(asked(seen, "ana", "0.5", "too short", over=True)).kept == 1
    with Store.open(out) as store:
        assert [(each.author, each.points) for each in store.log()] == [("eva", 2), ("ivo", 0.5)]


def test_one_decision_for_all_who_made_a_mistake(out: Path) -> None:
    one = desk(out)
    own = line_of(one, "bia", "hello-tcp", "greets")
    assert one.decide(asked(own, "bia", "0.1", "a tenth")).kept == 1
    lost = line_of(one, "ana", "hello-tcp", "greets")
    told = one.decide(asked(lost, "ana", HALF, "the page is unclear there", everybody=True, cause=lost.cause))
    assert (told.kept, told.notes) == (1, ("decided for 1; 1 have a decision of their own, which stays.",))
    assert line_of(one, "ana", "hello-tcp", "greets").given == HALF
    assert line_of(one, "bia", "hello-tcp", "greets").given == "0.1"


def test_a_cause_is_told_in_a_sentence_with_its_file_and_line(tmp_path: Path) -> None:
    """What is compared below it on a terminal has no place in a line: so it ends in a stop, and no colon."""
    differs = Finding(code="contains", program="client", file="client.py", line=4, data={"expected": "a", "shown": "b", "caret": "^"})
    code = next(code for code, kind in CATALOGUE.items() if ":\n{expected}" in kind.message)
    result = blamed(student("ana", "Ana Souza", "shown"), replace(differs, code=code))
    line = line_of(desk(made_class(tmp_path, results=(result,))), "ana", "hello-tcp", "shown")
    assert (line.cause, line.file, line.line) == (code, "client.py", 4)
    assert line.said.endswith(".")


def test_whose_a_cause_is_are_those_for_whom_it_would_be_decided(tmp_path: Path) -> None:
    for anonymous in (False, True):
        one = desk(made_class(tmp_path / str(anonymous), results=LEFT_OPEN, files=THEIR_FILES, anonymous=anonymous))
        keys = one.whose("hello-tcp", "closes", OPEN.code)
        assert keys == (("ana", "bia") if not anonymous else keys) and len(keys) == 2
        assert set(keys) < {each.key for each in one.queue()}
        lost = line_of(one, keys[0], "hello-tcp", "closes")
        told = one.decide(asked(lost, keys[0], "0.25", "the page is unclear there", everybody=True, cause=OPEN.code))
        assert told.kept == len(keys)
        assert one.whose("hello-tcp", "closes", "other") == one.whose("nothing", "closes", OPEN.code) == ()


def test_nobody_of_that_name(out: Path) -> None:
    one = desk(out)
    assert one.sheet("../ana") is one.page("../../etc/passwd") is None
    assert one.decide(DecisionForm(student="nobody", exercise="hello-tcp", item="*", points="1")).mistakes == (
        "There is no such student here.",
    )


def test_anonymous_marking_shows_numbers_and_keeps_what_is_whose(tmp_path: Path) -> None:
    out = made_class(tmp_path, anonymous=True)
    one = desk(out)
    numbers = [each.key for each in one.queue()]
    assert numbers == sorted(numbers) and all(each.isdecimal() and len(each) == 6 for each in numbers)
    for number in numbers:
        shown = str(one.sheet(number))
        assert not any(word in shown for word in ("Souza", "Dias", "2026-", "example.org", "'ana'", "'caio'"))
    assert one.sheet("ana") is None, "a name is no number"
    waiting = next(each for each in one.queue() if each.open)
    told = one.decide(asked(line_of(one, waiting.key, *QUESTION), waiting.key, "2"))
    assert told.kept == 1
    with Store.open(out) as store:
        assert [each.student in ("ana", "bia") for each in store.log()] == [True]


def test_of_what_can_not_be_graded_the_whole_exercise_is_decided(out: Path) -> None:
    """Points for a question alone would leave the mark open: the submission has no points of its own."""
    with Store.open(out) as store:
        store.hand_in("caio", Attempt(source="caio", digest="d", text="I wrote it here.", problem=note("There is no file in it.")), ())
    one = Desk(out, EXERCISES, Course(), Words("en"), "eva")
    sheet = sheet_of(one, "caio")
    assert sheet.text == "I wrote it here."
    assert {line.item for _, _, lines in sheet.exercises for line in lines} == {"*"}
    for exercise, _, (line,) in sheet.exercises:
        assert "There is no file in it." in line.open
        assert one.decide(asked(line_of(one, "caio", exercise, "*"), "caio", "2", "by what is written there")).kept == 1
    assert next(each for each in one.queue() if each.key == "caio").open == ()
