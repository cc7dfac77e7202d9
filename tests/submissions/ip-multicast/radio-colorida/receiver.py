#!/usr/bin/env python3
import argparse
import socket
import struct
import time

ap = argparse.ArgumentParser(description='ouve um grupo multicast')
ap.add_argument('-g', '--grupo', default='224.1.1.1')
ap.add_argument('-p', '--porta', type=int, default=5007)
ap.add_argument('-n', '--nome', default='')
args = ap.parse_args()

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind((args.grupo, args.porta))     # no Linux, o bind no grupo filtra os outros grupos
mreq = struct.pack('4s4s', socket.inet_aton(args.grupo), socket.inet_aton('0.0.0.0'))
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)

print(f'{args.nome} sintonizado em {args.grupo}:{args.porta}'.strip(), flush=True)
try:
    while True:
        dados, (ip, porta) = sock.recvfrom(65535)
        print(f'\033[90m{time.strftime("%H:%M:%S")} {ip}\033[0m \033[92m{dados.decode(errors="replace")}\033[0m',
              flush=True)
except KeyboardInterrupt:
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, mreq)
finally:
    sock.close()
