import itertools
import json
import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
nome = input('Seu nome: ')
for seq in itertools.count(1):
    texto = input(f'{nome}, mensagem {seq}: ')
    if not texto:
        break
    sock.sendto(json.dumps({'seq': seq, 'nome': nome, 'texto': texto}).encode(), ('224.1.1.1', 5007))
