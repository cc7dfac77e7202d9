# Sender: 10,000 datagrams.   python sender.py [host]
import socket
import sys

HOST = sys.argv[1] if len(sys.argv) > 1 else "localhost"
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

sent = 0
for i in range(1, 10_001):
    sock.sendto(b"message number %d" % i, (HOST, 6060))
    sent += 1

print(sent, "messages sent")
