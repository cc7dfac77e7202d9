import socket
import struct
import sys

grupo = '224.1.1.1'
porta = 5007
nome = input('Nome deste receptor: ')

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', porta))
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
mreq = struct.pack("4sL" if sys.maxsize < 2**32 else "=4sL", socket.inet_aton(grupo), socket.INADDR_ANY)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)

n = 0
while True:
    n = n + 1
    dado = sock.recv(10240)
    print('\033[92m' + nome + '\033[0m', n, '->', dado.decode())
