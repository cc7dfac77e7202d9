from socket import *
import sys

GRUPO, PORTA, IFACE = '239.10.20.30', 6000, '127.0.0.1'

s = socket(AF_INET, SOCK_DGRAM)
s.setsockopt(IPPROTO_IP, IP_MULTICAST_TTL, 1)
s.setsockopt(IPPROTO_IP, IP_MULTICAST_IF, inet_aton(IFACE))
s.setsockopt(IPPROTO_IP, IP_MULTICAST_LOOP, 1)

# cada linha digitada vira um datagrama, ctrl+d termina
for linha in sys.stdin:
    s.sendto(linha.rstrip('\n').encode(), (GRUPO, PORTA))
