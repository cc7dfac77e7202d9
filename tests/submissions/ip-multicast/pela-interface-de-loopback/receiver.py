# Meu notebook sem wi-fi dava "Network is unreachable" entao amarrei tudo
# na interface de loopback (127.0.0.1), assim funciona ate sem rede.
from socket import *
import sys

GRUPO, PORTA, IFACE = '239.10.20.30', 6000, '127.0.0.1'

s = socket(AF_INET, SOCK_DGRAM)
s.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
if hasattr(sys.modules['socket'], 'SO_REUSEPORT') and sys.platform == 'darwin':
    s.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
s.bind(('', PORTA))
s.setsockopt(IPPROTO_IP, IP_ADD_MEMBERSHIP, inet_aton(GRUPO) + inet_aton(IFACE))

n = 0
while 1:
    d, a = s.recvfrom(10240)
    n += 1
    sys.stdout.write('(%d) %s\n' % (n, d.decode()))
    sys.stdout.flush()
