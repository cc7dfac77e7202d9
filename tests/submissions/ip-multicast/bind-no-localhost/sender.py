import socket
import sys

MCAST_GRP = '224.1.1.1'
MCAST_PORT = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)

if len(sys.argv) > 1:
    msg = ' '.join(sys.argv[1:])
else:
    msg = input('Digite a mensagem: ')
enviados = sock.sendto(msg.encode(), (MCAST_GRP, MCAST_PORT))
print(enviados, 'bytes enviados para o grupo')
