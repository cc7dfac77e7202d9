import socket
import struct

GRUPO = '224.1.1.1'
PORTA = 5007


def entra_no_grupo():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(('', PORTA))
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack('=4sl', socket.inet_aton(GRUPO), socket.INADDR_ANY))
    return s


grupo = entra_no_grupo()
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    print(s.recv(10240).decode())
