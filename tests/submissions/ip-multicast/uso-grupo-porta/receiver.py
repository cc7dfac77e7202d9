import socket
import struct
import sys

if len(sys.argv) not in (2, 3):
    sys.exit(f'uso: python {sys.argv[0]} GRUPO [PORTA]   (ex.: 224.1.1.1 5007)')
grupo = sys.argv[1]
porta = int(sys.argv[2]) if len(sys.argv) == 3 else 5007

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', porta))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
             struct.pack('=4sl', socket.inet_aton(grupo), socket.INADDR_ANY))
while True:
    print(s.recv(10240).decode())
