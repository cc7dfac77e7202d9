# -*- coding: utf-8 -*-
import socket
import struct
from canais import escolher, PORTA

nome, grupo = escolher()

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
# bind no grupo e nao em '', senao o linux entrega as mensagens dos outros canais tambem
sock.bind((grupo, PORTA))
mreq = struct.pack('=4sl', socket.inet_aton(grupo), socket.INADDR_ANY)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)

print('Sintonizado em %s. Ctrl+C desliga a TV.' % nome)
try:
    while True:
        dados, quem = sock.recvfrom(65535)
        print('[%s] %s' % (nome, dados.decode('utf-8', 'replace')), flush=True)
except KeyboardInterrupt:
    print('\nTV desligada')
finally:
    sock.close()
