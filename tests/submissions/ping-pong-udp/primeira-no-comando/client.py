import socket
import sys

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
addr = (socket.gethostname(), 1234)

mensagem = sys.argv[1]
while True:
    s.sendto(mensagem.encode(), addr)
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data, _ = s.recvfrom(4096)
    print('Resposta recebida:', data.decode())
    if data == b'SAIR':
        break
    mensagem = input('Digite mensagem: ')
print('Desconectando.')
s.close()
