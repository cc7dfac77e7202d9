#!/usr/bin/python
import socket
import sys

s = socket.socket()
host = 'localhost'
port = 12345

print('conectando-se ao servidor')
s.connect((host, port))
print('Conectado')
#msg = sys.argv[1]
#while msg != 'SAIR':
primeira = ' '.join(sys.argv[1:])
while True:
   if primeira != '':
      msg = primeira
      primeira = ''
   else:
      msg = input('Digite mensagem: ')
   if msg == '':
      continue
   s.send(msg.encode())
   if msg == 'SAIR':
      break
   print('Mensagem enviada')
   print('Esperando resposta')
   data = s.recv(4096).decode()
   if data == '' or data == 'SAIR':
      print('o servidor saiu')
      break
   print('Resposta recebida:', data)
print('Desconectando.')
s.close()
