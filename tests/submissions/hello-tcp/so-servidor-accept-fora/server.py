#!/usr/bin/python                           # This is server.py file
# Aluno: turma B - so deu tempo do servidor, testei com telnet

import socket                               # Import socket module

s = socket.socket()                         # Create a socket object
host = '127.0.0.1'
port = 12345                                # Reserve a port for your service.
s.bind((host, port))                        # Bind to the port

s.listen(5)                                 # Now wait for client connections.
print('esperando')
c, addr = s.accept()                        # Establish connection with client.
print('Got connection from', addr)
while True:
   c.send('Thank you for connecting'.encode())
   c.close()                                # Close the connection
   print('fechei')
