import socket
import struct

GRUPO, porta = "224.1.1.1", 5007
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    try:
        s.bind(("", porta))
        break
    except OSError:
        porta += 1
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack("=4sl", socket.inet_aton(GRUPO), socket.INADDR_ANY))
print("na porta", porta)
while True:
    print(s.recv(10240).decode())
