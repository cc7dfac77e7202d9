import socket
import struct
import sys

from config import GRUPO, PORTA, TTL


def linhas():
    if sys.argv[1:]:
        yield ' '.join(sys.argv[1:])
    else:
        print('Digite as mensagens (SAIR ou Ctrl+D termina)', flush=True)
        for linha in sys.stdin:
            linha = linha.rstrip('\n')
            if linha == 'SAIR':
                return
            yield linha


with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, struct.pack('b', TTL))
    for m in linhas():
        sock.sendto(m.encode('utf-8'), (GRUPO, PORTA))
