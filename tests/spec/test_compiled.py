"""Exercises that are remembered: only where nothing has changed, and only what this user wrote."""

import os
import threading
from pathlib import Path

import pytest

from grader.errors import ExerciseError
from grader.places import EXERCISES
from grader.spec import compiled
from grader.spec.compiled import keep, recall
from grader.spec.load import load_exercise

HELLO = EXERCISES / "hello-tcp.yml"
TEXT = HELLO.read_bytes()


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache/socket-grader"


@pytest.mark.parametrize("file", sorted(EXERCISES.glob("*.yml")), ids=lambda file: file.stem)
def test_what_is_remembered_is_what_was_read(file: Path) -> None:
    read = load_exercise(file)
    assert recall(file, file.read_bytes()) == read
    assert load_exercise(file) == read


def test_another_text_is_read_anew(tmp_path: Path) -> None:
    file = tmp_path / "hello-tcp.yml"
    file.write_bytes(TEXT)
    first = load_exercise(file)
    file.write_bytes(TEXT.replace(b"order: 1", b"order: 9"))
    assert (first.order, load_exercise(file).order) == (1, 9)
    file.write_bytes(TEXT.replace(b"order: 1", b"orden: 1"))
    with pytest.raises(ExerciseError):
        load_exercise(file)
    with pytest.raises(ExerciseError):  # a mistake is not remembered
        load_exercise(file)


def test_other_code_reads_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    load_exercise(HELLO)
    monkeypatch.setattr(compiled, "_CODE", "another")
    assert recall(HELLO, TEXT) is None


@pytest.mark.parametrize("content", [b"", b"\x00", b"\xc1" * 100, b"x" * 100_000])
def test_a_damaged_one_is_read_anew(content: bytes, cache: Path) -> None:
    load_exercise(HELLO)
    (kept,) = cache.iterdir()
    kept.write_bytes(content)
    assert recall(HELLO, TEXT) is None
    assert load_exercise(HELLO).id == "hello-tcp"
    assert recall(HELLO, TEXT) is not None, "and written again"


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_what_others_may_write_is_not_used(mode: int, cache: Path) -> None:
    load_exercise(HELLO)
    (kept,) = cache.iterdir()
    kept.chmod(mode)
    assert recall(HELLO, TEXT) is None
    kept.chmod(0o600)
    assert recall(HELLO, TEXT) is not None
    cache.chmod(0o777)
    assert recall(HELLO, TEXT) is None


@pytest.mark.as_root
def test_what_others_own_is_not_used(cache: Path) -> None:
    load_exercise(HELLO)
    (kept,) = cache.iterdir()
    os.chown(kept, 65534, 65534)
    assert recall(HELLO, TEXT) is None


def test_links_are_not_followed(cache: Path, tmp_path: Path) -> None:
    load_exercise(HELLO)
    (kept,) = cache.iterdir()
    kept.rename(tmp_path / "elsewhere")
    kept.symlink_to(tmp_path / "elsewhere")
    assert recall(HELLO, TEXT) is None
    (tmp_path / "cache/away").mkdir()
    kept.unlink()
    cache.rmdir()
    cache.symlink_to(tmp_path / "cache/away")
    assert load_exercise(HELLO).id == "hello-tcp"
    assert list((tmp_path / "cache/away").iterdir()) == []


def test_a_pipe_in_its_place_does_not_hold_anybody_up(cache: Path) -> None:
    cache.mkdir(parents=True, mode=0o700)
    os.mkfifo(cache / "hello-tcp.exercise")
    assert recall(HELLO, TEXT) is None


@pytest.mark.parametrize("base", ["relative", "/proc/nowhere", "/dev/null"])
def test_without_a_place_exercises_are_read_as_ever(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", base)
    assert load_exercise(HELLO).id == "hello-tcp"
    assert recall(HELLO, TEXT) is None


def test_however_many_write_at_once_a_reader_meets_a_whole_one(cache: Path) -> None:
    exercise = load_exercise(HELLO)

    def write() -> None:
        for _ in range(30):
            keep(HELLO, TEXT, exercise)

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        assert recall(HELLO, TEXT) == exercise
    for writer in writers:
        writer.join()
    assert [file.name for file in cache.iterdir()] == ["hello-tcp.exercise"]
