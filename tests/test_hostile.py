"""Programs that mean harm, or do it by accident: nothing certain is said where nothing is known, and nothing breaks or stays."""

import ipaddress
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.timeline import Exited, Habit, Limited, Omitted, Streamed, Timeline, WaitKind
from tests.lab.playing import HIDES, Player, events, last, shown, state, waits

pytestmark = pytest.mark.hosts

SERVER = [{"start": "server"}]
PAIR = [{"start": "server"}, {"start": "client"}]
TALK = "import socket\nc = socket.create_connection(('localhost', 5000)); c.sendall(b'hello'); print(c.recv(10)); input()"
ECHO = "import socket\nc, _ = socket.create_server(('', 5000)).accept()\nc.sendall(c.recv(10)); input()"


@pytest.fixture(scope="module")
def play() -> Iterator[Player]:
    player = Player()
    yield player
    player.end()


@pytest.fixture(autouse=True)
def _goes_on(play: Player) -> Iterator[None]:
    """Whatever a program did, the same worker plays on as ever."""
    yield
    timeline = play(PAIR, {"server": ECHO, "client": TALK})
    assert shown(timeline, "client") == "b'hello'\n"


def test_a_print_loop_of_100_megabytes_ends_by_its_limit(play: Player) -> None:
    timeline = play(PAIR, {"server": ECHO, "client": "for _ in range(100_000): print('x' * 1000)"})
    assert [(event.program, event.limit) for event in events(timeline, Limited)] == [("client", "output")]
    assert len(shown(timeline, "client")) < 200_000
    assert waits(timeline, "server") == [WaitKind.CONNECTION]


def test_escape_sequences_are_only_bytes(play: Player) -> None:
    evil = r"\x1b[2J\x1b]0;title\x07\x1b[6n\x00\xff\x9b"
    timeline = play(SERVER, {"server": f"import sys; sys.stdout.buffer.write(b'{evil}'); sys.stdout.flush(); input()"})
    assert "\x1b[2J\x1b]0;title\x07\x1b[6n\x00" in shown(timeline, "server")
    assert waits(timeline, "server") == [WaitKind.KEYBOARD], "nothing answers what asks the terminal for its cursor"


def test_a_program_that_leaves_a_child_behind(play: Player) -> None:
    source = "import os, time\nif os.fork() == 0:\n    time.sleep(1000)\nprint('gone')"
    timeline = play(SERVER, {"server": source})
    assert state(timeline, "server").status == 0
    assert shown(timeline, "server") == "gone\n"


def test_a_daemon(play: Player) -> None:
    source = """
import os, signal, socket
for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT): signal.signal(number, signal.SIG_IGN)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        socket.create_server(("", 5000)).accept()
        os._exit(0)
    os._exit(0)
os.wait()
print("started")
"""
    timeline = play(PAIR, {"server": source, "client": "import socket; print(socket.socket().connect_ex(('localhost', 5000)) != 0)"})
    assert state(timeline, "server").status == 0
    assert shown(timeline, "client") == "True\n", "with its first process the machine is gone"


@pytest.mark.parametrize("number", ["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT", "SIGPIPE", "SIGTSTP"])
def test_a_program_that_ignores_signals(number: str, play: Player) -> None:
    source = f"import os, signal\nsignal.signal(signal.{number}, signal.SIG_IGN); os.kill(os.getpid(), signal.{number}); input()"
    assert waits(play(SERVER, {"server": source}), "server") == [WaitKind.KEYBOARD]


def test_a_program_that_kills_itself(play: Player) -> None:
    timeline = play(PAIR, {"server": ECHO, "client": "import os; os.kill(os.getpid(), 9)"})
    assert [(event.program, event.status) for event in events(timeline, Exited)] == [("client", -9)]


@pytest.mark.parametrize("target", ["os.getppid()", "1", "-1", "0"])
def test_a_program_that_kills_whatever_it_can_reach(target: str, play: Player) -> None:
    source = f"import os\ntry: os.kill({target}, 9)\nexcept OSError: pass\nprint('alive'); input()"
    timeline = play(PAIR, {"server": ECHO, "client": source})
    assert waits(timeline, "server") == [WaitKind.CONNECTION], "the other machine does not notice"
    assert state(timeline, "client").status in (None, -9)


def test_a_program_that_stops_itself(play: Player) -> None:
    timeline = play(SERVER, {"server": "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)"})
    assert state(timeline, "server").status is None
    assert set(waits(timeline, "server")) <= {WaitKind.OTHER}


def test_a_program_that_closes_its_terminal(play: Player) -> None:
    source = "import os, socket\nfor fd in range(3): os.close(fd)\nsocket.create_server(('', 5000)).accept()"
    assert waits(play(SERVER, {"server": source}), "server") == [WaitKind.CONNECTION]


def test_a_program_that_changes_its_terminal(play: Player) -> None:
    source = "import tty, sys, os\ntty.setraw(0)\nprint(os.read(0, 10)); input()"
    timeline = play([*SERVER, {"type": {"server": "a"}}], {"server": source})
    assert shown(timeline, "server").startswith("b'a")


def test_a_program_that_echoes_and_makes_it_large(play: Player) -> None:
    source = "import fcntl, struct, termios\nfcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 1, 1, 0, 0)); print(input())"
    timeline = play([*SERVER, {"type": {"server": "a" * 100}}], {"server": source})
    assert shown(timeline, "server") == "a" * 100 + "\n"


def test_a_program_that_can_not_be_looked_into(play: Player) -> None:
    """The kernel shows nothing of it. So nothing certain is said, and it may be typed at."""
    source = HIDES + "print(input()); input()"
    timeline = play([*SERVER, {"type": {"server": "word"}}], {"server": source}, explain=True)
    assert shown(timeline, "server") == "word\n"
    assert set(waits(timeline, "server")) <= {WaitKind.OTHER}
    assert not last(timeline).proven


def test_a_program_that_would_hide_by_a_word_is_refused(play: Player) -> None:
    source = "import ctypes; print(ctypes.CDLL(None).prctl(4, 0)); input()"
    timeline = play(SERVER, {"server": source})
    assert shown(timeline, "server") == "-1\n"
    assert waits(timeline, "server") == [WaitKind.KEYBOARD]


def test_a_hidden_program_that_trickles_is_known_for_it_in_the_next_play(play: Player) -> None:
    """It was waited for 12 s in each step of each play anew."""
    source = HIDES + "import time\nwhile True: time.sleep(0.4); print('.', flush=True)"
    timeline = play([*SERVER, *[{"type": {"server": "word"}}] * 9], {"server": source}, habits={"server": frozenset({Habit.WAITS})})
    assert last(timeline).at < 9, "of which 3 s are its own: it is not waited for in each step anew"
    assert state(timeline, "server").tired


def test_a_hidden_program_that_sleeps_is_given_some_time(play: Player) -> None:
    source = HIDES + "import time; time.sleep(0.3); print('done'); time.sleep(0.3)"
    timeline = play(SERVER, {"server": source})
    assert shown(timeline, "server") == "done\n"
    assert state(timeline, "server").status == 0


def test_a_hidden_program_that_polls_does_not_keep_the_play_waiting(play: Player) -> None:
    source = HIDES + "import time\nwhile True: time.sleep(0.05)"
    assert last(play(SERVER, {"server": source})).why == "unreadable"


def test_a_program_that_is_no_python_any_more(play: Player) -> None:
    timeline = play(SERVER, {"server": "import os; os.execv('/bin/cat', ['cat'])"}, explain=True)
    assert waits(timeline, "server") == [WaitKind.KEYBOARD]


def test_a_program_that_traces_itself_and_hides_its_name(play: Player) -> None:
    source = "import ctypes\nctypes.CDLL(None).prctl(15, b') R 1 1\\nState:\\tR x', 0, 0, 0); input()"
    assert waits(play(SERVER, {"server": source}), "server") == [WaitKind.KEYBOARD]


def test_a_program_whose_name_looks_like_numbers_of_another(play: Player) -> None:
    source = "import ctypes, time\nctypes.CDLL(None).prctl(15, b'x) S 0 0 0 0', 0, 0, 0)\nwhile True: pass"
    assert waits(play(SERVER, {"server": source}), "server") == [WaitKind.COMPUTING]


def test_a_program_that_opens_connections_without_end(play: Player) -> None:
    client = """
import socket
kept = []
try:
    while len(kept) < 240: kept.append(socket.create_connection(("localhost", 5000)))
finally: input()
"""
    server = "import socket\nlistener = socket.create_server(('', 5000))\nkept = []\nwhile True: kept.append(listener.accept())"
    timeline = play(PAIR, {"server": server, "client": client})
    assert waits(timeline, "client") == [WaitKind.KEYBOARD]
    assert waits(timeline, "server") == [WaitKind.CONNECTION]


def test_a_program_that_takes_the_wires_port(play: Player) -> None:
    client = "import socket\ns = socket.socket()\ntry: s.bind(('', 5000)); s.listen()\nexcept OSError as error: print('taken')\ninput()"
    timeline = play(PAIR, {"server": ECHO, "client": client})
    assert waits(timeline, "server") == [WaitKind.CONNECTION]
    assert waits(timeline, "client") == [WaitKind.KEYBOARD]


def test_a_flood_of_datagrams_to_nobody(play: Player) -> None:
    client = """
import socket
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for n in range(5000): udp.sendto(b"x", ("localhost", 9))
input()
"""
    timeline = play(PAIR, {"server": ECHO, "client": client})
    assert waits(timeline, "client") == [WaitKind.KEYBOARD]
    assert state(timeline, "client").counters.udp_sent == 5000


def test_a_folder_with_modules_of_the_standard_library(play: Player) -> None:
    """They reach the student's programs, as at home, and never the grader's."""
    poison = b"raise SystemExit('poisoned')"
    files = {"sitecustomize.py": poison, "msgspec.py": poison, "selectors.py": poison, "conftest.py": poison, "x.pth": b"import os"}
    timeline = play(SERVER, {"server": "import sys; print('fine'); input()"}, files=files)
    assert waits(timeline, "server") == [WaitKind.KEYBOARD]
    timeline = play(SERVER, {"server": "import selectors"}, files=files)
    assert "poisoned" in shown(timeline, "server")


# -- bounds: how much a program may take, and what is told of one that takes more -------------------------------------------

BOTH_WAYS = """
import threading
def drain():
    while c.recv(1 << 16): pass
threading.Thread(target=drain, daemon=True).start()
for _ in range(3000): c.sendall(bytes(1 << 16))
input()
"""
UNREAD = "import socket\nudp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); udp.bind(('', 5000)); input()"
LISTEN = "import socket\nl = socket.create_server(('', 5000))\n"
MB = 1 << 20


class Attack(NamedTuple):
    """Programs that take much, what the grader tells of it, and how much memory its worker may have held at most."""

    server: str
    client: str
    told: str
    memory: int = 150 * MB
    habits: frozenset[Habit] = frozenset()  # what the server is known for, where a smaller bound does


ATTACKS = {
    "streams both ways, 200 MB each": Attack(
        "import socket\nc, _ = socket.create_server(('', 5000)).accept()" + BOTH_WAYS,
        "import socket\nc = socket.create_connection(('localhost', 5000))" + BOTH_WAYS,
        "endless, streamed",
    ),
    "datagrams of 60 KB that nobody reads": Attack(
        UNREAD,
        "import socket\nudp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
        "for _ in range(4000): udp.sendto(bytes(60_000), ('localhost', 5000))\ninput()",
        "",
        250 * MB,
    ),
    "a port after another dialled in vain": Attack(
        ECHO,
        "import socket\nfor n in range(100_000): s = socket.socket(); s.connect_ex(('localhost', 1000 + n % 3000)); s.close()\ninput()",
        "endless",
    ),
    "connections that are made and left": Attack(
        "import socket\nl = socket.create_server(('', 5000))\nwhile True: l.accept()[0].close()",
        "import socket\nfor n in range(300):\n    s = socket.socket(); s.connect_ex(('localhost', 5000)); s.close()\ninput()",
        "",
    ),
}

ATTACKS |= {
    "processes that compute in turns, and print": Attack(
        LISTEN
        + """
import os, time
while True:
    if os.fork() == 0:
        end = time.process_time() + 0.4
        while time.process_time() < end: pass
        print('.', end='', flush=True); os._exit(0)
    os.wait()
""",
        "input()",
        "cpu",
        habits=frozenset({Habit.COMPUTES}),
    ),
    "likewise, and nobody waits for them": Attack(
        LISTEN
        + """
import os, signal, time
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
while True:
    if os.fork() == 0:
        end = time.process_time() + 0.4
        while time.process_time() < end: pass
        print('.', end='', flush=True); os._exit(0)
    try: os.wait()
    except OSError: pass
""",
        "input()",
        "cpu",
        habits=frozenset({Habit.COMPUTES}),
    ),
    "empty lines without end": Attack("while True: print(flush=True)", "input()", "output"),
    "a byte at a time": Attack("while True: print('.', end='', flush=True)", "input()", "output"),
    "a byte at a time, known for it": Attack(
        "for _ in range(300_000): print('.', end='', flush=True)\ninput()", "input()", "output", habits=frozenset({Habit.FLOODS})
    ),
    "a byte at a time, as many as there may be": Attack("for _ in range(300_000): print('.', end='', flush=True)\ninput()", "input()", ""),
    "a program that waits for another to begin": Attack(
        LISTEN
        + """
import os
os.mkfifo('/tmp/f')
if os.fork() == 0: l.accept()
os.posix_spawn('/usr/bin/true', ['true'], {}, file_actions=[(os.POSIX_SPAWN_OPEN, 0, '/tmp/f', os.O_RDONLY, 0)])
""",
        "input()",
        "",
    ),
    "a program that would be traced": Attack(
        LISTEN + "import ctypes, os\nif os.fork() == 0: ctypes.CDLL(None).ptrace(0, 0, 0, 0); os.kill(os.getpid(), 19)\nl.accept()",
        "input()",
        "",
    ),
    "ports without number": Attack(
        "import os, socket, time\nkeep = []\nfor n in range(5):\n    if os.fork() == 0:\n"
        "        for port in range(6000 + 200 * n, 6200 + 200 * n): keep.append(socket.create_server(('', port)))\n"
        "        time.sleep(60)\ninput()",
        "input()",
        "ports",
    ),
    "a socket for each datagram": Attack(
        "import socket\nudp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); udp.bind(('', 5000))\n"
        "while True: udp.sendto(*udp.recvfrom(100))",
        "import socket\nfor n in range(1500):\n    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
        "    udp.sendto(b'x', ('localhost', 5000)); udp.recv(100)\nprint('all'); input()",
        "",
    ),
    "pointers, lengths and descriptors that are none": Attack(
        LISTEN
        + """
import ctypes, threading
c = ctypes.CDLL(None)
def wait(number, *words):
    threading.Thread(target=lambda: c.syscall(number, *(ctypes.c_ulong(word) for word in words)), daemon=True).start()
for number in (7, 23, 35, 202, 230, 232, 270, 271, 281, 0, 45, 47, 43, 288):
    for word in (0, 1, 2**31 - 1, 2**31, 2**63, 2**64 - 1):
        wait(number, word, 0 if number == 7 else word, 100_000 if number == 7 else word, word)
l.accept()
""",
        "input()",
        "",
    ),
}

FILLS = """
import os
def born(fill):
    for _ in range(9):
        if os.fork() == 0:
            fill(); os.read(0, 1); os._exit(0)
    os.wait()
"""
ATTACKS |= {
    "memory in the buffers of sockets": Attack(
        LISTEN
        + FILLS
        + """
kept = []
def fill():
    for _ in range(110):
        pair = socket.socketpair(); kept.append(pair)
        for end in pair:
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20); end.setblocking(False)
            try:
                while True: end.send(bytes(1 << 15))
            except BlockingIOError: pass
born(fill)
""",
        "input()",
        "memory",
    ),
    "memory of many processes": Attack(
        LISTEN + FILLS + "born(lambda: bytearray(b'x' * (80 << 20)) and os.read(0, 1))", "input()", "memory"
    ),
    "memory that belongs to no process": Attack(
        LISTEN
        + """
import ctypes, os
c = ctypes.CDLL(None, use_errno=True)
try: os.memfd_create('x')
except PermissionError: print('no file in memory')
if c.shmget(0, ctypes.c_size_t(64 << 20), 0o1600) == -1: print('no shared memory')
l.accept()
""",
        "input()",
        "",
    ),
    "pipes without number": Attack(
        LISTEN
        + FILLS
        + """
def fill():
    for _ in range(110):
        end = os.pipe()[1]; os.set_blocking(end, False)
        try:
            while True: os.write(end, bytes(1 << 15))
        except BlockingIOError: pass
born(fill)
""",
        "input()",
        "",
    ),
}

ATTACKS |= {
    "forks without end": Attack(
        LISTEN
        + """
import os
while True:
    try: os.fork()
    except OSError: pass
""",
        "input()",
        "processes",
    ),
    "likewise, and each prints": Attack(
        LISTEN
        + """
import os
while True:
    try: os.fork(); print('.', end='', flush=True)
    except OSError: pass
""",
        "input()",
        "processes",
    ),
    "as many processes as there may be, at work until they wait": Attack(
        LISTEN
        + """
import os, time
for _ in range(60):
    if os.fork() == 0:
        end = time.process_time() + 0.004
        while time.process_time() < end: pass
        break
l.accept()
""",
        "input()",
        "",
    ),
    "a process that forks the next and goes": Attack(
        LISTEN
        + """
import os
def fork():
    while True:
        try: return os.fork()
        except BlockingIOError: pass  # those that have gone are still to be taken away
if os.fork() == 0:
    while fork() == 0 or os._exit(0): pass
l.accept()
""",
        "input()",
        "computing",
        habits=frozenset({Habit.SPINS}),
    ),
    "likewise, and nobody is told of its end": Attack(
        LISTEN
        + """
import os, signal
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
while True:
    try:
        if os.fork() == 0: os._exit(0)
    except BlockingIOError:  # on a busy machine many of them may not have gone yet
        pass
""",
        "input()",
        "computing",
        habits=frozenset({Habit.SPINS}),
    ),
    "a thread that starts the next and goes": Attack(
        LISTEN
        + """
import threading
def go():
    while True:
        try: return threading.Thread(target=go).start()
        except RuntimeError: pass  # those before it are still on their way out
go(); l.accept()
""",
        "input()",
        "computing",
    ),
    "a program that executes itself anew": Attack(
        "import os, sys\nprint('x', end='', flush=True)\nos.execv(sys.executable, [sys.executable, '-S', __file__])",
        "input()",
        "cpu",
        habits=frozenset({Habit.COMPUTES}),
    ),
    "a connection and datagrams to itself without end": Attack(
        LISTEN
        + """
import os
if os.fork() == 0:
    u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u.bind(('', 5001))
    while True: u.sendto(b'x', ('localhost', 5001)); u.recv(10)
if os.fork() == 0:
    s = socket.create_connection(('localhost', 5000))
    while True: s.sendall(bytes(1000)); s.recv(10)
c, _ = l.accept()
while True: c.recv(1000); c.send(b'x')
""",
        "input()",
        "computing",
    ),
    "two processes that wake each other, after a pause": Attack(
        LISTEN
        + """
import os, time
(a, b), (c, d) = os.pipe(), os.pipe()
if os.fork() == 0:
    while True: os.read(a, 1); time.sleep(0.01); os.write(d, b'x')
while True: os.write(b, b'x'); os.read(c, 1)
""",
        "input()",
        "",
    ),
    "a timer that rings, read as a file": Attack(
        LISTEN
        + """
import ctypes, os, struct
timer = ctypes.CDLL(None).timerfd_create(1, 0)
ctypes.CDLL(None).timerfd_settime(timer, 0, struct.pack("4q", 0, 1_000_000, 0, 1_000_000), None)
while True: os.read(timer, 8)
""",
        "input()",
        "computing",
        habits=frozenset({Habit.SPINS}),
    ),
    "a timer that rings, as a signal": Attack(
        LISTEN
        + "import signal\nsignal.signal(signal.SIGALRM, lambda *_: None)\n"
        + "signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001); l.accept(); input()",
        "input()",
        "computing",
        habits=frozenset({Habit.SPINS}),
    ),
    "fifty threads that sleep a little, and again": Attack(
        LISTEN
        + """
import threading, time
def go(seconds):
    while True: time.sleep(seconds)
for number in range(50): threading.Thread(target=go, args=(0.001 * (number % 7 + 1),)).start()
""",
        "input()",
        "computing",
        habits=frozenset({Habit.SPINS}),
    ),
    "signals without end": Attack(
        LISTEN
        + """
import os, signal
signal.signal(signal.SIGUSR1, lambda *_: None); me = os.getpid()
if os.fork() == 0:
    while True: os.kill(me, signal.SIGUSR1)
l.accept()
""",
        "input()",
        "computing",
    ),
    "descriptors watched by the thousand": Attack(
        LISTEN
        + """
import os, select
for _ in range(12):
    if os.fork() == 0:
        e, keep = select.epoll(), [socket.socketpair() for _ in range(120)]
        for pair in keep: [e.register(end, select.EPOLLIN) for end in pair]
        e.poll()
e = select.epoll(); e.register(l, select.EPOLLIN); e.poll()
""",
        "input()",
        "",
    ),
    "folders in folders": Attack(LISTEN + "import os\nfor n in range(20_000): os.mkdir('x'); os.chdir('x')\nl.accept()", "input()", ""),
    "30,000 single bytes over a connection": Attack(
        LISTEN + "c, _ = l.accept()\nwhile c.recv(1): pass\ninput()",
        "import socket\nc = socket.create_connection(('localhost', 5000)); c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)\n"
        "for _ in range(30_000): c.send(b'x')\ninput()",
        "",
    ),
    "all that it can reach stopped, and its own terminal": Attack(
        LISTEN
        + """
import fcntl, os, signal, termios
for target in (-1, 1):
    try: os.kill(target, signal.SIGSTOP)
    except OSError: pass
termios.tcflow(0, termios.TCOOFF)
l.accept()
""",
        "input()",
        "",
    ),
}


def told(timeline: Timeline) -> str:
    """Of what went beyond a bound."""
    stills = {last(timeline).why} | ({"streamed"} if events(timeline, Streamed) else set())
    limits = {event.limit for event in events(timeline, Limited)} | ({"omitted"} if events(timeline, Omitted) else set())
    return ", ".join(sorted((stills | limits) - {""}))


@pytest.mark.parametrize("name", ATTACKS)
def test_a_bound_holds(name: str) -> None:
    attack = ATTACKS[name]
    player = Player()
    try:
        timeline = player(PAIR, {"server": attack.server, "client": attack.client}, habits={"server": attack.habits})
        assert told(timeline) == attack.told, shown(timeline, "server")
        assert player.peak() < attack.memory
        timeline = player(PAIR, {"server": ECHO, "client": TALK})
        assert shown(timeline, "client") == "b'hello'\n", "the same worker plays on as ever"
    finally:
        player.end()


# programs that do what no exercise needs: what each waits for then, or the status it ends with
ODD: dict[str, tuple[str, WaitKind | int]] = {
    "sockets of every family": (
        LISTEN
        + """
for family in range(48):
    for kind in (1, 2, 3, 5):
        for protocol in (0, 6, 17, 255):
            try: socket.socket(family, kind, protocol)
            except OSError: pass
try: netlink = socket.socket(16, 3, 0); netlink.bind((0, 0)); netlink.send(bytes(20))
except OSError: pass
l.accept()
""",
        WaitKind.CONNECTION,
    ),
    "options of sockets, at random": (
        LISTEN
        + """
import random
r = random.Random(1)
sockets = [socket.socket(*each) for each in ((2, 2), (10, 1), (2, 1), (1, 1), (16, 3))]; sockets[0].bind(('', 5001))
for _ in range(20_000):
    level, option, value = r.choice([0, 1, 6, 17, 41, 270, 282]), r.randrange(130), r.choice([b'', bytes(4), b'\\xff' * 4, r.randbytes(40)])
    try: r.choice(sockets).setsockopt(level, option, value)
    except OSError: pass
l.accept()
""",
        WaitKind.CONNECTION,
    ),
    "a listening socket that travels": (
        LISTEN
        + """
import os
a, b = socket.socketpair()
for _ in range(50):
    x, y = socket.socketpair(); socket.send_fds(x, [b'x'], [x.fileno(), y.fileno(), l.fileno()]); x.close(); y.close()
if os.fork() == 0:
    l.close(); _, (number,), _, _ = socket.recv_fds(b, 10, 1); socket.socket(fileno=number).accept()
socket.send_fds(a, [b'x'], [l.fileno()]); l.close(); os.wait()
""",
        WaitKind.CONNECTION,
    ),
    "polls in polls, timers, events and signals as files": (
        LISTEN
        + """
import ctypes, os, select
c = ctypes.CDLL(None); nest = [select.epoll()]
for _ in range(4):
    nest.append(select.epoll()); nest[-1].register(nest[-2].fileno(), select.EPOLLIN)
timer = c.timerfd_create(1, 0); c.timerfd_settime(timer, 0, (ctypes.c_long * 4)(0, 0, 10_000, 0), None)
for each in (os.eventfd(0), timer, l.fileno(), c.signalfd(-1, (ctypes.c_ulong * 16)(1 << 16), 0)): nest[0].register(each, select.EPOLLIN)
gone = l.dup(); nest[0].register(gone, select.EPOLLIN); gone.close()
nest[-1].poll()
""",
        WaitKind.OTHER,
    ),
    "files sent and spliced": (
        LISTEN
        + """
import os
a, b = socket.socketpair(); r, w = os.pipe(); f = open('/tmp/x', 'wb+'); f.write(bytes(1 << 16)); f.flush()
for _ in range(20):
    os.sendfile(a.fileno(), f.fileno(), 0, 1 << 16); os.splice(f.fileno(), w, 1 << 12, offset_src=0); os.read(r, 1 << 12)
    while len(b.recv(1 << 16, socket.MSG_DONTWAIT | socket.MSG_PEEK)): b.recv(1 << 16); break
l.accept()
""",
        WaitKind.CONNECTION,
    ),
    "called as the programs that start it are": (
        "import os, shutil\nshutil.copy('/usr/bin/cat', '/tmp/bwrap'); os.execv('/tmp/bwrap', ['setsid'])",
        WaitKind.KEYBOARD,
    ),
    "threads whose names are lines": (
        LISTEN
        + """
import ctypes, threading
def wait(name): ctypes.CDLL(None).prctl(15, name, 0, 0, 0); threading.Event().wait()
for name in (b"a\\n::error::x", b"\\x1b[2J", b") R 1 1 (", b"State:\\tR\\n", b"\\xff\\n0 0 0", b"bwrap"):
    threading.Thread(target=wait, args=(name,), daemon=True).start()
ctypes.CDLL(None).prctl(15, b"x\\nSigCgt:\\tff", 0, 0, 0)
threading._shutdown = lambda: None
l.accept()
""",
        WaitKind.CONNECTION,
    ),
    "children that nobody waits for, and its screen full": (
        LISTEN
        + """
import os
for _ in range(5000):
    try:
        if os.fork() == 0: os._exit(0)
    except OSError: break
os.close(1); os.open('/dev/full', os.O_WRONLY)
try: print('x', flush=True)
except OSError: pass
l.accept()
""",
        WaitKind.CONNECTION,
    ),
    "a new program of itself, again and again, with 2 MB of words": (
        "import os\nn = int(os.environ.get('N', 0))\n"
        "if n < 15: os.execve('/python/bin/python3', ['python3', __file__, *['B' * 120_000] * 16], {**os.environ, 'N': str(n + 1)})\n"
        + LISTEN
        + "l.accept()",
        WaitKind.CONNECTION,
    ),
    "memory, priorities, users and namespaces that are not its own": (
        LISTEN
        + """
import ctypes, os
c = ctypes.CDLL(None); held = ctypes.create_string_buffer(b'hello')
with open('/proc/self/mem', 'r+b', 0) as own: own.seek(ctypes.addressof(held)); own.write(b'HELLO')
first = ('1/mem', '1/environ', '1/oom_score_adj', '1/ns/pid', '1/fd/0')
for path in (*first, 'self/oom_score_adj', 'self/uid_map', 'self/autogroup', 'sysrq-trigger'):
    for mode in ('rb', 'wb'):
        try: open(f'/proc/{path}', mode, 0).write(b'-1000')
        except (OSError, ValueError): pass
users = ((os.setuid, 0), (os.setgid, 0))
for call, *words in ((os.sched_setscheduler, 0, 1, os.sched_param(50)), (os.nice, -10), *users, (os.sched_setaffinity, 0, {0})):
    try: call(*words)
    except (OSError, ValueError): pass
assert all(c.unshare(each) for each in (0x10000000, 0x20000, 0x40000000, 0x20000000, 0x08000000, 0x04000000, 0x02000000))
for number in (0, 1):
    try: os.posix_fallocate(os.open(f'/dev/shm/{number}', os.O_RDWR | os.O_CREAT), 0, 12 << 20)
    except OSError: pass
l.accept()
""",
        WaitKind.CONNECTION,
    ),
    "prctl and personality": (
        LISTEN
        + """
import ctypes
c = ctypes.CDLL(None)
for option in (2, 3, *range(5, 22), *range(23, 59), *range(60, 80)):
    for word in (0, 1, 9, 2**31): c.prctl(option, *(ctypes.c_ulong(each) for each in (word, 0, 0, 0)))
for word in (0x0040000, 0x0400000, 0xffffffff): c.personality(word)
l.accept()
""",
        WaitKind.CONNECTION,
    ),
    "limits of its own, all of them none": (
        LISTEN
        + """
import resource
for name in dir(resource):
    if name.startswith('RLIMIT_') and name not in ('RLIMIT_CPU', 'RLIMIT_NOFILE', 'RLIMIT_OFILE'):
        try: resource.setrlimit(getattr(resource, name), (0, 0))
        except (OSError, ValueError): pass
l.accept()
""",
        WaitKind.CONNECTION,
    ),
    "a filter of its own that refuses nearly all": (
        LISTEN + "import ctypes\nprint('all', flush=True); ctypes.CDLL(None).prctl(22, 1, 0, 0, 0); input()",
        WaitKind.KEYBOARD,
    ),
    "no descriptor left": (
        "import os, signal, socket\nl = socket.create_server(('', 5000)); os.closerange(0, 256)\nwhile True: signal.pause()",
        WaitKind.OTHER,
    ),
    "its folder gone, its source a pipe": (
        LISTEN
        + """
import os, shutil
os.remove(__file__); os.mkfifo(__file__); os.makedirs('/tmp/a/b'); os.chdir('/tmp/a/b'); shutil.rmtree('/tmp/a')
l.accept()
""",
        WaitKind.CONNECTION,
    ),
    "its source without an end": (
        LISTEN + "import os\nos.remove(__file__); os.symlink('/dev/zero', __file__); l.accept()",
        WaitKind.CONNECTION,
    ),
    "arguments and variables of a megabyte": (
        LISTEN
        + """
import os, sys
again, much = [sys.executable, '-S', __file__, *['x' * 100_000] * 10], {f'A{n}': 'y' * 100_000 for n in range(8)}
if len(sys.argv) < 3: os.execve(sys.executable, again, much)
l.accept()
""",
        WaitKind.CONNECTION,
    ),
    "every signal to everybody": (
        LISTEN
        + """
import os, signal
for number in range(1, 65):
    try: signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError): pass
for number in range(1, 65):
    for target in (-1, 0, 1, os.getppid()):
        try: os.kill(target, number) if number not in (9, 19) else None
        except OSError: pass
l.accept()
""",
        WaitKind.CONNECTION,
    ),
    "a crash of the interpreter": (LISTEN + "import ctypes, faulthandler\nfaulthandler.enable(); ctypes.string_at(0)", -11),
    "an abort": (LISTEN + "import os\nos.abort()", -6),
    "an exception told by one that fails itself": (
        """
import sys
sys.excepthook = lambda *_: 1 / 0
sys.setrecursionlimit(10**9)
class A:
    def __del__(self): raise A
A(); raise ValueError
""",
        1,
    ),
    "namespaces, mounts and roots of its own": (
        LISTEN
        + """
import ctypes
c = ctypes.CDLL(None)
for flags in (0x10000000, 0x00020000, 0x40000000, 0x20000000, 0x10020000, 0x02000000): c.unshare(flags)
for name in ('mount', 'umount2', 'chroot', 'pivot_root', 'setns', 'swapon', 'sethostname', 'acct'): getattr(c, name)(0, 0, 0, 0, 0)
l.accept()
""",
        WaitKind.CONNECTION,
    ),
    "all that its terminal can be told": (
        LISTEN
        + """
import fcntl
for number in range(0x5400, 0x5470):
    for word in (0, 1, bytes(64)):
        try: fcntl.ioctl(0, number, word)
        except OSError: pass
l.accept()
""",
        WaitKind.CONNECTION,
    ),
    "datagrams in every way": (
        LISTEN
        + """
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u.setsockopt(1, 6, 1)
for level, option, value in ((17, 103, 100), (17, 1, 1), (0, 10, 3), (0, 4, bytes(40)), (17, 1, 0)):
    for address in (('127.0.0.1', 5000), ('127.0.0.1', 0), ('255.255.255.255', 5000), ('224.0.0.1', 5000), ('0.0.0.0', 9)):
        for size in (0, 1000, 65507):
            try: u.sendto(bytes(size), address)
            except OSError: pass
    try: u.setsockopt(level, option, value)
    except OSError: pass
l.accept()
""",
        WaitKind.CONNECTION,
    ),
    "urgent bytes, no linger, data before a connection": (
        LISTEN
        + """
import struct
for n in range(20):
    s = socket.socket(); s.setsockopt(1, 13, struct.pack('ii', 1, 0))
    s.sendto(b'x' * n, 0x20000000, ('127.0.0.1', 5000)); s.send(b'!', socket.MSG_OOB); c, _ = l.accept(); s.close() if n % 2 else c.close()
l.accept()
""",
        WaitKind.CONNECTION,
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_program_is_seen_as_any_other(name: str, play: Player) -> None:
    """Neither the grader's own fault, nor beyond a bound, nor anything that the next play notices."""
    source, end = ODD[name]
    timeline = play(SERVER, {"server": source}, explain=True)
    assert (told(timeline), last(timeline).proven) == ("", True)
    if isinstance(end, WaitKind):
        assert end in waits(timeline, "server"), shown(timeline, "server")
    else:
        assert state(timeline, "server").status == end


def test_a_thread_that_can_not_be_stopped_is_not_asked_for_its_line(play: Player) -> None:
    """It takes no signal: py-spy would wait for it until the play's end."""
    source = (
        LISTEN
        + """
import os
os.mkfifo('/tmp/f')
if os.fork() == 0: l.accept()
os.posix_spawn('/usr/bin/true', ['true'], {}, file_actions=[(os.POSIX_SPAWN_OPEN, 0, '/tmp/f', os.O_RDONLY, 0)])
"""
    )
    timeline = play(SERVER, {"server": source}, explain=True)
    asked = {wait.on: wait.place for wait in state(timeline, "server").waits}
    assert asked[WaitKind.CHILD] is None
    assert asked[WaitKind.CONNECTION] is not None


ADDRESSES = st.one_of(
    st.integers(0, 2**32 - 1).map(lambda number: str(ipaddress.IPv4Address(number))),
    st.sampled_from(["0.0.0.0", "127.0.0.1", "127.1.2.3", "127.255.255.255", "255.255.255.255", "224.0.0.1", "239.1.2.3", "240.0.0.1"]),
    st.sampled_from(["::", "::1", "::ffff:127.0.0.1", "ff02::1", "fe80::1", "2001:db8::1"]),
)
PORTS = st.one_of(st.integers(0, 65535), st.sampled_from([0, 1, 5000, 32767, 32768, 65535]))
NOWHERE = """
import socket
for address, port in {places}:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    for kind, names in ((socket.SOCK_DGRAM, ("127.0.0.1", address)), (socket.SOCK_STREAM, (address,))):
        s = socket.socket(family, kind); s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1); s.settimeout(0.01)
        try:
            s.bind((address, port))
            if kind == socket.SOCK_STREAM: s.listen()
        except OSError: pass
        try:
            if kind == socket.SOCK_DGRAM: s.sendto(b"x" * (port % 60000), (address, port or 5000))
            else: s.connect((address, port))
        except OSError: pass
print("all"); input()
"""


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.lists(st.tuples(ADDRESSES, PORTS), min_size=1, max_size=12))
def test_no_address_and_no_port_is_the_graders_own_fault(play: Player, places: list[tuple[str, int]]) -> None:
    """It is carried, refused as a kernel does, or told."""
    server = "import socket\nkept = []\nudp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); udp.bind(('', 5000))\n"
    for address, port in places:
        family = "INET6" if ":" in address else "INET"
        for kind in ("STREAM", "DGRAM"):
            server += f"s = socket.socket(socket.AF_{family}, socket.SOCK_{kind}); kept.append(s)\n"
            server += f"try: s.bind(({address!r}, {port})); {'s.listen()' if kind == 'STREAM' else 'pass'}\nexcept OSError: pass\n"
    timeline = play(PAIR, {"server": server + "input()", "client": NOWHERE.format(places=places)})
    assert shown(timeline, "client") == "all\n"
