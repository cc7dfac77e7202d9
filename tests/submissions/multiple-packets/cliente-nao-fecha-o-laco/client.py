import socket

s = socket.socket()
s.connect((socket.gethostname(), 12345))
f = s.makefile()
while True:
    print('Mensagem:', f.readline().strip())
