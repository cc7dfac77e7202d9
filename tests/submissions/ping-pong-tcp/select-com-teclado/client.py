import select
import socket
import sys

s = socket.socket()
print('conectando-se ao servidor')
s.connect((socket.gethostname(), 12345))
print('Conectado')
print('Digite mensagem: ', end='', flush=True)
while True:
    prontos, _, _ = select.select([s, sys.stdin], [], [])
    if s in prontos:
        resposta = s.recv(4096).decode()
        if resposta in ('', 'SAIR'):
            break
        print('Resposta recebida:', resposta)
        print('Digite mensagem: ', end='', flush=True)
    if sys.stdin in prontos:
        mensagem = sys.stdin.readline().strip()
        s.send(mensagem.encode())
        if mensagem == 'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
print('Desconectando.')
s.close()
