#server.py
#!/usr/bin/python                           # This is server.py file

import socket                               # Import socket module

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)   # agora UDP
host = socket.gethostname()                 # Get local machine name
port = 12345                                # Reserve a port for your service.
s.bind((host, port))                        # Bind to the port

s.listen(5)
cont = 0
while True:
   data, addr = s.recvfrom(4096)
   cont += 1
   print('Mensagens recebidas:', cont)
