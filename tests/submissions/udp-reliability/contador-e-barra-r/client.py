#!/usr/bin/python
import socket
#from time import sleep

s = socket.socket(socket.AF_INET,socket.SOCK_DGRAM)
host = 'localhost'
port = 12345

#s.connect((host, port))
i = 1
while i <= 10000:
   msg = 'mensagem ' + str(i)
   s.sendto(msg.encode(), (host, port))
   if i % 1000 == 0:
      print('ja foi', i, end='\r')
   #sleep(0.001)
   #data = s.recv(1024)
   i += 1
print()
print('mandei', i - 1)
s.close()
