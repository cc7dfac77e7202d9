import socket
import time

with socket.create_connection(('localhost', 12345)) as s, s.makefile(encoding='utf-8') as linhas:
    for numero in (1, 2, 3):
        print(numero)
        print(linhas.readline().strip())
        if numero == 1:
            time.sleep(1)
