#!/usr/bin/env python3
# uso: client.py [-s servidor] [-p porta] [mensagem ...]
# sem mensagem na linha de comando, pergunta
import argparse
import socket

ap = argparse.ArgumentParser(description='Cliente de eco UDP')
ap.add_argument('-s', '--servidor', default='localhost')
ap.add_argument('-p', '--porta', type=int, default=12345)
ap.add_argument('mensagem', nargs='*')
args = ap.parse_args()


def ping(sock, texto):
    sock.sendto(texto.encode(), (args.servidor, args.porta))
    dados, _ = sock.recvfrom(65536)
    if dados.decode() == texto:
        print('Eco ok:', dados.decode())
    else:
        print('Eco DIFERENTE:', dados)


with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    if args.mensagem:
        ping(sock, ' '.join(args.mensagem))
    try:
        while True:
            texto = input('> ')
            if texto == 'SAIR':
                break
            ping(sock, texto)
    except EOFError:
        pass
