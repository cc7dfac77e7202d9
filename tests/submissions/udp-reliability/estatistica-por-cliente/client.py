from __future__ import annotations

import argparse
import secrets
import socket
import time

from formato import montar


def main() -> None:
    p = argparse.ArgumentParser()
    p.add_argument("-n", "--mensagens", type=int, default=10_000)
    p.add_argument("--host", default="127.0.0.1")
    p.add_argument("--porta", type=int, default=12345)
    a = p.parse_args()
    ident = secrets.token_bytes(8)
    inicio = time.perf_counter()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for seq in range(a.mensagens):
            sock.sendto(montar(ident, seq, a.mensagens), (a.host, a.porta))
    duracao = time.perf_counter() - inicio
    print(f"cliente {ident.hex()}: {a.mensagens} mensagens em {duracao:.3f}s")


if __name__ == "__main__":
    main()
