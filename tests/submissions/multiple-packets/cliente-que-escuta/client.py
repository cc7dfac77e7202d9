import socket
from time import sleep

escuta = socket.socket()
escuta.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
escuta.bind(("localhost", 12345))
escuta.listen(1)
con, _ = escuta.accept()
arquivo = con.makefile()
print(arquivo.readline().rstrip())
sleep(1)
print(arquivo.readline().rstrip())
print(arquivo.readline().rstrip())
con.close()
