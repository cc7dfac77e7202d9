#!/usr/bin/env python3
"""Cliente da saudação: lê até o fim do fluxo e mostra."""
from __future__ import annotations

import argparse
import socket
import sys


def recebe_tudo(s: socket.socket) -> bytes:
    """Tudo o que o servidor mandar até fechar o lado dele."""
    return b"".join(iter(lambda: s.recv(4096), b""))


def main() -> int:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("servidor", nargs="?", default="localhost")
    p.add_argument("porta", nargs="?", type=int, default=12345)
    opcoes = p.parse_args()
    try:
        with socket.create_connection((opcoes.servidor, opcoes.porta), timeout=10) as s:
            print(recebe_tudo(s).decode(errors="replace"))
    except OSError as erro:
        print(f"client.py: {opcoes.servidor}:{opcoes.porta}: {erro}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
