import socket
from time import sleep

s = socket.socket()
s.connect((socket.gethostname(), 12345))
sleep(0.3)

dados = b''
while True:
    pedaco = s.recv(1024)
    if pedaco == b'':
        break
    dados += pedaco
s.close()

for i, mensagem in enumerate(dados.split(b';')):
    print(i + 1)
    print(mensagem)
