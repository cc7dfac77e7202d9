import socket
from time import sleep

SEPARADOR = '|'

s = socket.socket()
s.connect(('localhost', 12345))
sleep(1)
tudo = ''
while True:
    d = s.recv(1024)
    if not d:
        break
    tudo += d.decode()
for i, m in enumerate(tudo.split(SEPARADOR), 1):
    print(i)
    print(m)
s.close()
