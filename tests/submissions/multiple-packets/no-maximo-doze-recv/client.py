import socket
from time import sleep

s = socket.socket()
s.connect((socket.gethostname(), 12345))
tudo = b''
for vez in range(12):
    tudo += s.recv(1024)
    if vez == 0:
        sleep(0.5)
s.close()
for numero, linha in enumerate(tudo.decode().splitlines(), 1):
    print(numero)
    print(linha)
