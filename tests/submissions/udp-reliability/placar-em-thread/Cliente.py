"""python Cliente.py [quantos]

Simula `quantos` clientes ao mesmo tempo (padrão 1), cada um com seu socket,
enviando 10.000 mensagens.
"""
import socket
import sys
from concurrent.futures import ThreadPoolExecutor

MENSAGENS = 10000


def cliente(numero):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for i in range(MENSAGENS):
            sock.sendto(f"cliente {numero} msg {i}".encode(), ("127.0.0.1", 5005))
    return MENSAGENS


if __name__ == "__main__":
    quantos = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with ThreadPoolExecutor(quantos) as executor:
        total = sum(executor.map(cliente, range(quantos)))
    print(f"{quantos} cliente(s), {total} mensagens enviadas")
