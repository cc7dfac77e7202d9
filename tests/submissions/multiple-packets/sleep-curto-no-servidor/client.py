#!/usr/bin/python
import socket
from time import sleep

s = socket.socket()
host = 'localhost'
port = 12345
s.connect((host, port))

print("1")
data = s.recv(1024)
print(data.decode())

sleep(1)

print("2")
data = s.recv(1024)
print(data.decode())
print("3")
data = s.recv(1024)
print(data.decode())
s.close()
# O TCP juntava as mensagens pois eram enviadas muito rapido. Com o
# sleep no servidor cada send vira um pacote e o problema some.
