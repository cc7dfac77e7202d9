import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
total = 0
while True:
    dados, cliente = s.recvfrom(1024)
    total += 1
    if dados == b'mensagem 0':
        s.sendto(b'pronto', cliente)
    print('Recebidas:', total)
