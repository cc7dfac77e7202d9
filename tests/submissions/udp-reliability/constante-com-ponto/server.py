import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
total = 0
while True:
    s.recvfrom(1024)
    total += 1
    print('Recebidas:', total)
