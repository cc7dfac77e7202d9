import multiprocessing
import os
import socket


def eco(s):
    while True:
        dados, cliente = s.recvfrom(65535)
        s.sendto(dados, cliente)


if __name__ == "__main__":
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("", 12345))
    contexto = multiprocessing.get_context("fork")
    processos = [contexto.Process(target=eco, args=(s,), daemon=True) for _ in range(4)]
    for p in processos:
        p.start()
    print("servidor", os.getpid(), "com", len(processos), "processos")
    for p in processos:
        p.join()
