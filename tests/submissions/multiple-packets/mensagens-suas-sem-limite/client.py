import socket
from time import sleep

s = socket.socket()
s.connect((socket.gethostname(), 12345))
print(s.recv(1024).decode())
sleep(1)
print(s.recv(1024).decode())
print(s.recv(1024).decode())
s.close()
