"""When a play stands still: nothing more can happen unless the grader does something, and never earlier."""

import pytest

from grader.lab import bounds, clock
from grader.timeline import Exited, Flooded, Limited, Sent, StepBegan, Still, Timeline, WaitKind
from tests.lab.playing import Player, events, last, shown, state, waits

pytestmark = pytest.mark.hosts

SERVER = [{"start": "server"}]
PAIR = [{"start": "server"}, {"start": "client"}]


def test_one_stillness_for_each_step(play: Player) -> None:
    timeline = play([*SERVER, {"type": {"server": "a"}}, {"type": {"server": "b"}}], {"server": "print(input()); print(input()); input()"})
    kinds = [type(event) for event in timeline.events if isinstance(event, StepBegan | Still)]
    assert kinds == [StepBegan, Still] * 3
    assert shown(timeline, "server") == "a\nb\n"


def test_sleeps_are_waited_out(play: Player) -> None:
    timeline = play(SERVER, {"server": "import time\nfor _ in range(3):\n    time.sleep(0.1)\nprint('awake'); input()"})
    assert shown(timeline, "server") == "awake\n"
    assert waits(timeline, "server") == [WaitKind.KEYBOARD]
    assert last(timeline).proven


def test_a_program_that_passes_a_second_by_looking_at_the_clock_is_waited_for(play: Player) -> None:
    """By the clock of its own computing here: on a busy machine a second by the wall is less of that."""
    spins = "end = time.process_time() + 1\nwhile time.process_time() < end: pass\n"
    source = "import time\nprint('begun', flush=True)\n" + spins + "print('over'); input()"
    timeline = play(SERVER, {"server": source})
    assert shown(timeline, "server") == "begun\nover\n"
    assert waits(timeline, "server") == [WaitKind.KEYBOARD]


def test_a_bounded_wait_is_waited_out(play: Player) -> None:
    source = """
import socket
listener = socket.create_server(("", 5000))
listener.settimeout(0.3)
try:
    listener.accept()
except TimeoutError:
    print("nobody came")
input()
"""
    timeline = play(SERVER, {"server": source})
    assert shown(timeline, "server") == "nobody came\n"
    assert waits(timeline, "server") == [WaitKind.KEYBOARD]


def test_a_bounded_wait_for_longer_than_anybody_waits_is_told(play: Player) -> None:
    source = "import socket\nlistener = socket.create_server(('', 5000)); listener.settimeout(60); listener.accept()"
    began = clock.now()
    (wait,) = state(play(SERVER, {"server": source}), "server").waits
    assert (wait.on, wait.seconds) == (WaitKind.CONNECTION, 60)
    assert clock.now() - began < 60, "it was not waited out"


def test_a_long_sleep_is_told_with_its_length(play: Player) -> None:
    (wait,) = state(play(SERVER, {"server": "import time; time.sleep(3600)"}), "server").waits
    assert wait.on is WaitKind.SLEEP
    assert wait.seconds is not None and 3500 < wait.seconds <= 3600


@pytest.mark.parametrize(
    ("turn", "kind"),
    [
        ("time.sleep(0.02)", WaitKind.SLEEP),
        ("listener.settimeout(0.02)\n    try: listener.accept()\n    except TimeoutError: pass", WaitKind.CONNECTION),
        ("select.select([sys.stdin], [], [], 0.02)", WaitKind.KEYBOARD),
        ("threading.Event().wait(0.02)", WaitKind.THREAD),
    ],
)
def test_a_loop_that_polls_is_still(turn: str, kind: WaitKind, play: Player) -> None:
    source = f"import select, socket, sys, threading, time\nlistener = socket.create_server(('', 5000))\nwhile True:\n    {turn}\n"
    (wait,) = state(play(SERVER, {"server": source}), "server").waits
    assert (wait.on, wait.polling) == (kind, True)


def test_a_poller_still_takes_what_comes(play: Player) -> None:
    source = """
import select, sys
while True:
    if select.select([sys.stdin], [], [], 0.02)[0]:
        print("got", input())
"""
    timeline = play([*SERVER, {"type": {"server": "one"}}, {"type": {"server": "two"}}], {"server": source})
    assert shown(timeline, "server") == "got one\ngot two\n"


def test_a_loop_of_sleeps_that_gets_on_is_waited_out(play: Player) -> None:
    timeline = play(
        SERVER, {"server": "import time\nfor turn in range(8):\n    print(turn, flush=True); time.sleep(0.03)\nprint('done'); input()"}
    )
    assert shown(timeline, "server").endswith("done\n")


def test_output_that_comes_after_a_stillness_belongs_to_the_next_step(play: Player) -> None:
    """What neither the kernel nor a name in the source tells (SO_RCVTIMEO by its number) may wake a program later: nothing is lost."""
    source = """
import socket, struct
listener = socket.create_server(("", 5000))
waiting = socket.socket(type=socket.SOCK_DGRAM)
waiting.setsockopt(socket.SOL_SOCKET, 20, struct.pack("ll", 0, 200_000))
try: waiting.recv(1)
except BlockingIOError: print("late", flush=True)
listener.accept()
"""
    client = "import time; time.sleep(0.4)"
    timeline = play(PAIR, {"server": source, "client": client})
    first, second = events(timeline, Still)
    assert first.states["server"].waits[0].on is WaitKind.DATAGRAM
    assert second.states["server"].waits[0].on is WaitKind.CONNECTION
    assert shown(timeline, "server") == "late\n"


def test_an_alarm_is_waited_for(play: Player) -> None:
    """The kernel does not tell to when it is set; that it is handled, it does."""
    source = """
import signal, socket
signal.signal(signal.SIGALRM, lambda *_: print("rang", flush=True))
signal.alarm(1)
socket.create_server(("", 5000)).accept()
"""
    timeline = play(SERVER, {"server": source})
    assert shown(timeline, "server") == "rang\n"
    (wait,) = state(timeline, "server").waits
    assert (wait.on, wait.alarm, wait.seconds) == (WaitKind.CONNECTION, True, None)


def test_a_program_that_ends(play: Player) -> None:
    timeline = play(SERVER, {"server": "print('bye'); raise SystemExit(3)"})
    assert [event.status for event in events(timeline, Exited)] == [3]
    assert shown(timeline, "server") == "bye\n"


FORK = "import os, socket; s = socket.create_server(('', 5000)); f = os.fork()"


def left(timeline: Timeline) -> list[int]:
    return [event.left for event in events(timeline, Exited)]


@pytest.mark.parametrize(
    ("source", "count"),
    [
        (FORK + "; f or s.accept()", 1),  # without a terminal, as at home: there its session belongs to the shell
        (FORK + "; f or (os.setsid(), os.fork() and os._exit(0)); f or s.accept()", 1),
        (FORK + "; f or os._exit(0); os.wait()", 0),
        (FORK + "; f or os._exit(0)", 0),
        ("import subprocess, sys; [subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(99)']) for _ in '12']", 2),
        ("pass", 0),
    ],
    ids=["child", "daemon", "awaited", "ended", "two", "none"],
)
def test_what_a_program_leaves_behind_is_counted_before_it_is_ended(play: Player, source: str, count: int) -> None:
    assert left(play(SERVER, {"server": source})) == [count]


def test_waits_tell_which_process_waits(play: Player) -> None:
    timeline = play(SERVER, {"server": FORK + "; os.wait() if f else s.accept()"})
    told = [(wait.on, wait.process) for wait in state(timeline, "server").waits]
    assert told == [(WaitKind.CHILD, 0), (WaitKind.CONNECTION, 1)]


def test_a_program_that_ends_while_another_waits(play: Player) -> None:
    timeline = play(PAIR, {"server": "import socket; socket.create_server(('', 5000)).accept()", "client": ""})
    assert state(timeline, "client").status == 0
    assert waits(timeline, "server") == [WaitKind.CONNECTION]


def test_a_backlog_that_is_full_is_a_rest(play: Player) -> None:
    """A server that accepts no connection: its clients' connections stay half made, and that is how it stays."""
    server = "import socket\nlistener = socket.socket(); listener.bind(('', 5000)); listener.listen(0); input()"
    client = "import socket\nsocket.create_connection(('localhost', 5000)).recv(1)"
    timeline = play([{"start": "server"}, *({"start": f"client-{n}"} for n in (1, 2, 3))], {"server": server, "client": client})
    assert [waits(timeline, f"client-{n}") for n in (1, 2, 3)] == [[WaitKind.DATA]] * 3


def test_two_programs_that_talk_for_ever_end_by_the_bound(play: Player) -> None:
    server = "import socket\nc, _ = socket.create_server(('', 5000)).accept()\nwhile True: c.sendall(c.recv(1))"
    client = "import socket\nc = socket.create_connection(('localhost', 5000))\nwhile True: c.sendall(b'x'); c.recv(1)"
    timeline = play(PAIR, {"server": server, "client": client})
    assert (last(timeline).proven, last(timeline).why) == (False, "endless")
    assert len(events(timeline, Sent)) > 1000
    assert len(timeline.events) < 2 * bounds.MOST_EVENTS


def test_what_is_typed_reaches_a_program_before_it_is_looked_at(play: Player) -> None:
    lines = [{"type": {"server": f"line {number}"}} for number in range(40)]
    timeline = play([*SERVER, *lines], {"server": "while True: print(input())"})
    assert shown(timeline, "server").splitlines() == [f"line {number}" for number in range(40)]
    assert all(still.proven for still in events(timeline, Still))


def test_a_line_as_long_as_the_terminal_takes(play: Player) -> None:
    line = "é" * 2047
    timeline = play([*SERVER, {"type": {"server": line}}], {"server": "print(input() == 'é' * 2047)"})
    assert shown(timeline, "server") == "True\n"


def test_output_is_bytes_whatever_they_are(play: Player) -> None:
    source = "import sys; sys.stdout.buffer.write(bytes(range(256))); sys.stdout.flush(); input()"
    timeline = play(SERVER, {"server": source})
    printed = b"".join(event.data for event in timeline.events if hasattr(event, "data"))
    assert printed == bytes(range(256)).replace(b"\n", b"\r\n")


def test_much_output_is_kept_at_both_its_ends(play: Player) -> None:
    timeline = play(SERVER, {"server": "print('first'); print('x' * 1_000_000); print('last'); input()"})
    assert shown(timeline, "server").startswith("first\n")
    assert shown(timeline, "server").endswith("last\n")
    assert sum(flood.dropped for flood in events(timeline, Flooded)) + len(shown(timeline, "server").replace("\n", "\r\n")) == 1_000_015
    assert waits(timeline, "server") == [WaitKind.KEYBOARD]


def test_a_program_that_prints_without_end_is_stopped(play: Player) -> None:
    timeline = play(SERVER, {"server": "import os\nwhile True: os.write(1, b'y' * 60000)"})
    assert [(event.program, event.limit) for event in events(timeline, Limited)] == [("server", "output")]
    assert state(timeline, "server").status == -9


def test_three_that_send_much_are_no_exchange_without_end(play: Player) -> None:
    """What they send together hangs on how fast a fourth reads; what one sends does not."""
    server = "import socket\ns = socket.socket(type=socket.SOCK_DGRAM); s.bind(('', 5000))\nwhile True: s.recv(9)"
    client = "import socket\ns = socket.socket(type=socket.SOCK_DGRAM)\nfor _ in range(7000): s.sendto(b'x', ('localhost', 5000))"
    steps = [{"start": "server"}, {"start": ["client-1", "client-2", "client-3"]}]
    assert 7000 < bounds.MOST_UNCOUNTED < 3 * 7000
    assert last(play(steps, {"server": server, "client": client})).why == ""
