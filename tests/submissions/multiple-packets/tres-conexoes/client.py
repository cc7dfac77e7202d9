import socket
from time import sleep

for i in range(1, 4):
    s = socket.socket()
    s.connect(('localhost', 12345))
    print(i)
    print(s.recv(1024).decode())
    s.close()
    if i == 1:
        sleep(1)
