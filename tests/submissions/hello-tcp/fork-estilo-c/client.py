#!/usr/bin/env python3
# client.py
import os
import sys
from socket import *

MAXLINE = 16


def main(argc, argv):
    if argc != 3:
        sys.stderr.write("uso: %s <host> <porta>\n" % argv[0])
        return 1

    sockfd = socket(AF_INET, SOCK_STREAM, 0)
    try:
        sockfd.connect((gethostbyname(argv[1]), int(argv[2])))
    except OSError as e:
        sys.stderr.write("connect: %s\n" % e)
        return 1

    recvline = bytearray(MAXLINE)
    # while ((n = read(sockfd, recvline, MAXLINE)) > 0)
    while True:
        n = sockfd.recv_into(recvline, MAXLINE)
        if n <= 0:
            break
        os.write(1, recvline[:n])
    sockfd.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(len(sys.argv), sys.argv))
