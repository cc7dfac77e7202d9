import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.errors import UsageError
from grader.places import REFERENCE
from grader.spec.load import load_exercises
from grader.verdict import Outcome
from grader.watch.session import Newer, Session, WatchOptions
from grader.workers import Pool

pytestmark = pytest.mark.hosts


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool("hosts", 2) as pool:
        yield pool


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for exercise in ("hello-tcp", "udp-echo"):
        shutil.copytree(REFERENCE / exercise, tmp_path / exercise)
    return tmp_path


def session(folder: Path) -> Session:
    return Session(WatchOptions(path=folder, exercises=load_exercises(), wanted=(), seed=7))


def never() -> bool:
    return False


def break_server(folder: Path) -> str:
    """Make it end after its first client; what it was."""
    file = folder / "hello-tcp/server.py"
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace("while True:", "for _ in range(1):"), encoding="utf-8")
    assert file.read_text(encoding="utf-8") != before
    return before


def test_only_what_changed_is_graded(folder: Path, pool: Pool) -> None:
    watched = session(folder)
    assert set(watched.changed()) == {"hello-tcp", "udp-echo"}
    assert watched.changed() == ()
    break_server(folder)
    assert watched.changed() == ("hello-tcp",)
    (folder / "hello-tcp/server.py~").write_text("an editor's", encoding="utf-8")
    assert watched.changed() == ()


def test_what_failed_is_played_first_and_what_changed_is_told(folder: Path, pool: Pool) -> None:
    watched = session(folder)
    assert watched.first("hello-tcp", pool).first.outcome is Outcome.PASSED
    passed = watched.whole("hello-tcp", pool, never)
    assert (passed.passes_now, passed.fails_now, passed.good) == ((), (), None)

    before = break_server(folder)
    failed = watched.whole("hello-tcp", pool, never)
    assert failed.first.outcome is Outcome.FAILED
    assert failed.first.id in failed.fails_now
    assert failed.good is not None, "the play that passed before"
    assert failed.passes_now == ()

    (folder / "hello-tcp/server.py").write_text(before, encoding="utf-8")
    again = watched.first("hello-tcp", pool)
    assert (again.first.id, again.first.outcome) == (failed.first.id, Outcome.PASSED)
    mended = watched.whole("hello-tcp", pool, never)
    assert set(mended.passes_now) == set(failed.fails_now)
    assert [verdict.id for verdict in watched.verdicts] == ["hello-tcp"]


def test_a_newer_save_ends_it_and_all_is_graded_again(folder: Path) -> None:
    watched = session(folder)
    watched.changed()
    with Pool("hosts", 2) as pool, pytest.raises(Newer):
        watched.whole("hello-tcp", pool, lambda: True)
    assert "hello-tcp" in watched.changed()
    assert watched.verdicts == ()


def test_a_folder_without_anything_to_grade(tmp_path: Path) -> None:
    (tmp_path / "notas.txt").write_text("nada", encoding="utf-8")
    with pytest.raises(UsageError):
        session(tmp_path).changed()
