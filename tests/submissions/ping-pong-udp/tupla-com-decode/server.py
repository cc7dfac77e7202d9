import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = '127.0.0.1'
port = 12345
s.bind((host, port))
print('Servidor UDP no ar')

while True:
   print('Esperando mensagem')
   data = s.recvfrom(4096)
   addr = data[1]
   mensagem = data.decode()
   print('Mensagem recebida:', mensagem)
   if mensagem == 'SAIR':
      print('Cliente saiu.')
      continue
   resposta = input('Digite resposta: ')
   s.sendto(resposta.encode(), addr)
   print('Resposta enviada.')
