import socket

e = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
e.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
e.sendto(input().encode(), ("224.1.1.1", 5007))
