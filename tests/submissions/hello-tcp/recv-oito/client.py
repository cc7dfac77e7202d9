#!/usr/bin/python                      # This is client.py file

import socket                          # Import socket module

s = socket.socket()                    # Create a socket object
host = socket.gethostname()            # Get local machine name
port = 15001                           # Reserve a port for your service.

s.connect((host, port))
data = s.recv(8)
print('tamanho recebido:', len(data))
print(data.decode())
s.close()                              # Close the socket when done
