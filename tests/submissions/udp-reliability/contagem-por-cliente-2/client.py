"""uso: python client.py [quantos_clientes]

Cada cliente e um processo com o seu proprio socket e envia 10.000 mensagens.
"""
import multiprocessing
import socket
import sys

MENSAGENS = 10_000


def cliente(numero):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for i in range(MENSAGENS):
        s.sendto(f"{numero}:{i}".encode(), ("localhost", 12345))
    print(f"Cliente {numero} (porta {s.getsockname()[1]}) enviou {MENSAGENS}")
    s.close()


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    ps = [multiprocessing.Process(target=cliente, args=(k,)) for k in range(1, n + 1)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print("Enviadas ao todo:", n * MENSAGENS)
