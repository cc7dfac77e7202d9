import socket
import time

s = socket.create_connection(("localhost", 12345))
for numero in (1, 2, 3):
    print(numero)
    dados = s.recv(1024).decode()
    print(dados.split("\n")[0])
    time.sleep(0.5)
s.close()
