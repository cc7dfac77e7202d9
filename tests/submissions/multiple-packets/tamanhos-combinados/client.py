import socket
from time import sleep


def recebe_tudo(s, tamanho):
    recebido = b''
    while len(recebido) < tamanho:
        recebido = recebido + s.recv(tamanho - len(recebido))
    return recebido.decode()


s = socket.socket()
s.connect((socket.gethostname(), 12345))
# os tamanhos das mensagens são conhecidos: 24, 15 e 4 bytes
print("1")
print(recebe_tudo(s, 24))
sleep(1)
print("2")
print(recebe_tudo(s, 15))
print("3")
print(recebe_tudo(s, 4))
s.close()
