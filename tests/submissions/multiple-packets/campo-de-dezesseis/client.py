import socket
from time import sleep

s = socket.socket()
s.connect(("localhost", 12345))

def recebe(n):
    dados = b""
    while len(dados) < n:
        parte = s.recv(n - len(dados))
        if not parte:
            break
        dados += parte
    return dados


for i in range(3):
    print(i + 1)
    print(recebe(16).rstrip(b"\0").decode())
    if i == 0:
        sleep(1)

s.close()
