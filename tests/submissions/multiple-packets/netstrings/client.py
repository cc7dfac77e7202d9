import socket
from time import sleep


def mensagens(arq):
    while True:
        tam = b''
        while (ch := arq.read(1)) != b':':
            if not ch:
                return
            tam += ch
        corpo = arq.read(int(tam))
        if arq.read(1) != b',':
            raise ValueError('netstring inválida')
        yield corpo.decode()


with socket.create_connection(('localhost', 12345)) as s:
    for n, m in enumerate(mensagens(s.makefile('rb')), 1):
        print(n)
        print(m)
        if n == 1:
            sleep(1)
