import pickle
import socket
from time import sleep

s = socket.create_connection(("localhost", 12345))
entrada = s.makefile("rb")

while True:
    try:
        pacote = pickle.load(entrada)
    except EOFError:
        break
    print(pacote["num"])
    print(pacote["texto"])
    if pacote["num"] == 1:
        sleep(1)

entrada.close()
s.close()
