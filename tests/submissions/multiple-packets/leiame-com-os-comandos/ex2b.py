import socket
from time import sleep

s = socket.socket()
s.connect((socket.gethostname(), 12345))
arquivo = s.makefile()
for i in range(1, 4):
    print(i)
    print(arquivo.readline().strip())
    if i == 1:
        sleep(0.2)
s.close()
