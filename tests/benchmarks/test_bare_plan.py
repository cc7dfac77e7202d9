"""What the grader did in a play, as steps for the bare driver; and the driver itself, on a play of nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from bare_plan import DRIVER, CanNotDriveError, play_of

from grader.spec.load import load_exercises
from grader.spec.model import Scenario
from grader.timeline import AnyEvent, Exited, Printed, ProgramFacts, Started, StepBegan, Timeline, Typed

FOLDERS = {"student": Path("/hers"), "reference": Path("/ours")}


def scenario_of(exercise: str, id: str) -> Scenario:
    return next(one for each in load_exercises() if each.id == exercise for one in each.scenarios if one.id == id)


def timeline(*events: AnyEvent) -> Timeline:
    programs = {"server": ProgramFacts(role="server", file="servidor.py"), "client": ProgramFacts(role="client", origin="reference")}
    return Timeline(
        exercise="ping-pong-tcp", scenario="conversation", seed=1, isolation="hosts", values={}, programs=programs, events=events
    )


def test_a_step_is_what_was_done_and_what_came_of_it() -> None:
    events = (
        StepBegan(index=0), Started(program="server", command=("python3", "servidor.py", "5000")),
        Printed(program="server", data=b"Port 5000\r\nx"),
        StepBegan(index=1), Started(program="client", command=("python3", "client.py")),
        StepBegan(index=2), Typed(program="client", data="olá".encode()), Exited(program="client", status=0),
    )  # fmt: skip
    steps = play_of("a play", timeline(*events), scenario_of("ping-pong-tcp", "conversation"), FOLDERS)["steps"]
    assert [step["start"] for step in steps] == [
        [("server", "/hers", "servidor.py", ["5000"])],
        [("client", "/ours", "client.py", [])],
        [],
    ]
    assert steps[0]["prints"] == [("server", "Port ")], "what is another number in each run is not waited for"
    assert (steps[0]["silent"], steps[1]["silent"]) == ([], ["client"])
    assert (steps[2]["type"], steps[2]["ends"]) == ([("client", "ol\u00c3\u00a1")], ["client"])


def test_steps_that_were_not_reached_are_not_driven() -> None:
    steps = play_of("a play", timeline(StepBegan(index=0)), scenario_of("ping-pong-tcp", "conversation"), FOLDERS)["steps"]
    assert len(steps) == 1


def test_a_peer_that_reached_nobody_can_not_be_driven() -> None:
    scenario = next(one for each in load_exercises() for one in each.scenarios if any(step.connect for step in one.play))
    begun = (StepBegan(index=number) for number in range(len(scenario.play)))
    with pytest.raises(CanNotDriveError):
        play_of("a play", timeline(*begun), scenario, FOLDERS)


def test_the_driver_tells_of_each_play_and_goes_on_after_one_that_went_wrong(tmp_path: Path) -> None:
    (tmp_path / "greeter.py").write_text("print('hello')")
    step = dict.fromkeys(("start", "type", "connect", "send", "end", "reset", "vanish", "prints", "ends", "silent"), ())
    start = {**step, "start": [("greeter", str(tmp_path), "greeter.py", [])]}
    plays = [{"name": words, "steps": [{**start, "prints": [("greeter", words)], "ends": ["greeter"]}]} for words in ("goodbye", "hello")]
    plan = {"python": [sys.executable], "plays": plays, "tell": True, "patience": 0.5}
    (tmp_path / "plan.json").write_text(json.dumps(plan))
    command = [sys.executable, "-I", "-S", DRIVER, str(tmp_path / "plan.json")]
    done = subprocess.run(command, input="\n\n", capture_output=True, text=True, check=True)
    wrong, right = done.stdout.splitlines()
    assert "goodbye" in wrong
    assert right == ""
