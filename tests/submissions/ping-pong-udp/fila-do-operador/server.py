"""Ping-pong UDP: uma thread recebe e enfileira, o operador responde por ordem de chegada."""
from __future__ import annotations

import queue
import socket
import threading
from dataclasses import dataclass, field
from time import monotonic
from typing import Tuple

Endereco = Tuple[str, int]


@dataclass
class Pendente:
    origem: Endereco
    texto: str
    chegada: float = field(default_factory=monotonic)


class Receptor(threading.Thread):
    def __init__(self, sock: socket.socket, fila: "queue.Queue[Pendente]") -> None:
        super().__init__(daemon=True)
        self.sock, self.fila = sock, fila

    def run(self) -> None:
        while True:
            try:
                dados, origem = self.sock.recvfrom(65535)
            except ConnectionError:
                continue
            self.fila.put(Pendente(origem, dados.decode("utf-8", "replace")))


def main() -> None:
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("", 12345))
    fila: "queue.Queue[Pendente]" = queue.Queue()
    Receptor(sock, fila).start()
    print("Esperando mensagem")
    while True:
        p = fila.get()
        nome = f"{p.origem[0]}:{p.origem[1]}"
        if p.texto == "SAIR":
            print(f"[{nome}] saiu")
            continue
        espera = monotonic() - p.chegada
        print(f"Mensagem recebida: {p.texto}   [{nome}, na fila há {espera:.1f}s, mais {fila.qsize()} esperando]")
        resposta = input(f"Digite resposta para {nome}: ")
        sock.sendto(resposta.encode(), p.origem)
        print("Resposta enviada.")


if __name__ == "__main__":
    try:
        main()
    except (KeyboardInterrupt, EOFError):
        print("fim")
