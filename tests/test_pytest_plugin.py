"""The plugin, in runs of pytest of its own: what it collects, how outcomes are told, and that a hand-in's files have no say."""

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

import grader
from tests.orders import orders

ROOT = Path(grader.__file__).parents[1]
WRONG = ROOT / "tests" / "submissions" / "ping-pong-tcp" / "ascii"
REFERENCE = ROOT / "reference"
PYTHON = os.environ.get("GRADER_OTHER_PYTEST", sys.executable)  # `.ci/run`: one with the oldest pytest that will do
TRACE = "import pathlib; pathlib.Path({trace!r}).touch()\n"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`python -P -m pytest -p grader.pytest_plugin ...` in the class's folder."""
    (tmp_path / "turma" / "ana").mkdir(parents=True)
    shutil.copytree(REFERENCE / "hello-tcp", tmp_path / "turma" / "ana" / "hello-tcp")
    shutil.copytree(WRONG, tmp_path / "turma" / "ana" / "ping-pong-tcp")

    def run(
        *arguments: str, command: tuple[str, ...] = ("-P", "-m", "pytest", "-p", "grader.pytest_plugin")
    ) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "GRADE"))}
        return subprocess.run(
            [PYTHON, *command, *arguments],
            cwd=tmp_path / "turma", env={**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "200"}, capture_output=True, text=True, check=False,
        )  # fmt: skip

    return run


def ids(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in done.stdout.splitlines() if "::" in line and " " not in line]


def test_scenarios_are_tests_and_nothing_is_played_to_find_them(run: Run) -> None:
    done = run("--grade", "--collect-only", "-q", "ana")
    found = ids(done)
    assert found[:3] == ["ana/hello-tcp/server.py::files", "ana/hello-tcp/server.py::pair", "ana/hello-tcp/server.py::three-clients"]
    assert "ana/ping-pong-tcp/server.py::two-at-once" in found
    assert ids(run("--grade", "--collect-only", "-q", "-k", "ping-pong-tcp and two-at-once")) == [
        "ana/ping-pong-tcp/server.py::two-at-once"
    ]
    assert "no such file" not in done.stderr


def test_a_folder_that_is_called_anything_holds_what_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "turma" / "ana" / "hello-tcp").rename(tmp_path / "turma" / "xyz")
    assert run("--grade", "--collect-only", "-q", "xyz").returncode == 5
    assert "xyz/server.py::pair" in ids(run("--grade", "--grade-exercise", "hello-tcp", "--collect-only", "-q", "xyz"))


def test_without_its_option_it_does_nothing(run: Run) -> None:
    assert run("ana").returncode == 5


@pytest.mark.hosts
def test_outcomes_and_points(run: Run, tmp_path: Path) -> None:
    names = "accents-and-emoji or conversation or operator-exit or framing-cut"
    done = run(
        "--grade", "-k", f"ping-pong-tcp and ({names} or files)", "--junitxml", str(tmp_path / "j.xml"), "-o", "junit_family=xunit1", "-rA"
    )
    assert done.returncode == 1, done.stdout
    cases = {case.get("name"): case for case in ET.parse(tmp_path / "j.xml").iter("testcase")}
    kinds = {name: [each.tag for each in case if each.tag in ("failure", "error", "skipped")] for name, case in cases.items()}
    assert kinds == {
        "files": [],
        "conversation": [],
        "accents-and-emoji": ["failure"],
        "framing-cut": ["skipped"],
        "operator-exit": ["skipped"],
    }
    wrong = cases["accents-and-emoji"]
    assert (wrong.get("file"), wrong.get("line")) == ("ana/ping-pong-tcp/client.py", "9")  # pytest counts from 0 there
    properties = {each.get("name"): each.get("value") for each in cases["conversation"].iter("property")}
    assert properties["points"] == properties["max_points"] not in (None, "0")
    assert "ana/ping-pong-tcp/client.py:10: s.send(mensagem.encode('ascii'))" in done.stdout


@pytest.mark.hosts
def test_a_node_of_its_own_is_run_and_last_failed_again(run: Run) -> None:
    node = "ana/ping-pong-tcp/server.py::accents-and-emoji"
    assert "1 failed" in run("--grade", node, "ana/ping-pong-tcp/server.py::conversation").stdout
    again = run("--grade", "--lf", "ana")
    assert "1 failed" in again.stdout
    assert "passed" not in again.stdout


@pytest.mark.hosts
def test_scenarios_of_an_exercise_stay_on_one_worker(run: Run) -> None:
    done = run("--grade", "-n", "2", "--dist", "load", "-v", "-k", "hello-tcp", "ana")
    assert done.returncode == 0, done.stdout
    assert len({line.split("]")[0] for line in done.stdout.splitlines() if line.startswith("[gw")}) == 1


def test_what_can_not_be_played_is_skipped_with_its_reason(run: Run) -> None:
    done = run("--grade", "--grade-isolation", "plain", "--grade-lang", "en", "-k", "hello-tcp and resets or framing-cut", "-rs", "ana")
    assert done.returncode == 0, done.stdout
    assert "--isolation plain" in done.stdout


def test_what_nobody_could_decide_is_an_error_and_no_failure(run: Run, tmp_path: Path) -> None:
    judged = tmp_path / "undecided.py"
    judged.write_text(
        "import grader.judge.judge as module\ndef judge(*_):\n    raise RuntimeError('a mistake of ours')\nmodule.judge = judge\n"
    )
    command = (
        "-P",
        "-c",
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import undecided, pytest; sys.exit(pytest.main(sys.argv[1:]))",
    )
    done = run("-p", "grader.pytest_plugin", "--grade", "-k", "hello-tcp and pair", "ana", command=command)
    assert "1 error" in done.stdout
    assert "failed" not in done.stdout
    assert "a mistake of ours" in done.stdout


def hostile(folder: Path, trace: Path) -> None:
    text = TRACE.format(trace=str(trace))
    for name in ("conftest.py", "test_all.py", "__init__.py", "pytest.py", "plugged.py", "sitecustomize.py", "grader.py"):
        (folder / name).write_text(text)
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -p plugged --doctest-modules\npythonpath = .\n")


def test_a_hand_ins_files_have_no_say(run: Run, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    for folder in ("ana", "ana/hello-tcp"):
        hostile(tmp_path / "turma" / folder, trace)
    command = ("-c", "import sys; sys.argv[0] = 'grade'; from grader.start import main; sys.exit(main())", "pytest")
    done = run("ana", "-k", "hello-tcp and pair", command=("-P", *command))
    assert "1 passed" in done.stdout, done.stdout + done.stderr
    for arguments in (
        ("--grade", "-c", os.devnull, "ana", "-k", "files"),
        ("--grade", "-c", os.devnull, "ana/hello-tcp", "--doctest-modules"),
    ):
        run(*arguments)
    assert not trace.exists()


def test_a_configuration_that_was_only_found_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "turma" / "ana" / "pytest.ini").write_text("[pytest]\n")
    done = run("--grade", "ana")
    assert done.returncode == 4
    assert "pytest.ini" in done.stderr


def test_names_of_a_hand_in_give_no_orders(run: Run, tmp_path: Path) -> None:
    (tmp_path / "turma" / "ana").rename(tmp_path / "turma" / "##[error]ana")
    done = run("--grade", "--collect-only", "-q")
    assert "error" in done.stdout
    assert orders(done.stdout.encode()) == []


def test_an_editor_asks_by_the_absolute_path(run: Run, tmp_path: Path) -> None:
    """VS Code makes its tree of a test's parent that is a File, and passes that path, :: and the rest of the id back."""
    asked = f"{tmp_path}/turma/ana/hello-tcp/server.py::pair"
    assert ids(run("--grade", "--collect-only", "-q", asked)) == ["ana/hello-tcp/server.py::pair"]
