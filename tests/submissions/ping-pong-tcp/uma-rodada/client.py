import socket
import sys

# uso: python client.py mensagem
if len(sys.argv) > 1:
   msg = ' '.join(sys.argv[1:])
else:
   msg = input('Digite mensagem: ')

s = socket.socket()
host = socket.gethostname()
port = 12345
print('conectando-se ao servidor')
s.connect((host, port))
print('Conectado')

s.send(msg.encode())
print('Mensagem enviada')
if msg != 'SAIR':
   print('Esperando resposta')
   data = s.recv(1024)
   print('Resposta recebida:', data.decode())
print('Desconectando.')
s.close()
