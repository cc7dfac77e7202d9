#!/usr/bin/env python3
"""Envia N datagramas (10000 se nada for dito) ao servidor."""
from __future__ import annotations

import argparse
import socket

p = argparse.ArgumentParser(description=__doc__)
p.add_argument("-n", type=int, default=10_000, help="quantas mensagens")
p.add_argument("--host", default="127.0.0.1")
p.add_argument("--porta", type=int, default=20001)
opcoes = p.parse_args()

falhas = 0
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    for numero in range(1, opcoes.n + 1):
        try:
            sock.sendto(b"mensagem %d" % numero, (opcoes.host, opcoes.porta))
        except OSError:
            falhas += 1
print(f"{opcoes.n - falhas} mensagens enviadas" + (f", {falhas} falharam" if falhas else ""))
