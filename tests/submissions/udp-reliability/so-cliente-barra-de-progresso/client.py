#!/usr/bin/env python3
import sys
import time
from socket import socket, AF_INET, SOCK_DGRAM

TOTAL = 10_000
LARGURA = 40


def barra(feito: int) -> None:
    cheio = LARGURA * feito // TOTAL
    sys.stdout.write("\r|" + "█" * cheio + "·" * (LARGURA - cheio) + f"| {feito:>5}/{TOTAL}")
    sys.stdout.flush()


def main(host: str = "127.0.0.1", porta: str = "12345") -> int:
    destino = (host, int(porta))
    falhas = 0
    with socket(AF_INET, SOCK_DGRAM) as s:
        input(f"Destino {destino}. Enter para começar... ")
        for i in range(1, TOTAL + 1):
            try:
                s.sendto(f"{i}".encode(), destino)
            except OSError:
                falhas += 1
            if i % 50 == 0:
                barra(i)
                time.sleep(0.002)
    print(f"\nEnviadas: {TOTAL - falhas}  Falhas locais: {falhas}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
