"""A scenario's steps as they are performed: what can be done is, what can't says why, and the play goes on."""

import pytest
from msgspec.structs import replace

from grader.lab.patience import LONG
from grader.timeline import Closed, Connected, Delivered, Sent, Started, Typed, Unplayable
from tests.lab.playing import Player, events, script, shown, state

pytestmark = pytest.mark.hosts

ECHO = """
import socket
listener = socket.create_server(("", 5000))
while True:
    connection, _ = listener.accept()
    try:
        while data := connection.recv(100):
            print(data)
            connection.sendall(data)
        print("end")
    except OSError as error:
        print(type(error).__name__)
    connection.close()
"""
SOMEONE = {"someone": {"speaks": "tcp", "to": "server"}}


def unplayable(
    play: Player, *steps: dict[str, object], server: str, peers: dict[str, dict[str, str]] | None = None
) -> tuple[int, str, str]:
    timeline = play([{"start": "server"}, *steps, {"type": {"server": "never"}}], {"server": server}, peers=peers)
    found, *_ = events(timeline, Unplayable)
    return found.index, found.program, found.reason


def test_typing_at_a_program_that_does_not_ask(play: Player) -> None:
    assert unplayable(play, {"type": {"server": "x"}}, server=ECHO) == (1, "server", "no-keyboard")


def test_typing_at_a_program_that_has_ended(play: Player) -> None:
    assert unplayable(play, {"type": {"server": "x"}}, server="") == (1, "server", "ended")


def test_connecting_where_nobody_listens(play: Player) -> None:
    assert unplayable(play, {"connect": "someone"}, server="input()", peers=SOMEONE) == (1, "server", "no-server")


def test_sending_where_nobody_is_bound(play: Player) -> None:
    peers = {"someone": {"speaks": "udp", "to": "server"}}
    assert unplayable(play, {"send": {"someone": "x"}}, server="input()", peers=peers) == (1, "server", "no-server")


def test_any_thread_that_asks_will_do(play: Player) -> None:
    server = "import socket, threading\nthreading.Thread(target=lambda: print(input())).start()\nsocket.create_server(('', 5000)).accept()"
    timeline = play([{"start": "server"}, {"type": {"server": "word"}}], {"server": server})
    assert shown(timeline, "server") == "word\n"


def test_drawn_values_are_filled_in(play: Player) -> None:
    values = {"word": "maçã".encode(), "arg": b"sal"}
    steps = [{"start": "server", "args": ["-{arg}-"]}, {"type": {"server": "<{word}>"}}]
    timeline = play(steps, {"server": "import sys; print(sys.argv[1:], input())"}, values=values)
    assert shown(timeline, "server") == "['-sal-'] <maçã>\n"
    assert timeline.values == values
    assert [event.command for event in events(timeline, Started)] == [("python3", "server.py", "-sal-")]
    assert [event.data for event in events(timeline, Typed)] == ["<maçã>".encode()]


def test_a_peer_talks(play: Player) -> None:
    steps = [{"start": "server"}, {"connect": "someone"}, {"send": {"someone": "a"}, "times": 2}, {"half_close": "someone"}]
    timeline = play(steps, {"server": ECHO}, peers=SOMEONE)
    assert shown(timeline, "server").endswith("end\n")
    assert [(event.client, event.server) for event in events(timeline, Connected)] == [("someone", "server")]
    assert b"".join(event.data for event in events(timeline, Delivered) if event.to == "someone") == b"aa"
    assert [event.data for event in events(timeline, Sent) if event.by == "someone"] == [b"a", b"a"]
    assert [(event.by, event.how) for event in events(timeline, Closed)] == [("someone", "end"), ("server", "end")]


@pytest.mark.parametrize(("action", "seen"), [("close", "end\n"), ("reset", "ConnectionResetError\n")])
def test_a_peer_leaves(action: str, seen: str, play: Player) -> None:
    steps = [{"start": "server"}, {"connect": "someone"}, {action: "someone"}]
    assert shown(play(steps, {"server": ECHO}, peers=SOMEONE), "server") == seen


@pytest.mark.parametrize(("leaves", "seen"), [("end", {"b''"}), ("reset", {"ConnectionResetError"})])
def test_a_peer_that_leaves_the_moment_it_comes_has_left_before_the_server_looks(leaves: str, seen: set[str], play: Player) -> None:
    server = """
import socket
connection, _ = socket.create_server(("", 5000)).accept()
try: print(connection.recv(10))
except OSError as error: print(type(error).__name__)
"""
    timeline = play(
        [{"start": "server"}, {"connect": "someone"}], {"server": server}, peers={"someone": {**SOMEONE["someone"], "leaves": leaves}}
    )
    assert shown(timeline, "server").split() == list(seen)
    assert state(timeline, "server").status == 0


def test_several_start_in_one_step(play: Player) -> None:
    steps = [{"start": ["server", "client-1", "client-2"]}, {"type": {"client-2": "b"}}]
    timeline = play(steps, {"server": ECHO, "client": "print(input())"})
    assert [event.program for event in events(timeline, Started)] == ["server", "client-1", "client-2"]
    assert shown(timeline, "client-2") == "b\n"


def test_a_script_that_makes_no_sense_breaks_down_and_says_why(play: Player) -> None:
    performed = play.perform(script([{"start": "server"}, {"type": {"server": "x" * 5000}}], {"server": "input()"}))
    assert performed.timeline is None
    assert performed.broken == "a line of 5000 bytes can't be typed"


def test_conditions_change_from_step_to_step(play: Player) -> None:
    client = "import socket\nc = socket.create_connection(('localhost', 5000))\nwhile True: c.sendall(input().encode())"
    steps = [{"start": "server"}, {"start": "client"}, {"type": {"client": "abc"}}, {"wire": [{"cut": 1}]}, {"type": {"client": "abc"}}]
    timeline = play(steps, {"server": ECHO, "client": client})
    assert shown(timeline, "server") == "b'abc'\nb'a'\nb'b'\nb'c'\n"


SOCKET = "import socket\nudp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); udp.bind(('', 5000))\n"


def test_a_program_that_waits_without_end_is_given_ctrl_c(play: Player) -> None:
    server = SOCKET + "try: udp.recv(9)\nexcept KeyboardInterrupt: print('counted')"
    timeline = play([{"start": "server"}, {"finish": "server"}], {"server": server})
    assert (shown(timeline, "server"), state(timeline, "server").status) == ("counted\n", 0)


def test_a_program_that_waits_with_a_limit_is_waited_for(play: Player) -> None:
    server = SOCKET + f"udp.settimeout({LONG + 0.5})\ntry: udp.recv(9)\nexcept TimeoutError: print('gave up')"
    steps = [{"start": "server"}, {"finish": "server"}]
    assert shown(play(steps[:1], {"server": server}), "server") == "", "otherwise that is longer than anybody waits"
    assert shown(play(steps, {"server": server}), "server") == "gave up\n"


IN_TURNS = """
udp.settimeout(0.5)
for turn in range(1000):
    try: udp.recv(9)
    except TimeoutError: pass
    except KeyboardInterrupt: print("counted"); break
    if turn == 8: {at_last}
"""


@pytest.mark.parametrize(("at_last", "told"), [("print('gave up'); break", "gave up\n"), ("pass", "counted\n")])
def test_a_program_that_waits_in_turns_is_waited_for_and_then_given_ctrl_c(at_last: str, told: str, play: Player) -> None:
    timeline = play([{"start": "server"}, {"finish": "server"}], {"server": SOCKET + IN_TURNS.format(at_last=at_last)})
    assert (shown(timeline, "server"), state(timeline, "server").status) == (told, 0)


GIVES_UP = """
import socket
listener = socket.create_server(("", 5000))
listener.settimeout({seconds})
try:
    listener.accept()
except TimeoutError:
    print("nobody came")
"""


@pytest.mark.parametrize(
    ("seconds", "step", "gives_up"),
    [
        (5, {"wire": []}, False),  # a wait of that length is not waited out where nothing is said of it
        (5, {"wire": [], "unhurried": True, "see": {"server": {"waits": "connection"}}}, True),
        (9, {"wire": [], "unhurried": True, "see": {"server": {"waits": "connection"}}}, False),
        (9, {"outlast": "server"}, True),
    ],
)
def test_how_long_nothing_comes_is_the_steps_own(seconds: int, step: dict[str, object], gives_up: bool, play: Player) -> None:
    timeline = play([{"start": "server"}, step], {"server": GIVES_UP.format(seconds=seconds)})
    assert ("nobody came" in shown(timeline, "server")) is gives_up


def test_a_program_that_has_ended_has_finished(play: Player) -> None:
    assert shown(play([{"start": "server"}, {"finish": "server"}], {"server": "print('done')"}), "server") == "done\n"


def test_a_program_is_told_what_it_asks_as_it_starts(play: Player) -> None:
    server = "print(input('IP: ')); print(int(input('Port: '))); print(input())"
    asking = script([{"start": "server"}, {"type": {"server": "word"}}], {"server": server})
    cast = {"server": replace(asking.cast["server"], answers=("localhost", "5000"))}
    performed = play.perform(replace(asking, cast=cast))
    assert performed.timeline is not None
    assert [event.data for event in events(performed.timeline, Typed)] == [b"localhost", b"5000", b"word"]
    assert shown(performed.timeline, "server").splitlines()[-1] == "word"


@pytest.mark.parametrize("later", [{"send": {"someone": "x"}}, {"close": "someone"}, {"half_close": "someone"}, {"reset": "someone"}])
def test_what_a_peer_would_do_that_could_not_connect_can_not_be_done_either(later: dict[str, object], play: Player) -> None:
    timeline = play([{"start": "server"}, {"connect": "someone"}, later], {"server": "input()"}, peers=SOMEONE)
    assert {(event.program, event.reason) for event in events(timeline, Unplayable)} == {("server", "no-server")}


COUNTING = """
import socket, threading
count = 0
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 5000))
def receive():
    global count
    while True:
        s.recvfrom(100)
        count += 1
threading.Thread(target=receive, daemon=True).start()
{before}
while input({prompt}) == "":
    print("count", count)
print("left")
"""


@pytest.mark.parametrize(
    ("before", "prompt"), [("", "'Enter para ver a contagem '"), ("print('ENTER mostra a contagem, z zera, q termina')", "")]
)
def test_enter_is_pressed_where_it_shows_something_and_again_when_more_has_come(before: str, prompt: str, play: Player) -> None:
    peers = {"ana": {"speaks": "udp", "to": "server"}}
    steps = [{"start": "server", "see": {"server": {"waits": "datagram"}}}, *({"send": {"ana": "x"}, "times": times} for times in (3, 4))]
    timeline = play(steps, {"server": COUNTING.format(before=before, prompt=prompt)}, peers=peers)
    told = [line.rpartition("count ")[2] for line in shown(timeline, "server").splitlines() if "count " in line]
    assert told == ["0", "3", "7"]
    assert "left" not in shown(timeline, "server")


def test_a_program_that_asks_the_same_in_vain_is_told_something_once(play: Player) -> None:
    steps = [{"start": "server", "see": {"server": {"waits": "connection"}}}]
    timeline = play(steps, {"server": "while True: input('> ')"})
    assert len(events(timeline, Typed)) == 1
