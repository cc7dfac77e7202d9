import random
import socket
import struct

FORMATO = struct.Struct("!IHH")
TOTAL = 10000

ident = random.getrandbits(32)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for n in range(TOTAL):
    s.sendto(FORMATO.pack(ident, n, TOTAL), ("127.0.0.1", 40004))
print(f"cliente {ident:08x}: enviei {TOTAL}")
