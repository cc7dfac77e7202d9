import socket

s = socket.socket()
host = 'localhost'
port = 12345

print('conectando-se ao servidor')
s.connect((host, port))
print('Conectado')
while True:
   msg = input('Digite mensagem: ')
   s.send(msg.encode())
   if msg == 'SAIR':
      print('Desconectando.')
      break
   print('Mensagem enviada')
   print('Esperando resposta')
   data = s.recv(1024)
   print('Resposta recebida:', data.decode())
s.close()
