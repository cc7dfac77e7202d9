"""Cliente do servidor de boas-vindas."""
import argparse
import socket
import sys
import time

VERDE = "\033[92m"
VERMELHO = "\033[91m"
RESET = "\033[0m"


def receber_tudo(sock: socket.socket) -> bytes:
    """Lê até o servidor fechar (recv devolve b'')."""
    partes = []
    while chunk := sock.recv(1024):
        partes.append(chunk)
    return b"".join(partes)


def main() -> int:
    ap = argparse.ArgumentParser()
    ap.add_argument("--host", default="127.0.0.1")
    ap.add_argument("--porta", type=int, default=12345)
    args = ap.parse_args()

    t0 = time.perf_counter()
    try:
        with socket.create_connection((args.host, args.porta), timeout=10) as s:
            texto = receber_tudo(s).decode("utf-8")
    except OSError as e:
        print(f"{VERMELHO}Não deu para conectar: {e}{RESET}", file=sys.stderr)
        return 1
    print(f"{VERDE}{texto}{RESET}")
    print(f"(recebido em {(time.perf_counter() - t0) * 1000:.1f} ms)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
