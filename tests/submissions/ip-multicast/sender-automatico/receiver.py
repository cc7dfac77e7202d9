import socket
import struct

GRUPO, PORTA = '224.1.1.1', 5007

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((GRUPO, PORTA))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
             struct.pack('=4sl', socket.inet_aton(GRUPO), socket.INADDR_ANY))
while True:
    print(s.recv(10240).decode())
