import socket

from server import PORTA

s = socket.socket()
print('conectando-se ao servidor')
s.connect(('localhost', PORTA))
print('Conectado')
while True:
    msg = input('Digite mensagem: ')
    s.send(msg.encode())
    if msg == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(4096).decode())
print('Desconectando.')
s.close()
