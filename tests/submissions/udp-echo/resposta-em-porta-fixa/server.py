import socket

PORTA_SERVIDOR = 5000
PORTA_CLIENTE = 5001

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', PORTA_SERVIDOR))
print('Servidor de eco UDP')
while True:
    data, addr = s.recvfrom(4096)
    ip = addr[0]
    print('recebi de', ip, ':', data.decode())
    s.sendto(data, (ip, PORTA_CLIENTE))
