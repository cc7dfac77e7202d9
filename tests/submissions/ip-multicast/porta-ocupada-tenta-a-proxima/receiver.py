import socket
import struct

MCAST_GRP = '224.1.1.1'
MCAST_PORT = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)

# O segundo receiver dava "OSError: [Errno 98] Address already in use",
# resolvi procurando uma porta livre :)
porta = MCAST_PORT
while True:
    try:
        sock.bind(('', porta))
        break
    except OSError:
        porta += 1

mreq = struct.pack("=4sl", socket.inet_aton(MCAST_GRP), socket.INADDR_ANY)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
print("Receiver pronto na porta", porta)

while True:
    print("Recebi:", sock.recv(10240).decode())
