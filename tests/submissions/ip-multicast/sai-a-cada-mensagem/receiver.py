import socket
import struct

GRUPO, PORTA = '224.1.1.1', 5007

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', PORTA))
pedido = struct.pack('4sl', socket.inet_aton(GRUPO), socket.INADDR_ANY)
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, pedido)
membro = True
while True:
    print('Recebido:', s.recv(10240).decode())
    if membro:
        s.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, pedido)
        membro = False
