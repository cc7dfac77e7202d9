"""Confiabilidade UDP: contador com resumo.

Imprimir a cada datagrama atrasa o recvfrom e faz perder mensagens, então a
quantidade é impressa quando a rede fica meio segundo em silêncio.
"""
import socket
import struct

FORMATO = struct.Struct("!IHH")      # id do cliente, número, total que ele vai mandar


class Placar:
    def __init__(self):
        self.total = 0
        self.clientes = {}           # id -> [recebidas, prometidas]
        self.mudou = False

    def conta(self, datagrama: bytes) -> None:
        self.total += 1
        self.mudou = True
        if len(datagrama) == FORMATO.size:
            ident, _, prometidas = FORMATO.unpack(datagrama)
            self.clientes.setdefault(ident, [0, prometidas])[0] += 1

    def mostra(self) -> None:
        print(f"Mensagens recebidas até agora: {self.total}")
        for ident, (rec, prom) in self.clientes.items():
            print(f"   cliente {ident:08x}: {rec} de {prom}, perdidas {prom - rec}")
        self.mudou = False


def main():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("", 40004))
    s.settimeout(0.5)
    placar = Placar()
    print("Contando na porta 40004...")
    while True:
        try:
            placar.conta(s.recv(4096))
        except socket.timeout:
            if placar.mudou:
                placar.mostra()


if __name__ == "__main__":
    main()
