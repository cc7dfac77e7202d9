#!/usr/bin/env python3
import logging
import socket

MCAST_GRP = "224.1.1.1"
MCAST_PORT = 5007

logging.basicConfig(filename="sender.log", format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO)
log = logging.getLogger(__name__)


def main():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
    texto = input()
    n = sock.sendto(texto.encode(), (MCAST_GRP, MCAST_PORT))
    log.info("enviados %d bytes", n)


if __name__ == "__main__":
    main()
