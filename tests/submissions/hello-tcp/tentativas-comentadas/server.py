#!/usr/bin/python                           # This is server.py file

import socket                               # Import socket module

s = socket.socket()                         # Create a socket object
#s = socket.socket(socket.AF_INET6)         # nao foi
#host = socket.gethostname()                # dava "Name or service not known" no meu pc
#host = '127.0.1.1'
#host = 'localhost'                         # assim do notebook da Bia nao entra
host = ''
port = 12345                                # Reserve a port for your service.
#s.close()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)   # stackoverflow, Address already in use
s.bind((host, port))                        # Bind to the port
print('cheguei aqui 1')

s.listen(5)                                 # Now wait for client connections.
n = 0
while True:
   print('cheguei aqui 2 (esperando)')
   c, addr = s.accept()                     # Establish connection with client.
   n = n + 1
   print('Got connection from', addr, 'n =', n)
   #c.send('Thank you for connecting')      # TypeError: a bytes-like object is required
   #c.send(b'Thank you for connecting')     # funciona mas nao aceita acento
   try:
      c.send(('Thank you for connecting! Você é o número ' + str(n)).encode())
   except Exception as e:
      print('deu erro mas segue', e)
   c.close()                                # Close the connection
   #break
#s.close()
