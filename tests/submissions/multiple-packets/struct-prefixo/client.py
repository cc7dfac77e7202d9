import socket
import struct
from time import sleep


def recebe_exato(sock, n):
    dados = b''
    while len(dados) < n:
        pedaco = sock.recv(n - len(dados))
        if not pedaco:
            raise EOFError('conexão fechada no meio da mensagem')
        dados += pedaco
    return dados


def recebe(sock):
    (n,) = struct.unpack('!I', recebe_exato(sock, 4))
    return recebe_exato(sock, n).decode('utf-8')


s = socket.socket()
s.connect((socket.gethostname(), 12345))
print("1")
print(recebe(s))
sleep(1)
print("2")
print(recebe(s))
print("3")
print(recebe(s))
s.close()
