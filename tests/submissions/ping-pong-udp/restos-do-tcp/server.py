#!/usr/bin/python
import socket

#s = socket.socket()
s = socket.socket(socket.AF_INET,socket.SOCK_DGRAM)
host = 'localhost'
port = 12345
s.bind((host, port))

#s.listen(5)                # OSError: Operation not supported
#print('Esperando conexão.')
while True:
   #c, addr = s.accept()
   #print('Conectado')
   print('Esperando mensagem')
   data, addr = s.recvfrom(4096)
   #data = c.recv(1024)
   msg = data.decode()
   print('addr =', addr)
   if msg == 'SAIR':
      print('Cliente', addr, 'encerrou.')
      #c.close()
      continue
   print('Mensagem recebida:', msg)
   x = input('Digite resposta: ')
   #s.send(x.encode())      # OSError: Destination address required
   sent = s.sendto(x.encode(), addr)
   print('Resposta enviada.', sent, 'bytes')
