"""The run of a batch: everybody is graded or told why not, what is kept stands, and only what changed is played again."""

import fcntl
import os
import re
import sqlite3
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from grader.batch import jobs as jobs_module
from grader.batch.layouts import Layout
from grader.batch.store import FILE, Store
from grader.batch.telling import Became
from grader.classroom import Result
from grader.errors import UsageError
from grader.grading import grade
from grader.marks.course import Course
from grader.record import decode
from grader.spec.model import Exercise
from grader.verdict import Outcome
from tests.batch.test_sources import git
from tests.batch.tiny import RIGHT, WRONG, greeting, hand_in, make_class, run

pytestmark = pytest.mark.hosts


def results(out: Path) -> dict[str, Result]:
    with Store.open(out) as store:
        return {each.student.key: each for each in store.results()}


def points(out: Path) -> dict[str, float | None]:
    return {key: each.verdict.points if each.verdict else None for key, each in results(out).items()}


def test_a_class_from_everything_that_is_handed_in(tmp_path: Path) -> None:
    source = tmp_path / "class"
    hand_in(source, "ana", {"greeting/server.py": RIGHT})
    hand_in(source, "bia", {"greeting/server.py": WRONG})
    with zipfile.ZipFile(source / "caio.zip", "w") as archive:
        archive.writestr("entrega/greeting/greeter.py", RIGHT)
    (source / "davi.zip").write_bytes(b"PK\x03\x04 and no more")
    hand_in(source, "eva", {"notes.txt": "I did nothing."})
    (source / "fabio.py").write_text(RIGHT)
    (tmp_path / "roster.csv").write_text("id;nome\n1;ana\n9;Zoe\n")
    told = run(source, tmp_path / "out", roster=tmp_path / "roster.csv", wanted=("greeting",), sure=True)
    assert points(tmp_path / "out") == {
        "ana-1": 10, "bia": 0, "caio": 10, "davi": None, "eva": None, "fabio": 10, "zoe-9": None,
    }  # fmt: skip
    assert told.begun is not None
    assert (told.begun.submissions, told.begun.students, told.begun.recognised) == (6, 7, True)
    assert told.of(Became.PLAYED) == ["ana-1", "bia", "caio", "fabio"]
    assert told.of(Became.REFUSED) == ["davi", "eva"]
    found = results(tmp_path / "out")
    assert found["ana-1"].student.id == "1"
    assert found["zoe-9"].attempt is None
    assert found["davi"].attempt is not None
    assert "damaged" in str(found["davi"].attempt.problem)
    with Store.open(tmp_path / "out") as store:
        record = decode(store.record("ana-1") or b"")
        assert [play.scenario for play in record.plays] == ["hello"]


PLATFORMS = {  # 11 is right, 12 is wrong
    "moodle": ["Ana Souza_11_assignsubmission_file/greeting/server.py", "Bia_12_assignsubmission_file/greeting/server.py"],
    "moodle before 4.1": ["Ana_Souza_11_assignsubmission_file_/server.py", "Bia_12_assignsubmission_file_/server.py"],
    "moodle, flat": ["Ana Souza_11_assignsubmission_file_server.py", "Bia_12_assignsubmission_file_server.py"],
    "moodle, blind": ["Participant_11_assignsubmission_file/server.py", "Participant_12_assignsubmission_file/server.py"],
    "moodle, groups": ["Grupo A_11_assignsubmission_file/server.py", "Grupo B_12_assignsubmission_file/server.py"],
    "canvas": ["souzaana_LATE_11_900_server-1.py", "limabia_12_901_server.py"],
    "canvas, anonymous": ["anon_11_900_server.py", "anon_12_901_server.py"],
}


@pytest.mark.parametrize("unpacked", [False, True])
@pytest.mark.parametrize("name", PLATFORMS)
def test_a_platform_s_download_is_graded(tmp_path: Path, name: str, unpacked: bool) -> None:
    files = {file: RIGHT if "_11_" in file else WRONG for file in PLATFORMS[name]}
    source = tmp_path / "download"
    if unpacked:
        hand_in(source, ".", files)
    else:
        source = tmp_path / "download.zip"
        with zipfile.ZipFile(source, "w") as archive:
            for path, content in files.items():
                archive.writestr(path, content)
    told = run(source, tmp_path / "out", wanted=("greeting",))
    assert told.begun is not None
    assert (told.begun.layout, told.begun.recognised, told.begun.submissions) == (re.split("[ ,]", name)[0], True, 2)
    found = {each.student.platform_id: each for each in results(tmp_path / "out").values()}
    assert {id: each.verdict and each.verdict.points for id, each in found.items()} == {"11": 10, "12": 0}
    assert all(each.attempt is not None and each.attempt.late == (name == "canvas" and id == "11") for id, each in found.items())


def test_the_layout_that_was_asked_for_overrides(tmp_path: Path) -> None:
    hand_in(tmp_path / "class", ".", {"Ana_11_assignsubmission_file/greeting/server.py": RIGHT})
    told = run(tmp_path / "class", tmp_path / "out", layout=Layout.FOLDERS)
    assert told.begun is not None
    assert (told.begun.layout, told.begun.recognised) == ("folders", False)
    (one,) = results(tmp_path / "out").values()
    assert (one.student.name, one.student.platform_id) == ("Ana_11_assignsubmission_file", "")


def test_whoever_handed_in_before_is_not_listed_twice(tmp_path: Path) -> None:
    """A second source into the same folder, with the same class list: those of the first keep what they have."""
    (tmp_path / "roster.csv").write_text("id,name\n1,Ana\n2,Bia\n3,Caio\n")
    hand_in(tmp_path / "first", "Ana", {"greeting/server.py": RIGHT})
    hand_in(tmp_path / "second", "Bia", {"greeting/server.py": WRONG})
    out = tmp_path / "out"
    run(tmp_path / "first", out, roster=tmp_path / "roster.csv")
    run(tmp_path / "second", out, roster=tmp_path / "roster.csv")
    assert points(out) == {"ana-1": 10, "bia-2": 0, "caio-3": None}


def test_a_group_s_members_stand_where_the_group_stands(tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("id,name,group\n1,Ana,Grupo A\n2,Bia,Grupo A\n3,Caio,\n")
    hand_in(tmp_path / "class", "Grupo A_31_assignsubmission_file", {"greeting/server.py": RIGHT})
    run(tmp_path / "class", tmp_path / "out", roster=tmp_path / "roster.csv")
    assert points(tmp_path / "out") == {"ana-1": 10, "bia-2": 10, "caio-3": None}


def test_what_holds_no_exercise_says_so_and_is_not_looked_at_again(tmp_path: Path) -> None:
    hand_in(tmp_path / "class", "eva", {"notes.txt": "I did nothing."})
    assert run(tmp_path / "class", tmp_path / "out").of(Became.REFUSED) == ["eva"]
    (result,) = results(tmp_path / "out").values()
    assert result.attempt is not None
    assert str(result.attempt.problem).startswith("eva holds no exercise.")
    assert str(tmp_path) not in str(result.attempt.problem)
    assert run(tmp_path / "class", tmp_path / "out").of(Became.KEPT) == ["eva"]


def test_only_what_changed_is_played_again(tmp_path: Path) -> None:
    source, out = make_class(tmp_path / "class", 3), tmp_path / "out"
    first = run(source, out)
    assert len(first.of(Became.PLAYED)) == 3
    assert [each.became for each in run(source, out).news] == [Became.KEPT] * 3
    hand_in(source, "student01", {"greeting/server.py": WRONG})
    hand_in(source, "newcomer", {"greeting/server.py": RIGHT})
    again = run(source, out)
    assert again.of(Became.PLAYED) == ["newcomer", "student01"]
    assert points(out) == {"newcomer": 10, "student00": 10, "student01": 0, "student02": 0}
    changed = results(out)["student01"].attempt
    assert changed is not None
    assert (changed.number, changed.of) == (2, 2)
    hand_in(source, "student01", {"greeting/server.py": "# 1\n" + RIGHT})
    assert run(source, out).of(Became.PLAYED) == [], "the first attempt has a verdict already"
    assert points(out)["student01"] == 10
    assert len(run(source, out, again=True).of(Became.PLAYED)) == 4


def test_another_grader_or_another_wish_plays_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = make_class(tmp_path / "class", 1), tmp_path / "out"
    run(source, out)
    assert run(source, out, wanted=("greeting",)).of(Became.PLAYED) == ["student00"]
    assert run(source, out, wanted=("greeting",)).of(Became.KEPT) == ["student00"]
    with sqlite3.connect(out / FILE) as connection:
        connection.execute("UPDATE gradings SET grader = 'an older one'")
    assert run(source, out, wanted=("greeting",)).of(Became.PLAYED) == ["student00"]


def test_a_better_machine_plays_what_could_not_be_played_and_a_worse_one_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out, exercise = make_class(tmp_path / "s", 1), tmp_path / "out", greeting(requires="[hosts]")
    assert run(source, out, exercise, isolation="plain").of(Became.PLAYED) == ["student00"]
    (first,) = results(out).values()
    assert first.verdict is not None
    assert [each.outcome for one in first.verdict.exercises for each in one.scenarios] == [Outcome.NOT_RUN]
    assert run(source, out, exercise, isolation="plain").of(Became.KEPT) == ["student00"]
    assert run(source, out, exercise).of(Became.PLAYED) == ["student00"]  # this machine is a better one
    assert points(out) == {"student00": 10}
    assert run(source, out, exercise).of(Became.KEPT) == ["student00"]
    monkeypatch.setattr("grader.batch.run.choose_isolation", lambda asked: "plain")
    assert run(source, out, exercise, again=True).of(Became.KEPT) == ["student00"]
    assert points(out) == {"student00": 10}
    assert run(source, out, exercise, isolation="plain").of(Became.PLAYED) == ["student00"]  # just that is asked for


def test_of_clones_what_was_committed_in_time_is_graded_where_that_is_asked_for(tmp_path: Path) -> None:
    soon, late = datetime(2026, 3, 20, tzinfo=UTC), datetime(2026, 3, 25, tzinfo=UTC)
    for name in ("lab-ana", "lab-bia"):
        hand_in(tmp_path / "s", name, {"greeting/server.py": RIGHT})
        git(tmp_path / "s" / name, "init", "-b", "main")
        git(tmp_path / "s" / name, "add", ".")
        git(tmp_path / "s" / name, "commit", "-m", "x", when=soon)
    hand_in(tmp_path / "s", "lab-ana", {"greeting/server.py": WRONG})
    git(tmp_path / "s/lab-ana", "commit", "-am", "y", when=late)
    rules = Course(deadline="2026-03-21 00:00Z")
    run(tmp_path / "s", tmp_path / "out", course=rules)
    assert sorted(each or 0 for each in points(tmp_path / "out").values()) == [0, 10]
    run(tmp_path / "s", tmp_path / "out", course=rules, commit="deadline")
    assert sorted(each or 0 for each in points(tmp_path / "out").values()) == [10, 10]
    times = {each.attempt.when for each in results(tmp_path / "out").values() if each.attempt}
    assert times == {soon}
    with pytest.raises(UsageError, match="needs a deadline"):
        run(tmp_path / "s", tmp_path / "out", commit="deadline")


def test_changed_points_are_judged_from_what_was_played(tmp_path: Path) -> None:
    source, out = make_class(tmp_path / "class", 3), tmp_path / "out"
    run(source, out)
    told = run(source, out, greeting(points=4))
    assert told.of(Became.JUDGED) == ["student00", "student01", "student02"]
    assert told.of(Became.BEGUN) == []
    assert points(out) == {"student00": 4, "student01": 4, "student02": 0}
    assert run(source, out, greeting(points=4)).of(Became.KEPT) == ["student00", "student01", "student02"]


def test_a_changed_exercise_is_played_again_and_the_other_one_is_not(tmp_path: Path) -> None:
    source, out = tmp_path / "class", tmp_path / "out"
    hand_in(source, "ana", {"greeting/server.py": RIGHT, "farewell/server.py": "import sys; print('bye', *sys.argv[1:])"})
    farewell = greeting(id="farewell", order=2, shows="bye")
    run(source, out, greeting(), farewell)
    kept = {play.exercise: play for play in decode(record_of(out)).plays}
    changed = with_arguments(farewell, "you")
    assert run(source, out, greeting(), changed).of(Became.PLAYED) == ["ana"]
    fresh = {play.exercise: play for play in decode(record_of(out)).plays}
    assert fresh["greeting"] == kept["greeting"]
    assert fresh["farewell"] != kept["farewell"]
    assert points(out) == {"ana": 20}
    assert run(source, out, greeting(), changed).of(Became.KEPT) == ["ana"]


def record_of(out: Path) -> bytes:
    with Store.open(out) as store:
        return store.record("ana") or b""


def with_arguments(exercise: Exercise, *arguments: str) -> Exercise:
    """The same, but played differently."""
    scenario = exercise.scenarios[0]
    play = [msgspec.structs.replace(step, args=list(arguments)) for step in scenario.play]
    return msgspec.structs.replace(exercise, scenarios=[msgspec.structs.replace(scenario, play=play)])


def test_the_grader_s_own_failure_is_undecided_and_retried_on_demand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here: the workers are of another version than the coordinator believes."""
    source, out = make_class(tmp_path / "class", 2), tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr("grader.batch.plan.version", lambda: "other")
        patch.setattr("grader.batch.run.version", jobs_module.version)
        assert len(run(source, out).of(Became.PLAYED)) == 2
    for result in results(out).values():
        assert result.verdict is not None
        assert (result.verdict.outcome, result.verdict.points, result.verdict.max_points) == (Outcome.UNDECIDED, 0, 10)
        assert "another-grader:" in result.verdict.exercises[0].scenarios[0].reason
    assert len(run(source, out).of(Became.KEPT)) == 2
    assert len(run(source, out, retry=True).of(Became.PLAYED)) == 2
    assert points(out) == {"student00": 10, "student01": 10}


def test_the_same_seed_gives_the_same_verdicts_in_any_order(tmp_path: Path) -> None:
    source = make_class(tmp_path / "class", 4)
    run(source, tmp_path / "one", jobs=1)
    run(source, tmp_path / "three", jobs=3)
    assert results(tmp_path / "one") == results(tmp_path / "three")


def test_a_batch_says_what_check_says(tmp_path: Path) -> None:
    source = make_class(tmp_path / "class", 3)
    run(source, tmp_path / "out")
    for key, result in results(tmp_path / "out").items():
        assert result.verdict is not None
        checked = grade(source / key, (greeting(),), seed=result.verdict.seed).verdict
        assert checked.exercises == result.verdict.exercises


def test_two_batches_into_one_folder_are_not_let_in(tmp_path: Path) -> None:
    source, out = make_class(tmp_path / "class", 1), tmp_path / "out"
    out.mkdir()
    holder = os.open(out, os.O_RDONLY)
    fcntl.flock(holder, fcntl.LOCK_EX)
    with pytest.raises(UsageError, match="Another batch is at work"):
        run(source, out)
    os.close(holder)
    assert run(source, out).of(Became.PLAYED) == ["student00"]


def test_hostile_names_stay_in_their_place(tmp_path: Path) -> None:
    source, out = tmp_path / "class", tmp_path / "out"
    for name in ("..hidden", "a\x1b[31mb", "-rf", "con\nnew", "é" * 80):
        hand_in(source, name, {"greeting/server.py": RIGHT})
    run(source, out)
    assert set(points(out).values()) == {10}
    assert all(key.isascii() and key.replace("-", "a").isalnum() for key in points(out))
    assert [path.name for path in out.iterdir()] == [FILE]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["class", "out"]


def test_an_owner_who_is_found_later_is_one_person(tmp_path: Path) -> None:
    """First nobody knows whose `final2` is, and Ana's row is open; then the roster says it, and one row is left."""
    source, roster = tmp_path / "s", tmp_path / "r.csv"
    for name in ("final2", "bia lima", "caio reis"):
        hand_in(source, name, {"greeting/server.py": RIGHT})
    roster.write_text("id;nome\n1;Ana Souza\n2;Bia Lima\n3;Caio Reis\n")
    run(source, tmp_path / "out", roster=roster)
    before = results(tmp_path / "out")
    assert sorted(before) == ["ana-souza-1", "bia-lima-2", "caio-reis-3", "final2"]
    assert before["ana-souza-1"].student.maybe == ("final2",) and before["final2"].student.unlisted
    roster.write_text("id;nome;entrega\n1;Ana Souza;final2\n2;Bia Lima;\n3;Caio Reis;\n")
    run(source, tmp_path / "out", roster=roster)
    after = results(tmp_path / "out")
    assert sorted(after) == ["bia-lima-2", "caio-reis-3", "final2"]
    assert (after["final2"].student.name, after["final2"].student.id) == ("Ana Souza", "1")
    assert not after["final2"].student.unlisted and after["final2"].attempt is not None


def test_folders_whose_names_are_no_text(tmp_path: Path) -> None:
    """As old archives give them: of the download, of the results, of a student."""
    odd = os.fsdecode(b"turma \xe3\xff")
    source = make_class(tmp_path / odd, 1)
    hand_in(source, os.fsdecode(b"jo\xe3o"), {"greeting/server.py": RIGHT})
    run(source, tmp_path / f"{odd} out")
    assert points(tmp_path / f"{odd} out") == {"student00": 10, "jo-o": 10}
    with Store.open(tmp_path / f"{odd} out") as store:
        settings = store.settings()
    assert settings is not None
    assert settings.download == source
    assert settings.source.encode()


def test_what_lies_in_the_way_is_told_and_not_waited_for(tmp_path: Path) -> None:
    source = make_class(tmp_path / "class", 1)
    (tmp_path / "out").mkdir()
    os.mkfifo(tmp_path / "out" / FILE)
    with pytest.raises(UsageError, match="can't be used"):
        run(source, tmp_path / "out")
    (tmp_path / "other").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/mine.txt").write_text("x")
    (tmp_path / "other/.work").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="in the way"):
        run(source, tmp_path / "other")
    assert (tmp_path / "elsewhere/mine.txt").exists()
