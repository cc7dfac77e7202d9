#!/usr/bin/python
# -*- coding: latin-1 -*-
# funciona em python 2 e python 3
import socket

try:
    input = raw_input
except NameError:
    pass

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('127.0.0.1', 31415))
s.listen(5)

while 1:
    print("Esperando conexao.")
    c, addr = s.accept()
    print("Conectado")
    while 1:
        print("Esperando mensagem")
        data = c.recv(1024)
        if data == 'SAIR':
            break
        print("Mensagem recebida: %s" % data)
        resp = input("Digite resposta: ")
        c.send(resp.encode())
        print("Resposta enviada.")
    c.close()
    print("Conexao encerrada.")
