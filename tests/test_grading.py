"""The whole way of a submission, as a student's command goes it: find, play, judge, tell; and nothing stays behind."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import grader.judge.judge
from grader.errors import LabError
from grader.grading import Graded, grade, judge_record
from grader.record import decode, encode
from grader.rounds import Progress
from grader.spec.load import load_exercises
from grader.spec.model import Exercise, Scenario
from grader.timeline import Timeline
from grader.verdict import Outcome, ScenarioVerdict
from tests.processes import Trace, runs, wait_until

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "reference"
EXERCISES = load_exercises()
SERVER = (REFERENCE / "hello-tcp/server.py").read_text()
CLIENT = (REFERENCE / "hello-tcp/client.py").read_text()


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """What the grader gets for its temporary files."""
    (tmp_path / "scratch").mkdir(mode=0o777)
    (tmp_path / "scratch").chmod(0o1777)
    return tmp_path / "scratch"


@pytest.fixture
def submit(tmp_path: Path) -> Callable[..., Path]:
    """Writes a submission: `submit(server=..., client=...)` for hello-tcp, or files by their path."""

    def write(files: dict[str, str | bytes] | None = None, **programs: str | bytes) -> Path:
        folder = tmp_path / "entrega"
        folder.mkdir()
        for path, content in {**(files or {}), **{f"hello-tcp/{name}.py": text for name, text in programs.items()}}.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return write


class Check:
    """`grade.py check ... --json - --lang en` as a process of its own, run to its end."""

    def __init__(self, *arguments: str | Path, scratch: Path) -> None:
        done = subprocess.run(command(*arguments), env=environment(scratch), capture_output=True, check=False)
        self.status, self.errors = done.returncode, done.stderr.decode()
        self.output: dict[str, Any] = json.loads(done.stdout) if done.stdout else {}
        assert "Traceback" not in self.errors, self.errors

    def outcomes(self) -> dict[str, str]:
        return {scenario["id"]: scenario["outcome"] for exercise in self.output["exercises"] for scenario in exercise["scenarios"]}

    def findings(self, *scenarios: str) -> list[str]:
        """Codes of the errors of these scenarios, or of the exercises themselves; each scenario has just one."""
        found = [finding for exercise in self.output["exercises"] for finding in exercise["findings"]]
        for exercise in self.output["exercises"]:
            for scenario in exercise["scenarios"]:
                if scenario["id"] in scenarios:
                    found += scenario["findings"]
        assert all(finding["message"] for finding in found)
        return [finding["code"] for finding in found if finding["severity"] == "error"]


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, str(ROOT / "grade.py"), "check", *map(str, arguments), "--json", "-", "--lang", "en"]


def environment(scratch: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "TMPDIR": str(scratch), "LANG": "C.UTF-8"}


# -- what is no submission at all ----------------------------------------------------------------------------------------


def refused(scratch: Path, *arguments: str | Path) -> str:
    check = Check(*arguments, scratch=scratch)
    assert (check.status, check.output) == (2, {})
    assert list(scratch.iterdir()) == []
    return check.errors


def test_a_folder_that_is_not_there(scratch: Path, tmp_path: Path) -> None:
    assert refused(scratch, tmp_path / "nowhere").startswith(f"There is no folder {tmp_path / 'nowhere'}.")


def test_an_empty_folder(scratch: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "is empty" in refused(scratch, tmp_path / "empty")


def test_an_exercise_that_does_not_exist(scratch: Path) -> None:
    told = refused(scratch, REFERENCE, "--exercise", "ping-pong")
    assert told.startswith("There is no exercise called “ping-pong”.") and "udp-echo" in told


def test_a_scenario_that_does_not_exist(scratch: Path) -> None:
    told = refused(scratch, REFERENCE, "--exercise", "hello-tcp", "--scenario", "conversation")
    assert told.startswith("There is no scenario called “conversation” in hello-tcp.")


# -- what is handed in, and can't be right --------------------------------------------------------------------------------


def one_scenario(scratch: Path, folder: Path, scenario: str = "pair") -> Check:
    check = Check(folder, "--scenario", scenario, scratch=scratch)
    assert check.status == 1
    assert check.outcomes() == {scenario: "failed"}
    assert check.output["points"] < check.output["max_points"]
    assert list(scratch.iterdir()) == []
    return check


@pytest.mark.hosts
@pytest.mark.parametrize(
    ("server", "client", "code"),
    [
        ("def f(:\n", CLIENT, "syntax-error"),
        ("print 'olá'\n", CLIENT, "python2"),
        (b"\xff\xfe\x00\x01", CLIENT, "null-bytes"),
        ("def main():\n    import socket\n    socket.create_server(('', 12345)).accept()\n", CLIENT, "never-starts"),
        ("print('bye')", CLIENT, "no-socket"),
        (SERVER, "while True: print('Thank you')", "flooded"),
        (SERVER, CLIENT + "while True: pass\n", "busy-loop"),
        (SERVER, CLIENT + "import time; time.sleep(3600)\n", "long-sleep"),
        (SERVER, CLIENT + "import os; os.fork(); os.fork(); socket.create_server(('', 0)).accept()\n", "still-running"),
        (SERVER, "import os\nos._exit(0)", "payload-missing"),
        (SERVER, CLIENT + "data = []\nwhile True: data.append(bytearray(b'x' * (100 << 20)))", "limit-exceeded"),
        ("import os, sys\nif os.fork(): sys.exit()\n" + SERVER, CLIENT, "process-left"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", CLIENT, "killed"),
    ],
    ids=[
        "syntax", "python2", "no-text", "never-starts", "ends", "floods", "spins", "sleeps", "forks", "exits-at-once", "memory",
        "forks-away", "dies",
    ],
)  # fmt: skip
def test_one_clear_finding(server: str | bytes, client: str, code: str, submit: Callable[..., Path], scratch: Path) -> None:
    check = one_scenario(scratch, submit(server=server, client=client))
    assert set(check.findings("pair")) == {code}


@pytest.mark.hosts
def test_a_directory_called_server(submit: Callable[..., Path], scratch: Path) -> None:
    folder = submit({"hello-tcp/server.py/x.txt": "x"}, client=CLIENT)
    check = one_scenario(scratch, folder)
    assert set(check.findings()) & {"not-a-file", "missing-program"}


@pytest.mark.hosts
@pytest.mark.as_user
def test_a_file_that_can_not_be_read(submit: Callable[..., Path], scratch: Path) -> None:
    folder = submit(server=SERVER, client=CLIENT)
    (folder / "hello-tcp/server.py").chmod(0)
    assert "unreadable-file" in one_scenario(scratch, folder).findings()


@pytest.mark.hosts
def test_a_link_to_somewhere_else(submit: Callable[..., Path], scratch: Path, tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text(SERVER)
    folder = submit(client=CLIENT)
    (folder / "hello-tcp/server.py").symlink_to(tmp_path / "other.py")
    assert "link-out-of-folder" in one_scenario(scratch, folder).findings()


@pytest.mark.hosts
def test_a_bad_exercise_does_not_touch_the_others(submit: Callable[..., Path], scratch: Path) -> None:
    good = {f"udp-echo/{path.name}": path.read_bytes() for path in (REFERENCE / "udp-echo").glob("*.py")}
    folder = submit({**good, "ping-pong-tcp/notas.txt": "nada"}, server="(", client=CLIENT)
    check = Check(folder, scratch=scratch)
    assert check.status == 1
    assert {exercise["id"]: exercise["outcome"] for exercise in check.output["exercises"]} == {
        "hello-tcp": "failed",
        "ping-pong-tcp": "failed",
        "udp-echo": "passed",
    }
    assert list(scratch.iterdir()) == []


# -- a run from within ------------------------------------------------------------------------------------------------------


def test_what_fits_no_exercise_is_told(submit: Callable[..., Path], scratch: Path) -> None:
    folder = submit({"pingue-pongue/server.py": SERVER}, server=SERVER)
    arguments = ("--scenario", "interop-client", "--isolation", "plain")  # its program is missing: nothing is played
    assert Check(folder, *arguments, scratch=scratch).output["ignored"] == ["pingue-pongue"]
    assert Check(folder, *arguments, "--exercise", "hello-tcp", scratch=scratch).output["ignored"] == []


def graded(folder: Path, *scenarios: str, isolation: str = "hosts", exercise: str = "hello-tcp", progress: Any = None) -> Graded:
    return grade(folder, EXERCISES, wanted=(exercise,), scenarios=scenarios, seed=7, isolation=isolation, progress=progress)


@pytest.mark.hosts
def test_progress_and_timelines() -> None:
    told: list[Progress] = []
    done = graded(REFERENCE, progress=told.append)
    scenarios = [scenario.id for scenario in EXERCISES[0].scenarios]
    assert sorted(one.scenario for one in told if one.outcome is None) == sorted(scenarios)
    assert sorted(one.scenario for one in told if one.outcome is Outcome.PASSED) == sorted(scenarios)
    assert {one.total for one in told} == {len(scenarios)}
    assert [one.done for one in told if one.outcome] == list(range(1, len(scenarios) + 1))
    assert set(done.timelines) == {("hello-tcp", id) for id in scenarios}


@pytest.mark.hosts
def test_the_same_seed_gives_the_same_words() -> None:
    runs_of = [graded(REFERENCE, "conversation", exercise="ping-pong-tcp").timelines["ping-pong-tcp", "conversation"] for _ in range(2)]
    assert runs_of[0].values == runs_of[1].values


@pytest.mark.hosts
def test_what_needs_a_scenario_that_failed_is_not_run(submit: Callable[..., Path]) -> None:
    programs = {f"ping-pong-udp/{role}.py": (REFERENCE / f"ping-pong-udp/{role}.py").read_bytes() for role in ("server", "client")}
    programs["ping-pong-udp/client.py"] = b"print('nothing')"
    done = graded(submit(programs), "conversation", "long-line", "lost-reply", exercise="ping-pong-udp")
    (exercise,) = done.verdict.exercises
    assert [(one.id, one.outcome, one.reason) for one in exercise.scenarios] == [
        ("conversation", Outcome.FAILED, ""),
        ("long-line", Outcome.FAILED, ""),
        ("lost-reply", Outcome.NOT_RUN, "needs-scenario:conversation"),
    ]


@pytest.mark.hosts
def test_what_one_program_does_right_is_its_own(submit: Callable[..., Path]) -> None:
    """The client never connects: the server is played with a plain partner, and keeps what it shows there."""
    done = graded(submit(server=SERVER, client="print('nothing')"))
    (exercise,) = done.verdict.exercises
    earned = {claim.id for one in exercise.scenarios for claim in one.claims if claim.points == claim.max_points}
    assert earned == {"greets", "goes-on", "closes", "leaves", "waits-on"}


@pytest.mark.hosts
def test_a_scenario_judged_on_anothers_play_is_played_once() -> None:
    done = graded(REFERENCE, "exit", "wording", exercise="ping-pong-tcp")
    assert done.timelines["ping-pong-tcp", "wording"] == done.timelines["ping-pong-tcp", "exit"]


@pytest.mark.hosts
def test_the_first_message_on_the_command_line_is_accepted_with_a_remark() -> None:
    folder = ROOT / "tests/submissions/ping-pong-tcp/primeira-mensagem-no-comando"
    done = graded(folder, "conversation", exercise="ping-pong-tcp")
    (verdict,) = done.verdict.exercises[0].scenarios
    assert (verdict.outcome, verdict.points) == (Outcome.REMARKS, verdict.max_points)
    assert [finding.code for finding in verdict.findings] == ["first-message-as-argument"]


# -- programs under other names, and started in other ways ------------------------------------------------------------------

BODIES = {name: "\n".join(f"    {line}" for line in text.splitlines()) for name, text in (("server", SERVER), ("client", CLIENT))}
BOTH = "import {module}\n{chosen}\nif role == '{word}':\n" + BODIES["server"] + "\nelse:\n" + BODIES["client"] + "\n"
BY_ARGV = BOTH.format(module="sys", chosen="role = sys.argv[1]", word="server")
BY_ARGPARSE = BOTH.format(
    module="argparse",
    chosen="p = argparse.ArgumentParser()\np.add_argument('papel', choices=['servidor', 'cliente'])\nrole = p.parse_args().papel",
    word="servidor",
)
BY_SWITCH = BOTH.format(module="sys", chosen="role = 'server' if '--server' in sys.argv else ''", word="server")
ASKING = CLIENT.replace("import socket", "import socket, sys\nhost, port = sys.argv[1], int(sys.argv[2])", 1)
ASKING = ASKING.replace("(socket.gethostname(), PORTA)", "(host, port)")
MOVED = SERVER.replace("PORTA = 12345", "import sys\nPORTA = int(sys.argv[1])")


LATIN1 = ("# coding: latin-1, conexão\n" + ASKING).replace("\n", "\r\n").encode("latin-1")
PORTS = "python3 server.py 5000\npython3 client.py localhost 5000\n"
Files = dict[str, str | bytes]
STARTED: dict[str, tuple[Files, tuple[str, ...], set[str]]] = {
    "a word": ({"tp1.py": BY_ARGV}, (), {"one-file-several-programs"}),
    "argparse": ({"tp1.py": BY_ARGPARSE}, (), {"one-file-several-programs"}),
    "a switch": ({"tp1.py": BY_SWITCH}, (), {"one-file-several-programs"}),
    "host and port": ({"server.py": SERVER, "client.py": ASKING}, (), {"arguments-given"}),
    "Latin-1, CRLF": ({"server.py": SERVER, "cliente.py": LATIN1}, (), {"arguments-given"}),
    "a README's ports": ({"server.py": MOVED, "client.py": ASKING, "LEIAME.txt": PORTS}, (), {"arguments-by-readme"}),
    "a README's names": ({"a.py": SERVER, "b.py": CLIENT, "README": "servidor: python3 a.py"}, (), {"found-by-readme", "found-by-deeds"}),
    "grade.yml": ({"a.py": BY_SWITCH, "b.py": CLIENT, "grade.yml": "programs:\n  server: a.py --server\n  client: b.py\n"}, (), set()),
    "--program": ({"x/a.py": BY_SWITCH, "b.txt": CLIENT}, ("server=x/a.py --server", "client=python3 b.txt"), set()),
}


@pytest.mark.hosts
@pytest.mark.parametrize(("files", "programs", "codes"), STARTED.values(), ids=STARTED)
def test_programs_are_found_and_started_as_they_want(
    files: Files, programs: tuple[str, ...], codes: set[str], submit: Callable[..., Path]
) -> None:
    folder = submit({f"hello-tcp/{name}": content for name, content in files.items()})
    scenarios = ("pair", "interop-client", "interop-server")
    done = grade(folder, EXERCISES, wanted=("hello-tcp",), scenarios=scenarios, seed=7, isolation="hosts", programs=programs)
    (exercise,) = done.verdict.exercises
    assert {finding.code for finding in exercise.findings} == codes
    assert exercise.points == exercise.max_points, [(one.id, one.findings) for one in exercise.scenarios]
    assert judge_record(done.record, EXERCISES).verdict == done.verdict


def test_a_program_that_is_asked_for_and_not_there(scratch: Path) -> None:
    told = refused(scratch, REFERENCE, "--exercise", "hello-tcp", "--program", "server=tp1.py")
    assert "the folder of hello-tcp has no file tp1.py; it has: client.py, server.py." in told


# -- the plain machine ------------------------------------------------------------------------------------------------------


def test_plain_plays_what_it_can_and_says_what_it_can_not(scratch: Path) -> None:
    arguments = ("--isolation", "plain", "--exercise", "multiple-packets", "--scenario", "untouched", "--scenario", "glued")
    check = Check(REFERENCE, *arguments, scratch=scratch)
    assert check.output["isolation"] == "plain"
    assert check.outcomes() == {"untouched": "passed", "glued": "not_run"}, check.output
    assert check.status == 3, "what was not run was not passed"
    (reason,) = {scenario["reason"] for scenario in check.output["exercises"][0]["scenarios"]} - {None}
    assert reason.startswith("With --isolation plain"), "it is not this machine's doing"
    assert check.output["points"] < check.output["max_points"]
    assert list(scratch.iterdir()) == []


# -- nothing stays ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("isolation", [pytest.param("hosts", marks=pytest.mark.hosts), "plain"])
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -9)])
def test_nothing_is_left_of_a_run_that_is_stopped(
    number: signal.Signals, status: int, isolation: str, submit: Callable[..., Path], scratch: Path
) -> None:
    folder = submit(server="import time; time.sleep(11)\n" + SERVER, client=CLIENT)
    line = command(folder, "--scenario", "pair", "--isolation", isolation)
    with subprocess.Popen(line, env=environment(scratch), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as grader:
        wait_until(lambda: runs(grader.pid, "server.py"), "the program's start")
        trace = Trace(grader.pid)
        grader.send_signal(number)
        output, said = grader.communicate()
    assert grader.returncode == status, said.decode()
    assert output == b""
    assert len(trace) >= 2
    trace.wait_until_gone()
    wait_until(lambda: not list(scratch.iterdir()), "the end of all temporary files")


@pytest.mark.hosts
def test_what_was_decided_stands_where_a_run_is_stopped_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.stop.by_hand", lambda: True)

    def progress(step: Progress) -> None:
        if step.outcome is not None:
            raise KeyboardInterrupt

    arguments = {"wanted": ("hello-tcp",), "seed": 7, "isolation": "hosts", "progress": progress}
    done = grade(REFERENCE, EXERCISES, stoppable=True, **arguments)  # type: ignore[arg-type]
    outcomes = {(each.outcome, each.reason) for each in done.verdict.exercises[0].scenarios}
    assert outcomes == {(Outcome.PASSED, ""), (Outcome.NOT_RUN, "interrupted")}
    assert judge_record(decode(encode(done.record)), EXERCISES).verdict == done.verdict
    with pytest.raises(KeyboardInterrupt):
        grade(REFERENCE, EXERCISES, **arguments)  # type: ignore[arg-type]


def test_what_was_judged_in_time_stands_and_no_judge_goes_on_beyond_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """An output that makes a judge compute for ever: the others' verdicts are told, and in time."""
    judge, began, late = grader.judge.judge.judge, time.monotonic(), []
    judged: list[str] = []

    def slow(exercise: Exercise, scenario: Scenario, timeline: Timeline) -> ScenarioVerdict:
        while judged and not (late and late[-1]):  # of all but the first; 60 s: or this test would go on for ever
            late.append(time.monotonic() - began > 60)
        judged.append(scenario.id)
        return judge(exercise, scenario, timeline)

    monkeypatch.setattr("grader.judge.judge.judge", slow)
    done = grade(REFERENCE, EXERCISES, wanted=("hello-tcp",), seed=7, isolation="hosts", limit=5)
    outcomes = {one.id: one.outcome for one in done.verdict.exercises[0].scenarios}
    assert outcomes.pop(judged[0]) is Outcome.PASSED
    assert set(outcomes.values()) == {Outcome.UNDECIDED}
    reasons = {one.reason for one in done.verdict.exercises[0].scenarios if one.outcome is Outcome.UNDECIDED}
    assert reasons == {"took-too-long:5"}
    assert not late[-1]
    monkeypatch.undo()
    assert judge_record(done.record, EXERCISES).verdict.outcome is not Outcome.FAILED, "what was kept can be judged another day"


def test_programs_that_take_too_long_to_read_are_not_read_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr("grader.grading.find_submission", slow)
    with pytest.raises(LabError, match="longer than"):
        grade(REFERENCE, EXERCISES, wanted=("hello-tcp",), seed=7, isolation="hosts", limit=0.2)


def test_a_folder_whose_name_is_no_text_can_be_kept(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"jo\xe3o") / "hello-tcp"
    folder.mkdir(parents=True)
    (folder / "server.py").write_text(SERVER)
    done = grade(folder.parent, EXERCISES, scenarios=("pair",), wanted=("hello-tcp",), seed=1)
    assert decode(encode(done.record)).submission == "jo\ufffdo"


def test_where_an_exercise_lies_and_how_long_its_plays_took(tmp_path: Path) -> None:
    from grader.report.json_report import check_report
    from grader.report.words import Words

    folder = tmp_path / "ana" / "sub2" / "Exercicio 1 - Hello TCP"
    folder.mkdir(parents=True)
    for name, source in (("server.py", SERVER), ("client.py", CLIENT)):
        (folder / name).write_text(source)
    for path, where in ((tmp_path / "ana", "sub2/Exercicio 1 - Hello TCP"), (folder, "")):
        graded = grade(path, EXERCISES, wanted=("hello-tcp",), scenarios=("pair",), seed=1)
        again = judge_record(graded.record, EXERCISES)
        told = check_report(again.verdict, EXERCISES, Words("en"), again.timelines).exercises[0]
        assert told.folder == where
        assert [each.seconds is not None and each.seconds > 0 for each in told.scenarios] == [True]
