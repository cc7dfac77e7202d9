#!/usr/bin/env python3
import socket
import sys
import time

host = sys.argv[1] if len(sys.argv) > 1 else "localhost"
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
inicio = time.perf_counter()
for i in range(1, 10_001):
    s.sendto(b"mensagem %d" % i, (host, 12345))
print("10000 mensagens enviadas em %.3f s" % (time.perf_counter() - inicio))
s.close()
