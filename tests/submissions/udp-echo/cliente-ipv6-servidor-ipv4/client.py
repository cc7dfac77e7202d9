import socket

s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
destino = ('::1', 12345)
while True:
    mensagem = input('Digite mensagem: ')
    if mensagem == 'SAIR':
        break
    s.sendto(mensagem.encode(), destino)
    eco, servidor = s.recvfrom(65535)
    print('Eco:', eco.decode())
s.close()
