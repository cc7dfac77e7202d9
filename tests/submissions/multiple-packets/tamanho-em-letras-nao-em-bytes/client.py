import socket
from time import sleep
from mensagens import TAMANHOS


def receber(sock, n):
    dados = b''
    while len(dados) < n:
        parte = sock.recv(n - len(dados))
        if not parte:
            break
        dados += parte
    return dados.decode()


s = socket.socket()
s.connect((socket.gethostname(), 12345))

for i, tam in enumerate(TAMANHOS):
    print(i + 1)
    print(receber(s, tam))
    sleep(1)
s.close()
