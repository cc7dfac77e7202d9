#!/usr/bin/env python3
# echo server UDP
# testado com: nc -u localhost 7777
import socket
import sys

MAXLINE = 4096
PORT = 7777

def main():
    sockfd = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 0)
    sockfd.bind(("", PORT))
    sys.stderr.write("echo udp na porta %d\n" % PORT)

    while True:
        (buf, cliaddr) = sockfd.recvfrom(MAXLINE)
        n = len(buf)
        buf = buf[0:n-1]          # buf[n-1] = '\0'
        print("%s:%d -> %s" % (cliaddr[0], cliaddr[1], buf.decode("utf-8", "replace")))
        sockfd.sendto(buf, cliaddr)

    return 0

main()
