"""A class judged again: from what was played, by the exercises as they are now."""

from pathlib import Path

import msgspec
import pytest

from grader.batch.publish import publish
from grader.batch.rejudge import rejudge_class
from grader.batch.store import Store
from grader.batch.telling import Became
from grader.classroom import Override
from grader.errors import UsageError
from grader.marks.course import Course
from grader.marks.mark import mark_of
from grader.marks.standing import numbered
from grader.report.words import Words
from grader.spec.model import Exercise
from tests.batch.tiny import RIGHT, greeting, hand_in, make_class, run
from tests.marks.making import NOW

pytestmark = pytest.mark.hosts


def points(out: Path) -> dict[str, float | None]:
    with Store.open(out) as store:
        return {each.student.key: each.verdict.points if each.verdict else None for each in store.results()}


def played_otherwise(exercise: Exercise) -> Exercise:
    scenario = exercise.scenarios[0]
    play = [msgspec.structs.replace(step, args=["x"]) for step in scenario.play]
    return msgspec.structs.replace(exercise, scenarios=[msgspec.structs.replace(scenario, play=play)])


def test_changed_points(tmp_path: Path) -> None:
    source, out = make_class(tmp_path / "class", 3), tmp_path / "out"
    run(source, out)
    again = list(rejudge_class(out, (greeting(points=4),)))
    assert [(one.key, one.before.points, one.after.points) for one in again] == [
        ("student00", 10, 4), ("student01", 10, 4), ("student02", 0, 0),
    ]  # fmt: skip
    assert points(out) == {"student00": 4, "student01": 4, "student02": 0}
    assert len(run(source, out, greeting(points=4)).of(Became.KEPT)) == 3, "a batch has nothing left to do"


def test_nothing_is_kept_where_only_a_look_is_asked_for(tmp_path: Path) -> None:
    source, out = make_class(tmp_path / "class", 2), tmp_path / "out"
    run(source, out)
    (one,) = rejudge_class(out, (greeting(points=4),), only=frozenset({"student01"}), keep=False)
    assert (one.key, one.after.points) == ("student01", 4)
    assert points(out) == {"student00": 10, "student01": 10}


def test_a_decision_is_stale_once_a_rejudge_changes_what_it_was_about(tmp_path: Path) -> None:
    """Told by the mark, and on both pages."""
    source, out = make_class(tmp_path / "class", 2), tmp_path / "out"
    run(source, out)
    flag = "decided on something else"

    def told(*exercises: Exercise) -> list[tuple[str, bool, bool]]:
        with Store.open(out) as store:
            index = publish(out, store, exercises, Course(), Words("en")).index.read_text(encoding="utf-8")
            row = index[index.index('class="person"') :].partition("</ul>")[0] if 'class="person"' in index else ""
            return [
                (
                    "/".join(place for stale in mark_of(one, exercises, Course()).stale for place in stale),
                    f">{one.student.key}</a><span>{flag}" in row,
                    flag in (out / f"students/{one.student.key}.html").read_text(encoding="utf-8"),
                )
                for one in store.results()
            ]

    with Store.open(out) as store:
        for one in store.results():
            given = Override(student=one.student.key, exercise="greeting", item="hello", points=3, reason="seen", author="eva", when=NOW)
            store.set_override(numbered(given, one))
    list(rejudge_class(out, (greeting(),)))
    assert told(greeting()) == [("", False, False)] * 2, "judged again, and nothing else came of it"
    list(rejudge_class(out, (greeting(points=4),), only=frozenset({"student01"})))
    assert told(greeting(points=4)) == [("", False, False), ("greeting/hello", True, True)]


def test_what_needs_another_play_stands_as_it_stood_and_a_batch_plays_it(tmp_path: Path) -> None:
    source, out = tmp_path / "class", tmp_path / "out"
    hand_in(source, "ana", {"greeting/server.py": RIGHT, "farewell/server.py": RIGHT})
    farewell = greeting(id="farewell", order=2)
    run(source, out, greeting(), farewell)
    changed = (greeting(points=4), played_otherwise(farewell))
    (one,) = rejudge_class(out, changed)
    assert one.stale == {"farewell"}
    assert [each.points for each in one.after.exercises] == [4, 10]
    assert one.after.points == 14
    assert run(source, out, *changed).of(Became.PLAYED) == ["ana"]


def test_an_exercise_that_is_gone_costs_nobody_anything(tmp_path: Path) -> None:
    source, out = make_class(tmp_path / "class", 1), tmp_path / "out"
    run(source, out)
    (one,) = rejudge_class(out, (greeting(id="other"),))
    assert (one.after, one.stale) == (one.before, {"greeting"})
    assert points(out) == {"student00": 10}


def test_no_class_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There are no results"):
        list(rejudge_class(tmp_path, (greeting(),)))
