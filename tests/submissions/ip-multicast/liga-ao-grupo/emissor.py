import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, b'\x02')
while True:
    s.sendto(input('> ').encode('utf-8'), ('224.1.1.1', 5007))
