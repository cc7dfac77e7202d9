import socket
import struct
from time import sleep


def exatos(s, n):
    dados = b''
    while len(dados) < n:
        pedaco = s.recv(n - len(dados))
        if not pedaco:
            raise EOFError('servidor fechou no meio da mensagem')
        dados += pedaco
    return dados


def mensagem(s):
    (n,) = struct.unpack('!I', exatos(s, 4))
    return exatos(s, n).decode('utf-8', errors='replace')


with socket.create_connection(('localhost', 12345)) as s:
    for i in 1, 2, 3:
        print(i)
        print(mensagem(s))
        if i == 1:
            sleep(1)
