#!/usr/bin/python
# -*- coding: latin-1 -*-
# funciona em python 2 e python 3
import socket

try:
    input = raw_input
except NameError:
    pass

print("conectando-se ao servidor")
s = socket.socket()
s.connect(('127.0.0.1', 31415))
print("Conectado")
while 1:
    msg = input("Digite mensagem: ")
    s.send(msg.encode())
    if msg == 'SAIR':
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    data = s.recv(1024)
    print("Resposta recebida: %s" % data)
print("Desconectando.")
s.close()
