import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = socket.gethostname()
i = 0
while i < 10000:
    s.sendto(b'oi', (host, 12345))
    i = i + 1
s.close()
