import socket
from time import sleep

s = socket.socket()
s.connect((socket.gethostname(), 12345))
f = s.makefile()
for i in (1, 2, 3):
    print(i)
    print(f.readline().rstrip())
    if i == 1:
        sleep(1)
s.close()
