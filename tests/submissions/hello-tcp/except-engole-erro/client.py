# -*- coding: utf-8 -*-
import socket, sys

HOST = "localhost"
PORT = 9999

cliente = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
try:
    cliente.connect((HOST, PORT))
except socket.error as msg:
    print("Nao consegui conectar: " + str(msg))
    sys.exit()

resposta = cliente.recv(4096)
print("Resposta do servidor:")
print(resposta.decode("utf-8"))
cliente.close()
