import json
import socket
import struct

GRUPO, PORTA = '224.1.1.1', 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(('', PORTA))
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
                struct.pack('=4sl', socket.inet_aton(GRUPO), socket.INADDR_ANY))

print('=== MURAL ===')
while True:
    dados, (ip, _) = sock.recvfrom(10240)
    try:
        p = json.loads(dados)
        print('[{hora}] {de}: {texto}'.format(**p))
    except (ValueError, KeyError, TypeError):
        # não veio do nosso sender
        print(f'[??:??:??] {ip}: {dados.decode(errors="replace")}')
