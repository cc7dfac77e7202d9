"""Cliente que tenta varias vezes, se o servidor ainda nao subiu.

uso: python cliente.py [host] [porta]
"""
import socket
import sys
import time

MAX_TENTATIVAS = 6


def conecta(host, porta):
    espera = 0.5
    for tentativa in range(1, MAX_TENTATIVAS + 1):
        try:
            return socket.create_connection((host, porta), timeout=3)
        except OSError as erro:
            print(f"[{tentativa}/{MAX_TENTATIVAS}] nao deu ({erro}); nova tentativa em {espera:.1f}s",
                  file=sys.stderr)
            time.sleep(espera)
            espera = min(espera * 2, 4)
    sys.exit("Desisto: o servidor nao responde.")


def le_tudo(s):
    pedacos = []
    while True:
        pedaco = s.recv(8)      # pequeno de proposito, para testar o laco
        if not pedaco:
            break
        pedacos.append(pedaco)
    return b"".join(pedacos)    # so decodifica no fim, por causa dos acentos


if __name__ == "__main__":
    host = sys.argv[1] if len(sys.argv) > 1 else "localhost"
    porta = int(sys.argv[2]) if len(sys.argv) > 2 else 12345
    s = conecta(host, porta)
    try:
        print(le_tudo(s).decode("utf-8"))
    finally:
        s.close()
