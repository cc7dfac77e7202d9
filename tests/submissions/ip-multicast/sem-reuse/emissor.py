# -*- coding: utf-8 -*-
import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
mensagem = input('Mensagem para o grupo: ')
sock.sendto(mensagem.encode(), ('224.1.1.1', 5007))
print('Enviada!')
