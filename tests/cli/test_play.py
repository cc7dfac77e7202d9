"""`grade play`: a play of a folder, or a kept one; on the screen, or as a file."""

import io
from pathlib import Path

import pytest
from pcapng import FileScanner

import grader
from grader.cli.main import main
from grader.cli.new import new
from grader.cli.play import play
from grader.spec.load import load_exercises

ROOT = Path(grader.__file__).parents[1]
WRONG = ROOT / "tests" / "submissions" / "ping-pong-tcp" / "ascii"

pytestmark = pytest.mark.hosts


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("kept") / "a.play"
    asked = ["check", str(WRONG), "--exercise", "ping-pong-tcp", "--scenario", "accents-and-emoji", "--scenario", "conversation"]
    assert main([*asked, "--save", str(file), "--seed", "1"]) == 1
    return file


def test_a_play_is_shown_step_by_step(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["play", "ping-pong-tcp", "accents-and-emoji", str(WRONG), "--lang", "en", "--seed", "1"]) == 0
    out, _ = capfd.readouterr()
    steps = [line for line in out.splitlines() if line.startswith("── step ")]
    (exercise,) = (each for each in load_exercises() if each.id == "ping-pong-tcp")
    (scenario,) = (each for each in exercise.scenarios if each.id == "accents-and-emoji")
    assert len(steps) == len(scenario.play)  # the server outlives its client, so the play goes through all its steps
    after_the_second = out.split("── step ")[2].splitlines()
    assert any(line.startswith("  server waits for data on a connection, server.py:") for line in after_the_second)
    assert any(line.startswith("  client waits for its keyboard, client.py:") for line in after_the_second)


def test_the_first_failed_play_of_a_file_is_taken(kept: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["play", str(kept), "--to", "mermaid", "--lang", "en"]) == 0
    diagram = capfd.readouterr().out
    assert diagram.startswith("sequenceDiagram\n")
    assert "UnicodeEncodeError" in diagram


def test_files_for_other_programs(kept: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["play", str(kept), "ping-pong-tcp", "conversation", "--to", f"pcapng={tmp_path / 'a.pcapng'}"]) == 0
    assert len(list(FileScanner(io.BytesIO((tmp_path / "a.pcapng").read_bytes())))) > 10
    assert main(["play", str(kept), "ping-pong-tcp", "conversation", "--to", f"cast={tmp_path}"]) == 0
    assert {file.name for file in tmp_path.glob("*.cast")} == {
        "ping-pong-tcp-conversation-server.cast",
        "ping-pong-tcp-conversation-client.cast",
    }


@pytest.mark.parametrize("words", [["{kept}", "udp-echo"], ["{kept}", "--to", "gif"], ["ping-pong-tcp"], ["a", "b", "c", "d"]])
def test_what_is_not_there_is_told(words: list[str], kept: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["play", *(word.format(kept=kept) for word in words)]) == 2
    assert capfd.readouterr().err


def test_their_names() -> None:
    assert (play.name, new.name) == ("play", "new")
