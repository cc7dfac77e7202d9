import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
destino = ('localhost', 12345)
while True:
    linha = input('Digite mensagem: ')
    if linha == 'SAIR':
        break
    sock.sendto(linha.encode(), destino)
    eco, quem = sock.recvfrom(65535)
    print('Resposta recebida:', eco.decode())
print('Desconectando.')
