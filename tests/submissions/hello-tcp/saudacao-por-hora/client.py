#!/usr/bin/env python3
"""Cliente: lê até o servidor fechar (recv de 0 bytes)."""
import socket
import sys

PORTA = 20601


def ler_tudo(s: socket.socket) -> bytes:
    # iter com sentinela: para quando recv devolve b""
    return b"".join(iter(lambda: s.recv(256), b""))


def main() -> int:
    host = sys.argv[1] if len(sys.argv) > 1 else "localhost"
    try:
        with socket.create_connection((host, PORTA), timeout=10) as s:
            print(ler_tudo(s).decode("utf-8"), end="")
    except OSError as erro:
        print("Não consegui falar com o servidor:", erro, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
