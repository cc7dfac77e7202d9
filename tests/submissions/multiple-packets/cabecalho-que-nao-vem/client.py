import socket
import struct
from time import sleep


def ler(s, n):
    dados = b''
    while len(dados) < n:
        parte = s.recv(n - len(dados))
        if not parte:
            break
        dados += parte
    return dados


def ler_mensagem(s):
    cab = ler(s, 4)
    if len(cab) < 4:
        return ''
    tam = struct.unpack('>I', cab)[0]
    return ler(s, tam).decode()


s = socket.socket()
s.connect(('localhost', 12345))
print("1")
print(ler_mensagem(s))
sleep(1)
print("2")
print(ler_mensagem(s))
print("3")
print(ler_mensagem(s))
s.close()
