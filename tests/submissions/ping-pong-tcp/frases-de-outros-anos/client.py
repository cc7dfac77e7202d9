# coding: utf-8
import socket

s = socket.socket()
host = socket.gethostname()
port = 12345

s.connect((host, port))
print('Conectado.')
msg = input('Digite mensagem :')
while msg != 'SAIR':
   s.send(msg.encode())
   print('Mensagem enviada.')
   print('Esperando resposta.')
   data = s.recv(4096)
   print('Resposta recebida :' + data.decode())
   msg = input('Digite mensagem :')
s.send(msg.encode())
print('Desconectando.')
s.close()
