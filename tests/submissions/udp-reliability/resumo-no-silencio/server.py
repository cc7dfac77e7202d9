#!/usr/bin/env python3
"""Conta datagramas. Imprimir a cada um atrasaria a leitura (e causaria perda),
por isso só se imprime quando a rede fica quieta por um instante."""
from __future__ import annotations

import socket
from dataclasses import dataclass, field

SILENCIO = 0.5      # segundos


@dataclass
class Contagem:
    total: int = 0
    por_cliente: dict[tuple[str, int], int] = field(default_factory=dict)

    def soma(self, quem: tuple[str, int]) -> None:
        self.total += 1
        self.por_cliente[quem] = self.por_cliente.get(quem, 0) + 1

    def __str__(self) -> str:
        linhas = [f"Mensagens recebidas até agora: {self.total}"]
        for (ip, porta), n in self.por_cliente.items():
            linhas.append(f"    cliente {ip}:{porta}  {n} de 10000, faltam {10000 - n}")
        return "\n".join(linhas)


def main() -> None:
    contagem = Contagem()
    mostrado = 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 24)
        sock.bind(("", 20001))
        sock.settimeout(SILENCIO)
        print("Pronto na porta 20001", flush=True)
        while True:
            try:
                _, quem = sock.recvfrom(2048)
                contagem.soma(quem)
            except socket.timeout:
                if contagem.total != mostrado:
                    print(contagem, flush=True)
                    mostrado = contagem.total


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
