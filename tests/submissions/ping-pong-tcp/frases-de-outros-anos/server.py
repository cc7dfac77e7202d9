# coding: utf-8
import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
s.bind((host, port))
s.listen(5)

while True:
   print('Esperando conexao.')
   c, addr = s.accept()
   print('Conectado.')
   while True:
      print('Esperando mensagem.')
      try:
         data = c.recv(4096).decode()
      except ConnectionResetError:
         break
      if data == 'SAIR' or data == '':
         break
      print('Mensagem recebida :' + data)
      resposta = input('Digite resposta :')
      try:
         c.send(resposta.encode())
      except BrokenPipeError:
         break
      print('Resposta enviada.')
   c.close()
   print('Conexao encerrada.')
