"""A class for bench_batch.py, put together from reference/ and tests/submissions, packed as Moodle gives it.

Everybody hands in all seven exercises, in an archive. Every third is wrong, in each of the seven; every fourth of these hangs. The last two
mean harm: one by its programs, one by its archive. The same size gives the same bytes.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from measuring import ROOT

REFERENCE = "reference"  # in the place of a case
HOSTILE = "hostile"  # likewise
SMALLEST = 3  # the two hostile submissions, and one that is not
_CORPUS = ROOT / "tests/submissions"
_DOWNLOADED = (2026, 3, 28, 9, 0, 0)
_HARMFUL = (("../../../tmp/server.py", b"print('out')\n"), ("hello-tcp/server.py", bytes(24 << 20)))  # it leads out of the archive; a bomb


class Cases(NamedTuple):
    """Of one exercise, by the names of their folders in tests/submissions; they are handed in by turns."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    hanging: tuple[str, ...]  # wrong too: a program of theirs waits, sleeps or spins for ever


CASES = {
    "hello-tcp": Cases(
        (REFERENCE, "asyncio", "socketserver-com-threads", "outra-porta-localhost", "um-processo-por-cliente"),
        ("sem-laco", "send-no-socket-de-escuta", "decode-sem-parenteses"),
        ("espera-pedido", "dorme-uma-hora"),
    ),
    "multiple-packets": Cases(
        (REFERENCE, "quebra-de-linha", "tamanho-na-frente", "linhas-json", "socketserver-e-argparse"),
        ("tres-recv", "um-recv", "joga-fora-o-resto"),
        ("espera-fim-que-nao-vem", "confirma-cada-uma"),
    ),
    "ping-pong-tcp": Cases(
        (REFERENCE, "texto-puro", "quebra-de-linha", "uma-thread-por-cliente", "pontuacao-e-sinonimos"),
        ("servidor-termina", "fim-vira-mensagem-vazia", "breaks"),
        ("os-dois-esperam", "gira-sem-bloquear"),
    ),
    "ping-pong-udp": Cases(
        (REFERENCE, "recvfrom-sendto", "fila-e-threads", "socketserver", "json-classes-match"),
        ("responde-ao-ultimo", "recvfrom-1024", "usa-tcp"),
        ("so-o-eco", "sem-fim"),
    ),
    "udp-echo": Cases(
        (REFERENCE, "sendto-simples", "asyncio", "socketserver-com-threads", "recvfrom-into"),
        ("buffer-1024", "um-so-datagrama", "decodifica"),
        ("pede-resposta", "laco-ocupado"),
    ),
    "udp-reliability": Cases(
        (REFERENCE, "de-mil-em-mil", "imprime-cada-uma", "mesma-linha", "nomes-que-nada-dizem"),
        ("so-mil", "conta-a-mais", "mostra-depois-do-laco"),
        ("passo-a-passo",),
    ),
    "ip-multicast": Cases(
        (REFERENCE, "liga-ao-grupo", "asyncio", "reuseport-e-argumentos", "classe-com-pton"),
        ("ttl-de-fabrica", "sem-grupo", "mostra-bytes"),
        ("outra-porta-no-emissor",),
    ),
}

# What the hostile server does, by turns: processes, memory, screen and disk without end; all neighbours killed, and then a core kept busy.
_HARM = (
    "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        input()\n",
    "kept = []\nwhile True:\n    kept.append(bytearray(16 << 20))\n",
    "while True:\n    print('\\x1b[2J' + 'x' * 10_000)\n",
    "with open('full', 'wb') as file:\n    while True:\n        file.write(bytes(1 << 20))\n",
    "import os\nfor pid in range(1, 5000):\n    try:\n        os.kill(pid, 9)\n    except OSError:\n        pass\nwhile True:\n    pass\n",
)


class Submission(NamedTuple):
    """`cases` by exercise; empty where it is an archive that means harm."""

    number: int
    cases: dict[str, str]

    @property
    def folder(self) -> str:
        """As Moodle names it."""
        return f"Estudante {self.number:04}_{10_000 + self.number}_assignsubmission_file"

    @property
    def wrong(self) -> bool:
        return self.number % 3 == 2

    @property
    def hanging(self) -> bool:
        return self.number % 12 == 5


def mixed_class(size: int) -> list[Submission]:
    """At least `SMALLEST`."""
    usual = [Submission(number, {exercise: _case(number, cases) for exercise, cases in CASES.items()}) for number in range(size - 2)]
    return [*usual, Submission(size - 2, dict.fromkeys(CASES, HOSTILE)), Submission(size - 1, {})]


def _case(number: int, cases: Cases) -> str:
    one = Submission(number, {})
    among = cases.hanging if one.hanging else cases.wrong if one.wrong else cases.right
    return among[number // (12 if one.hanging else 3 if one.wrong else 1) % len(among)]


def sources(exercise: str, case: str) -> Path:
    """The folder of a case's programs; HOSTILE has none."""
    return ROOT / REFERENCE / exercise if case == REFERENCE else _CORPUS / exercise / case


def moodle_zip(several: list[Submission]) -> bytes:
    return _zip((f"{one.folder}/entrega.zip", _zip(files_of(one) if one.cases else _HARMFUL)) for one in several)


def files_of(one: Submission) -> Iterator[tuple[str, bytes]]:
    for number, (exercise, case) in enumerate(one.cases.items()):
        folder = sources(exercise, REFERENCE if case == HOSTILE else case)
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name != "verdict.yml" and "__pycache__" not in path.parts:
                harms = case == HOSTILE and path.name in ("server.py", "receiver.py")
                content = _HARM[number % len(_HARM)].encode() if harms else path.read_bytes()
                yield f"{exercise}/{path.relative_to(folder).as_posix()}", content


def _zip(files: Iterable[tuple[str, bytes]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _DOWNLOADED)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()
