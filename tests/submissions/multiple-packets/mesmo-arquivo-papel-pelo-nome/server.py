"""
Multiplos pacotes - UM programa so.
server.py e client.py sao copias do MESMO arquivo: o papel vem do nome do arquivo.
Cada mensagem ocupa exatamente 32 bytes (completada com espacos).
"""
import os
import socket
from time import sleep

TAM = 32
ENDERECO = ('localhost', 12345)
MENSAGENS = ['Thank you for connecting', 'Come back often', 'Bye!']


def servidor():
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(ENDERECO)
    s.listen(5)
    while True:
        c, addr = s.accept()
        print('Got connection from', addr)
        try:
            for m in MENSAGENS:
                c.sendall(m.encode().ljust(TAM))
        except OSError:
            print('cliente foi embora')
        c.close()


def cliente():
    s = socket.socket()
    s.connect(ENDERECO)
    for i in range(1, 4):
        print(i)
        # WAITALL so devolve quando chegarem os 32 bytes
        print(s.recv(TAM, socket.MSG_WAITALL).decode().rstrip())
        if i == 1:
            sleep(1)
    s.close()


if __name__ == '__main__':
    nome = os.path.basename(__file__)
    {'server.py': servidor, 'client.py': cliente}[nome]()
