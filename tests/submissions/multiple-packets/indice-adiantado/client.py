#!/usr/bin/python
import socket
from time import sleep

s = socket.socket()
host = socket.gethostname()
port = 12345

s.connect((host, port))

for n in ('1', '2', '3'):
    print(n)
    data = s.recv(1024)
    print(data.decode())
    if n == '1':
        sleep(1)

s.close()
