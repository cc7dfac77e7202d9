import json
import socket
from time import sleep


def mensagens(sock):
    """generator: devolve um objeto por linha recebida"""
    resto = b''
    while True:
        pedaco = sock.recv(1024)
        if not pedaco:
            return
        resto += pedaco
        *linhas, resto = resto.split(b'\n')
        for linha in linhas:
            yield json.loads(linha)


sock = socket.create_connection(('localhost', 3000))
primeira = True
for msg in mensagens(sock):
    print(msg['id'])
    print(msg['texto'])
    if primeira:
        sleep(1)
        primeira = False
sock.close()
