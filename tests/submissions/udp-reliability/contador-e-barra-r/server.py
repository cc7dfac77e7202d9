#!/usr/bin/python
import socket

s = socket.socket(socket.AF_INET,socket.SOCK_DGRAM)
#host = socket.gethostname()
host = 'localhost'
port = 12345
s.bind((host, port))

#s.listen(5)
#lista = []
i = 0
while True:
   data, addr = s.recvfrom(4096)
   #lista.append(data)
   #print(len(lista))      # funciona mas fica lento no final
   i = i + 1
   #print(data)
   #print(i, data, addr)
   print('quantidade de mensagens recebidas:', i)
   #s.sendto(data, addr)   # do eco, tirei
