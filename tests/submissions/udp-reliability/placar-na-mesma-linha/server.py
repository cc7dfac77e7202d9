#!/usr/bin/env python3
# imprime um placar que se atualiza na mesma linha (\r), como barra de progresso
import socket
import sys
from collections import Counter

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * 1024 * 1024)
s.bind(('', 15000))
print('Placar de mensagens (CTRL-C encerra)')

placar = Counter()
while True:
    try:
        _, addr = s.recvfrom(2048)
    except KeyboardInterrupt:
        print('\nfim de jogo')
        break
    placar[addr[1]] += 1
    partes = ['c%d=%d' % (i, n) for i, n in enumerate(placar.values(), 1)]
    sys.stdout.write('\rTOTAL=%d  %s' % (sum(placar.values()), ' '.join(partes)))
    sys.stdout.flush()
