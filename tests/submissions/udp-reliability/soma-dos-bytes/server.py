import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('localhost', 12345))

recebidas = 0
print('Servidor UDP esperando...')
while True:
    dados, addr = s.recvfrom(1024)
    recebidas = recebidas + len(dados)   # len = quantidade
    print('Quantidade de mensagens recebidas:', recebidas)
