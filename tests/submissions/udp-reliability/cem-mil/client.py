import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
destino = (socket.gethostbyname(socket.gethostname()), 12345)
for i in range(100000):
    s.sendto(b'oi', destino)
print('Enviadas 100000 mensagens')
