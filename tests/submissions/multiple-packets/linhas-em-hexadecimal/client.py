import socket
from time import sleep

with socket.create_connection((socket.gethostname(), 12345)) as s, s.makefile(encoding='ascii') as entrada:
    for numero, linha in enumerate(entrada, 1):
        print(numero)
        print(bytes.fromhex(linha).decode())
        if numero == 1:
            sleep(0.5)
