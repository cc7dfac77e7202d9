import socket
from time import sleep

s = socket.socket()
s.connect((socket.gethostname(), 12345))
arquivo = s.makefile()
for numero in 1, 2, 3:
    print(numero)
    print(arquivo.readline().strip())
    sleep(0.2)
s.close()
