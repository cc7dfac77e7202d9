#!/usr/bin/env python3
import argparse
import socket

ap = argparse.ArgumentParser(description='Cliente do exercício de sockets')
ap.add_argument('--host', default='localhost', help='endereço do servidor')
ap.add_argument('-p', '--porta', type=int, default=12345)
args = ap.parse_args()

with socket.create_connection((args.host, args.porta), timeout=10) as s:
    resposta = s.recv(4096)
    print(f'<< {resposta.decode()}')
