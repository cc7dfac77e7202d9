#!/usr/bin/python
# cliente
# obs: a professora falou que o recv pode vir quebrado, entao li ate o fim

import socket

s = socket.socket()
s.connect(('localhost', 12345))

resposta = ''
while True:
    data = s.recv(1024)
    if not data:
        break
    resposta = resposta + data.decode()

print(resposta)
s.close()
