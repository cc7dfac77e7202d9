import select
import socket

PORTAS = (7, 12345, 12347)


def abrir(porta):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        s.bind(('0.0.0.0', porta))
    except OSError as e:
        print(f'porta {porta}: {e}')
        s.close()
        return None
    print(f'porta {porta}: ok')
    return s


socks = [s for s in map(abrir, PORTAS) if s]
while True:
    for s in select.select(socks, [], [])[0]:
        data, addr = s.recvfrom(65536)
        s.sendto(data, addr)
        print(s.getsockname()[1], addr, data)
