import socket
import sys

GRUPO, PORTA = '239.1.2.3', 5100

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 1)
print('digite uma linha por mensagem, Ctrl-D termina', flush=True)
for linha in sys.stdin:
    linha = linha.rstrip('\n')
    if linha:
        s.sendto(linha.encode(), (GRUPO, PORTA))
