import socket
import sys

if len(sys.argv) < 2:
    print('Uso: python client.py MENSAGEM')
    sys.exit(2)

s = socket.socket()
print('conectando-se ao servidor')
s.connect((socket.gethostname(), 12345))
print('Conectado')

mensagem = ' '.join(sys.argv[1:])
while True:
    s.sendall(mensagem.encode())
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(4096).decode())
    mensagem = input('Digite mensagem: ')
print('Desconectando.')
s.close()
