import socket
import sys

if len(sys.argv) not in (2, 3):
    sys.exit(f'uso: python {sys.argv[0]} GRUPO [PORTA]   (ex.: 224.1.1.1 5007)')
grupo, porta = (sys.argv[1:] + ['5007'])[:2]

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
for linha in sys.stdin:
    s.sendto(linha.rstrip('\n').encode(), (grupo, int(porta)))
