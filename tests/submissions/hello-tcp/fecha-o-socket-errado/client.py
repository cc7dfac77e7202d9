#client.py

#!/usr/bin/python                      # This is client.py file

import socket                          # Import socket module

s = socket.socket()                    # Create a socket object
host = 'localhost'
port = 12345                           # Reserve a port for your service.

s.connect((host, port))
data = s.recv(1024)
print('recebi:', data.decode())
s.close()                              # Close the socket when done
