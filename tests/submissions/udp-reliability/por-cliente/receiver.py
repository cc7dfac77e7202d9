# Receiver: counts datagrams, per sender and in total, forever.
import socket
from collections import Counter

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 6060))

per_client = Counter()
print("ready")
while True:
    data, addr = sock.recvfrom(2048)
    per_client[addr] += 1
    print("from port %d: %d received, total of %d clients: %d received"
          % (addr[1], per_client[addr], len(per_client), sum(per_client.values())))
