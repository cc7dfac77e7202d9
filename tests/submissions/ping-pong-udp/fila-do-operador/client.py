"""Cliente do ping-pong UDP."""
from __future__ import annotations

import socket
import sys

SERVIDOR = ("127.0.0.1", 12345)


class Cliente:
    def __init__(self) -> None:
        self._sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def perguntar(self, texto: str) -> str:
        self._sock.sendto(texto.encode(), SERVIDOR)
        print("Mensagem enviada\nEsperando resposta")
        while True:
            dados, origem = self._sock.recvfrom(65535)
            if origem == SERVIDOR:
                return dados.decode()

    def despedir(self) -> None:
        self._sock.sendto(b"SAIR", SERVIDOR)
        self._sock.close()


def main() -> None:
    cliente = Cliente()
    pendentes = sys.argv[1:]
    try:
        while (texto := pendentes.pop(0) if pendentes else input("Digite mensagem: ")) != "SAIR":
            resposta = cliente.perguntar(texto)
            print("Resposta recebida:", resposta)
            if resposta == "SAIR":
                break
    finally:
        print("Desconectando.")
        cliente.despedir()


if __name__ == "__main__":
    main()
