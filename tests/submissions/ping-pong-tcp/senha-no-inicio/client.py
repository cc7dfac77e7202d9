import socket
import sys

usuario = input('Usuário: ')
senha = input('Senha (a da turma é redes2024): ')
print('conectando-se ao servidor')
s = socket.create_connection(('localhost', 12345))
s.sendall(f'{usuario}:{senha}'.encode())
if s.recv(1024) != b'OK':
    print('Acesso negado')
    sys.exit(1)
print('Conectado')
while True:
    msg = input('Digite mensagem: ')
    s.sendall(msg.encode())
    if msg == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(1024).decode())
print('Desconectando.')
s.close()
