import socket
import struct

#MCAST_GRP = '224.1.1.1'     # todo mundo da sala recebia de todo mundo kkkk
#MCAST_PORT = 5007
MCAST_GRP = '239.10.20.30'
MCAST_PORT = 5010

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
#sock.bind((MCAST_GRP, MCAST_PORT))   # no windows do Caio da erro
sock.bind(('', MCAST_PORT))
#mreq = struct.pack("4sl", socket.inet_aton(MCAST_GRP), socket.INADDR_ANY)
mreq = struct.pack("=4sl", socket.inet_aton(MCAST_GRP), socket.INADDR_ANY)
print(mreq, len(mreq))

sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)

while True:
    #print(sock.recv(10240).decode())
    data, addr = sock.recvfrom(10240)
    print('recebi de', addr[0], ':', data.decode())
