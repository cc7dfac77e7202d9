# -*- coding: utf-8 -*-
import socket
from datetime import datetime

VERDE = '\033[92m'
AMARELO = '\033[93m'
FIM = '\033[0m'

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.bind(('localhost', 4545))
print(VERDE + '[ON] Servidor ligado' + FIM)

try:
    while True:
        dados, endereco = servidor.recvfrom(8192)
        hora = datetime.now().strftime('%H:%M:%S')
        print(AMARELO + '[' + hora + '] ' + FIM + str(endereco[1]) + ': ' + dados.decode())
        servidor.sendto(dados, endereco)
except KeyboardInterrupt:
    print(VERDE + '[OFF]' + FIM)
