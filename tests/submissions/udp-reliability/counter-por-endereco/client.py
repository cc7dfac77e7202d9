import socket

nome = input('Nome deste cliente: ')
quantas = int(input('Quantas mensagens? [10000] ') or 10000)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for k in range(quantas):
    sock.sendto(f'{nome} {k}'.encode(), ('localhost', 10101))
print('pronto,', quantas, 'enviadas por', nome)
