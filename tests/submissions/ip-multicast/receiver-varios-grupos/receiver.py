"""
receiver.py - recebe de vários grupos multicast ao mesmo tempo

uso: python receiver.py [grupo ...]        (padrão: 224.1.1.1)
O sender usei o do enunciado sem mudar nada.
"""
import ipaddress
import select
import socket
import struct
import sys
from collections import Counter

PORTA = 5007


def abrir(grupo: str) -> socket.socket:
    if not ipaddress.ip_address(grupo).is_multicast:
        sys.exit(f'{grupo} não é um endereço multicast (classe D)')
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((grupo, PORTA))
    mreq = struct.pack('=4sl', socket.inet_aton(grupo), socket.INADDR_ANY)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
    return s


grupos = sys.argv[1:] or ['224.1.1.1']
socks = {abrir(g): g for g in grupos}
contagem = Counter()
print('Inscrito em:', ', '.join(grupos))
while True:
    prontos, _, _ = select.select(list(socks), [], [])
    for s in prontos:
        texto = s.recv(10240).decode()
        contagem[socks[s]] += 1
        print(f'[{socks[s]} #{contagem[socks[s]]}] {texto}', flush=True)
