# -*- coding: utf-8 -*-
import socket
from time import sleep

s = socket.socket()
s.connect(('127.0.0.1', 12345))

print("1")
data = s.recv(1024)
print(data.decode())
sleep(1)
s.send(b'ok')

print("2")
data = s.recv(1024)
print(data.decode())
s.send(b'ok')

print("3")
data = s.recv(1024)
print(data.decode())
s.send(b'ok')

s.close()
