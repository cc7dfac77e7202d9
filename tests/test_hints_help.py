"""A hint that is followed to the letter takes its finding away: each is tried on a wrong program of the corpus."""

import shutil
from pathlib import Path

import pytest

from grader.grading import grade
from grader.report import explain
from grader.report.words import Words
from grader.spec.load import load_exercises
from grader.verdict import ExerciseVerdict, Finding

CORPUS = Path(__file__).parent / "submissions"
EXERCISES = load_exercises()
SEED = 20240

# The finding, whose submission, which scenario, words of the English hint, the file, and what following the hint makes of which text.
FOLLOWED = [
    ("crash-encoding", "hello-tcp/saudacao-em-ascii", "pair", ".encode() without arguments", "server.py", "encode('ascii')", "encode()"),
    (
        *("ends-stripped", "multiple-packets/strip-fim", "untouched", "removesuffix('<END>') does"),
        *("client.py", ".strip(FIM)", ".removesuffix(FIM)"),
    ),
    (
        *("never-awaited", "hello-tcp/asyncio-sem-await", "pair", "Write await before it"),
        *("server.py", "        server.serve_forever()", "        await server.serve_forever()"),
    ),
    (
        *("daemon-ends", "ip-multicast/thread-daemon-e-fim", "three-hosts", "Wait for the thread with join()"),
        *("receiver.py", "r.start()\n", "r.start()\n    r.join()\n"),
    ),
    (
        *("request-awaited", "hello-tcp/espera-pedido", "raw-client", "without a recv() before it"),
        *("server.py", "        cliente.recv(1024)\n", ""),
    ),
    (
        *("crash-bytes-and-text", "ping-pong-tcp/texto-sem-encode", "conversation", "send text.encode()"),
        *("client.py", "s.send(mensagem)", "s.send(mensagem.encode())"),
    ),
    (
        *("crash-not-connected", "hello-tcp/recv-antes-do-connect", "pair", "connect() first"),
        *("client.py", "s = socket.socket()\n", "s = socket.socket()\ns.connect(('localhost', 12345))\n"),
    ),
    (
        *("crash-address-form", "ping-pong-udp/endereco-sem-tupla", "conversation", "one tuple with a text and a number"),
        *("client.py", "'localhost', 12345", "('localhost', 12345)"),
    ),
    (
        *("exit-word-not-recognised", "ping-pong-tcp/sair-minusculo", "exit", "without changing case on one side only"),
        *("server.py", "'sair'", "'SAIR'"),
    ),
    (
        *("exit-word-not-recognised", "ping-pong-tcp/compara-bytes-com-texto", "exit", "Compare after decode()"),
        *("server.py", "dados == 'SAIR'", "dados.decode() == 'SAIR'"),
    ),
    (
        *("exit-word-ignored", "ping-pong-tcp/compara-codificado", "exit", "is it text with text"),
        *("client.py", "msg.encode() == 'SAIR'", "msg == 'SAIR'"),
    ),
    (
        *("shown-instead-of-sent", "ping-pong-tcp/resposta-so-na-tela", "conversation", "goes into send()"),
        *("server.py", "print(resp)", "con.send(resp.encode())"),
    ),
    (
        *("file-keeps-open", "ping-pong-tcp/arquivo-aberto", "exit", "Close both, the file and the connection"),
        *("server.py", "    con.close()", "    arquivo.close()\n    con.close()"),
    ),
    (
        *("decimal-point", "udp-reliability/constante-com-ponto", "exact-count", "Write 10000 or 10_000"),
        *("client.py", "10.000", "10_000"),
    ),
    (
        *("received-once", "ping-pong-tcp/recebe-fora-do-laco", "conversation", "Put the receive into the loop"),
        *("server.py", "    while True:\n        if msg", "    while True:\n        msg = msg or conn.recv(1024).decode()\n        if msg"),
    ),
    (
        *("bind-missing", "ping-pong-tcp/servidor-sem-bind", "conversation", "bind(('', port))"),
        *("server.py", "s.listen(5)", "s.bind(('', PORT))\ns.listen(5)"),
    ),
    ("not-called", "hello-tcp/close-sem-chamar", "raw-client", "close() with its parentheses", "server.py", "c.close", "c.close()"),
    (
        *("end-awaited", "multiple-packets/nunca-fecha-e-espera-o-fim", "untouched", "close() on the connection"),
        *("server.py", "sendall((m + '\\n').encode())\n", "sendall((m + '\\n').encode())\n    con.close()\n"),
    ),
    ("gets-other", "udp-echo/eco-ao-contrario", "echo", "Return exactly the bytes received", "server.py", "dados[::-1]", "dados"),
    (
        *("repr-of-bytes", "ping-pong-udp/mostra-a-tupla", "conversation", "Use .decode() before you print"),
        *("client.py", "'Resposta recebida:', resp)", "'Resposta recebida:', resp[0].decode())"),
    ),
    (
        *("membership-missing", "ip-multicast/sem-grupo", "membership", "IP_ADD_MEMBERSHIP"),
        *("receiver.py", "\nwhile", "s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, pedido)\nwhile"),
    ),
    (
        *("reuseaddr-missing", "ip-multicast/sem-reuseaddr", "same-host", "SO_REUSEADDR, 1) before bind()"),
        *("receiver.py", "s.bind(", "s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\ns.bind("),
    ),
    (
        *("ttl-wrong", "ip-multicast/ttl-no-socket-errado", "keyboard-and-ttl", "IP_MULTICAST_TTL, 2"),
        *("sender.py", "socket.IP_TTL", "socket.IP_MULTICAST_TTL"),
    ),
    ("group-ports-differ", "ip-multicast/envia-a-outra-porta", "three-hosts", "the same port", "sender.py", "5070", "5007"),
    ("sent-count-wrong", "udp-reliability/uma-a-menos", "exact-count", "One sendto for each message", "client.py", "range(1, ", "range("),
    (
        *("count-too-low", "udp-reliability/zera-a-cada-vez", "nothing-lost", "Count each datagram"),
        *("server.py", "while True:\n    total = 0", "total = 0\nwhile True:"),
    ),
]


def graded(folder: Path, exercise: str, scenario: str) -> ExerciseVerdict:
    return grade(folder, EXERCISES, wanted=(exercise,), scenarios=(scenario,), seed=SEED, isolation="hosts").verdict.exercises[0]


def of_code(verdict: ExerciseVerdict, code: str) -> list[Finding]:
    return [each for scenario in verdict.scenarios for each in scenario.findings if each.code == code]


@pytest.mark.hosts
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("code", "submission", "scenario", "says", "file", "wrong", "right"), FOLLOWED, ids=[f"{each[0]}-{each[1]}" for each in FOLLOWED]
)
def test_a_hint_that_is_followed_takes_its_finding_away(
    code: str, submission: str, scenario: str, says: str, file: str, wrong: str, right: str, tmp_path: Path
) -> None:
    exercise = next(each for each in EXERCISES if each.id == submission.partition("/")[0])
    ignored = shutil.ignore_patterns("*.yml", "__pycache__")
    folder = shutil.copytree(CORPUS / submission, tmp_path / exercise.id, ignore=ignored)
    told = of_code(graded(folder, exercise.id, scenario), code)
    assert told, "the submission is not told of it any more"
    assert says in explain.tell(told[0], exercise, Words("en")).hint, "the hint says something else by now: follow that"
    source = (folder / file).read_text(encoding="utf-8")
    assert source.count(wrong) == 1
    (folder / file).write_text(source.replace(wrong, right), encoding="utf-8")
    assert of_code(graded(folder, exercise.id, scenario), code) == []
