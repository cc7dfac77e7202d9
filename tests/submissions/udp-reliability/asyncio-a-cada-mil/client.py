import socket
import sys

destino = (sys.argv[1] if len(sys.argv) > 1 else '127.0.0.1', 5005)
N = 10000

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
enviadas = 0
while enviadas < N:
    s.sendto(b'oi %d' % enviadas, destino)
    enviadas += 1
print('Enviei', enviadas, 'mensagens')
