import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
n = 0
while True:
    data, addr = s.recvfrom(65535)
    n += 1
    s.sendto(data, addr)
    print('%05d %s:%d %r' % (n, addr[0], addr[1], data), flush=True)
