import socket
import sys

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
s.connect(('224.1.1.1', 5007))
for linha in sys.stdin:
    s.send(linha.strip().encode('utf-8'))
