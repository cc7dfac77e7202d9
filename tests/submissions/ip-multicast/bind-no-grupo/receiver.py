#!/usr/bin/env python3
import socket
import sys

GRUPO = '239.255.1.1'
PORTA = 16000

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
if hasattr(socket, 'SO_REUSEPORT'):
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
# nesta porta, escuta SOMENTE o que vem para o grupo
sock.bind((GRUPO, PORTA))
pertence = socket.inet_aton(GRUPO) + socket.inet_aton('0.0.0.0')
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, pertence)

print('ouvindo %s:%d' % (GRUPO, PORTA), file=sys.stderr)
try:
    while True:
        dados, (ip, porta) = sock.recvfrom(10240)
        print('%s: %s' % (ip, dados.decode('utf-8')), flush=True)
except KeyboardInterrupt:
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, pertence)
    sock.close()
    print('saí do grupo', file=sys.stderr)
