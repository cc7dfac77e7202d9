# "multiplos clientes" de uma vez: 10 threads, cada uma com o seu socket, 1000 mensagens cada = 10.000
import socket
import sys
from concurrent.futures import ThreadPoolExecutor

HOST = sys.argv[1] if len(sys.argv) > 1 else 'localhost'
THREADS = 10
POR_THREAD = 1000


def trabalha(n):
    enviadas = 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        for i in range(POR_THREAD):
            s.sendto(b'%d;%d' % (n, i), (HOST, 12345))
            enviadas += 1
    return enviadas


with ThreadPoolExecutor(THREADS) as piscina:
    total = sum(piscina.map(trabalha, range(THREADS)))
print('enviadas:', total)
