import socket
from time import sleep

s = socket.socket()
s.connect((socket.gethostname(), 12345))
for n in range(1, 4):
    print(n)
    print(s.recv(1024).decode().split('\n')[0])
    if n == 1:
        sleep(0.5)
s.close()
