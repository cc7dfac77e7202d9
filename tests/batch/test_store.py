"""The store: what was written is read, by whichever process; what is no store of ours is refused and left as it is."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from grader.batch.schema import APPLICATION_ID, MIGRATIONS
from grader.batch.store import FILE, MEMBERS, Before, Grading, HandedInFile, Settings, Store
from grader.classroom import Attempt, Override, Student, note
from grader.errors import UsageError
from grader.verdict import ExerciseVerdict, Outcome, ScenarioVerdict, SubmissionVerdict

ANA = Student(key="ana", name="Ana", platform_id="11")
WHEN = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)


def verdict(*exercises: str, points: float = 1) -> SubmissionVerdict:
    scenario = ScenarioVerdict(id="s", outcome=Outcome.PASSED, points=points, max_points=1)
    each = tuple(ExerciseVerdict(id=id, outcome=Outcome.PASSED, points=points, max_points=1, scenarios=(scenario,)) for id in exercises)
    total = points * len(each)
    return SubmissionVerdict(
        submission="ana", isolation="hosts", seed=4, outcome=Outcome.PASSED, points=total, max_points=len(each), exercises=each
    )


def grading(*exercises: str, points: float = 1, record: bytes | None = b"played") -> Grading:
    digests = {id: f"digest of {id}" for id in exercises}
    return Grading(verdict=verdict(*exercises, points=points), exercises=digests, record=record, grader="g", asked="a")


def handed_in(store: Store, student: Student, digest: str = "d") -> int:
    return store.hand_in(student.key, Attempt(source="ana.zip", digest=digest), [HandedInFile("server.py", 3, "f")])


def override(points: float, student: str = "ana", reason: str = "saw it work", item: str = "") -> Override:
    return Override(student=student, exercise="b", item=item, points=points, reason=reason, author="ta", when=WHEN)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "out", create=True)
    store.enrol([("id:11", ANA, None)])
    return store


def test_a_grading_is_read_as_it_was_written(store: Store, tmp_path: Path) -> None:
    attempt = Attempt(source="ana.zip", when=WHEN, late=True, digest="d", notes=(note("{n} links.", n="2"),))
    id = store.hand_in("ana", attempt, [])
    store.save(id, grading("b", "a"))
    with Store.open(tmp_path / "out") as reader:
        (result,) = reader.results()
        assert (result.student, result.attempt, result.verdict) == (ANA, attempt, verdict("b", "a"))
        assert reader.record("ana") == b"played"
        assert reader.before(id) == Before("g", "a", {"b": "digest of b", "a": "digest of a"}, verdict("b", "a"), refused=False)


def test_everybody_stands_where_a_reader_looks(store: Store) -> None:
    names = ["Álvaro Reis", "alvaro reis", "Ana", "Ângela", "Bia", "Caio Sá", "Caio Sousa", "Élio", "Zoé", "Álvares"]
    store.enrol((f"id:{name}", Student(key=f"k{number}", name=name), None) for number, name in enumerate(names))
    shown = [each.student.name for each in store.results()]
    ana = shown.index("Ana")
    assert shown[:ana] == ["Álvares", "alvaro reis", "Álvaro Reis"]
    assert shown[ana:] == ["Ana", "Ana", "Ângela", "Bia", "Caio Sá", "Caio Sousa", "Élio", "Zoé"]


def test_why_nothing_could_be_graded_is_told_as_the_attempt_s_problem(store: Store) -> None:
    id = handed_in(store, ANA)
    store.save(id, msgspec.structs.replace(grading(), refused=note("Nothing in it.")))
    (result,) = store.results()
    assert result.attempt is not None
    assert (result.attempt.problem, result.verdict) == (note("Nothing in it."), None)
    assert store.before(id) == Before("g", "a", {}, verdict(), refused=True)


def test_who_handed_in_nothing_is_there_too(store: Store) -> None:
    store.enrol([("roster:7", Student(key="bia", name="bia"), None)])
    assert [(each.student.key, each.attempt, each.verdict) for each in store.results()] == [("ana", None, None), ("bia", None, None)]
    assert store.record("bia") is None


def test_a_new_grading_takes_the_place_of_the_old_one(store: Store) -> None:
    id = handed_in(store, ANA)
    store.save(id, grading("a", "b"))
    store.save(id, grading("b", points=0, record=None))
    assert store.results()[0].verdict == verdict("b", points=0)
    assert store.record("ana") is None


def test_of_several_attempts_the_last_handed_in_counts_and_none_is_lost(store: Store) -> None:
    first = handed_in(store, ANA, "one")
    store.save(first, grading("a"))
    second = handed_in(store, ANA, "two")
    (result,) = store.results()
    assert result.verdict is None
    assert result.attempt is not None
    assert (result.attempt.number, result.attempt.of) == (2, 2)
    assert handed_in(store, ANA, "one") == first, "the same files are the same attempt"
    assert store.results()[0].verdict == verdict("a")
    assert second != first


def test_members_of_a_group_stand_where_the_group_stands(store: Store) -> None:
    team = Student(key="group-5", name="Group 5", group="5")
    store.enrol([("id:5", team, None), ("roster:1", Student(key="zoe", name="Zoe", group="5"), "group-5")])
    store.save(handed_in(store, team), grading("a"))
    assert [(each.student.key, each.verdict) for each in store.results()] == [("ana", None), ("zoe", verdict("a"))]
    assert store.record("zoe") == b"played"


def test_an_override_survives_another_grading_and_every_decision_is_kept(store: Store, tmp_path: Path) -> None:
    id = handed_in(store, ANA)
    store.save(id, grading("b"))
    store.set_override(override(3))
    store.set_override(override(4))
    store.save(id, grading("b", points=0))
    assert store.overrides() == store.results()[0].overrides == (replace(override(4), id=2),)
    store.set_override(replace(override(0, reason="was wrong"), withdrawn=True))
    assert store.overrides() == ()
    with sqlite3.connect(tmp_path / "out" / FILE) as connection:
        assert connection.execute("SELECT points FROM overrides ORDER BY id").fetchall() == [(3,), (4,), (None,)]


def test_a_decision_is_not_kept_over_one_that_its_maker_does_not_know(store: Store) -> None:
    handed_in(store, ANA)
    store.decide([(override(3), 0)])
    with pytest.raises(UsageError, match="just decided on ana, b"):
        store.decide([(override(1, item="x"), 0), (override(4), 0)])
    assert [(each.id, each.points) for each in store.log()] == [(1, 3)], "all of them or none"
    store.decide([(override(4), 1), (replace(override(0), withdrawn=True), 2)])
    assert [each.withdrawn for each in store.log()] == [False, False, True]


def test_an_override_of_nobody_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="no student “eva”"):
        store.set_override(override(3, student="eva"))


def test_settings_are_kept(store: Store) -> None:
    assert store.settings() is None
    store.save_settings(Settings(seed=5, exercises=("a",), isolation="plain"))
    store.save_settings(Settings(seed=6))
    assert store.settings() == Settings(seed=6)


def test_a_failed_transaction_leaves_nothing_half_written(store: Store) -> None:
    id = handed_in(store, ANA)
    broken = grading("a", "b")
    del broken.exercises["b"]
    with pytest.raises(KeyError):
        store.save(id, broken)
    assert store.results()[0].verdict is None
    store.save(id, grading("a"))
    assert store.results()[0].verdict == verdict("a")


def test_no_store_is_made_by_looking_for_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There are no results"):
        Store.open(tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"name;id\nana;1\n" * 100, b"SQLite format 3\0" + bytes(200), b"x"], ids=["text", "cut off", "a byte"])
def test_what_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(UsageError, match="t be used"):
        Store.open(tmp_path, create=True)
    assert (tmp_path / FILE).read_bytes() == content


def test_another_program_s_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute("CREATE TABLE theirs (a)")
    connection.close()
    with pytest.raises(UsageError, match="another program's"):
        Store.open(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_newer_grader_s_database_is_refused(store: Store, tmp_path: Path) -> None:
    store.close()
    connection = sqlite3.connect(tmp_path / "out" / FILE)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(UsageError, match="newer"):
        Store.open(tmp_path / "out")


def test_a_folder_that_can_t_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(UsageError, match="t be used"):
        Store.open(tmp_path / "out", create=True)


def test_migrations_lead_from_the_first_version_to_this_one(tmp_path: Path) -> None:
    """Each earlier form of the database, with a student in it, opens as today's."""
    for version in range(1, len(MIGRATIONS) + 1):
        folder = tmp_path / str(version)
        folder.mkdir()
        connection = sqlite3.connect(folder / FILE)
        for script in MIGRATIONS[:version]:
            connection.executescript(script)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("""INSERT INTO students (key, identity, profile) VALUES ('ana', 'id:11', '{"key": "ana", "name": "Ana"}')""")
        connection.commit()
        connection.close()
        with Store.open(folder) as store:
            assert [each.student.name for each in store.results()] == ["Ana"]


def test_two_may_look_while_one_writes(store: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "out") as reader:
        store.save(handed_in(store, ANA), grading("a"))
        assert reader.results() == store.results()


def test_a_big_class_is_listed_without_looking_at_everybody_for_each(store: Store) -> None:
    """Of 10,000 that took a quarter of a minute."""
    plan = store._database.all(f"EXPLAIN QUERY PLAN {MEMBERS}")
    assert "CORRELATED" not in str(plan)


def test_a_verdict_that_is_not_packed_is_read(store: Store) -> None:
    """As graders before wrote them."""
    id = handed_in(store, ANA)
    store.save(id, grading("a"))
    store._database.write([("UPDATE verdicts SET verdict = ?", (msgspec.json.encode(verdict("a").exercises[0]),))])
    (result,) = store.results()
    assert result.verdict == verdict("a")


def test_what_anybody_handed_in_is_what_results_hold(store: Store) -> None:
    store.enrol([("bia", replace(ANA, key="bia"), None), ("caio", replace(ANA, key="caio"), None)])
    store.save(handed_in(store, ANA), grading("a"))
    store.save(handed_in(store, ANA, "later"), grading("b"))
    store.save(handed_in(store, replace(ANA, key="bia")), replace(grading("c"), refused=note("Nothing in it.")))
    broken = store.hand_in("caio", Attempt(source="caio.zip", digest="d", problem=note("A broken archive.")), [])
    store.save(broken, grading("d"))
    there = {each.id for one in store.results() if one.verdict for each in one.verdict.exercises}
    assert store.handed_in() == there == {"b"}


def test_when_all_were_graded_is_known_without_reading_over_their_plays(store: Store) -> None:
    assert "graded_when" in str(store._database.all("EXPLAIN QUERY PLAN SELECT attempt, graded FROM gradings"))


def test_a_time_that_may_be_an_earlier_attempt_s_is_not_taken(store: Store) -> None:
    """Nobody knows when the first came, so what a sheet says of a moment before it was seen may be that; what came later is not."""
    handed_in(store, ANA, "first")
    second = handed_in(store, ANA, "second")
    assert store.tell_times({"ana": WHEN}) == ((), ("ana",))
    assert store.results()[0].attempt == Attempt(source="ana.zip", digest="second", number=2, of=2)
    later = datetime.now(UTC) + timedelta(hours=1)
    assert store.tell_times({"ana": later}) == ((), ())
    assert second and [each.attempt and each.attempt.when for each in store.results()] == [later]
    handed_in(store, ANA, "third")
    assert store.tell_times({"ana": later}) == (("ana",), ()), "the sheet is older than what counts"
