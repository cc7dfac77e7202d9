import socket
import sys

host = sys.argv[1]
porta = int(sys.argv[2])
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    mensagem = input('Digite mensagem: ')
    if mensagem == 'SAIR':
        break
    s.sendto(mensagem.encode(), (host, porta))
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(65535).decode())
print('Desconectando.')
