#!/usr/bin/env python3
import socket
import struct
import sys

GRUPO = '239.255.1.1'
PORTA = 16000

ttl = struct.pack('b', 1)      # nao sai da rede local
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, ttl)

print('Uma mensagem por linha; Ctrl+D termina', file=sys.stderr)
for linha in sys.stdin:
    linha = linha.rstrip('\n')
    if linha:
        sock.sendto(linha.encode('utf-8'), (GRUPO, PORTA))
sock.close()
