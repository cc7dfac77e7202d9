#client.py

#!/usr/bin/python                      # This is client.py file

import socket                          # Import socket module

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = socket.gethostname()            # Get local machine name
port = 12345                           # Reserve a port for your service.

for i in range(10000):
   s.sendto(('mensagem ' + str(i)).encode(), (host, port))

s.close()                              # Close the socket when done
