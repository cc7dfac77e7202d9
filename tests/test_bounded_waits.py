"""Programs that wait in turns: with timeouts, small sleeps, alarms. Right ones pass and wrong ones fail, whatever the machine's speed."""

from pathlib import Path

import pytest

from grader.grading import grade
from grader.spec.load import load_exercises
from grader.verdict import Outcome, ScenarioVerdict
from tests.lab.playing import HIDES

pytestmark = pytest.mark.hosts

EXERCISES = load_exercises()
SERVER = """
import asyncio, os, select, signal, socket, struct, threading, time
{way}
listener = socket.create_server(("", 12345))
while True:
    print("Esperando conexão.")
    connection = accept(listener)
    print("Conectado")
    while True:
        print("Esperando mensagem")
        message = receive(connection)
        if message in (b"", b"SAIR"):
            break
        print("Mensagem recebida:", message.decode())
        connection.setblocking(True)
        connection.sendall(input("Digite resposta: ").encode())
        print("Resposta enviada.")
    connection.close()
    print("Conexão encerrada.")
"""
CLIENT = """
import asyncio, os, select, signal, socket, struct, threading, time
{way}
print("conectando-se ao servidor")
connection = socket.create_connection((socket.gethostname(), 12345))
print("Conectado")
while True:
    message = input("Digite mensagem: ")
    connection.setblocking(True)
    connection.sendall(message.encode())
    if message == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    print("Resposta recebida:", receive(connection).decode())
connection.close()
signal.setitimer(signal.ITIMER_REAL, 0)
print("Desconectando.")
"""
BLOCKING = """
def accept(listener): return listener.accept()[0]
def receive(connection): return connection.recv(4096)
"""
WAYS = {
    "timeouts": """
def again(call, seconds):
    while True:
        try: return call()
        except TimeoutError: pass
def accept(listener):
    listener.settimeout(0.3)
    return again(listener.accept, 0.3)[0]
def receive(connection):
    connection.settimeout(0.1)
    return again(lambda: connection.recv(4096), 0.1)
""",
    "select": """
def accept(listener):
    while not select.select([listener], [], [], 0.25)[0]: pass
    return listener.accept()[0]
def receive(connection):
    poller = select.poll(); poller.register(connection, select.POLLIN)
    while not poller.poll(50): pass
    return connection.recv(4096)
""",
    "small-sleeps": """
def often(a_socket, call):
    a_socket.setblocking(False)
    while True:
        try: return call()
        except BlockingIOError: time.sleep(0.01)
def accept(listener): return often(listener, listener.accept)[0]
def receive(connection): return often(connection, lambda: connection.recv(4096))
""",
    "kernel-timeouts": """
def often(a_socket, call):
    a_socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", 0, 150_000))
    while True:
        try: return call()
        except BlockingIOError: pass
def accept(listener): return often(listener, listener.accept)[0]
def receive(connection): return often(connection, lambda: connection.recv(4096))
""",
    "alarm": "signal.signal(signal.SIGALRM, lambda *_: None); signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)" + BLOCKING,
    "timer-thread": """
def tick():
    timer = threading.Timer(0.2, tick); timer.daemon = True; timer.start()
tick()
"""
    + BLOCKING,
    "waiting-thread": """
def in_a_thread(call):
    found = []
    thread = threading.Thread(target=lambda: found.append(call()), daemon=True); thread.start()
    while thread.is_alive(): thread.join(0.1)
    return found[0]
def accept(listener): return in_a_thread(listener.accept)[0]
def receive(connection): return in_a_thread(lambda: connection.recv(4096))
""",
    "asyncio": """
async def beat():
    while True: await asyncio.sleep(0.1)
def beside_a_beat(a_socket, method, *arguments):
    a_socket.setblocking(False)
    async def main():
        beating = asyncio.create_task(beat())
        return await getattr(asyncio.get_running_loop(), method)(a_socket, *arguments)
    return asyncio.run(main())
def accept(listener): return beside_a_beat(listener, "sock_accept")[0]
def receive(connection): return beside_a_beat(connection, "sock_recv", 4096)
""",
}


def graded(folder: Path, server: str, client: str, *scenarios: str) -> dict[str, ScenarioVerdict]:
    (folder / "server.py").write_text(server)
    (folder / "client.py").write_text(client)
    done = grade(folder, EXERCISES, wanted=("ping-pong-tcp",), scenarios=scenarios, seed=3, isolation="hosts")
    return {scenario.id: scenario for scenario in done.verdict.exercises[0].scenarios}


@pytest.mark.parametrize("way", WAYS)
def test_a_program_that_waits_in_turns_is_right_all_the_same(way: str, tmp_path: Path) -> None:
    verdicts = graded(tmp_path, SERVER.format(way=WAYS[way]), CLIENT.format(way=WAYS[way]), "conversation", "exit")
    assert {id: one.findings for id, one in verdicts.items() if one.outcome not in (Outcome.PASSED, Outcome.REMARKS)} == {}


@pytest.mark.parametrize("way", WAYS)
def test_a_program_that_waits_in_turns_and_never_answers_is_wrong_all_the_same(way: str, tmp_path: Path) -> None:
    """The client waits for its reply in turns, and the server, which waits too, never asks for one."""
    server = SERVER.format(way=WAYS[way]).replace('connection.sendall(input("Digite resposta: ").encode())', "continue")
    verdicts = graded(tmp_path, server, CLIENT.format(way=WAYS[way]), "conversation")
    assert verdicts["conversation"].outcome is Outcome.FAILED, verdicts["conversation"].reason


def test_where_nothing_can_be_proved_the_play_is_repeated_and_then_undecided(tmp_path: Path) -> None:
    server = SERVER.format(way=HIDES + BLOCKING).replace('connection.sendall(input("Digite resposta: ").encode())', "continue")
    verdict = graded(tmp_path, server, CLIENT.format(way=BLOCKING), "conversation")["conversation"]
    assert (verdict.outcome, verdict.reason) == (Outcome.UNDECIDED, "patience:unreadable")
