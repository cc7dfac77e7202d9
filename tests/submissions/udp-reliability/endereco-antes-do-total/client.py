import socket
import sys
import time

N = 10000
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(N):
    sock.sendto(str(i).encode(), ('127.0.0.1', 12345))
    time.sleep(0.00005)
    if i % 200 == 199:
        feito = (i + 1) * 30 // N
        sys.stdout.write('\r[' + '#' * feito + '.' * (30 - feito) + ']')
        sys.stdout.flush()
print('\nterminado')
