#!/usr/bin/env python3
import socket
import sys

N = 10_000
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
destino = (sys.argv[1] if len(sys.argv) > 1 else '127.0.0.1', 15000)
for i in range(N):
    s.sendto(b'gol %d' % i, destino)
    if i % 1000 == 999:
        sys.stdout.write('.')
        sys.stdout.flush()
print(' %d enviadas' % N)
