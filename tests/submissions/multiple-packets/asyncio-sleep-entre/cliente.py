import socket
from time import sleep

with socket.create_connection(('localhost', 12345)) as s:
    for numero in '123':
        print(numero)
        print(s.recv(1024).decode())
        if numero == '1':
            sleep(1)
