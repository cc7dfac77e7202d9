#server.py
import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
s.bind((host, port))
s.listen(5)

while True:
   print('Esperando conexão.')
   c, addr = s.accept()
   print('Conectado')
   while True:
      print('Esperando mensagem')
      msg = c.recv(1024)
      if msg == 'SAIR':
         break
      print('Mensagem recebida: ' + msg.decode())
      x = input('Digite resposta: ')
      c.send(x.encode())
      print('Resposta enviada.')
   c.close()
   print('Conexão encerrada.')
