#!/usr/bin/python
import socket
from time import sleep

s = socket.socket()
host = 'localhost'
port = 12345
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((host, port))

s.listen(5)
while True:
   c, addr = s.accept()
   print('Got connection from', addr)
   c.send('Thank you for connecting'.encode())
   sleep(0.2)   # da tempo do pacote sair antes do proximo
   c.send('Come back often'.encode())
   sleep(0.2)
   c.send('Bye!'.encode())
   sleep(0.2)
   c.close()
