import socket

s = socket.socket()
s.connect((socket.gethostname(), 12345))
for linha in s.makefile():
    print(linha.strip())
s.close()
