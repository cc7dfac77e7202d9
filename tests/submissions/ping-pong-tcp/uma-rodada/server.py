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
   msg = ''
   while msg != 'SAIR':
      print('Esperando mensagem')
      msg = c.recv(1024).decode()
      if msg == '':
         break
      if msg != 'SAIR':
         print('Mensagem recebida:', msg)
         resp = input('Digite resposta: ')
         c.send(resp.encode())
         print('Resposta enviada.')
   c.close()
   print('Conexão encerrada.')
