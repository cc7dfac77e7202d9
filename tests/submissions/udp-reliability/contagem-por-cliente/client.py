import argparse
import socket
import time

p = argparse.ArgumentParser()
p.add_argument('host', nargs='?', default='localhost')
p.add_argument('-n', '--quantas', type=int, default=10_000)
a = p.parse_args()

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
destino = (socket.gethostbyname(a.host), 12312)

t0 = time.time()
enviados = 0
for i in range(a.quantas):
    enviados += s.sendto(b'mensagem %05d' % i, destino) > 0
print(f'{enviados} mensagens enviadas em {time.time() - t0:.2f}s')
s.close()
