"""The lab on the bare machine: fewer certainties, the same timeline, and nothing left of it."""

import os
import socket
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from grader.lab import ports
from grader.lab.events import Recorder
from grader.lab.plain import PlainNetwork
from grader.lab.programs import RunningProgram
from grader.lab.sandbox import Limits
from grader.lab.tables import Tables
from grader.play import worker
from grader.timeline import Connected, Sent, Socket, WaitKind
from tests.lab.playing import Player, events, last, script, shown, state, waits
from tests.processes import living, wait_until

# Other processes use the machine's ports too: the kernel picks a free one.
SERVER = """
import socket
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1])
connection, _ = listener.accept()
print(connection.recv(100).decode())
connection.sendall(input().encode())
"""


def test_a_conversation(play_plain: Player) -> None:
    peers = {"someone": {"speaks": "tcp", "to": "server"}}
    steps = [{"start": "server"}, {"connect": "someone"}, {"send": {"someone": "hello"}}, {"type": {"server": "world"}}]
    timeline = play_plain(steps, {"server": SERVER}, peers=peers)
    assert timeline.isolation == "plain"
    assert shown(timeline, "server").splitlines()[1:] == ["hello"]
    assert [event.data for event in events(timeline, Sent) if event.by == "server"] == [b"world"]
    assert state(timeline, "server").status == 0
    assert len(events(timeline, Connected)) == 1


def test_what_a_program_waits_for(play_plain: Player) -> None:
    timeline = play_plain([{"start": "server"}], {"server": SERVER})
    assert waits(timeline, "server") == [WaitKind.CONNECTION]
    assert last(timeline).proven


def test_lines_are_told(play_plain: Player) -> None:
    (wait,) = state(play_plain([{"start": "server"}], {"server": "\ninput()"}, explain=True), "server").waits
    assert wait.on is WaitKind.KEYBOARD
    assert wait.place is not None and (wait.place.file, wait.place.line) == ("server.py", 2)


def test_files_stand_where_the_program_is_and_are_taken_away(play_plain: Player) -> None:
    timeline = play_plain(
        [{"start": "server"}], {"server": "import os; print(os.getcwd(), *os.listdir()); input()"}, files={"a/b.txt": b"x"}
    )
    folder, *names = shown(timeline, "server").split()
    assert sorted(names) == ["a", "server.py"]
    play_plain([{"start": "server"}], {"server": "input()"})  # the stage of the one before is gone when the next begins
    assert not Path(folder).parent.exists()


def test_nothing_is_left_of_programs_that_fork(play_plain: Player) -> None:
    source = "import os, time\nos.fork(); os.fork()\nprint(os.getpid(), flush=True)\ntime.sleep(1000)"
    timeline = play_plain([{"start": "server"}], {"server": source})
    assert len(set(shown(timeline, "server").split())) == 4
    started = set(shown(timeline, "server").split())
    wait_until(lambda: not started.intersection(living()), "their end")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bind processes otherwise")
def test_a_process_has_its_limits(play_plain: Player) -> None:
    source = f"try: bytearray({Limits().memory})\nexcept MemoryError: print('no')"
    assert shown(play_plain([{"start": "server"}], {"server": source}), "server") == "no\n"


HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
UNACKNOWLEDGED = "   0: 0100007F:3039 0100007F:9C40 04 00000011:00000000 01:00000014 00000000     0        0 0\n"  # 12345 to 40000, closed


@pytest.mark.parametrize(("port", "idle"), [(12345, False), (40000, False), (5000, True)])
def test_what_waits_to_be_acknowledged_between_the_programs_is_under_way(port: int, idle: bool, tmp_path: Path) -> None:
    # A kernel puts an acknowledgement off for 40 ms, and the rest of what a program sent with it: longer than the quiet lasts.
    (tmp_path / "tcp").write_text(HEAD + UNACKNOWLEDGED)
    network = PlainNetwork(Recorder())
    network._tables.close()
    network._tables = Tables({"tcp": os.open(tmp_path / "tcp", os.O_RDONLY)})
    listening = Socket(protocol="tcp", state="listen", address="127.0.0.1", port=port)
    program = SimpleNamespace(screen=SimpleNamespace(total=0), sockets=lambda rows: (listening,))
    network._programs["server"] = cast(RunningProgram, program)
    assert not network.idle(), "there has been no quiet yet"
    network._quiet_since -= 1.0
    assert network.idle() is idle
    network.close()


def test_what_a_killed_play_left_is_taken_away_by_the_next(play_plain: Player, tmp_path: Path) -> None:
    left = Path(tempfile.mkdtemp(prefix="grader-plain-"))
    (left / "server").mkdir()
    (left / "server/server.py").write_text("")
    link = left.parent / f"{left.name}-link"
    link.symlink_to(tmp_path)
    try:
        play_plain([{"start": "server"}], {"server": "print('ok')"})
        assert not left.exists()
        assert tmp_path.exists(), "a link is not followed"
    finally:
        link.unlink()


HANGS_UP = """
import socket
listener = socket.socket(); listener.bind(("127.0.0.1", {port})); listener.listen(); print("ready")
connection, _ = listener.accept()
connection.close()
"""
ANA = {"ana": {"speaks": "tcp", "to": "server"}}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing tells of ports")
def test_the_end_of_a_connection_lies_about_at_the_port_of_the_side_that_hung_up_first(play_plain: Player) -> None:
    port = free_port()
    timeline = play_plain([{"start": "server"}, {"connect": "ana"}], {"server": HANGS_UP.format(port=port)}, peers=ANA, ports=[port])
    assert state(timeline, "server").status == 0
    assert ports.in_time_wait(frozenset({port, 1}))
    assert not ports.in_time_wait(frozenset({1}))


def test_a_play_waits_until_its_ports_are_free(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = iter([True, True, False])
    watched: list[str] = []
    caller = SimpleNamespace(watch=lambda selector: watched.append("begun"))
    monkeypatch.setattr(ports, "in_time_wait", lambda wanted: next(looks))
    monkeypatch.setattr(worker, "_PORTS_EVERY", 0)
    worker._await_ports(cast(worker.Caller, caller), frozenset({12345}))
    assert next(looks, None) is None
    assert watched == ["begun"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing tells of ports")
@pytest.mark.parametrize("is_the_exercises", [True, False])
def test_a_port_that_another_process_holds_is_nobodys_fault(is_the_exercises: bool, play_plain: Player) -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
        others = [] if is_the_exercises else [free_port()]
        performed = play_plain.perform(
            script([{"start": "server"}], {"server": HANGS_UP.format(port=port)}, isolation="plain", ports=[*others, port])
        )
    assert performed.timeline is None
    assert performed.broken.startswith(f"port-held:{port}, ")
    assert performed.broken.endswith(f"({os.getpid()})")


def test_a_program_that_binds_twice_is_in_its_own_way(play_plain: Player) -> None:
    port = free_port()
    twice = f"import socket\nfor _ in 'ab': s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(('', {port})); print(s)"
    twice = twice.replace("s = ", "globals()[_] = s = ")
    timeline = play_plain([{"start": "server"}], {"server": twice}, ports=[port])
    assert "Address already in use" in shown(timeline, "server")
