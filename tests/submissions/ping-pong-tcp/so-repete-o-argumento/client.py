# cliente ping pong
# usar:  python client.py MENSAGEM
import socket
import sys

if len(sys.argv) < 2:
    print('uso: python client.py MENSAGEM')
    sys.exit(1)

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print('conectando-se ao servidor')
s.connect(('127.0.0.1', 12345))
print('Conectado')

while True:
    msg = sys.argv[1]      # mensagem passada na linha de comando
    #msg = input('Digite mensagem: ')  -> o enunciado fala linha de comando
    s.sendall(msg.encode())
    if msg == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    r = s.recv(2048).decode()
    if not r or r == 'SAIR':
        break
    print('Resposta recebida: ' + r)

print('Desconectando.')
s.close()
