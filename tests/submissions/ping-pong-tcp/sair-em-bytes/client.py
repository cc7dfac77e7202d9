#client.py
import socket

s = socket.socket()
host = socket.gethostname()
port = 12345

print('conectando-se ao servidor')
s.connect((host, port))
print('Conectado')

x = input('Digite mensagem: ')
while x != 'SAIR':
   s.send(x.encode())
   print('Mensagem enviada')
   print('Esperando resposta')
   data = s.recv(1024)
   print('Resposta recebida:', data.decode())
   x = input('Digite mensagem: ')

s.send(x.encode())
print('Desconectando.')
s.close()
