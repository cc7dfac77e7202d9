import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
destino = (socket.gethostbyname(socket.gethostname()), 12345)
for i in range(10000):
    s.sendto(f'mensagem {i}'.encode(), destino)
