import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
destino = (socket.gethostname(), 12345)

while True:
    mensagem = input('> ')
    s.sendto(mensagem.encode(), destino)
    if mensagem == 'SAIR':
        break
    print('ok')
    print('-')
    dados, servidor = s.recvfrom(4096)
    print('<', dados.decode())

print('fui')
s.close()
