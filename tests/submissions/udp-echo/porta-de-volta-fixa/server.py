import socket

PORTA_SERVIDOR = 5005
PORTA_CLIENTE = 5006

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', PORTA_SERVIDOR))
print('Servidor de eco ligado')

while True:
    data, addr = s.recvfrom(4096)
    ip = addr[0]
    print('recebi de', ip, ':', data.decode())
    # devolve pra quem mandou
    s.sendto(data, (ip, PORTA_CLIENTE))
    print('eco enviado')
