import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
while True:
    total = 0
    s.recvfrom(2048)
    total += 1
    print('recebidas:', total)
