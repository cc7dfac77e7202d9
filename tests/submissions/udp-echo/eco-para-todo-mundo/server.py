import socket
import logging

# baseado no tutorial "Python Chat Room UDP" do YouTube

logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(message)s")

clients = set()

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("localhost", 9999))


def broadcast(message):
    for client in list(clients):
        try:
            server.sendto(message, client)
        except OSError:
            logging.warning("removing %s", client)
            clients.discard(client)


while True:
    message, addr = server.recvfrom(4096)
    if addr not in clients:
        logging.info("%s joined", addr)
        clients.add(addr)
    logging.info("%s says %r", addr, message)
    broadcast(message)
