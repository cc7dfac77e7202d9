import socket
import time

TAMANHO = 1024

s = socket.socket()
s.connect((socket.gethostname(), 12345))
for n in range(1, 4):
    print(n)
    bloco = s.recv(TAMANHO, socket.MSG_WAITALL)
    print(bloco.decode().rstrip())
    if n == 1:
        time.sleep(1)
s.close()
