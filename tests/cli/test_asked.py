from pathlib import Path

import pytest

from grader.cli.asked import exercises_asked, folder_of
from grader.errors import UsageError
from grader.places import EXERCISES, VARIABLE

TCP_ECHO = Path(__file__).resolve().parents[2] / "examples/exercises/tcp-echo.yml"


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(EXERCISES))


def test_a_program_stands_for_its_folder(tmp_path: Path) -> None:
    (tmp_path / "Servidor.PY").touch()
    (tmp_path / "entrega.zip").touch()
    assert folder_of(tmp_path / "Servidor.PY") == tmp_path
    for other in (tmp_path, tmp_path / "entrega.zip", tmp_path / "nada.py"):
        assert folder_of(other) == other


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("hello-tcp", "hello-tcp"), ("hello", "hello-tcp"), ("Hello_TCP", "hello-tcp"), ("pingpongtcp", "ping-pong-tcp"),
        ("multicast", "ip-multicast"), ("Confiabilidade do UDP", "udp-reliability"), ("pacotes", "multiple-packets"),
    ],
)  # fmt: skip
def test_a_name_need_not_be_an_id(name: str, id: str, tmp_path: Path) -> None:
    assert exercises_asked((name,), tmp_path)[1] == (id,)


@pytest.mark.parametrize("name", ["pingpong", "tcp", "", "exercicio 1", "../etc", "nada"])
def test_a_name_that_is_in_doubt_is_nobodys(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no exercise called"):
        exercises_asked((name,), tmp_path)


def test_where_nothing_else_lies_only_what_is_asked_for_is_read(tmp_path: Path) -> None:
    (tmp_path / "hello-tcp").mkdir()
    assert [each.id for each in exercises_asked(("hello-tcp",), tmp_path)[0]] == ["hello-tcp"]
    (tmp_path / "outra").mkdir()
    assert len(exercises_asked(("hello-tcp",), tmp_path)[0]) == 7


def test_an_exercise_of_a_file(tmp_path: Path) -> None:
    exercises, ids = exercises_asked((str(TCP_ECHO),), tmp_path)
    assert ids == ("tcp-echo",) == tuple(each.id for each in exercises)
    exercises, ids = exercises_asked((str(TCP_ECHO), "tcp-echo"), tmp_path)
    assert set(ids) == {"tcp-echo"}
    assert len(exercises) == 1
