import os
import socket
import struct

GRUPO, PORTA = '224.1.1.1', 5007


def abre():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(('', PORTA))
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack('4sl', socket.inet_aton(GRUPO), socket.INADDR_ANY))
    return s


s = abre()
if os.fork() > 0:
    print('Receptor rodando em segundo plano')
    os._exit(0)
while True:
    print(s.recv(10240).decode(), flush=True)
