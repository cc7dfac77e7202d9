import socket
import time

for numero in (12345, 12346, 12347):
    s = socket.create_connection(("localhost", numero))
    texto = b""
    while parte := s.recv(1024):
        texto += parte
    print(texto.decode())
    s.close()
    if numero == 12345:
        time.sleep(1)
