#!/usr/bin/env python3
"""Cliente de eco UDP: confere cada eco e, ao final, mostra perdas e tempos."""
from __future__ import annotations

import argparse
import socket
import statistics
import time


def main() -> int:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("servidor", nargs="?", default="127.0.0.1")
    p.add_argument("--porta", type=int, default=10007)
    p.add_argument("--espera", type=float, default=2.0)
    o = p.parse_args()
    tempos: list[float] = []
    enviados = 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.connect((o.servidor, o.porta))
        sock.settimeout(o.espera)
        while True:
            try:
                texto = input("Mensagem (vazio encerra): ")
            except EOFError:
                break
            if texto in ("", "SAIR"):
                break
            inicio = time.perf_counter()
            enviados += 1
            try:
                sock.send(texto.encode("utf-8"))
                eco = sock.recv(65535).decode("utf-8", "replace")
            except OSError as erro:
                print("  perdido:", erro)
                continue
            tempos.append((time.perf_counter() - inicio) * 1000)
            print(f"  eco: {eco}   ({tempos[-1]:.2f} ms, {'igual' if eco == texto else 'DIFERENTE'})")
    if enviados:
        print(f"{enviados} enviados, {enviados - len(tempos)} perdidos")
    if tempos:
        print(f"mediana {statistics.median(tempos):.2f} ms")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
