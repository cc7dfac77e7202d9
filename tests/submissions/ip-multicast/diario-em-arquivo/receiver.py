#!/usr/bin/env python3
import logging
import os
import socket
import struct

MCAST_GRP = "224.1.1.1"
MCAST_PORT = 5007

logging.basicConfig(
    filename=f"receiver_{os.getpid()}.log",
    format="%(asctime)s %(levelname)s %(message)s",
    level=logging.INFO,
)
log = logging.getLogger(__name__)


def main():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(("", MCAST_PORT))
    mreq = struct.pack("=4sl", socket.inet_aton(MCAST_GRP), socket.INADDR_ANY)
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
    log.info("entrei no grupo %s", MCAST_GRP)
    while True:
        data, addr = sock.recvfrom(10240)
        log.info("%s:%d disse %r", addr[0], addr[1], data.decode())


if __name__ == "__main__":
    main()
