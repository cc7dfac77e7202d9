#!/usr/bin/env python3
import argparse
import socket

ap = argparse.ArgumentParser(description='fala em um grupo multicast')
ap.add_argument('-g', '--grupo', default='224.1.1.1')
ap.add_argument('-p', '--porta', type=int, default=5007)
ap.add_argument('-t', '--ttl', type=int, default=2)
args = ap.parse_args()


def menu():
    print('\033[96m--- RADIO ---\033[0m')
    print(' 1) enviar uma mensagem')
    print(' 2) enviar N vezes (teste)')
    print(' 3) sair')
    return input('escolha: ').strip()


with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, args.ttl)
    while True:
        op = menu()
        if op == '1':
            sock.sendto(input('mensagem: ').encode(), (args.grupo, args.porta))
            print('no ar!')
        elif op == '2':
            texto = input('mensagem: ')
            try:
                n = int(input('quantas vezes: '))
            except ValueError:
                print('\033[91mnúmero inválido\033[0m')
                continue
            for i in range(n):
                sock.sendto(f'{texto} #{i + 1}'.encode(), (args.grupo, args.porta))
        elif op == '3':
            break
        else:
            print('\033[91mopção inválida\033[0m')
