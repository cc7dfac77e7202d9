"""O socket usado "como um arquivo", do jeito que a página diz."""
from __future__ import annotations

import socket
from typing import Iterator

SAIR = "SAIR"


class Canal:
    """Um canal de linhas sobre uma conexão TCP."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._arq = sock.makefile("rw", encoding="utf-8", newline="\n")

    def __enter__(self) -> Canal:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._arq.close()
        except OSError:
            pass
        self._sock.close()

    def diz(self, texto: str) -> None:
        print(texto, file=self._arq, flush=True)

    def ouve(self) -> Iterator[str]:
        """Entrega o que o outro lado diz, até SAIR ou o fim da conexão."""
        try:
            for linha in self._arq:
                texto = linha.rstrip("\r\n")
                if texto == SAIR:
                    return
                yield texto
        except ConnectionResetError:
            return
