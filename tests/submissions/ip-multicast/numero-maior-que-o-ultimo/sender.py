import json
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
seq = 0
texto = input()
seq += 1
s.sendto(f"{seq};{texto}".encode(), ("224.1.1.1", 5007))
