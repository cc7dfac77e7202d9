#!/usr/bin/python
import socket
from time import sleep

s = socket.socket()
host = 'localhost'
port = 12345

s.connect((host, port))
arq = s.makefile()     # "o mesmo pode ser usado como um arquivo"

print("1")
#data = s.recv(1024)
#print(data.decode())
data = arq.readline()
print(data, end='')

sleep(1)

print("2")
data = arq.readline()
print(data, end='')
#print(data.split())
print("3")
data = arq.readline()
print(data, end='')
arq.close()
s.close()
