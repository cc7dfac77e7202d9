import socket
import time

s = socket.create_connection(("localhost", 12345))
time.sleep(0.5)
tudo = b""
while parte := s.recv(1024):
    tudo += parte
for numero, mensagem in enumerate(tudo.decode().split(), 1):
    print(numero)
    print(mensagem)
s.close()
