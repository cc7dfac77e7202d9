# -*- coding: utf-8 -*-
import socket
from canais import escolher, PORTA

nome, grupo = escolher()
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
print('Transmitindo no canal %s (linha vazia encerra)' % nome)
while True:
    try:
        texto = input('no ar> ')
    except EOFError:
        break
    if texto == '':
        break
    sock.sendto(texto.encode('utf-8'), (grupo, PORTA))
print('Fim da transmissão')
sock.close()
