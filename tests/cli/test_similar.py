"""`grade.py similar` on a folder that a batch wrote."""

import shutil
from pathlib import Path

import pytest

from grader.batch.store import Settings, Store
from grader.classroom import Attempt, Student
from grader.cli.main import main
from grader.errors import ExitStatus, LabError

pytestmark = pytest.mark.timeout(300)

CLASS = Path(__file__).resolve().parents[2] / "examples/class"
OWN = (CLASS / "bruno-lima/ping-pong-tcp/servidor.py").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ana wrote it, Bia took it, Caio has one of his own; and nobody else has a hello-tcp."""
    texts = {
        "ana": OWN,
        "bia": OWN.replace("conn", "c").replace("msg", "m"),
        "caio": (CLASS / "davi-rocha/ping-pong-tcp/server.py").read_text(),
    }
    for key, text in texts.items():
        (tmp_path / "in" / key / "ping-pong-tcp").mkdir(parents=True)
        (tmp_path / "in" / key / "ping-pong-tcp/server.py").write_text(text, encoding="utf-8")
    (tmp_path / "in/ana/hello-tcp").mkdir()
    (tmp_path / "in/ana/hello-tcp/server.py").write_text("print(1)\n", encoding="utf-8")
    with Store.open(tmp_path / "out", create=True) as store:
        store.save_settings(Settings(seed=1, source=str(tmp_path / "in"), layout="folders"))
        for key in texts:
            store.enrol([(f"name:{key}", Student(key=key, name=f"<{key.title()}>"), None)])
            store.hand_in(key, Attempt(source=key, digest=key), ())
    return tmp_path / "out"


def test_similar(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "index.html").touch()
    assert main(["similar", str(folder)]) == ExitStatus.PASSED
    told = capsys.readouterr()
    assert told.err == ""
    lines = told.out.splitlines()
    assert lines[0] == "hello-tcp: 1 entrega"
    assert lines[1].startswith("ping-pong-tcp: 3 entregas; <Ana> – <Bia>: ")
    assert lines[2] == str(folder / "similar/index.html")
    page = (folder / "similar/index.html").read_text(encoding="utf-8")
    assert "&lt;Ana&gt; – &lt;Bia&gt;" in page and 'href="ping-pong-tcp/match_1.html"' in page
    assert 'href="../index.html"' in page and "Nada que duas entregas tenham em comum." in page
    assert (folder / "similar/ping-pong-tcp/match_1.html").is_file()


def test_the_submissions_have_moved(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder.parent / "in").rename(folder.parent / "elsewhere")
    assert main(["similar", str(folder), "--lang", "en"]) == ExitStatus.USAGE
    assert str(folder.parent / "in") in capsys.readouterr().err
    assert (
        main(["similar", str(folder), "--lang", "en", "--source", str(folder.parent / "elsewhere"), "--matches", "1"]) == ExitStatus.PASSED
    )
    assert len(list((folder / "similar/ping-pong-tcp").glob("match_*.html"))) == 1


def test_one_exercise_that_fails_does_not_stop_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(exercise: str, *_: object, **__: object) -> tuple[()]:
        if exercise == "hello-tcp":
            raise LabError("compare50 failed (1): no memory")
        return ()

    monkeypatch.setattr("grader.batch.similarity.compare", broken)
    assert main(["similar", str(folder)]) == ExitStatus.UNDECIDED
    told = capsys.readouterr()
    assert told.err == "hello-tcp: compare50 failed (1): no memory\n"
    assert "ping-pong-tcp: 3 entregas\n" in told.out


def test_without_compare50(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.batch.similarity.check_installed.__defaults__", (folder / "none",))
    assert main(["similar", str(folder)]) == ExitStatus.USAGE
    assert capsys.readouterr().err == "O compare50 não está instalado. `make extras` o instala.\n"


def test_an_earlier_class_is_compared_with(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a batch's folder, and as what a platform gave; nobody of it is compared with one another."""
    shutil.rmtree(folder.parent / "in/bia")
    last_year = folder.parent / "last-year"
    for key in ("zoe_4001_assignsubmission_file", "ivo_4002_assignsubmission_file"):
        (last_year / key / "ping-pong-tcp").mkdir(parents=True)
        (last_year / key / "ping-pong-tcp/server.py").write_text(OWN.replace("conn", "k"), encoding="utf-8")
    assert main(["similar", str(folder), "--lang", "en", "--with", str(last_year)]) == ExitStatus.PASSED
    page = (folder / "similar/index.html").read_text(encoding="utf-8")
    assert "&lt;Ana&gt; – zoe (last-year)" in page and "&lt;Ana&gt; – ivo (last-year)" in page
    assert "zoe (last-year) – ivo" not in page and "ivo (last-year) – zoe" not in page
    with Store.open(last_year / "graded", create=True) as store:
        store.save_settings(Settings(seed=1, source=str(folder.parent / "old"), layout="folders"))
        store.enrol([("name:rui", Student(key="rui", name="Rui"), None)])
        store.hand_in("rui", Attempt(source="rui", digest="d"), ())
    (last_year / "ivo_4002_assignsubmission_file").rename(folder.parent / "old")
    (folder.parent / "old").rename(folder.parent / "rui")
    (folder.parent / "old").mkdir()
    (folder.parent / "rui").rename(folder.parent / "old/rui")
    capsys.readouterr()
    assert main(["similar", str(folder), "--lang", "en", "--with", str(last_year / "graded")]) == ExitStatus.PASSED
    assert "<Ana> – Rui (graded)" in capsys.readouterr().out
    assert main(["similar", str(folder), "--lang", "en", "--with", str(folder / "nothing")]) == ExitStatus.USAGE
