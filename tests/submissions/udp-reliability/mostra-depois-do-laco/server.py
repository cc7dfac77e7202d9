import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
print('Servidor no ar')
total = 0
while True:
    dados, _ = s.recvfrom(1024)
    total = total + 1
print('Total de mensagens recebidas:', total)
