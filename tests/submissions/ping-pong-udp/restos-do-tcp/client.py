#!/usr/bin/python
import socket
import sys

s = socket.socket(socket.AF_INET,socket.SOCK_DGRAM)
host = 'localhost'
port = 12345

#print('conectando-se ao servidor')
s.connect((host, port))     # deixei do tcp e funciona, so guarda o endereco
#print('Conectado')
msg = ''
if len(sys.argv) > 1:
   msg = sys.argv[1]
while True:
   if msg == '':
      msg = input('Digite mensagem: ')
   s.send(msg.encode())
   if msg == 'SAIR':
      break
   print('Mensagem enviada')
   print('Esperando resposta')
   data = s.recv(4096)
   print('Resposta recebida:', data.decode())
   if data.decode() == 'SAIR':
      break
   msg = ''
print('Desconectando.')
s.close()
