import itertools
import logging
import socket

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s", datefmt="%H:%M:%S")

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 12345))
for total in itertools.count(1):
    s.recvfrom(2048)
    logging.info("total de mensagens: %d", total)
