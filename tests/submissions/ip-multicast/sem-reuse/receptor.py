# -*- coding: utf-8 -*-
import socket
import struct

def criar_receptor(grupo, porta):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    sock.bind(('', porta))
    mreq = struct.pack("=4sl", socket.inet_aton(grupo), socket.INADDR_ANY)
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
    return sock

sock = criar_receptor('224.1.1.1', 5007)
print('Aguardando mensagens do grupo...')
while True:
    dados, origem = sock.recvfrom(10240)
    print('Mensagem:', dados.decode())
