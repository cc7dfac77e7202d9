import socket
from itertools import repeat

N = 10_000
destino = ('localhost', 12345)

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    enviados = sum(1 for _ in map(sock.sendto, repeat(b'oi', N), repeat(destino)))

print(enviados, 'mensagens enviadas')
