#!/usr/bin/python

import socket
from time import sleep

# As mensagens chegavam grudadas porque o recv(1024) pega tudo que tem.
# Solucao: pedir no recv so a quantidade de letras de cada mensagem!!

s = socket.socket()
host = socket.gethostname()
port = 12345

s.connect((host, port))

print("1")
data = s.recv(24)   # Thank you for connecting
print(data.decode())

sleep(1)

print("2")
data = s.recv(16)   # Come back often
print(data.decode())
print("3")
data = s.recv(4)    # Bye!
print(data.decode())
s.close()
