#!/usr/bin/env python3
import argparse
import socket

p = argparse.ArgumentParser(description='cliente do ping-pong UDP')
p.add_argument('host', nargs='?', default='localhost')
p.add_argument('-p', '--porta', type=int, default=9000)
a = p.parse_args()

destino = (a.host, a.porta)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    msg = input('Digite mensagem: ')
    sock.sendto(msg.encode(), destino)
    if msg == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resp, quem = sock.recvfrom(65535)
    resp = resp.decode('utf-8', 'replace')
    print('Resposta recebida:', resp)
    if resp == 'SAIR':
        break
print('Desconectando.')
sock.close()
