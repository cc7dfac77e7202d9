from __future__ import annotations

import json
import socket
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from typing import Optional

FIM = "SAIR"


@dataclass(slots=True)
class Mensagem:
    seq: int
    texto: str

    @property
    def despedida(self) -> bool:
        return self.texto.strip().upper() == FIM


class Canal(AbstractContextManager):
    """Um objeto JSON por linha."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._arq = sock.makefile("rw", encoding="utf-8", newline="\n")
        self._seq = 0

    def enviar(self, texto: str) -> Mensagem:
        self._seq += 1
        msg = Mensagem(self._seq, texto)
        self._arq.write(json.dumps(asdict(msg), ensure_ascii=False) + "\n")
        self._arq.flush()
        return msg

    def receber(self) -> Optional[Mensagem]:
        linha = self._arq.readline()
        return Mensagem(**json.loads(linha)) if linha else None

    def __exit__(self, *exc) -> None:
        try:
            self._arq.close()
        except OSError:
            pass
        self._sock.close()
