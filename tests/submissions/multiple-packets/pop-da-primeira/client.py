import socket
from time import sleep

s = socket.socket()
s.connect(("localhost", 12345))

for i in range(3):
    print(i + 1)
    linhas = s.recv(1024).decode().split("\n")
    print(linhas.pop(0))
    if i == 0:
        sleep(1)

s.close()
