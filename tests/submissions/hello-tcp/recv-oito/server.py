#!/usr/bin/python                           # This is server.py file

import socket                               # Import socket module

s = socket.socket()                         # Create a socket object
host = socket.gethostname()                 # Get local machine name
port = 15001                                # Reserve a port for your service.
s.bind((host, port))                        # Bind to the port
print('servidor rodando em', host, port)

s.listen(5)                                 # Now wait for client connections.
n = 0
while True:
   c, addr = s.accept()                     # Establish connection with client.
   n = n + 1
   print('Got connection from', addr, '- ja foram', n)
   c.send('Bem vindo ao servidor do Rafael, obrigado por conectar!'.encode())
   c.close()                                # Close the connection
