#!/usr/bin/env python3
"""Servidor de eco UDP (selectors). Ver LEIAME.txt"""
import selectors
import socket
import sys

porta = int(sys.argv[1]) if len(sys.argv) > 1 else 7007

sel = selectors.DefaultSelector()
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setblocking(False)
s.bind(('', porta))
sel.register(s, selectors.EVENT_READ)
print('eco esperando na porta', porta)

while True:
    for chave, _ in sel.select():
        try:
            dados, remetente = chave.fileobj.recvfrom(65507)
        except BlockingIOError:
            continue
        print('recebido de', remetente, ':', dados.decode('utf-8', 'replace'))
        chave.fileobj.sendto(dados, remetente)
