import socket
import time


def exato(s, n):
    dados = b""
    while len(dados) < n:
        parte = s.recv(n - len(dados))
        if not parte:
            break
        dados += parte
    return dados


def recebe(s):
    return exato(s, int(exato(s, 4))).decode(errors="replace")


s = socket.create_connection(("localhost", 12345))
for i in (1, 2, 3):
    print(i)
    print(recebe(s))
    time.sleep(0.2)
s.close()
