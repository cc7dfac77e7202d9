#!/usr/bin/python3
import socket

s = socket.socket()
host = 'localhost'
port = 12345

s.connect((host, port))
data = s.recv(1024)
print("Recebi do servidor:")
print(data.decode())
s.close()
