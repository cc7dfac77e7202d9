#!/usr/bin/env python3
import argparse
import socket

ap = argparse.ArgumentParser(description='Servidor de eco UDP')
ap.add_argument('-p', '--porta', type=int, default=12345)
args = ap.parse_args()

buf = bytearray(65536)
visao = memoryview(buf)
total = 0

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.bind(('', args.porta))
    while True:
        n, quem = sock.recvfrom_into(buf)
        enviados = sock.sendto(visao[:n], quem)
        total += 1
        print(f'#{total}: {enviados} de {n} bytes devolvidos para {quem[0]}:{quem[1]}')
