import os
import socket
import struct
import sys

N = 10_000
host = sys.argv[1] if len(sys.argv) > 1 else 'localhost'
eu = int.from_bytes(os.urandom(4), 'big')

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
destino = (socket.gethostbyname(host), 12345)
print(f'cliente {eu:08x}')
for seq in range(1, N + 1):
    sock.sendto(struct.pack('!II', eu, seq), destino)
    if seq % 500 == 0:
        cheio = seq * 40 // N
        print('\r[' + '#' * cheio + '.' * (40 - cheio) + f'] {seq}', end='', flush=True)
print('\nenviadas', N)
sock.close()
