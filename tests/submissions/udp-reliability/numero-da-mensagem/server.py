import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
print('Servidor no ar')
total = 0
while True:
    dados, cliente = s.recvfrom(1024)
    total = int(dados.decode().split()[-1]) + 1
    print('Mensagens recebidas:', total)
