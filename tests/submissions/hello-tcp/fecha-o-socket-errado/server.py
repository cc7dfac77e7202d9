#server.py
#!/usr/bin/python                           # This is server.py file

import socket                               # Import socket module
import time

s = socket.socket()                         # Create a socket object
host = 'localhost'                          # mudei pq gethostname dava erro no meu windows
port = 12345                                # Reserve a port for your service.
s.bind((host, port))                        # Bind to the port

s.listen(5)                                 # Now wait for client connections.
print('esperando...')
while True:
   c, addr = s.accept()                     # Establish connection with client.
   print(time.strftime('%H:%M:%S'), 'Got connection from', addr)
   c.send('Obrigado por conectar, volte sempre'.encode())
   s.close()                                # Close the connection
