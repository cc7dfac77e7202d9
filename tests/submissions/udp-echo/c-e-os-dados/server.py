#!/usr/bin/python                           # This is server.py file

import socket                               # Import socket module

s = socket.socket(socket.AF_INET,socket.SOCK_DGRAM)    # Create a socket object
host = '127.0.0.1'#socket.gethostname()
port = 12345                                # Reserve a port for your service.
s.bind((host, port))                        # Bind to the port

#s.listen(5)
while True:
   c, addr = s.recvfrom(4096)               # era accept, o c agora sao os dados
   print('Got message from', addr)
   print(c)
   #resposta = input('Digite resposta: ')
   #s.sendto(resposta.encode(), addr)
   #c.send(c)                               # 'bytes' object has no attribute 'send'
   #s.sendto(c.encode(), addr)              # 'bytes' object has no attribute 'encode'
   sent = s.sendto(c, addr)
   print(sent)
   #c.close()
