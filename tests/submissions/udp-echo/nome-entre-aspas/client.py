import socket
import sys

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server = ('localhost', 12345)

while True:
    mensagem = input('Digite mensagem: ')
    if mensagem == 'SAIR':
        print('Desconectando.')
        sock.close()
        sys.exit()
    sock.sendto(mensagem.encode(), server)
    print('Mensagem enviada')
    data, addr = sock.recvfrom(4096)
    print('Eco:', data.decode())
