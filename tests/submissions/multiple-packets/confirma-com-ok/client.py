import socket
from time import sleep

s = socket.socket()
host = 'localhost'
port = 12345


def recebe(numero):
    print(numero)
    data = s.recv(1024)
    print(data.decode())
    s.send(b'OK')


s.connect((host, port))

recebe(1)
sleep(1)
recebe(2)
recebe(3)

s.close()

# Resposta: sem a confirmacao as mensagens chegam grudadas porque o TCP
# e um fluxo de bytes, ele nao sabe onde termina cada send.
