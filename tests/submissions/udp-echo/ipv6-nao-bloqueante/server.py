import select
import socket

s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
s.bind(('::', 12345))
s.setblocking(False)

while True:
    select.select([s], [], [])
    try:
        while True:
            dados, quem = s.recvfrom(65535)
            s.sendto(dados, quem)
    except BlockingIOError:
        continue
