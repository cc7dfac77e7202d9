import logging
import socket

log = logging.getLogger("echo")
logging.basicConfig(level=logging.DEBUG,
                    format="%(asctime)s %(name)s %(levelname)s: %(message)s")


def run(port=2000):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("", port))
    log.info("listening on udp/%d", port)
    while True:
        data, addr = sock.recvfrom(65535)
        log.debug("from %s:%d: %r", addr[0], addr[1], data)
        sent = sock.sendto(data, addr)
        log.debug("echoed %d bytes", sent)


if __name__ == "__main__":
    # TODO: escrever o cliente (testei com: nc -u localhost 2000)
    run()
