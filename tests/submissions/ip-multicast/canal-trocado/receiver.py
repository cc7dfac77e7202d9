import socket
import struct
from canais import CANAIS, NOMES, PORTA, menu

n = menu()
grupo = CANAIS[n - 1]

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind((grupo, PORTA))
mreq = struct.pack("=4sl", socket.inet_aton(grupo), socket.INADDR_ANY)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
print('Ouvindo', NOMES[n - 1])
while True:
    print('>>', sock.recv(10240).decode())
