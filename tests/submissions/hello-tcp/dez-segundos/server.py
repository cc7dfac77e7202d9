#!/usr/bin/python3
import socket
from datetime import datetime

def agora():
    return datetime.now().strftime("%H:%M:%S")

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
host = socket.gethostname()
port = 12345
s.bind((host, port))
s.listen(5)
s.settimeout(10)   # pra nao ficar travado pra sempre no accept

print(agora(), "Servidor pronto")
while True:
    try:
        c, addr = s.accept()
    except socket.timeout:
        print(agora(), "Ninguem conectou, encerrando o servidor.")
        break
    print(agora(), "Got connection from", addr)
    c.send("Thank you for connecting".encode())
    c.close()

s.close()
