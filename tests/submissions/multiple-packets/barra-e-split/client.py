import socket
from time import sleep

s = socket.socket()
host = socket.gethostname()
port = 12345
s.connect((host, port))

tudo = s.recv(1024).decode()
sleep(1)
while True:
    data = s.recv(1024)
    if data == b'':
        break
    tudo += data.decode()

numero = 1
for msg in tudo.split('|'):
    if msg != '':
        print(numero)
        print(msg)
        numero += 1
s.close()
