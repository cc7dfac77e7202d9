import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
total = 0
while True:
    dados, _ = s.recvfrom(1024)
    total += len(dados)
    print('Mensagens recebidas:', total)
