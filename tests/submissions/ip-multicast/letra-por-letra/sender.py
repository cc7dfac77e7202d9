import socket
import struct

GRUPO = ('224.3.29.71', 10000)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

# Set the time-to-live for messages to 1 so they do not go past the local network segment.
ttl = struct.pack('b', 1)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, ttl)

mensagens = input('Digite as mensagens: ')
for m in mensagens:
    sock.sendto(m.encode(), GRUPO)
    print('enviando...', m)
sock.close()
