# servidor.py -- eco UDP, traduzido do meu echo_server.c
import socket
import sys

BUFSIZE = 65536
PORTA = 7007                      # 7 é a porta oficial do echo, mas precisa de root

buf = bytearray(BUFSIZE)          # um buffer só, alocado uma vez
mem = memoryview(buf)

fd = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 0)
fd.bind(("0.0.0.0", int(sys.argv[1]) if len(sys.argv) > 1 else PORTA))

while True:
    # n = recvfrom(fd, buf, BUFSIZE, 0, &cli, &len)
    n, cli = fd.recvfrom_into(buf)
    print("%d bytes de %s:%d" % (n, cli[0], cli[1]))
    # sendto(fd, buf, n, 0, &cli, len): só os n primeiros bytes!
    fd.sendto(mem[:n], cli)
