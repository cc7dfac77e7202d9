import socket

s = socket.socket()
s.connect(("localhost", 12345))
arquivo = s.makefile("rb")
print(arquivo.read().decode())
arquivo.close()
s.close()
