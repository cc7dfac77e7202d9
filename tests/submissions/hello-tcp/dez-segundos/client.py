#!/usr/bin/python3
import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
s.settimeout(5)
try:
    s.connect((host, port))
    data = s.recv(1024)
    print(data.decode())
except socket.timeout:
    print("Servidor demorou demais")
except ConnectionRefusedError:
    print("Servidor nao esta rodando")
s.close()
