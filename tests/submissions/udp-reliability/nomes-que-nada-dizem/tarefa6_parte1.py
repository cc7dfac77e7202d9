import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
recebidas = 0
while True:
    s.recvfrom(1024)
    recebidas += 1
    print('recebidas:', recebidas)
