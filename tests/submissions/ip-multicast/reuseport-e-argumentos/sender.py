import argparse
import socket

opcoes = argparse.ArgumentParser(description='Envia uma mensagem ao grupo')
opcoes.add_argument('--grupo', default='224.1.1.1')
opcoes.add_argument('--porta', type=int, default=5007)
opcoes.add_argument('--ttl', type=int, default=2)
args = opcoes.parse_args()

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, args.ttl)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 1)
    s.sendto(input().encode(), (args.grupo, args.porta))
