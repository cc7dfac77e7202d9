#!/usr/bin/python                      # This is client.py file

import socket                          # Import socket module

s = socket.socket(socket.AF_INET,socket.SOCK_DGRAM)    # Create a socket object
host = '127.0.0.1'
port = 12345                           # Reserve a port for your service.

#s.connect((host, port))
x = input('Digite mensagem: ')
while x != 'SAIR':
   s.sendto(x.encode(), (host, port))
   data, addr = s.recvfrom(4096)
   #print(data)
   print('eco:', data.decode())
   #print(addr)
   x = input('Digite mensagem: ')
s.close()                              # Close the socket when done
print('Desconectando.')
