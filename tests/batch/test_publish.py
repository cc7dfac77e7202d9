"""The pages of a class are written from its store, anew only where something changed, and whole or not at all."""

import re
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from grader.batch import publish as module
from grader.batch.publish import publish
from grader.batch.store import Grading, Store
from grader.classroom import Attempt, Override, Result, Student, note
from grader.errors import UsageError
from grader.grading import grade
from grader.marks.course import Course, Late
from grader.marks.mark import Need, mark_of
from grader.marks.standing import numbered
from grader.marks.veil import Veil
from grader.record import encode
from grader.report.pages.rows import row_from, row_of
from grader.report.words import Words
from grader.spec.load import load_exercises
from grader.verdict import ExerciseVerdict, Finding, Outcome, ScenarioVerdict, SubmissionVerdict
from tests.marks import making

EXERCISES = load_exercises()
HELLO = next(each for each in EXERCISES if each.id == "hello-tcp")
WORDS = Words("en")
WHEN = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
SUBMISSIONS = Path(__file__).resolve().parents[1] / "submissions"


def verdict(points: float) -> SubmissionVerdict:
    """Of hello-tcp: its first scenario earns `points`, or fails."""
    finding = Finding(code="socket-left-open", program="server", file="server.py", line=3, data={"count": "1"})
    first = ScenarioVerdict(
        id=HELLO.scenarios[0].id,
        outcome=Outcome.PASSED if points else Outcome.FAILED,
        points=points,
        max_points=3,
        findings=() if points else (finding,),
    )
    one = ExerciseVerdict(id="hello-tcp", outcome=first.outcome, points=points, max_points=3, scenarios=(first,))
    return SubmissionVerdict(submission="x", isolation="hosts", seed=4, outcome=one.outcome, points=points, max_points=3, exercises=(one,))


def keep(store: Store, student: Student, graded: SubmissionVerdict, record: bytes | None = None, attempt: Attempt | None = None) -> None:
    store.enrol([(student.key, student, None)])
    number = store.hand_in(student.key, attempt or Attempt(source="x.zip", digest=student.key), [])
    digests = {each.id: f"digest of {each.id}" for each in graded.exercises}
    store.save(number, Grading(verdict=graded, exercises=digests, record=record, grader="g", asked="a"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path, create=True)
    keep(store, Student(key="ana", name="Ana"), verdict(3))
    keep(store, Student(key="bia", name="Bia"), verdict(0))
    store.enrol([("caio", Student(key="caio", name="Caio"), None)])
    return store


def page(folder: Path, key: str) -> str:
    return (folder / "students" / f"{key}.html").read_text()


def test_each_page_leads_to_the_next_and_back(store: Store, tmp_path: Path) -> None:
    publish(tmp_path, store, EXERCISES, Course(), WORDS)
    leads = {key: re.findall(r'<a [^>]*href="([^"#]+)"', page(tmp_path, key)) for key in ("ana", "bia", "caio")}
    assert leads == {
        "ana": ["../index.html", "./bia.html"],
        "bia": ["./ana.html", "../index.html", "./caio.html"],
        "caio": ["./bia.html", "../index.html"],
    }
    done = publish(tmp_path, store, EXERCISES, Course(), WORDS)
    assert (done.written, done.kept) == (0, 3)


def test_the_class_tells_all_that_has_no_mark_and_each_cause_with_its_students(store: Store, tmp_path: Path) -> None:
    store.enrol([("zoe", Student(key="zoe", name="Zoe", maybe=("final2.zip",)), None)])
    publish(tmp_path, store, EXERCISES, Course(deadline="2026-03-20 23:59Z", late=Late(percent=10)), WORDS)
    index = (tmp_path / "index.html").read_text()
    person = re.search(r'<ul class="person">(.*?)</ul>', index, re.DOTALL)
    assert person
    assert {name: name in person[1] for name in ("Ana", "Bia", "Zoe", "Caio")} == {"Ana": True, "Bia": True, "Zoe": True, "Caio": False}
    assert "nobody knows when it was handed in" in person[1] and "something that was handed in may be theirs" in person[1]
    assert "perhaps something" in index and "1 handed in nothing" in index, "it is Caio who did"
    assert 'data-state="person' in index or 'data-state="passed person' in index
    cause = re.search(r'class="causes">(.*?)</td>', index, re.DOTALL)
    assert cause and "Show only these" in cause[1]
    (anchor,) = re.findall(r'href="./students/bia.html#([^"]+)"', cause[1])
    assert f'<article class="cause" id="{anchor}">' in page(tmp_path, "bia"), "it leads to the cause, and not to the page's top"


@pytest.mark.parametrize(("language", "said"), [("en", "The server has not closed its side"), ("pt-BR", "O servidor não fechou")])
def test_causes_are_told_in_the_page_s_language(store: Store, tmp_path: Path, language: str, said: str) -> None:
    index = publish(tmp_path, store, EXERCISES, Course(), Words(language)).index.read_text()
    cause = re.search(r'<span class="example">(.*?)</span>', index)
    assert cause and cause[1].startswith(said)


def test_a_cause_that_the_course_hides_leads_to_the_page_alone(store: Store, tmp_path: Path) -> None:
    rules = Course(hidden=[f"hello-tcp/{HELLO.scenarios[0].id}"])
    index = publish(tmp_path, store, EXERCISES, rules, WORDS).index.read_text()
    assert re.findall(r'<li><a href="([^"]+)"', index[index.index('class="causes"') :])[0] == "./students/bia.html"


def test_a_decision_on_something_else_is_flagged_on_the_student_s_page(store: Store, tmp_path: Path) -> None:
    scenario = HELLO.scenarios[0]
    result = next(each for each in store.results() if each.student.key == "bia")
    given = Override(student="bia", exercise="hello-tcp", item=scenario.id, points=1, reason="I looked.", author="ta", when=WHEN)
    store.set_override(numbered(given, result))
    publish(tmp_path, store, EXERCISES, Course(), WORDS)
    flag = "(decided on something else: it has changed since)"
    title = WORDS.text(scenario.title)
    assert f"A person gave 1 point for “{title}”: I looked." in page(tmp_path, "bia") and flag not in page(tmp_path, "bia")
    keep(store, Student(key="bia", name="Bia"), verdict(2))
    publish(tmp_path, store, EXERCISES, Course(), WORDS)
    assert f"A person gave 1 point for “{title}” {flag}: I looked." in page(tmp_path, "bia")
    assert f"<small>by a person {flag}</small>" in page(tmp_path, "bia"), "in the sum, too"
    publish(tmp_path, store, EXERCISES, Course(hidden=[f"hello-tcp/{scenario.id}"]), WORDS)
    assert flag not in page(tmp_path, "bia") and title not in page(tmp_path, "bia")


def test_who_has_no_mark_needs_a_person_whatever_the_reason(tmp_path: Path) -> None:
    """All kinds of it: in the list, in the table's filter, and in `marks`, which counts them."""
    in_time = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)
    hello = making.real("hello-tcp")
    made = {
        Need.MANUAL: making.result(hello, making.real("multiple-packets"), key="manual", when=in_time),
        Need.UNDECIDED: making.result(making.real("hello-tcp", undecided=("greets",)), key="undecided", when=in_time),
        Need.NOT_GRADED: making.result(key="ungraded", when=in_time),
        Need.PROBLEM: making.result(key="problem", when=in_time, problem=note("It has a password.")),
        Need.TIME: making.result(hello, key="time"),
        Need.UNREAD: making.result(hello, key="unread", when=in_time),
        Need.OWNER: Result(student=Student(key="owner", name="Owner", maybe=("final2.zip",))),
    }
    unread = made[Need.UNREAD].verdict
    assert unread
    made[Need.UNREAD] = msgspec.structs.replace(made[Need.UNREAD], verdict=msgspec.structs.replace(unread, ignored=("final",)))
    fine = (making.result(hello, key="fine", when=in_time), Result(student=Student(key="absent", name="Absent")))
    making.keep(tmp_path, (*made.values(), *fine), ("hello-tcp", "multiple-packets"))
    rules = Course(deadline="2026-03-20 23:59Z", late=Late(percent=10))
    counting = tuple(each for each in EXERCISES if each.id in ("hello-tcp", "multiple-packets"))
    with Store.open(tmp_path) as store:
        marks = {each.student.key: mark_of(each, counting, rules) for each in store.results()}
        html = publish(tmp_path, store, EXERCISES, rules, WORDS).index.read_text()
    assert [need for need in made if need not in {each.need for mark in marks.values() for each in mark.open}] == [], "one of each"
    listed = re.search(r'<ul class="person">(.*?)</ul>', html, re.DOTALL)
    assert listed
    waiting = {key for key, mark in marks.items() if mark.mark is None}
    assert waiting == {each.student.key for each in made.values()}
    assert set(re.findall(r'href="\./students/([a-z]+)\.html"', listed[1])) == waiting
    filtered = re.findall(r'<tr data-state="([^"]*)"[^>]*><th scope="row"><a href="\./students/([a-z]+)\.html"', html)
    assert {key for state, key in filtered if "person" in state.split()} == waiting


def test_everybody_has_a_page_and_stands_in_the_class(store: Store, tmp_path: Path) -> None:
    done = publish(tmp_path, store, EXERCISES, Course(pass_mark=6), WORDS)
    assert (done.index, done.written, done.kept) == (tmp_path / "index.html", 3, 0)
    index = done.index.read_text()
    assert "3 students" in index
    assert all(f'href="./students/{key}.html"' in index for key in ("ana", "bia", "caio"))
    assert "Everything works." in page(tmp_path, "ana")
    assert "server.py" in page(tmp_path, "bia")
    assert "Nothing was handed in." in page(tmp_path, "caio")
    assert "similar/" not in index
    assert sorted(path.name for path in tmp_path.rglob(".*")) == []


def test_only_what_changed_is_written_again(store: Store, tmp_path: Path) -> None:
    publish(tmp_path, store, EXERCISES, Course(), WORDS)
    assert publish(tmp_path, store, EXERCISES, Course(), WORDS).written == 0
    keep(store, Student(key="bia", name="Bia"), verdict(3))
    assert publish(tmp_path, store, EXERCISES, Course(), WORDS).written == 1
    assert "Everything works." in page(tmp_path, "bia")
    given = Override(student="ana", exercise="hello-tcp", item="", points=1, reason="It was copied.", author="ta", when=WHEN)
    store.set_override(given)
    assert publish(tmp_path, store, EXERCISES, Course(), WORDS).written == 1
    assert "It was copied." in page(tmp_path, "ana")
    assert 'data-value="1.0">1</td>' in (tmp_path / "index.html").read_text()
    assert publish(tmp_path, store, EXERCISES, Course(scale=20), WORDS).written == 3
    assert publish(tmp_path, store, EXERCISES, Course(scale=20), Words("pt-BR")).written == 3
    (tmp_path / "students/caio.html").unlink()
    assert publish(tmp_path, store, EXERCISES, Course(scale=20), Words("pt-BR")).written == 1


def test_a_page_cut_short_is_written_again(store: Store, tmp_path: Path) -> None:
    publish(tmp_path, store, EXERCISES, Course(), WORDS)
    whole = page(tmp_path, "ana")
    (tmp_path / "students/ana.html").write_text(whole[:200])
    assert publish(tmp_path, store, EXERCISES, Course(), WORDS).written == 1
    assert page(tmp_path, "ana") == whole


def test_pages_of_who_left_are_removed_and_nobody_elses(store: Store, tmp_path: Path) -> None:
    publish(tmp_path, store, EXERCISES, Course(), WORDS)
    (tmp_path / "students/dora.html").write_text(page(tmp_path, "ana"))
    (tmp_path / "students/notes.html").write_text("<p>the teacher's own</p>")
    publish(tmp_path, store, EXERCISES, Course(), WORDS)
    assert sorted(path.stem for path in (tmp_path / "students").iterdir()) == ["ana", "bia", "caio", "notes"]


def test_the_similarity_report_is_linked_where_there_is_one(store: Store, tmp_path: Path) -> None:
    (tmp_path / "similar").mkdir()
    (tmp_path / "similar/index.html").touch()
    assert 'href="./similar/index.html"' in publish(tmp_path, store, EXERCISES, Course(), WORDS).index.read_text()


def test_what_the_course_hides_is_not_on_the_students_page(store: Store, tmp_path: Path) -> None:
    publish(tmp_path, store, EXERCISES, Course(hidden=[f"hello-tcp/{HELLO.scenarios[0].id}"]), WORDS)
    assert "server.py" not in page(tmp_path, "bia")
    assert WORDS.text(HELLO.scenarios[0].title) not in page(tmp_path, "bia")


def test_a_mark_and_how_late_it_was_stand_on_the_page(store: Store, tmp_path: Path) -> None:
    late = Attempt(source="x.zip", digest="d", when=WHEN, notes=(note("A note on {what}.", what="<it>"),))
    keep(store, Student(key="ana", name="Ana"), verdict(3), attempt=late)
    rules = msgspec.convert({"deadline": "2026-03-03 12:00", "timezone": "UTC", "late": {"percent": 10}, "manual": False}, Course)
    publish(tmp_path, store, EXERCISES, rules, WORDS)
    assert "2 days late" in page(tmp_path, "ana")
    assert "1 late" in (tmp_path / "index.html").read_text()
    assert "A note on &lt;it&gt;." in page(tmp_path, "ana")


def test_times_are_those_of_the_course_s_own_clock(store: Store, tmp_path: Path) -> None:
    keep(store, Student(key="ana", name="Ana"), verdict(3), attempt=Attempt(source="x.zip", digest="d", when=WHEN))
    publish(tmp_path, store, EXERCISES, Course(), WORDS)
    assert "handed in 2026-03-04 12:30 (UTC)" in page(tmp_path, "ana")
    publish(tmp_path, store, EXERCISES, Course(timezone="America/Sao_Paulo"), WORDS)
    assert "handed in 2026-03-04 09:30 (America/Sao_Paulo)" in page(tmp_path, "ana")


def test_what_does_not_count_is_told(store: Store, tmp_path: Path) -> None:
    publish(tmp_path, store, EXERCISES, Course(), WORDS)
    assert not any("does not count" in file.read_text() for file in tmp_path.rglob("*.html"))
    publish(tmp_path, store, EXERCISES, Course(weights={"ping-pong-tcp": 1}), WORDS)
    assert "does not count for the mark" in page(tmp_path, "ana")
    assert "does not count" in (tmp_path / "index.html").read_text()


def test_what_can_t_be_graded_has_no_points_and_no_zeros(store: Store, tmp_path: Path) -> None:
    store.enrol([("davi", Student(key="davi", name="Davi"), None)])
    store.hand_in("davi", Attempt(source="x.zip", digest="x", problem=note("It has a password.")), [])
    html = publish(tmp_path, store, EXERCISES, Course(), WORDS).index.read_text()
    row = next(line for line in html.splitlines() if "students/davi.html" in line and "<th" in line)
    cells = html[html.index(row) :].split("</tr>")[0]
    assert cells.count('<td class="number">–</td>') == 2  # the mark, and the one exercise
    assert "data-value" not in cells


def test_damaged_records_cost_the_plays_only(store: Store, tmp_path: Path) -> None:
    keep(store, Student(key="bia", name="Bia"), verdict(0), record=b"no record at all")
    publish(tmp_path, store, EXERCISES, Course(), WORDS)
    assert "server.py" in page(tmp_path, "bia")
    assert 'class="play"' not in page(tmp_path, "bia")


def test_a_failure_of_ours_costs_one_page_its_plays(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: object, record: bytes | None, *_: object) -> dict[object, object]:
        if record:
            raise RuntimeError("broken <here>")
        return {}

    keep(store, Student(key="bia", name="Bia"), verdict(0), record=b"x")
    monkeypatch.setattr(module._Publisher, "_timelines", fails)
    for _ in range(2):  # told again until it is mended
        done = publish(tmp_path, store, EXERCISES, Course(), WORDS)
        assert "could not draw this student&#39;s plays: RuntimeError: broken &lt;here&gt;" in done.index.read_text()
    assert "server.py" in page(tmp_path, "bia")


def test_a_folder_that_is_none_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "students").write_text("")
    with pytest.raises(UsageError, match="students can't be written"):
        publish(tmp_path, store, EXERCISES, Course(), WORDS)


def test_a_groups_plays_are_those_of_whoever_handed_in(tmp_path: Path) -> None:
    with Store.open(tmp_path, create=True) as store:
        keep(store, Student(key="ana", name="Ana", group="A"), verdict(0), record=b"no record", attempt=Attempt(source="a", digest="d"))
        store.enrol([("bia", Student(key="bia", name="Bia", group="A"), None)])
        publish(tmp_path, store, EXERCISES, Course(groups=True), WORDS)
        assert "server.py" in page(tmp_path, "bia")
        publisher = module._Publisher(tmp_path, store, EXERCISES, Course(groups=True), WORDS, Veil())
        shared = next(each for each in publisher._class.results() if each.student.key == "bia")
        assert publisher._record(shared) == b"no record"


@pytest.mark.hosts
def test_kept_plays_are_drawn_beside_the_references(tmp_path: Path) -> None:
    graded = grade(SUBMISSIONS / "ping-pong-tcp/os-dois-esperam", EXERCISES, wanted=("ping-pong-tcp",), scenarios=("conversation",), seed=1)
    with Store.open(tmp_path, create=True) as store:
        keep(store, Student(key="ana"), graded.verdict, encode(graded.record))
        publish(tmp_path, store, EXERCISES, Course(), WORDS)
        html = page(tmp_path, "ana")
        assert html.count('<details class="play"') == 1
        assert 'class="reference"' in html
        assert "s.recv" in html
        assert publish(tmp_path, store, EXERCISES, Course(), WORDS).written == 0


def test_what_rows_have_in_common_is_in_memory_once(store: Store) -> None:
    """Of 10,000 it would take three times what the coordinator takes."""
    kept = msgspec.json.encode(row_of(next(each for each in store.results() if each.student.key == "bia"), EXERCISES, WORDS))
    one, other = row_from(kept), row_from(kept)
    assert one == other
    assert all(a is b for a, b in zip(one.played, other.played, strict=True))
    assert one.failures[0].message is other.failures[0].message
