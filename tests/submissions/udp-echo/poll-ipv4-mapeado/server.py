import select
import signal
import socket
import sys

signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))

s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
s.bind(("::", 12345))
s.setblocking(False)
poll = select.poll()
poll.register(s, select.POLLIN)
while True:
    poll.poll()
    try:
        dados, origem = s.recvfrom(1 << 16)
    except BlockingIOError:
        continue
    s.sendto(dados, origem)
