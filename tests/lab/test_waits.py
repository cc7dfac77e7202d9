"""What a program waits for, as the kernel tells it: one tiny program for each way of waiting."""

import ctypes
import os
import signal
import struct
import subprocess
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.lab import syscalls
from grader.lab.patience import Patience
from grader.lab.waits import Blocked, Reader
from grader.timeline import Wait, WaitKind
from tests.lab.playing import Player, last, state, waits

pytestmark = pytest.mark.hosts

LISTEN = """
import asyncio, os, select, selectors, signal, socket, socketserver, subprocess, sys, threading, time
listener = socket.create_server(("", 5000))
"""
CONNECTED = LISTEN + "connection, _ = listener.accept()\n"
DATAGRAMS = """
import select, socket
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind(("", 6000))
"""
CONNECT = [{"start": "server"}, {"connect": "someone"}]
SOMEONE = {"someone": {"speaks": "tcp", "to": "server"}}


def only(play: Player, source: str, *, connected: bool = False) -> Wait:
    """The one thing that the program waits for in the end."""
    timeline = play(CONNECT if connected else [{"start": "server"}], {"server": source}, peers=SOMEONE)
    (wait,) = state(timeline, "server").waits
    return wait


@pytest.mark.parametrize(
    ("source", "kind", "port"),
    [
        ("input()", WaitKind.KEYBOARD, None),
        ("import sys; sys.stdin.readline()", WaitKind.KEYBOARD, None),
        ("import sys, select; select.select([sys.stdin], [], [])", WaitKind.KEYBOARD, None),
        ("open('/dev/tty').readline()", WaitKind.KEYBOARD, None),
        ("import os; os.read(os.dup(0), 1)", WaitKind.KEYBOARD, None),
        (LISTEN + "listener.accept()", WaitKind.CONNECTION, 5000),
        (LISTEN + "select.select([listener], [], [])", WaitKind.CONNECTION, 5000),
        (LISTEN + "p = select.poll(); p.register(listener); p.poll()", WaitKind.CONNECTION, 5000),
        (LISTEN + "s = selectors.DefaultSelector(); s.register(listener, 1); s.select()", WaitKind.CONNECTION, 5000),
        (LISTEN + "asyncio.run(asyncio.Event().wait())", WaitKind.OTHER, None),
        (DATAGRAMS + "udp.recvfrom(100)", WaitKind.DATAGRAM, 6000),
        (DATAGRAMS + "udp.recv(100)", WaitKind.DATAGRAM, 6000),
        (DATAGRAMS + "udp.recv_into(bytearray(10))", WaitKind.DATAGRAM, 6000),
        (DATAGRAMS + "udp.recvmsg(100)", WaitKind.DATAGRAM, 6000),
        (DATAGRAMS + "select.select([udp], [], [])", WaitKind.DATAGRAM, 6000),
        ("import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).recv(100)", WaitKind.DATAGRAM, None),
        ("import threading; threading.Event().wait()", WaitKind.THREAD, None),
        ("import threading; a = threading.Lock(); a.acquire(); a.acquire()", WaitKind.THREAD, None),
        ("import queue; queue.Queue().get()", WaitKind.THREAD, None),
        ("import signal; signal.pause()", WaitKind.OTHER, None),
        ("import os; os.read(os.pipe()[0], 1)", WaitKind.OTHER, None),
        ("import socket; a, b = socket.socketpair(); a.recv(1)", WaitKind.OTHER, None),
    ],
)
def test_a_wait_for_ever(source: str, kind: WaitKind, port: int | None, play: Player) -> None:
    wait = only(play, source)
    assert (wait.on, wait.port, wait.seconds, wait.polling) == (kind, port, None, False)


@pytest.mark.parametrize(
    "source",
    [
        "connection.recv(100)",
        "connection.makefile().readline()",
        "connection.recv_into(bytearray(10))",
        "connection.recv(10, socket.MSG_WAITALL)",
        "select.select([connection], [], [])",
        "os.read(connection.fileno(), 10)",
    ],
)
def test_a_wait_for_data(source: str, play: Player) -> None:
    wait = only(play, CONNECTED + source, connected=True)
    assert (wait.on, wait.port, wait.seconds) == (WaitKind.DATA, 5000, None)


@pytest.mark.parametrize(
    ("source", "kind", "seconds"),
    [
        ("connection.settimeout(60); connection.recv(100)", WaitKind.DATA, 60),
        ("listener.settimeout(60); listener.accept()", WaitKind.CONNECTION, 60),
        ("select.select([connection], [], [], 61.5)", WaitKind.DATA, 61.5),
        ("p = select.poll(); p.register(connection, select.POLLIN); p.poll(60000)", WaitKind.DATA, 60),
        ("s = selectors.DefaultSelector(); s.register(connection, 1); s.select(62)", WaitKind.DATA, 62),
        ("select.select([sys.stdin], [], [], 60)", WaitKind.KEYBOARD, 60),
        ("signal.sigtimedwait([signal.SIGUSR1], 60)", WaitKind.OTHER, 60),
    ],
)
def test_a_wait_with_a_bound_too_long_to_be_waited_out(source: str, kind: WaitKind, seconds: float, play: Player) -> None:
    wait = only(play, CONNECTED + source, connected=True)
    assert (wait.on, wait.seconds, wait.polling) == (kind, seconds, False)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("threading.Event().wait(60)", WaitKind.THREAD),
        ("a = threading.Lock(); a.acquire(); a.acquire(timeout=60)", WaitKind.THREAD),
        ("time.sleep(60)", WaitKind.SLEEP),
        ("select.select([], [], [], 60)", WaitKind.SLEEP),
        ("asyncio.run(asyncio.sleep(60))", None),
    ],
)
def test_a_deadline_is_told_as_the_time_that_is_left(source: str, kind: WaitKind | None, play: Player) -> None:
    wait = only(play, LISTEN + source)
    assert kind in (wait.on, None)
    assert wait.seconds is not None and 0 < wait.seconds <= 60


@pytest.mark.parametrize("source", ["subprocess.run(['sleep', '1000'])", "os.system('sleep 1000')"])
def test_a_program_that_waits_for_another_of_its_own(source: str, play: Player) -> None:
    timeline = play([{"start": "server"}], {"server": LISTEN + source})
    assert WaitKind.CHILD in waits(timeline, "server")


def test_a_forked_child_is_part_of_the_program(play: Player) -> None:
    timeline = play([{"start": "server"}], {"server": LISTEN + "if os.fork() == 0:\n    listener.accept()\nos.wait()"})
    assert set(waits(timeline, "server")) == {WaitKind.CHILD, WaitKind.CONNECTION}


def test_a_send_that_blocks_because_nobody_reads(play: Player) -> None:
    client = "import socket; socket.create_connection(('localhost', 5000)).sendall(bytes(50_000_000))"
    timeline = play([{"start": "server"}, {"start": "client"}], {"server": CONNECTED + "input()", "client": client})
    assert waits(timeline, "client") == [WaitKind.SENDING]
    assert waits(timeline, "server") == [WaitKind.KEYBOARD]
    (accepted,) = (each for each in state(timeline, "server").sockets if each.state == "established")
    assert accepted.unread > 100_000


def test_an_asyncio_server_waits_for_a_connection_and_then_for_data_too(play: Player) -> None:
    source = """
import asyncio
async def talk(reader, writer):
    await reader.read(100)
async def main():
    async with await asyncio.start_server(talk, "127.0.0.1", 5000) as server:
        await server.serve_forever()
asyncio.run(main())
"""
    assert waits(play([{"start": "server"}], {"server": source}), "server") == [WaitKind.CONNECTION]
    timeline = play(CONNECT, {"server": source}, peers=SOMEONE)
    assert set(waits(timeline, "server")) == {WaitKind.CONNECTION, WaitKind.DATA}


def test_a_socketserver_polls_and_waits_for_a_connection_all_the_same(play: Player) -> None:
    source = LISTEN + "socketserver.TCPServer(('', 5001), socketserver.StreamRequestHandler).serve_forever(poll_interval=0.05)"
    (wait,) = state(play([{"start": "server"}], {"server": source}), "server").waits
    assert (wait.on, wait.port, wait.polling) == (WaitKind.CONNECTION, 5001, True)


def test_a_loop_with_a_timeout_is_a_wait_that_polls(play: Player) -> None:
    source = """
listener.settimeout(0.05)
while True:
    try:
        listener.accept()
    except TimeoutError:
        continue
"""
    timeline = play([{"start": "server"}], {"server": LISTEN + source})
    (wait,) = state(timeline, "server").waits
    assert (wait.on, wait.seconds, wait.polling) == (WaitKind.CONNECTION, 0.05, True)
    assert last(timeline).proven


def test_every_thread_has_a_wait(play: Player) -> None:
    source = """
threading.Thread(target=connection.recv, args=(10,)).start()
threading.Thread(target=input).start()
listener.accept()
"""
    timeline = play(CONNECT, {"server": CONNECTED + source}, peers=SOMEONE)
    found = state(timeline, "server").waits
    assert {wait.on for wait in found} == {WaitKind.DATA, WaitKind.KEYBOARD, WaitKind.CONNECTION}
    assert [wait.thread for wait in found] == [0, 1, 2]
    assert found[0].on is WaitKind.CONNECTION, "the first is the main thread"


def test_a_thread_that_joins_another(play: Player) -> None:
    timeline = play([{"start": "server"}], {"server": LISTEN + "t = threading.Thread(target=listener.accept); t.start(); t.join()"})
    assert waits(timeline, "server") == [WaitKind.THREAD, WaitKind.CONNECTION]


@pytest.mark.parametrize(
    ("source", "status"),
    [
        ("", 0),
        ("raise SystemExit(7)", 7),
        ("import os; os._exit(255)", 255),
        ("import os; os._exit(200)", 200),
        ("1 / 0", 1),
        ("import os, signal; os.kill(os.getpid(), signal.SIGTERM)", -signal.SIGTERM),
        ("import os; os.kill(os.getpid(), 9)", -signal.SIGKILL),
        ("import os; os.abort()", -signal.SIGABRT),
        ("import ctypes; ctypes.string_at(1)", -signal.SIGSEGV),
    ],
)
def test_how_a_program_ended(source: str, status: int, play: Player) -> None:
    found = state(play([{"start": "server"}], {"server": source}), "server")
    assert found.status == status
    assert found.waits == ()
    assert found.waits_for() == {WaitKind.ENDED}


def test_the_line_on_which_each_thread_waits(play: Player) -> None:
    source = "import threading\ndef ask():\n    input('?')\n\nthreading.Thread(target=ask).start()\nthreading.Event().wait()\n"
    timeline = play([{"start": "server"}], {"server": source}, explain=True)
    places = [wait.place for wait in state(timeline, "server").waits]
    assert [(place.file, place.line, place.function, place.text) for place in places if place] == [
        ("server.py", 6, "<module>", "threading.Event().wait()"),
        ("server.py", 3, "ask", "input('?')"),
    ]


def test_a_program_that_computes_for_ever_and_the_line_on_which_it_does(play: Player) -> None:
    timeline = play([{"start": "server"}], {"server": "import os\ndef turn():\n    while True: pass\nturn()"}, explain=True)
    (wait,) = state(timeline, "server").waits
    assert wait.on is WaitKind.COMPUTING
    assert (last(timeline).proven, last(timeline).why) == (False, "computing")
    assert wait.place is not None
    assert (wait.place.line, wait.place.function) == (3, "turn")


WORD = st.one_of(st.integers(0, 2**64 - 1), st.sampled_from([0, 1, 2**31 - 1, 2**31, 2**32 - 1, 2**63 - 1, 2**63, 2**64 - 1]))


@pytest.fixture(scope="module")
def asleep() -> Iterator[int]:
    """A process whose memory may be read, and its terminal, sockets and files looked at."""
    with subprocess.Popen(["sleep", "1000"], stdin=subprocess.PIPE) as process:
        yield process.pid
        process.kill()


@settings(max_examples=2000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(call=st.sampled_from(sorted({*(syscalls.names() or {}).values(), "none", "9999"})), arguments=st.tuples(*[WORD] * 6))
def test_whatever_stands_in_a_register_is_a_wait_that_can_be_told(asleep: int, call: str, arguments: tuple[int, ...]) -> None:
    """A program chooses it: a pointer, a length or a descriptor may be none."""
    blocked = Blocked(asleep, asleep, call, arguments, "\nvoluntary_ctxt_switches:\t1\nnonvoluntary_ctxt_switches:\t1\n")
    told = Reader("/proc", 0, {}).waits(blocked, 0)
    assert told
    patience = Patience()
    patience.saw((blocked,))
    assert (patience.may_end(blocked, told) or 0.0) >= 0.0


@given(value=WORD, fraction=WORD, call=st.sampled_from(["nanosleep", "clock_nanosleep", "futex", "ppoll", "pselect6", "epoll_pwait2"]))
def test_whatever_stands_where_a_time_is_read_from_is_no_negative_time(value: int, fraction: int, call: str) -> None:
    memory = ctypes.create_string_buffer(struct.pack("=QQ", value, fraction))
    address = ctypes.addressof(memory)
    blocked = Blocked(os.getpid(), os.getpid(), call, (0, 0, address, address, address, 0), "")
    told = Reader("/proc", 0, {}).waits(blocked._replace(arguments=(address, *blocked.arguments[1:])), 0)
    assert all(wait.seconds is None or wait.seconds >= 0 for wait in told)
