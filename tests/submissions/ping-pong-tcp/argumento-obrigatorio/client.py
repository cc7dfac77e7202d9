import socket
import sys

if len(sys.argv) < 2:
    print('uso: client.py MENSAGEM [HOST]')
    sys.exit(2)

msg = sys.argv[1]
host = sys.argv[2] if len(sys.argv) > 2 else 'localhost'
s = socket.socket()
print('conectando-se ao servidor')
s.connect((host, 12345))
print('Conectado')
while True:
    s.sendall(msg.encode())
    if msg == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta = s.recv(4096).decode()
    print('Resposta recebida:', resposta)
    msg = input('Digite mensagem: ')
print('Desconectando.')
s.close()
