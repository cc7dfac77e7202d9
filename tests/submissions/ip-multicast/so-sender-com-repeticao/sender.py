# -*- coding: utf-8 -*-
# entrega parcial: o receiver nao consegui (setsockopt)
import socket
import time

MCAST_GRP = '224.1.1.1'
MCAST_PORT = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)

mensagem = input('Mensagem: ')
vezes = input('Quantas vezes? [1] ')
if vezes == '':
    vezes = 1
vezes = int(vezes)

for i in range(vezes):
    sock.sendto(mensagem.encode(), (MCAST_GRP, MCAST_PORT))
    print('enviada', i + 1, 'de', vezes)
    time.sleep(0.5)
sock.close()
