import socket
from time import sleep

s = socket.socket()
s.connect(("localhost", 12345))

for i in range(3):
    print(i + 1)
    print(s.makefile().readline().strip())
    if i == 0:
        sleep(1)

s.close()
