#!/usr/bin/python                      # This is client.py file

import socket                          # Import socket module

s = socket.socket()                    # Create a socket object
#host = socket.gethostname()
host = 'localhost'
port = 12345                           # Reserve a port for your service.

print('antes do connect')
s.connect((host, port))
print('depois do connect')
data = s.recv(1024)
print(type(data), len(data))
#print(data)
#print(str(data))      # aparece b'...'
print(data.decode())
#data = s.recv(1024)
#print(data.decode())  # vazio??
s.close()                              # Close the socket when done
