"""What a program's usage line asks for is what a person would type who reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.spec.load import load_exercises
from grader.submission.usage_line import arguments_by_usage

EXERCISES = {exercise.id: exercise for exercise in load_exercises()}
COMMANDS = """uso: python pingpong.py COMANDO [--opcao valor ...]

comandos:
  servir   [--porta 12345]
           espera clientes e responde pelo teclado
  falar    [--host localhost] [--porta 12345]
           conecta ao servidor e conversa
"""
EACH_ROLE = "Uso:\n  python pingpong.py servir\n  python pingpong.py conectar [host]\n"


@pytest.mark.parametrize(
    ("screen", "role", "arguments"),
    [
        ("uso: python client.py HOST PORTA\n", "client", ("localhost", "12345")),
        ("Usage: python3 /home/ana/server.py <porta>", "server", ("12345",)),
        ("python client.py <ip> <port> <nome>  (usage)", "client", ("localhost", "12345", "Ana")),
        ("Modo de usar: client.py --host HOST --port PORT", "client", ("--host", "localhost", "--port", "12345")),
        ("Modo de usar: client.py --host=HOST", "client", ("--host=localhost",)),
        ("usage: client.py [-h] --host HOST [--porta N]\nclient.py: error: ...", "client", ("--host", "localhost")),
        ("uso: py client.py <endereço do servidor> <porta do servidor>", "client", ("localhost", "12345")),
        ("uso: client.py servidor porta", "client", ("localhost", "12345")),
        ("uso: server.py host porta", "server", ("localhost", "12345")),
        ("Faltam argumentos. Ex: python client.py 127.0.0.1 5000", "client", ("127.0.0.1", "5000")),
        ("Ex: python client.py 192.168.0.7 5000", "client", ("localhost", "5000")),
        ("Uso: client.py HOST mensagem", "client", ("localhost",)),  # that one is given by a step of the play
        ("Uso: client.py HOST [PORTA]   (ex.: 10.0.0.1 5007)", "client", ("localhost",)),
        (EACH_ROLE, "client", ("conectar",)),
        (EACH_ROLE, "server", ("servir",)),
        ("Uso: x.py s ou x.py c", "client", ("c",)),
        ("Uso: x.py -s | -c", "server", ("-s",)),
        ("usage: x.py [-h] {servidor,cliente} ...\nx.py: error: the following arguments are required", "server", ("servidor",)),
        ("uso: chat.py (servidor|cliente) porta", "client", ("cliente", "12345")),
        ("Uso: x.py [servidor|cliente]", "client", ("cliente",)),
        ("uso: x.py servidor/cliente", "client", ("cliente",)),
        (COMMANDS, "server", ("servir",)),
        (COMMANDS, "client", ("falar",)),
        ("uso: x.py COMANDO\n", "client", ()),
        ("uso: client.py CHAVE", "client", ()),  # nobody knows
        ("uso: client.py -k HOST", "client", ("-k", "localhost")),
        ('uso: client.py "mensagem"', "client", ()),
        ("uso: client.py [HOST]", "client", ()),
        ("Erro na linha 3 de client.py", "client", ()),
        ("File client.py line 3, in main", "client", ()),
        ("Conectado", "client", ()),
        ("", "client", ()),
    ],
)
def test_what_is_given(screen: str, role: str, arguments: tuple[str, ...]) -> None:
    assert arguments_by_usage(screen, role, EXERCISES["ping-pong-tcp"]) == arguments


@pytest.mark.parametrize(
    ("screen", "arguments"),
    [
        ("uso: python sender.py GRUPO [PORTA]   (ex.: 224.1.1.1 5007)", ("224.1.1.1",)),
        ("Uso:\n  m.py receber\n  m.py enviar porta\n", ("enviar", "5007")),
        ("Uso:\n  m.py receber\n  m.py enviar TTL\n", ()),
    ],
)
def test_of_a_group(screen: str, arguments: tuple[str, ...]) -> None:
    assert arguments_by_usage(screen, "sender", EXERCISES["ip-multicast"]) == arguments


@given(st.text(alphabet="uso: x.pyHOSTclient[]{}<>()|-=\n '\"/", max_size=200), st.sampled_from(["server", "client"]))
def test_whatever_a_program_prints_what_it_is_given_is_harmless(screen: str, role: str) -> None:
    """It is somebody else's text."""
    for argument in arguments_by_usage("uso: " + screen, role, EXERCISES["ping-pong-tcp"]):
        assert argument.isprintable()
        assert len(argument) <= 200
