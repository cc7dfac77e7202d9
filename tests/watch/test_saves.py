import importlib.util
import os
from pathlib import Path

import pytest

from grader.watch.saves import Saves, look, passing


@pytest.fixture(params=["woken", "looking"])
def saves(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Saves:
    """With watchfiles, and without."""
    if request.param == "looking":
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    (tmp_path / "a").mkdir()
    (tmp_path / "a/server.py").write_text("print(1)\n", encoding="utf-8")
    return Saves(tmp_path)


def save_by_rename(file: Path, text: str) -> None:
    beside = file.with_name(f".{file.name}.swp")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, file)


def test_a_save_in_place(saves: Saves, tmp_path: Path) -> None:
    assert not saves.pending()
    (tmp_path / "a/server.py").write_text("print(2)\n", encoding="utf-8")
    assert saves.pending()
    assert saves.wait() == ("a/server.py",)
    assert not saves.pending()


def test_a_save_by_rename(saves: Saves, tmp_path: Path) -> None:
    save_by_rename(tmp_path / "a/server.py", "print(1)\n")
    assert saves.wait() == ("a/server.py",)


def test_several_saves_in_a_row_are_one(saves: Saves, tmp_path: Path) -> None:
    for number in range(5):
        save_by_rename(tmp_path / "a/server.py", f"print({number})\n")
    (tmp_path / "a/client.py").write_text("", encoding="utf-8")
    assert saves.wait() == ("a/client.py", "a/server.py")
    assert not saves.pending()


def test_what_is_gone_has_changed(saves: Saves, tmp_path: Path) -> None:
    (tmp_path / "a/server.py").unlink()
    assert saves.wait() == ("a/server.py",)


def test_a_folder_that_comes_later(saves: Saves, tmp_path: Path) -> None:
    (tmp_path / "b/c").mkdir(parents=True)
    (tmp_path / "b/c/client.py").write_text("", encoding="utf-8")
    assert saves.wait() == ("b/c/client.py",)


@pytest.mark.parametrize(
    "name",
    [
        ".server.py.swp", ".server.py.swx", "server.py~", "#server.py#", ".#server.py", "4913", "server.py.tmp", "server.py.bak",
        "server.py___jb_tmp___", "server.py___jb_old___", ".goutputstream-X1Y2Z3", "server.cpython-311.pyc", "server.py.crswap",
    ],
)  # fmt: skip
def test_what_editors_leave_is_no_save(name: str, saves: Saves, tmp_path: Path) -> None:
    assert passing(name)
    (tmp_path / "a" / name).write_text("x", encoding="utf-8")
    assert not saves.pending()


@pytest.mark.parametrize("name", ["server.py", "servidor_tmp.py", "grade.yml", "LEIAME.txt", "dados.json", "temp.py", "bak.py", "4913.py"])
def test_what_a_student_writes_is_one(name: str) -> None:
    assert not passing(name)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert look(tmp_path / "nada") == {}


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b").symlink_to(tmp_path)
    (tmp_path / "a/server.py").touch()
    assert "a/server.py" in look(tmp_path)
    assert len(look(tmp_path)) <= 2
