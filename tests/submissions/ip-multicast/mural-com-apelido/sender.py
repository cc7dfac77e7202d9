import json
import socket
from datetime import datetime

GRUPO = ('224.1.1.1', 5007)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)

quem = input('Quem está escrevendo no mural? ').strip() or 'anônimo'
print('Escreva os recados, um por linha. Linha vazia termina.')
while True:
    recado = input(f'{quem}: ')
    if recado == '':
        break
    pacote = {'de': quem, 'hora': datetime.now().strftime('%H:%M:%S'), 'texto': recado}
    sock.sendto(json.dumps(pacote).encode(), GRUPO)
sock.close()
