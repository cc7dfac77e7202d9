#!/usr/bin/python
import socket

s = socket.socket()
#host = socket.gethostname()
host = ''
port = 12345
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((host, port))

s.listen(5)
while True:
   print('Esperando conexão.')
   c, addr = s.accept()
   print('Conectado')
   #print('Got connection from', addr)
   #c.send('Thank you for connecting'.encode())
   #x = input()
   while True:
      print('Esperando mensagem')
      try:
         data = c.recv(4096)
      except ConnectionResetError:   # quando fecha o terminal do cliente no X
         break
      #print('DEBUG', data)
      if not data:
         break
      data = data.decode()
      if data == 'SAIR':
         break
      print('Mensagem recebida:', data)
      x = input('Digite resposta: ')
      while x == '':                 # send vazio travava os dois
         x = input('Digite resposta: ')
      c.send(x.encode())
      if x == 'SAIR':
         break
      print('Resposta enviada.')
   c.close()
   print('Conexão encerrada.')
