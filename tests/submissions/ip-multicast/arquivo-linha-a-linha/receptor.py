#!/usr/bin/env python3
"""Recebe do grupo e, se pedido, guarda num arquivo.

    receptor.py              só mostra
    receptor.py saida.txt    mostra e acrescenta em saida.txt
"""
import socket
import sys
from contextlib import ExitStack

from grupo import ENDERECO, entrar

with ExitStack() as pilha:
    sock = pilha.enter_context(entrar())
    destinos = [sys.stdout]
    if len(sys.argv) > 1:
        destinos.append(pilha.enter_context(open(sys.argv[1], 'a', encoding='utf-8')))
    print('escutando %s:%d' % ENDERECO, file=sys.stderr, flush=True)
    while True:
        try:
            dados = sock.recv(65535)
        except KeyboardInterrupt:
            break
        for d in destinos:
            print(dados.decode('utf-8', 'replace'), file=d, flush=True)
