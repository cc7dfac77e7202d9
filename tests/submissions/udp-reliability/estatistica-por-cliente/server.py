from __future__ import annotations

import socket
from collections import defaultdict
from dataclasses import dataclass

from formato import abrir


@dataclass
class Estatistica:
    recebidas: int = 0
    fora_de_ordem: int = 0
    maior: int = -1
    esperadas: int = 0

    def registrar(self, seq: int, total: int) -> None:
        self.recebidas += 1
        self.esperadas = total
        if seq < self.maior:
            self.fora_de_ordem += 1
        self.maior = max(self.maior, seq)

    def __str__(self) -> str:
        perdidas = self.esperadas - self.recebidas
        return (f"{self.recebidas}/{self.esperadas} recebidas, {perdidas} perdidas "
                f"({perdidas / max(self.esperadas, 1):.2%}), {self.fora_de_ordem} fora de ordem")


def main() -> None:
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
    sock.bind(("", 12345))
    sock.settimeout(1.0)
    clientes: dict[bytes, Estatistica] = defaultdict(Estatistica)
    total, mudou = 0, False
    print("Servidor pronto", flush=True)
    while True:
        try:
            dados, origem = sock.recvfrom(2048)
        except socket.timeout:
            if mudou:
                print(f"--- Total de mensagens recebidas: {total}", flush=True)
                for ident, e in clientes.items():
                    print(f"    cliente {ident.hex()}: {e}", flush=True)
                mudou = False
            continue
        total, mudou = total + 1, True
        campos = abrir(dados)
        if campos:
            ident, seq, esperado = campos
            clientes[ident].registrar(seq, esperado)
        if total % 500 == 0:
            print(f"Mensagens recebidas: {total}", flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print()
