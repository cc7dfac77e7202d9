"""Cliente de eco UDP com retransmissão e medida de RTT."""
from __future__ import annotations

import socket
import sys
import time


class SemResposta(Exception):
    pass


class ClienteEco:
    TENTATIVAS = 3
    PRAZO = 1.5

    def __init__(self, destino=("127.0.0.1", 12345)):
        self.destino = destino
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.settimeout(self.PRAZO)

    def eco(self, texto: str) -> tuple[str, float]:
        for tentativa in range(1, self.TENTATIVAS + 1):
            inicio = time.perf_counter()
            self.sock.sendto(texto.encode(), self.destino)
            try:
                dados, _ = self.sock.recvfrom(65535)
                return dados.decode(), (time.perf_counter() - inicio) * 1000
            except socket.timeout:
                print(f"  tentativa {tentativa} sem resposta", file=sys.stderr)
        raise SemResposta(texto)


def main():
    cliente = ClienteEco()
    while True:
        try:
            texto = input("mensagem (SAIR termina)> ")
        except EOFError:
            break
        if texto.upper() == "SAIR":
            break
        try:
            volta, ms = cliente.eco(texto)
        except SemResposta:
            print("servidor não respondeu")
            continue
        situacao = "ok" if volta == texto else "DIFERENTE"
        print(f"Eco recebido: {volta} [{situacao}, {ms:.2f} ms]")


if __name__ == "__main__":
    main()
