"""`--to` and its short names: what goes where, and what is refused before anything is played."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import grader
from grader.cli.check import check
from grader.cli.main import main
from grader.cli.writing import prefix_of, targets_of
from grader.errors import ExitStatus, UsageError
from grader.report.formats import FORMATS
from tests.orders import orders

ROOT = Path(grader.__file__).parents[1]
WRONG = ROOT / "tests" / "submissions" / "ping-pong-tcp" / "ascii"


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wrong hand-in's plays, kept."""
    file = tmp_path_factory.mktemp("kept") / "a.play"
    asked = ["check", str(WRONG), "--exercise", "ping-pong-tcp", "--scenario", "accents-and-emoji", "--scenario", "conversation"]
    assert main([*asked, "--save", str(file), "--seed", "1", "--isolation", "auto"]) == 1
    return file


def test_every_form_has_a_module() -> None:
    assert set(FORMATS) == {file.stem for file in (ROOT / "grader/report/formats").glob("*.py")} - {"__init__", "given"}


@pytest.mark.parametrize(
    ("to", "junit", "github", "gcc", "targets"),
    [
        ((), None, False, False, {}),
        (("junit",), None, False, False, {"junit": "junit.xml"}),
        (("junit=a=b.xml",), None, False, False, {"junit": "a=b.xml"}),
        ((), "x.xml", True, True, {"github": "-", "gcc": "-", "junit": "x.xml"}),
    ],
)
def test_what_is_asked_for(to: tuple[str, ...], junit: str | None, github: bool, gcc: bool, targets: dict[str, str]) -> None:
    assert targets_of(to, junit, github, gcc) == targets


@pytest.mark.parametrize("to", [("nothing",), ("junit=/no/such/folder/x",), ("gcc", "vpl")])
def test_what_is_refused(to: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        targets_of(to, None, False, False)


def test_paths_are_named_from_the_repositorys_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "repo" / "ana").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repo" / "ana")
    assert prefix_of(tmp_path / "repo" / "ana", {}) == ""
    assert prefix_of(tmp_path / "repo" / "ana", {"GITHUB_WORKSPACE": str(tmp_path / "repo")}) == "ana"
    assert prefix_of(Path("."), {"CI_PROJECT_DIR": str(tmp_path / "repo")}) == "ana"
    assert prefix_of(tmp_path, {}) == str(tmp_path)
    assert prefix_of(None, {}) == ""


@pytest.mark.hosts
def test_all_forms_of_a_kept_play(
    play: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    (tmp_path / "summary.md").write_text("before\n")
    files = [f"--to={name}={tmp_path / name}" for name in ("junit", "gcc", "codequality", "sarif")]
    asked = ["rejudge", str(play), "--path", str(WRONG), "--lang", "en", "--github", *files]
    assert main(asked) == 1
    out, _ = capfdbinary.readouterr()
    place = "tests/submissions/ping-pong-tcp/ascii/client.py"
    (order,) = orders(out)
    assert order.properties == {"file": place, "line": "10", "title": "crash-encoding"}
    assert b"Total" in out
    assert (tmp_path / "summary.md").read_text().startswith("before\n## ")
    assert (tmp_path / "gcc").read_text().startswith(f"{place}:10: error: ")
    assert [each.get("file") for each in ET.parse(tmp_path / "junit").iter("testcase")] == [None, place]
    assert json.loads((tmp_path / "codequality").read_text())[0]["location"] == {"path": place, "lines": {"begin": 10}}


@pytest.mark.hosts
def test_what_goes_to_standard_output_goes_there_alone(play: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["rejudge", str(play), "--gcc"]) == 1
    out, _ = capfd.readouterr()
    assert [line.rpartition(" ")[2] for line in out.splitlines()] == ["[crash-encoding]"]


def test_of_several_files_there_is_no_form(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["rejudge", "a", "b", "--gcc"]) == ExitStatus.USAGE
    assert "FILE" in capfd.readouterr().err


def test_check_takes_them_too() -> None:
    assert {"to", "junit", "github", "gcc"} <= {each.name for each in check.params}
